import Foundation

/// The processors that the system lets this program use.
public enum Processors {
  /// The number of processors at the start, from 1. On Linux it is no more than the program is bound to, as by
  /// `taskset` or a scheduler.
  public static let available: Int = {
    let all = max(1, ProcessInfo.processInfo.activeProcessorCount)
    // The mask has hexadecimal digits with commas, by proc(5); it is missing elsewhere.
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let mask = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") })
    else { return all }
    let bound = mask.dropFirst("Cpus_allowed:".count).reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
    return max(1, min(all, bound))
  }()
}
