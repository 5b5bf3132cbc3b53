import Crypto
import Foundation
import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file, or standard output, with checked writes: every byte is written or an error is thrown.
///
/// Swift's `print` exits 0 on a full disk, and `FileHandle.write(_:)` stops the program; this class does neither.
public final class CheckedFile {
  /// The path, for messages.
  public let path: String
  private var descriptor: Int32
  private let isOurs: Bool
  /// Whether it is a file, which is flushed to the disk.
  private let isFile: Bool
  private var buffer: [UInt8] = []
  private var hash: SHA256? = SHA256()
  /// The name of standard output in messages.
  public static let standardOutputName = "standard output"
  private static let bufferSize = 1 << 18

  /// Creates a new file; no file of this name may exist. `hashes` says whether a hash of the bytes is needed.
  public init(creating path: String, hashes: Bool = true) throws {
    self.path = path
    if !hashes { hash = nil }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    (isOurs, isFile) = (true, true)
    guard descriptor >= 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
  }

  /// Opens standard output.
  public init(standardOutput: Void) {
    path = Self.standardOutputName
    descriptor = STDOUT_FILENO
    (isOurs, isFile) = (false, false)
  }

  /// Opens an existing device or pipe without waiting for it. A pipe without a reader is refused. Throws `OutputError`.
  init(streaming path: String) throws {
    self.path = path
    (isOurs, isFile, hash) = (true, false, nil)
    descriptor = systemOpen(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENXIO {
        throw OutputError.cannotCreate(
          path: path, reason: "nobody reads from this pipe", hint: "start the program that reads it first")
      }
      throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name a file, or - for standard output")
    }
    var info = stat()
    guard fstat(descriptor, &info) == 0, [S_IFCHR, S_IFIFO].contains(info.st_mode & S_IFMT) else {
      throw OutputError.cannotCreate(
        path: path, reason: "something else has been put there meanwhile", hint: "name another")
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  }

  /// Opens a file that the program was started with, by its number. What others have written to it stays before ours.
  /// Throws `OutputError`.
  init(open number: Int32, path: String) throws {
    self.path = path
    (isOurs, isFile, hash) = (true, false, nil)
    // Descriptors that the program opens itself are closed on exec, and cannot be meant as output.
    let flags = fcntl(number, F_GETFD)
    descriptor = flags >= 0 && flags & FD_CLOEXEC == 0 ? fcntl(number, F_DUPFD_CLOEXEC, 0) : -1
    guard descriptor >= 0 else {
      throw OutputError.cannotCreate(
        path: path, reason: "the program was started without this open file",
        hint: "name a file, or - for standard output")
    }
  }

  /// Gives a new file the permissions and, if the system allows it, the owner of the file that it replaces.
  func takeOver(_ info: stat) {
    _ = fchown(descriptor, info.st_uid, info.st_gid)
    _ = fchmod(descriptor, info.st_mode & 0o777)
  }

  deinit { if isOurs, descriptor >= 0 { StrictFolder.close(descriptor, path) } }

  /// Writes bytes, some of them later.
  public func write(_ bytes: [UInt8]) throws {
    if bytes.count >= Self.bufferSize {
      try flush()
      return try writeNow(bytes)
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes text, some of it later.
  public func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes the remaining bytes. A file is also flushed to the disk and closed.
  ///
  /// Returns the SHA-256 of all bytes as hexadecimal digits, or `nil` if no hash is needed.
  @discardableResult
  public func finish() throws -> String {
    try flush()
    if isOurs {
      guard !isFile || fsync(descriptor) == 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
      let closed = close(descriptor)
      descriptor = -1
      guard closed == 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
    }
    return hash.map { hexadecimal($0.finalize()) } ?? ""
  }

  /// Writes the buffered bytes.
  public func flush() throws {
    try writeNow(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeNow(_ bytes: [UInt8]) throws {
    hash?.update(data: bytes)
    var start = 0
    while start < bytes.count {
      func write() -> Int { bytes[start...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) } }
      let written = isFile ? write() : BlockedCall.during(write)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
      start += written
    }
  }
}

/// Calls the system's `open`, which a label of the class hides.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

/// Calls the system's `write`, whose name the class has taken.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// Returns the SHA-256 of bytes as hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
  var text: [UInt8] = []
  text.reserveCapacity(2 * SHA256.Digest.byteCount)
  for byte in bytes {
    text.append(digit(byte >> 4))
    text.append(digit(byte & 15))
  }
  return String(decoding: text, as: UTF8.self)
}
