import Recording
import Studies

extension ResultFolder {
  /// What `--force` says of folders of results.
  static let forceHelp =
    "Take results that are not as they were written, or of another arithmetic; a note says so."

  /// Opens a finished folder for a command: what is noted of it goes to standard error. Throws `FolderFault`, `UnfinishedSweep`.
  static func opened(_ path: String, force: Bool, isRead: Bool = true) throws -> ResultFolder {
    try opened(path, force: force, isRead: isRead, note: { Console.note($0.words) })
  }
}
