import Foundation

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
/// killed process left is found without a lock and cleared away.
public final class RunFolder {
  /// Where the results will be.
  public let path: String
  private let partial: String
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
    guard !["", ".", "..", "/"].contains((trimmed as NSString).lastPathComponent) else {
      throw OutputError.cannotCreate(
        path: path.isEmpty ? "--out" : path, reason: "this names no folder that can be replaced",
        hint: "give the folder a name of its own, such as results/mine")
    }
    let url = URL(fileURLWithPath: trimmed)
    let parent = url.deletingLastPathComponent().path
    partial = parent + "/." + url.lastPathComponent + ".partial"
    madeAbove = try Self.makeFolders(parent, for: trimmed)
    do {
      if !force { try Self.requireReplaceable(trimmed) }
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
    if !Self.exists(path) {
      try move(partial, path)
    } else {
      try Self.requireReplaceable(path, force: force)
      let isOurs = (try? Self.requireReplaceable(path)) != nil
      let old = isOurs ? earlier : Self.freeName(path)
      try move(path, old)
      do { try move(partial, path) } catch {
        rename(old, path)
        throw error
      }
      if isOurs { try? FileManager.default.removeItem(atPath: old) }
    }
    isOpen = false
    // The new name is on the disk only when the folder above is.
    let above = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
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
    if Self.isStill(partial, lock) { try? FileManager.default.removeItem(atPath: partial) }
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

  /// Where earlier results stand while `commit` puts new ones in their place.
  private var earlier: String { partial + ".old" }

  /// Clears up after a process that was killed in the middle of `commit`.
  private func recoverEarlier() {
    if !Self.exists(path) { rename(earlier, path) }
    try? FileManager.default.removeItem(atPath: earlier)
  }

  private func move(_ from: String, _ to: String) throws {
    guard rename(from, to) == 0 else { throw OutputError.cannotWrite(path: to, reason: systemReason()) }
  }
}

// MARK: - Taking the place

extension RunFolder {
  private static let holderName = ".holder"

  /// Makes a folder and those above it. Answers those that were not there, the innermost first.
  private static func makeFolders(_ parent: String, for path: String) throws -> [String] {
    var missing: [String] = []
    var folder = parent
    while folder.count > 1, !exists(folder) {
      missing.append(folder)
      folder = (folder as NSString).deletingLastPathComponent
    }
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      removeEmpty(missing)
      throw OutputError.cannotCreate(
        path: path, reason: "the folder \(parent) cannot be made", hint: "name another with --out")
    }
    guard access(parent, W_OK | X_OK) == 0 else {
      throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name another with --out")
    }
    return missing
  }

  private static func removeEmpty(_ folders: [String]) {
    for folder in folders { rmdir(folder) }
  }

  private static func exists(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  /// A folder may be replaced if it is not there, is empty, or holds the files of its manifest and nothing else.
  private static func requireReplaceable(_ path: String, force: Bool = false) throws {
    func refuse(_ reason: String) -> OutputError {
      .cannotCreate(
        path: path, reason: reason, hint: "name another folder with --out, or use --force, which moves it aside")
    }
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    if force { return }
    guard info.st_mode & S_IFMT == S_IFDIR else { throw refuse("this is not a folder of results") }
    guard access(path, W_OK) == 0 else { throw refuse("the folder is read-only") }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw refuse("the folder cannot be read")
    }
    if names.isEmpty { return }
    if names.contains("sweep.json") { throw refuse("the folder holds a sweep") }
    guard let listed = Manifest.files(listedIn: path) else { throw refuse("the folder holds no results of tuckman") }
    for name in names.sorted() {
      guard lstat(path + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFREG, listed.contains(name) else {
        throw refuse("the folder also holds \(name), which is not of these results")
      }
    }
  }

  /// The partial folder, empty and locked by us. Answers the descriptor that holds the lock.
  private static func takePartial(_ partial: String, for path: String) throws -> Int32 {
    for _ in 0..<100 {
      if mkdir(partial, 0o777) != 0, errno != EEXIST {
        throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name another with --out")
      }
      let descriptor = open(partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT { continue }
        throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "remove \(partial)")
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        let holder = try? String(contentsOfFile: partial + "/" + holderName, encoding: .utf8)
        throw OutputError.busy(path: path, holder: holder ?? "another process")
      }
      if isStill(partial, descriptor) {
        try clear(partial, for: path)
        return descriptor
      }
      close(descriptor)
    }
    throw OutputError.busy(path: path, holder: "other processes")
  }

  /// Whether the name still leads to the folder that was locked: its last owner may have put it in place meanwhile.
  static func isStill(_ partial: String, _ descriptor: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return lstat(partial, &named) == 0 && fstat(descriptor, &opened) == 0 && named.st_ino == opened.st_ino
      && named.st_dev == opened.st_dev
  }

  /// Removes what a killed process left, and says who is at work now.
  private static func clear(_ partial: String, for path: String) throws {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: partial) {
        try FileManager.default.removeItem(atPath: partial + "/" + name)
      }
    } catch {
      throw OutputError.cannotCreate(
        path: path, reason: "what an interrupted run left cannot be removed", hint: "remove \(partial)")
    }
    do {
      let holder = try CheckedFile(creating: partial + "/" + holderName)
      try holder.write("process \(getpid())")
      try holder.finish()
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
  }

  /// Moves what stands at a path aside, to NAME.old. Throws `OutputError.cannotWrite`.
  public static func moveAside(_ path: String) throws {
    guard rename(path, freeName(path)) == 0 else {
      throw OutputError.cannotWrite(path: path, reason: systemReason())
    }
  }

  /// NAME.old, or NAME.old-2 and so on where that is taken.
  private static func freeName(_ path: String) -> String {
    var (name, number) = (path + ".old", 2)
    while exists(name) {
      name = "\(path).old-\(number)"
      number += 1
    }
    return name
  }
}
