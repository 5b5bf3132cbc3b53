#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A reason why output could not be written, with its path.
public enum OutputError: Error, Sendable, Equatable {
  /// The path cannot be used: it is foreign, read-only or cannot be made.
  case cannotCreate(path: String, reason: String, hint: String)
  /// Writing failed midway, for example on a full disk.
  case cannotWrite(path: String, reason: String)
  /// Reading an existing file failed.
  case cannotRead(path: String, reason: String)
  /// Another process writes there.
  case busy(path: String, holder: String)
}

extension OutputError {
  /// Whether the system lacks open files, memory or processes, whatever the path.
  public var isOfTheSystem: Bool {
    switch self {
    case .cannotCreate(_, let reason, _), .cannotWrite(_, let reason), .cannotRead(_, let reason):
      [EMFILE, ENFILE, ENOMEM, EAGAIN].contains { systemReason($0) == reason }
    case .busy: false
    }
  }

  /// A sentence about the error, with the path.
  public var text: String {
    switch self {
    case .cannotCreate(let path, let reason, _): "\(path): cannot be created: \(reason)"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
    case .busy(let path, let holder): "\(path): \(holder) is writing there"
    }
  }
}

/// Returns the words for the error of the last system call.
func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
