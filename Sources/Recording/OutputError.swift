#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why something could not be written, with the path it is about.
public enum OutputError: Error, Sendable, Equatable {
  /// The place cannot be used: it is foreign, read-only or cannot be made.
  case cannotCreate(path: String, reason: String, hint: String)
  /// Writing failed on the way: a full disk, say.
  case cannotWrite(path: String, reason: String)
  /// Reading what is there failed.
  case cannotRead(path: String, reason: String)
  /// Another process writes there.
  case busy(path: String, holder: String)
}

extension OutputError {
  /// Whether the system is short of open files, memory or processes, whatever the place.
  public var isOfTheSystem: Bool {
    switch self {
    case .cannotCreate(_, let reason, _), .cannotWrite(_, let reason), .cannotRead(_, let reason):
      [EMFILE, ENFILE, ENOMEM, EAGAIN].contains { systemReason($0) == reason }
    case .busy: false
    }
  }

  /// What happened, with the path.
  public var text: String {
    switch self {
    case .cannotCreate(let path, let reason, _): "\(path): cannot be created: \(reason)"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
    case .busy(let path, let holder): "\(path): \(holder) is writing there"
    }
  }
}

/// The words for the error of the last system call.
func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
