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

/// A file, or standard output, that is written through one checked path: every byte is written or an error thrown.
///
/// Swift's `print` exits 0 on a full disk, and `FileHandle.write(_:)` stops the program; this does neither.
public final class CheckedFile {
  /// Where it is, for messages.
  public let path: String
  private var descriptor: Int32
  private let isOurs: Bool
  /// Whether it is a file, which is put on the disk.
  private let isFile: Bool
  private var buffer: [UInt8] = []
  private var hash: SHA256? = SHA256()
  /// What standard output is called in messages.
  public static let standardOutputName = "standard output"
  private static let bufferSize = 1 << 18

  /// Makes a new file; there must be none of the name. `hashes`: whether somebody asks for the hash of what is written.
  public init(creating path: String, hashes: Bool = true) throws {
    self.path = path
    if !hashes { hash = nil }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    (isOurs, isFile) = (true, true)
    guard descriptor >= 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
  }

  /// Standard output.
  public init(standardOutput: Void) {
    path = Self.standardOutputName
    descriptor = STDOUT_FILENO
    (isOurs, isFile) = (false, false)
  }

  /// A device or a pipe that is there. It is never waited for: a pipe that nobody reads is refused. Throws `OutputError`.
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

  /// A file that the program was started with, by its number: what others have written to it stays before ours. Throws
  /// `OutputError`.
  init(open number: Int32, path: String) throws {
    self.path = path
    (isOurs, isFile, hash) = (true, false, nil)
    // What the program opens itself is closed for others, and is nobody's output.
    let flags = fcntl(number, F_GETFD)
    descriptor = flags >= 0 && flags & FD_CLOEXEC == 0 ? fcntl(number, F_DUPFD_CLOEXEC, 0) : -1
    guard descriptor >= 0 else {
      throw OutputError.cannotCreate(
        path: path, reason: "the program was started without this open file",
        hint: "name a file, or - for standard output")
    }
  }

  /// Gives a new file the permissions and, where the system allows it, the owner of the one that it replaces.
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

  /// Writes what is left and, for a file, waits until it is on the disk, and closes it.
  ///
  /// Returns the SHA-256 of all bytes as hexadecimal digits, or nothing where it was not asked for.
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

  /// Writes what waits.
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

/// The system call, which a label of the class hides.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

/// The system call, whose name the class has taken.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// SHA-256 of bytes as hexadecimal digits.
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
