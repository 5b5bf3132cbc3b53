import Foundation
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// How the place of a folder of results is taken: what may be replaced, the lock, what a killed process left.

extension RunFolder {
  static let holderName = ".holder"

  /// Makes a folder and those above it. Answers those that were not there, the innermost first.
  static func makeFolders(_ parent: String, for path: String) throws -> [String] {
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
    try requireWritable(parent, for: path)
    return missing
  }

  /// Throws `OutputError.cannotCreate` where nothing can be put into a folder. `path`: what it is for.
  public static func requireWritable(_ folder: String, for path: String? = nil) throws {
    let isWritable = access(folder, W_OK | X_OK) == 0
    guard isWritable, isFolder(folder) else {
      let reason = isWritable ? "\(folder.inertLine) is no folder" : systemReason()
      throw OutputError.cannotCreate(path: path ?? folder, reason: reason, hint: "name another with --out")
    }
  }

  static func removeEmpty(_ folders: [String]) {
    for folder in folders { rmdir(folder) }
  }

  static func exists(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// What systems and editors have left in a folder.
  static func leftBehind(in folder: String) -> [String] {
    guard isFolder(folder), let entries = try? StrictFolder(opening: folder).entries() else { return [] }
    return entries.filter { LeftBehind.has($0.name, $0.kind) }.map(\.name)
  }

  /// A folder may be replaced if it is not there, is empty, or holds the files of its manifest and nothing else but what
  /// systems and editors leave behind.
  static func requireReplaceable(_ path: String, named: String, force: Bool = false) throws {
    func refuse(_ reason: String) -> OutputError {
      .cannotCreate(
        path: named, reason: reason, hint: "name another folder with --out, or use --force, which moves it aside")
    }
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    if force { return }
    guard info.st_mode & S_IFMT == S_IFDIR else { throw refuse("this is a file, and a folder is needed") }
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
  static func takePartial(_ partial: String, for path: String) throws -> Int32 {
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
  static func holder(in partial: String) -> String? {
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

  /// Removes all that is in a partial folder, the mark that says whose it is last.
  static func empty(_ partial: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: partial)
    for name in names.filter({ $0 != holderName }) + names.filter({ $0 == holderName }) {
      try FileManager.default.removeItem(atPath: partial + "/" + name)
    }
  }

  /// Removes what a killed process left, and says who is at work now.
  static func clear(_ partial: String, for path: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: partial)) ?? []
    // A run that was killed has left its mark there, or a finished manifest.
    guard names.isEmpty || names.contains(holderName) || Manifest.files(listedIn: partial) != nil else {
      throw OutputError.cannotCreate(
        path: path, reason: "\(partial) is in the way, which is not what an interrupted run left",
        hint: "move it away, or name another with --out")
    }
    do { try empty(partial) } catch {
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
  static func freeName(_ path: String) -> String {
    var (name, number) = (FileName.beside(path, ending: ".old"), 2)
    while exists(name) {
      name = FileName.beside(path, ending: ".old-\(number)")
      number += 1
    }
    return name
  }
}
