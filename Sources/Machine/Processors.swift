import Foundation

/// The processors that the system lets this program use.
public enum Processors {
  /// How many there were at the start, from 1: on Linux no more than the program is bound to, as by `taskset` or a scheduler.
  public static let available: Int = {
    let all = max(1, ProcessInfo.processInfo.activeProcessorCount)
    // A mask in hexadecimal digits with commas, as proc(5) says; nothing elsewhere.
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let mask = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") })
    else { return all }
    let bound = mask.dropFirst("Cpus_allowed:".count).reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
    return max(1, min(all, bound))
  }()
}
