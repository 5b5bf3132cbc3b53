import Foundation
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder of results that is there whole or not at all.
///
/// Everything is written into `.NAME.partial` beside the folder, put on the disk, and then takes the folder's place in
/// one step. A failure leaves what was there. A kernel lock on the partial folder keeps a second process out; what a
/// killed process left is found without a lock and cleared away. A link is followed, and all of this is done where it leads.
public final class RunFolder {
  /// Where the results will be.
  public let path: String
  /// What stands there, behind links.
  private let target: String
  private let partial: String
  // Where earlier results stand while `commit` puts new ones in their place.
  private let earlier: String
  private let lock: Int32
  private let force: Bool
  /// Folders above it that were made for it, the innermost first.
  private let madeAbove: [String]
  private var files: [String: CheckedFile] = [:]
  private var isOpen = true
  /// The name of the file that says what a folder is.
  public static let manifestName = "manifest.json"

  /// Opens a folder for writing.
  ///
  /// - Parameters:
  ///   - path: where the results will be. Results of ours that are there are replaced.
  ///   - force: with it, a foreign folder is moved aside (to NAME.old), without it refused.
  public init(_ path: String, force: Bool) throws {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    self.force = force
    target = try PathTarget.folder(trimmed)
    guard !["", ".", "..", "/"].contains((target as NSString).lastPathComponent) else {
      throw OutputError.cannotCreate(
        path: path.isEmpty ? "--out" : path, reason: "this names no folder that can be replaced",
        hint: "give the folder a name of its own, such as results/mine")
    }
    guard !PathTarget.isMounted(target) else {
      throw OutputError.cannotCreate(
        path: trimmed, reason: "something is mounted there, and results take the place of a folder as a whole",
        hint: "name a folder in it")
    }
    let url = URL(fileURLWithPath: target)
    let parent = url.deletingLastPathComponent().path
    partial = parent + "/" + FileName.fitting("." + url.lastPathComponent, ending: ".partial")
    earlier = parent + "/" + FileName.fitting("." + url.lastPathComponent, ending: ".partial.old")
    madeAbove = try Self.makeFolders(parent, for: trimmed)
    do {
      try Self.requireReplaceable(target, named: trimmed, force: force)
      lock = try Self.takePartial(partial, for: trimmed)
    } catch {
      Self.removeEmpty(madeAbove)
      throw error
    }
    recoverEarlier()
  }

  deinit {
    abandon()
    close(lock)
  }

  /// Whether a folder holds results of ours.
  public static func holdsResults(_ path: String) -> Bool { Manifest.files(listedIn: path) != nil }

  /// A new file of the folder.
  public func file(_ name: String) throws -> CheckedFile {
    if let file = files[name] { return file }
    try requireOurs()
    let file = try CheckedFile(creating: partial + "/" + name)
    files[name] = file
    return file
  }

  /// Makes a folder in the folder. Throws `OutputError`.
  func makeFolder(_ name: String) throws {
    guard mkdir(partial + "/" + name, 0o777) == 0 else {
      throw OutputError.cannotWrite(path: partial + "/" + name, reason: systemReason())
    }
  }

  /// Puts a whole file into the folder. Answers its hash.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = try file(name)
    try file.write(bytes)
    return try file.finish()
  }

  /// Puts the finished folder in its place, in one step.
  public func commit() throws {
    try requireOurs()
    unlink(partial + "/" + Self.holderName)
    fsync(lock)
    if !Self.exists(target) {
      try move(partial, target)
    } else {
      try Self.requireReplaceable(target, named: path, force: force)
      let isOurs = (try? Self.requireReplaceable(target, named: path)) != nil
      let old = isOurs ? earlier : Self.freeName(target)
      // After that, earlier results have the partial name, and at no time was the folder missing.
      if isOurs, Self.exchange(partial, target) {
        try move(partial, old)
      } else {
        try move(target, old)
        do { try move(partial, target) } catch {
          rename(old, target)
          throw error
        }
      }
      if isOurs { removeEarlier() }
    }
    isOpen = false
    // The new name is on the disk only when the folder above is.
    let above = open(URL(fileURLWithPath: target).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if above >= 0 {
      fsync(above)
      close(above)
    }
  }

  /// Removes what was written so far. What was in the folder stays.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    files = [:]
    // Of a folder that is another's by now nothing is touched.
    if Self.isStill(partial, lock) {
      try? Self.empty(partial)
      rmdir(partial)
    }
    Self.removeEmpty(madeAbove)
  }

  /// Throws where the folder that we write into is not under its name any more: somebody has removed it, and another
  /// process may be writing into one that has its name now.
  private func requireOurs() throws {
    guard Self.isStill(partial, lock) else {
      throw OutputError.cannotWrite(
        path: partial, reason: "the folder was removed or replaced while this wrote into it")
    }
  }

  /// Whether a file is one of results that are not in their place yet.
  public static func isOnItsWay(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") && $0.hasSuffix(".partial") }
  }

  /// Clears up after a process that was killed in the middle of `commit`.
  private func recoverEarlier() {
    if !Self.exists(target) { rename(earlier, target) }
    removeEarlier()
  }

  /// Removes earlier results; what others have left among them goes along to the new ones.
  private func removeEarlier() {
    for name in Self.leftBehind(in: earlier) where !Self.exists(target + "/" + name) {
      rename(earlier + "/" + name, target + "/" + name)
    }
    try? FileManager.default.removeItem(atPath: earlier)
  }

  /// Files of the results that another program has open, as far as it says so.
  public var openElsewhere: [String] { Set(Self.leftBehind(in: target).compactMap(LeftBehind.openFile)).sorted() }

  /// Swaps the names of two folders in one step. Answers false, with nothing done, where the system cannot.
  private static func exchange(_ one: String, _ other: String) -> Bool {
    #if canImport(Darwin)
      return renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
    #else
      // The header hides it.
      typealias Exchange = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      return unsafeBitCast(symbol, to: Exchange.self)(AT_FDCWD, one, AT_FDCWD, other, 2) == 0
    #endif
  }

  private func move(_ from: String, _ to: String) throws {
    guard rename(from, to) == 0 else { throw OutputError.cannotWrite(path: to, reason: systemReason()) }
  }
}
