import Foundation

/// The memory that the process may take.
public struct Memory: Sendable, Equatable {
  /// The cause of the limit, with its bytes.
  public enum Limit: Sendable, Equatable {
    case machine(Double), free(Double), container(Double), addressSpace(Double)
  }

  /// The number of bytes that may be taken.
  public let room: Double
  /// The cause of the limit.
  public let limit: Limit

  /// Creates memory of a size, with the cause of its limit.
  public init(room: Double, limit: Limit) { (self.room, self.limit) = (room, limit) }

  /// The available memory: the least of the machine's total, its free memory, and what limits leave to this process. A
  /// part is reserved for everything that no estimate covers.
  public static var available: Memory {
    let all = Double(ProcessInfo.processInfo.physicalMemory)
    let limits = [
      free().map { Memory(room: 0.95 * $0, limit: .free($0)) },
      container().map { Memory(room: 0.8 * $0, limit: .container($0)) },
      addressSpace().map { Memory(room: max(0, 0.9 * ($0.limit - $0.taken)), limit: .addressSpace($0.limit)) },
    ]
    return limits.compactMap(\.self).reduce(Memory(room: 0.8 * all, limit: .machine(all))) {
      $1.room < $0.room ? $1 : $0
    }
  }

  /// Throws `SystemRefusal` if a run of groups of this size needs more memory than there is. `place` is the source of
  /// the size, and `point` the point of a sweep.
  public func require(_ bytes: Double, members: Int, saidAt place: String, point: Int? = nil) throws(SystemRefusal) {
    guard bytes > room else { return }
    throw .group(members: members, of: place, point: point, bytes: bytes, limit: limit)
  }

  /// Throws `SystemRefusal` if this much is not available right now, for work of which no estimate is made.
  public static func requireHeadroom(of bytes: Int = 8 << 20, for work: SystemRefusal.Work) throws(SystemRefusal) {
    guard canMap(bytes) else { throw .headroom(work, bytes: bytes) }
  }

  /// Returns whether a number of bytes can be mapped right now. Nothing is kept.
  public static func canMap(_ bytes: Int) -> Bool {
    let flags = MAP_PRIVATE | mapsAnonymously
    guard let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0), start != MAP_FAILED else { return false }
    munmap(start, bytes)
    return true
  }

  #if os(Linux)
    private static let mapsAnonymously = MAP_ANONYMOUS | MAP_NORESERVE
  #else
    private static let mapsAnonymously = MAP_ANON
  #endif

  /// Returns the address space that is allowed and taken; `nil` if it is unlimited.
  private static func addressSpace() -> (limit: Double, taken: Double)? {
    var limit = rlimit()
    #if os(Linux)
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return nil }
    #else
      guard getrlimit(RLIMIT_AS, &limit) == 0 else { return nil }
    #endif
    // The largest number means no limit, and exceeds any machine.
    guard limit.rlim_cur < 1 << 60 else { return nil }
    let pages = text("/proc/self/statm")?.split(separator: " ").first.flatMap { Double($0) } ?? 0
    return (Double(limit.rlim_cur), pages * Double(sysconf(Int32(_SC_PAGESIZE))))
  }

  /// Returns the memory that is free, or that the system gives back on request; `nil` if the system does not report it.
  private static func free() -> Double? {
    guard let lines = text("/proc/meminfo")?.split(separator: "\n") else { return nil }
    func kilobytes(_ name: String) -> Double? {
      lines.first { $0.hasPrefix(name + ":") }?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    }
    return kilobytes("MemAvailable").map { 1024 * ($0 + (kilobytes("SwapFree") ?? 0)) }
  }

  /// Returns the limit of the control group of this process and of those above it; `nil` if there is none.
  private static func container() -> Double? {
    var files = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
    for line in (text("/proc/self/cgroup") ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isFirst = parts[1].split(separator: ",").contains("memory")
      guard isFirst || parts[1].isEmpty else { continue }
      var folder = (isFirst ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup") + parts[2]
      while folder.count > "/sys/fs/cgroup".count {
        files.append(folder + (isFirst ? "/memory.limit_in_bytes" : "/memory.max"))
        folder = (folder as NSString).deletingLastPathComponent
      }
    }
    return files.compactMap { text($0).flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) } }.min()
  }

  /// Returns the text of a short system file.
  private static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(file, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
