import Foundation

/// How much memory the process may take.
public struct Memory: Sendable, Equatable {
  /// Bytes that may be taken.
  public let room: Double
  /// What sets the limit, for people: `the 16 GB of this machine`.
  public let words: String

  /// Room of a size, and what sets it.
  public init(room: Double, words: String) { (self.room, self.words) = (room, words) }

  /// The least of what the machine has, what is free of it, and what limits leave to this process. A part is kept back
  /// for everything that no estimate knows.
  public static var available: Memory {
    let all = Double(ProcessInfo.processInfo.physicalMemory)
    var least = Memory(room: 0.8 * all, words: "the \(Int(all / 1e9)) GB of this machine")
    func limit(_ room: Double?, _ words: @autoclosure () -> String) {
      if let room, room < least.room { least = Memory(room: max(0, room), words: words()) }
    }
    if let free = free() { limit(0.95 * free, "the \(gigabytes(free)) GB of this machine that are free") }
    if let container = container() {
      limit(0.8 * container, "the \(gigabytes(container)) GB of this container (its memory limit)")
    }
    if let space = addressSpace() {
      limit(
        0.9 * (space.limit - space.taken),
        "the \(gigabytes(space.limit)) GB of address space that this process may have (ulimit -v)")
    }
    return least
  }

  /// Throws `SystemRefusal` where something needs more than there is. `what`: `g.yaml: 20000 members`.
  public func require(_ bytes: Double, _ what: String) throws {
    guard bytes > room else { return }
    let needed = bytes < 1e9 ? "\(Int(bytes / 1e6) + 1) MB" : "\(Int(bytes / 1e9) + 1) GB"
    throw SystemRefusal("\(what) need about \(needed) of memory\n    allowed: what fits into \(words)")
  }

  /// Throws `SystemRefusal` where so much cannot be had right now, for work of which no estimate is made. `what`: what
  /// cannot be done.
  public static func requireHeadroom(of bytes: Int = 8 << 20, _ what: String) throws {
    guard !canMap(bytes) else { return }
    throw SystemRefusal(
      "\(what): the system gives this process no \(bytes >> 20) MB more memory"
        + "\n    hint: raise the limit, of address space (ulimit -v) or of the container")
  }

  /// Whether so many bytes can be mapped right now. Nothing is kept.
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

  private static func gigabytes(_ bytes: Double) -> String {
    bytes < 9.95e9 ? String(format: "%.1f", bytes / 1e9) : String(Int(bytes / 1e9))
  }

  /// Address space that is allowed and taken; nothing where it is not limited.
  private static func addressSpace() -> (limit: Double, taken: Double)? {
    var limit = rlimit()
    #if os(Linux)
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return nil }
    #else
      guard getrlimit(RLIMIT_AS, &limit) == 0 else { return nil }
    #endif
    // No limit is the largest number, and beyond any machine.
    guard limit.rlim_cur < 1 << 60 else { return nil }
    let pages = text("/proc/self/statm")?.split(separator: " ").first.flatMap { Double($0) } ?? 0
    return (Double(limit.rlim_cur), pages * Double(sysconf(Int32(_SC_PAGESIZE))))
  }

  /// Memory that nobody uses, or that the system gives back when asked; nothing where the system does not say it.
  private static func free() -> Double? {
    guard let lines = text("/proc/meminfo")?.split(separator: "\n") else { return nil }
    func kilobytes(_ name: String) -> Double? {
      lines.first { $0.hasPrefix(name + ":") }?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    }
    return kilobytes("MemAvailable").map { 1024 * ($0 + (kilobytes("SwapFree") ?? 0)) }
  }

  /// The limit of the control group of this process and of those above it; nothing where there is none.
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

  /// A short file of the system.
  private static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(file, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
