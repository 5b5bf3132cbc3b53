import Foundation

/// The number of files that the process may have open.
public enum OpenFiles {
  /// A number larger than any command has open at the same time: eight tables, folders, locks, pipes, and libraries'
  /// files.
  public static let needed = 24

  /// Throws `SystemRefusal` if `count` more files cannot be opened.
  public static func require(_ count: Int = needed) throws(SystemRefusal) {
    var copies: [Int32] = []
    defer { for copy in copies { close(copy) } }
    for _ in 0..<count {
      let copy = fcntl(0, F_DUPFD_CLOEXEC, 0)
      if copy < 0, errno == EMFILE {
        throw .openFiles(needed: count, allowed: copies.count)
      }
      // Standard input may be closed, or the whole system short of files. Then a later opening reports it.
      guard copy >= 0 else { return }
      copies.append(copy)
    }
  }
}
