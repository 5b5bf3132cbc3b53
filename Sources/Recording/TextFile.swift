import Foundation

/// A file of text that is there whole or not at all.
public enum TextFile {
  /// Writes beside the file and puts it in place in one step. Throws `OutputError`; one that is there is refused unless
  /// `force`.
  public static func write(_ text: String, to path: String, force: Bool) throws {
    if !force, FileManager.default.fileExists(atPath: path) {
      throw OutputError.cannotCreate(
        path: path, reason: "the file is there already", hint: "name another, or use --force")
    }
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw OutputError.cannotCreate(path: path, reason: "there is no folder \(folder)", hint: "make it first")
    }
    let partial = path + ".partial"
    try? FileManager.default.removeItem(atPath: partial)
    do {
      let file = try CheckedFile(creating: partial)
      try file.write(text)
      try file.finish()
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
    guard rename(partial, path) == 0 else {
      throw OutputError.cannotWrite(path: path, reason: systemReason())
    }
  }
}
