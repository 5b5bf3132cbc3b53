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
      try move(target, old)
      do { try move(partial, target) } catch {
        rename(old, target)
        throw error
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

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// What systems and editors have left in a folder.
  private static func leftBehind(in folder: String) -> [String] {
    guard isFolder(folder), let entries = try? StrictFolder(opening: folder).entries() else { return [] }
    return entries.filter { LeftBehind.has($0.name, $0.kind) }.map(\.name)
  }

  /// A folder may be replaced if it is not there, is empty, or holds the files of its manifest and nothing else but what
  /// systems and editors leave behind.
  private static func requireReplaceable(_ path: String, named: String, force: Bool = false) throws {
    func refuse(_ reason: String) -> OutputError {
      .cannotCreate(
        path: named, reason: reason, hint: "name another folder with --out, or use --force, which moves it aside")
    }
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    if force { return }
    guard info.st_mode & S_IFMT == S_IFDIR else { throw refuse("this is not a folder of results") }
    guard access(path, W_OK) == 0 else { throw refuse("the folder is read-only") }
    guard let all = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw refuse("the folder cannot be read")
    }
    let left = Set(leftBehind(in: path))
    let names = all.filter { !left.contains($0) }
    if names.isEmpty { return }
    if names.contains("sweep.json") { throw refuse("the folder holds a sweep") }
    guard let listed = Manifest.files(listedIn: path) else { throw refuse("the folder holds no results of tuckman") }
    func requireListed(_ name: String) throws {
      guard lstat(path + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFREG, listed.contains(name) else {
        throw refuse("the folder also holds \(name.inertLine), which is not of these results")
      }
    }
    for name in names.sorted() {
      let isInputs = name == KeptInputs.folder && listed.contains { $0.hasPrefix(KeptInputs.prefix) }
      guard isInputs, lstat(path + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
        try requireListed(name)
        continue
      }
      let copies = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name)) ?? []
      for copy in copies.sorted() { try requireListed(KeptInputs.prefix + copy) }
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
        throw OutputError.busy(path: path, holder: holder(in: partial) ?? "another process")
      }
      if isStill(partial, descriptor) {
        try clear(partial, for: path)
        return descriptor
      }
      close(descriptor)
    }
    throw OutputError.busy(path: path, holder: "other processes")
  }

  /// Who is at work, as the first bytes of a file say.
  private static func holder(in partial: String) -> String? {
    let file = open(partial + "/" + holderName, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 200)
    let count = read(file, &text, text.count)
    return count > 0 ? String(decoding: text[..<count], as: UTF8.self).inertLine : nil
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

  /// Moves a folder or a file aside, to NAME.old. Throws `OutputError`.
  public static func moveAside(_ path: String) throws {
    guard rename(path, freeName(path)) == 0 else {
      throw OutputError.cannotWrite(path: path, reason: systemReason())
    }
  }

  /// NAME.old, or NAME.old-2 and so on where that is taken.
  private static func freeName(_ path: String) -> String {
    var (name, number) = (FileName.beside(path, ending: ".old"), 2)
    while exists(name) {
      name = FileName.beside(path, ending: ".old-\(number)")
      number += 1
    }
    return name
  }
}
