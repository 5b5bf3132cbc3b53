import Foundation

/// A refusal by the system of what the program needs: memory, threads, processes or open files.
public enum SystemRefusal: Error, Sendable, Equatable {
  /// The work for which memory is checked before it begins.
  public enum Work: Sendable, Equatable {
    /// The beginning of any command.
    case beginning
    case report, figures
  }

  /// Groups are so large that a run of them exceeds the limits of the process. `point` is the point of a sweep with
  /// such groups.
  case group(members: Int, of: String, point: Int?, bytes: Double, limit: Memory.Limit)
  /// This many bytes more are not available right now.
  case headroom(Work, bytes: Int)
  /// A planned group has no memory now.
  case groupMemory(bytes: Int)
  /// Fewer files may be open than are needed.
  case openFiles(needed: Int, allowed: Int)
  /// A process, or a pipe to it, is not available. The case has the system's error number.
  case process(program: String, number: Int32)
  /// OpenBLAS cannot be loaded, but groups of at least this many members need it.
  case noLibrary(fewest: Int, why: String)
  /// The loaded OpenBLAS lacks a function.
  case noFunction(String)
  /// OpenBLAS has no working memory.
  case libraryMemory(fewest: Int, bytes: Int)
  /// The library that draws text gave up. The case has the reason, if it gave one.
  case drawing(why: String?)

  /// Writes the text to standard error and ends the program at once, where no error can be thrown.
  public func end() -> Never {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    _exit(Self.exitCode)
  }

  /// The exit code of a process to which the system refuses something.
  public static let exitCode: Int32 = 71
}
