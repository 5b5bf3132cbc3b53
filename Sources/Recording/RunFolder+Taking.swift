import Foundation
import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Taking the path of a result folder: what may be replaced, the lock, and what a killed process left.

extension RunFolder {
  static let holderName = ".holder"

  /// Returns the target of a path for results, behind links. Throws `OutputError.cannotCreate` for a path that no
  /// folder can take.
  static func target(of path: String) throws -> String {
    let target = try PathTarget.folder(path)
    guard !["", ".", "..", "/"].contains((target as NSString).lastPathComponent) else {
      throw OutputError.cannotCreate(
        path: path.isEmpty ? "--out" : path, reason: "this names no folder that can be replaced",
        hint: "give the folder a name of its own, such as results/mine")
    }
    guard try !PathTarget.isMounted(target) else {
      throw OutputError.cannotCreate(
        path: path, reason: "something is mounted there, and results take the place of a folder as a whole",
        hint: "name a folder in it")
    }
    return target
  }

  /// Makes the folder above the results. Returns the folders that did not exist, the innermost first. Throws
  /// `OutputError`.
  static func makeFolder(_ folder: String, for path: String) throws -> [String] {
    let made = try StrictFolder.make(folder)
    do { try requireWritable(folder, for: path) } catch {
      StrictFolder.removeEmpty(made)
      throw error
    }
    return made
  }

  /// Throws `OutputError.cannotCreate` if nothing can be put into a folder. `path` is what it is for.
  public static func requireWritable(_ folder: String, for path: String? = nil) throws {
    let isWritable = access(folder, W_OK | X_OK) == 0
    guard isWritable, isFolder(folder) else {
      let reason = isWritable ? "\(folder.inertLine) is no folder" : systemReason()
      throw OutputError.cannotCreate(path: path ?? folder, reason: reason, hint: "name another with --out")
    }
  }

  /// Returns whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns the files that systems and editors have left in a folder. Throws `OutputError`.
  static func leftBehind(in folder: String) throws -> [String] {
    guard try StrictFolder.kind(of: folder) == .folder else { return [] }
    return try StrictFolder(opening: folder).entries().filter { LeftBehind.has($0.name, $0.kind) }.map(\.name)
  }

  /// Throws `OutputError` unless a folder may be replaced. It may be if it does not exist, is empty, or holds only the
  /// files of its manifest and what systems and editors leave behind.
  static func requireReplaceable(_ path: String, named: String, force: Bool) throws {
    if !force, let reason = try obstacle(in: path) { throw refusal(named, reason) }
  }

  static func refusal(_ path: String, _ reason: String) -> OutputError {
    .cannotCreate(
      path: path, reason: reason, hint: "name another folder with --out, or use --force, which moves it aside")
  }

  /// Returns the reason why the file or folder at a path may not be replaced; `nil` if it may. Throws `OutputError`.
  static func obstacle(in path: String) throws -> String? {
    guard let kind = try StrictFolder.kind(of: path) else { return nil }
    guard kind == .folder else { return "this is a file, and a folder is needed" }
    guard access(path, W_OK) == 0 else { return errno == EACCES ? "the folder is read-only" : systemReason() }
    let entries: [(name: String, kind: StrictFolder.Kind)]
    do { entries = try StrictFolder(opening: path).entries() } catch OutputError.cannotCreate(_, let reason, _)
      where reason == systemReason(EACCES)
    {
      return "the folder cannot be read"
    }
    let own = entries.filter { !LeftBehind.has($0.name, $0.kind) }
    if own.isEmpty { return nil }
    if own.contains(where: { $0.name == "sweep.json" }) { return "the folder holds a sweep" }
    guard let listed = try Manifest.files(listedIn: path) else { return "the folder holds no results of tuckman" }
    for entry in own {
      if entry.name == KeptInputs.folder, entry.kind == .folder, listed.contains(where: KeptInputs.isPath) {
        let copies = try StrictFolder(opening: path + "/" + entry.name).entries()
        if let other = copies.first(where: { $0.kind != .file || !listed.contains(KeptInputs.prefix + $0.name) }) {
          return foreign(KeptInputs.prefix + other.name)
        }
      } else if entry.kind != .file || !listed.contains(entry.name) {
        return foreign(entry.name)
      }
    }
    return nil
  }

  private static func foreign(_ name: String) -> String {
    "the folder also holds \(name.inertLine), which is not of these results"
  }

  /// Returns the partial folder, empty and locked by us. Throws `OutputError`.
  static func takePartial(_ name: String, in above: StrictFolder, for path: String) throws -> StrictFolder {
    let place = above.path + "/" + name
    for _ in 0..<100 {
      if mkdir(place, 0o777) != 0, errno != EEXIST {
        throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name another with --out")
      }
      guard let kind = try above.kind(of: name) else { continue }
      guard kind == .folder else { throw inTheWay(place, of: path) }
      let partial: StrictFolder
      do { partial = try StrictFolder(opening: place) } catch {
        // The process that had it may just have moved it to its path.
        if try above.kind(of: name) == nil { continue }
        throw error
      }
      guard try partial.lock() else {
        throw OutputError.busy(path: path, holder: holder(in: partial) ?? "another process")
      }
      if try partial.isStillThere() {
        do { try clear(partial, for: path) } catch {
          try? above.removeFolder(name)
          throw error
        }
        return partial
      }
    }
    throw OutputError.busy(path: path, holder: "other processes")
  }

  private static func inTheWay(_ partial: String, of path: String) -> OutputError {
    .cannotCreate(
      path: path, reason: "\(partial) is in the way, which is not what an interrupted run left",
      hint: "move it away, or name another with --out")
  }

  /// Returns the holder, from the first bytes of a file.
  private static func holder(in partial: StrictFolder) -> String? {
    guard let text = try? partial.read(holderName), !text.isEmpty else { return nil }
    return String(decoding: text.prefix(200), as: UTF8.self).inertLine
  }

  /// Removes what a killed process left, and writes who is at work now. Throws `OutputError`.
  private static func clear(_ partial: StrictFolder, for path: String) throws {
    // A killed run has left its mark there, or a finished manifest.
    let names = try partial.names()
    guard try names.isEmpty || names.contains(holderName) || Manifest.files(listedIn: partial.path) != nil else {
      throw inTheWay(partial.path, of: path)
    }
    try partial.empty(last: holderName)
    let holder = try CheckedFile(creating: partial.path + "/" + holderName)
    try holder.write("process \(getpid())")
    try holder.finish()
  }

  /// Moves a folder or a file aside, to NAME.old. Throws `OutputError`.
  public static func moveAside(_ path: String) throws {
    guard try rename(path, freeName(path)) == 0 else {
      throw OutputError.cannotWrite(path: path, reason: systemReason())
    }
  }

  /// Returns NAME.old, or NAME.old-2 and so on if that is taken. Throws `OutputError`.
  static func freeName(_ path: String) throws -> String {
    var (name, number) = (FileName.beside(path, ending: ".old"), 2)
    while try StrictFolder.kind(of: name) != nil {
      name = FileName.beside(path, ending: ".old-\(number)")
      number += 1
    }
    return name
  }
}
