import Foundation

/// The system refuses what the program needs: memory, threads, processes or open files.
public enum SystemRefusal: Error, Sendable, Equatable {
  /// Work for which memory is looked for before it begins.
  public enum Work: Sendable, Equatable {
    /// Whatever a command does.
    case beginning
    case report, figures
  }

  /// Groups so large that a run of them does not fit into what limits the process. `point`: of a sweep's, which has them.
  case group(members: Int, of: String, point: Int?, bytes: Double, limit: Memory.Limit)
  /// So many bytes more cannot be had right now.
  case headroom(Work, bytes: Int)
  /// A group that was planned has no memory now.
  case groupMemory(bytes: Int)
  /// Fewer files may be open than are needed.
  case openFiles(needed: Int, allowed: Int)
  /// A process, or a pipe to it, cannot be had: by the system's number.
  case process(program: String, number: Int32)
  /// OpenBLAS, which groups of at least so many members need, cannot be loaded.
  case noLibrary(fewest: Int, why: String)
  /// The OpenBLAS that was loaded lacks a function.
  case noFunction(String)
  /// OpenBLAS has no memory to work in.
  case libraryMemory(fewest: Int, bytes: Int)
  /// The library that draws text gave up; why, where it said so.
  case drawing(why: String?)

  /// Says it on standard error and ends the program at once, from where no error can be thrown.
  public func end() -> Never {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    _exit(Self.exitCode)
  }

  /// The exit code of a process that the system refuses something.
  public static let exitCode: Int32 = 71
}
