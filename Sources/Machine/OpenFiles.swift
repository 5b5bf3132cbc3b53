import Foundation

/// How many files the process may have open.
public enum OpenFiles {
  /// More than any command has open at the same time: eight tables, folders, locks, pipes, and what libraries open.
  public static let needed = 24

  /// Throws `SystemRefusal` where so many more files cannot be opened.
  public static func require(_ count: Int = needed) throws(SystemRefusal) {
    var copies: [Int32] = []
    defer { for copy in copies { close(copy) } }
    for _ in 0..<count {
      let copy = fcntl(0, F_DUPFD_CLOEXEC, 0)
      if copy < 0, errno == EMFILE {
        throw .openFiles(needed: count, allowed: copies.count)
      }
      // Standard input may be closed, or the whole system short: what is opened later says so.
      guard copy >= 0 else { return }
      copies.append(copy)
    }
  }
}
