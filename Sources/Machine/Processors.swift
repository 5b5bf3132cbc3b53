import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The processors that the system lets this program use.
public enum Processors {
  /// How many, from 1: on Linux no more than it is bound to, as by `taskset` or a scheduler's job.
  public static var available: Int {
    let all = max(1, ProcessInfo.processInfo.activeProcessorCount)
    #if os(Linux)
      var bound = cpu_set_t()
      guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &bound) == 0 else { return all }
      let count = withUnsafeBytes(of: &bound) { $0.reduce(0) { $0 + $1.nonzeroBitCount } }
      return max(1, min(all, count))
    #else
      return all
    #endif
  }
}
