import Foundation
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of text that is there whole or not at all.
public enum TextFile {
  /// Writes beside the file and puts it in place in one step. Throws `OutputError`; one that is there is refused unless
  /// `force`.
  public static func write(_ text: String, to path: String, force: Bool) throws {
    try write(to: path, force: force) { try $0.write(text) }
  }

  /// The same for text that is written bit by bit. What `body` throws is thrown, and then there is no file.
  public static func write<Result>(to path: String, force: Bool, _ body: (CheckedFile) throws -> Result) throws
    -> Result
  {
    let folder = folder(ofPath: path)
    var isFolder: ObjCBool = false
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) || !isFolder.boolValue {
      throw OutputError.cannotCreate(path: path, reason: "there is no folder \(folder)", hint: "make it first")
    }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw OutputError.cannotCreate(path: path, reason: "this is a folder", hint: "name a file in it")
    }
    if !force, FileManager.default.fileExists(atPath: path) {
      throw OutputError.cannotCreate(
        path: path, reason: "the file is there already", hint: "name another, or use --force")
    }
    guard access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else {
      throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name a file in another folder")
    }
    // A name that is nobody else's, so that nothing of others is removed.
    let partial = path + ".partial-\(getpid())"
    let file = try CheckedFile(creating: partial)
    do {
      let result = try body(file)
      try file.finish()
      guard rename(partial, path) == 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
      return result
    } catch {
      unlink(partial)
      throw error
    }
  }
}
