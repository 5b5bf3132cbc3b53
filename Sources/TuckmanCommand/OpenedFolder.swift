import Recording
import Studies

extension ResultFolder {
  /// Opens a finished folder for a command: what is noted of it goes to standard error. Throws `Problem`, `UnfinishedSweep`.
  static func opened(_ path: String, force: Bool, isRead: Bool = true) throws -> ResultFolder {
    try opened(path, force: force, isRead: isRead, note: Console.note)
  }
}
