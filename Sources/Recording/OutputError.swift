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

/// The words for the error of the last system call.
func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
