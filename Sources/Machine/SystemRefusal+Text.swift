import Foundation

extension SystemRefusal {
  /// The fault and the remedy, for people. The text is here since the program may have to end where nothing can be
  /// thrown.
  public var text: String {
    switch self {
    case .group(let members, let place, let point, let bytes, let limit):
      let needed = bytes < 1e9 ? "\(Int(bytes / 1e6) + 1) MB" : "\(Int(bytes / 1e9) + 1) GB"
      let what = point.map { "point \($0) has \(members) members, which" } ?? "\(members) members"
      return "\(place): \(what) need about \(needed) of memory\n    allowed: up to \(limit.text)"
    case .headroom(let work, let bytes):
      return "\(work.text): the system refuses this process \(bytes >> 20) MB more memory"
        + "\n    hint: raise the limit on address space (ulimit -v) or that of the container"
    case .groupMemory(let bytes): return "the system refuses the \(bytes >> 20) MB of memory that a group needs"
    case .openFiles(let needed, let allowed):
      return "this process may not open enough files: it needs \(needed), and the system allows \(allowed) more"
        + "\n    hint: raise the limit with `ulimit -n 256` in a shell"
    case .process(let program, let number):
      return "\(program) cannot be started: \(String(cString: strerror(number)))"
        + "\n    hint: end other programs, or raise this user's limits on processes, open files and memory"
    case .noLibrary(let fewest, let why):
      return "groups above \(fewest - 1) members need OpenBLAS, which cannot be loaded: \(why)\n    hint: install "
        + "OpenBLAS (Debian: libopenblas0; macOS: brew install openblas), or name the library in TUCKMAN_OPENBLAS"
    case .noFunction(let name):
      return
        "the OpenBLAS of this machine has no \(name)\n    hint: install one with LAPACK, or name it in TUCKMAN_OPENBLAS"
    case .libraryMemory(let fewest, let bytes):
      return "OpenBLAS, which multiplies the matrices of groups above \(fewest - 1) members, needs "
        + "\(bytes >> 20) MB of memory for each thread, and the system refuses them\n    hint: raise the limit "
        + "(ulimit -v, or that of the container), or give fewer --threads"
    case .drawing(let why): return "figures cannot be drawn: \(why ?? "Pango gave up")"
    }
  }
}

extension SystemRefusal.Work {
  fileprivate var text: String {
    switch self {
    case .beginning: "there is too little memory to begin"
    case .report: "a report cannot be drawn"
    case .figures: "figures cannot be drawn"
    }
  }
}

extension Memory.Limit {
  fileprivate var text: String {
    switch self {
    case .machine(let bytes): "the \(Int(bytes / 1e9)) GB of this machine"
    case .free(let bytes): "the \(Self.gigabytes(bytes)) GB of this machine that are free"
    case .container(let bytes): "the \(Self.gigabytes(bytes)) GB of this container (its memory limit)"
    case .addressSpace(let bytes):
      "the \(Self.gigabytes(bytes)) GB of address space that this process may have (ulimit -v)"
    }
  }

  private static func gigabytes(_ bytes: Double) -> String {
    bytes < 9.95e9 ? String(format: "%.1f", bytes / 1e9) : String(Int(bytes / 1e9))
  }
}
