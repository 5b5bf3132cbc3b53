import Foundation
import Scenarios
import Synchronization

/// A file as it was read.
public struct InputFile: Sendable, Equatable {
  /// The path as it was given.
  public let path: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Most bytes of a file that a scenario names.
  package static let mostBytes = CSVReader.mostBytes

  /// A file whose bytes are at hand.
  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }

  /// The path that means standard input. Files that such a scenario names are looked for in the current folder.
  public static let standardInput = "-"
  // It comes once, and a command may ask for it twice.
  private static let input = Mutex<[UInt8]?>(nil)

  /// Reads a file of at most `mostBytes`, or standard input. Throws a `Problem`, or `CancellationError`.
  static func read(_ path: String, mostBytes: Int) throws -> InputFile {
    guard path == standardInput else { return try file(path, mostBytes: mostBytes) }
    return InputFile(path: path, bytes: try BlockedCall.during { try standardInput(mostBytes: mostBytes) })
  }

  /// Reads a file of at most `mostBytes`; if `ordinary`, no pipe or device, which may never end.
  static func file(_ path: String, mostBytes: Int, ordinary: Bool = false) throws(Problem) -> InputFile {
    let place = Place(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      // A folder on the way may be closed to us.
      throw Problem(place, .file(access(path, F_OK) != 0 ? why(errno) : .missing()))
    }
    if isFolder.boolValue { throw Problem(place, .file(.folder)) }
    if ordinary {
      let resolved = (path as NSString).resolvingSymlinksInPath
      let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
      guard type == .typeRegular else { throw Problem(place, .file(.notOrdinary)) }
    }
    return try BlockedCall.during { () throws(Problem) in
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Problem(place, .file(why(errno))) }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      defer { try? handle.close() }
      do {
        // Of an empty file the answer is nothing.
        return InputFile(path: path, bytes: Array(try handle.read(upToCount: mostBytes + 1) ?? Data()))
      } catch {
        throw Problem(place, .file(.unreadable()))
      }
    }
  }

  /// Why a file cannot be opened, by the system's number.
  package static func why(_ number: Int32) -> InputFault {
    switch number {
    case ENOENT, ENOTDIR: .missing()
    case EACCES, EPERM: .noPermission
    default: .unreadable(String(cString: strerror(number)).lowercased())
    }
  }

  /// All of standard input, or a byte more than the most. Whoever never ends it can still stop the program.
  private static func standardInput(mostBytes: Int) throws -> [UInt8] {
    try input.withLock { known in
      if let known { return known }
      var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
      while bytes.count <= mostBytes {
        var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        // A signal ends the waiting early, which is no reason to read.
        guard poll(&waiting, 1, 100) > 0 else {
          try Task.checkCancellation()
          continue
        }
        let count = systemRead(STDIN_FILENO, &chunk, chunk.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count >= 0 else { throw Problem(Place(Self.standardInput), .file(.inputUnreadable)) }
        if count == 0 { break }
        bytes += chunk[..<count]
      }
      known = bytes
      return bytes
    }
  }
}

/// The system call, whose name the type has taken.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}

/// The folder in which a path is: empty for a name alone, `/` for what is there.
///
/// Foundation's `deletingLastPathComponent` stops the program at a name of one letter.
public func parentFolder(ofPath path: String) -> String {
  let whole = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }
  guard whole.contains(UInt8(ascii: "/")) else { return "" }
  let above = whole.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }
  return above.isEmpty ? "/" : String(decoding: above.reversed(), as: UTF8.self)
}

/// Refuses what is no text: too large, another encoding, NUL bytes.
func requireText(_ bytes: [UInt8], file: String, mostBytes: Int) throws(Problem) {
  guard bytes.count <= mostBytes else {
    throw Problem(Place(file), .file(.tooLarge(mostBytes: mostBytes)))
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw Problem(Place(file), .file(.utf16))
  }
  if let zero = bytes.firstIndex(of: 0) {
    throw Problem(Place(file, line: line(of: zero, in: bytes)), .file(.nulByte))
  }
  if let fault = firstInvalidByte(bytes) {
    throw Problem(Place(file, line: line(of: fault, in: bytes)), .file(.notUTF8))
  }
}

private func line(of index: Int, in bytes: [UInt8]) -> Int {
  1 + bytes[..<index].count { $0 == 0x0A }
}

private func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var (low, high) = (0, bytes.count)
  // The longest valid prefix: a prefix that ends inside a character is invalid too, so look for a longer valid one.
  while low < high {
    let middle = (low + high + 1) / 2
    let isValid = (middle...min(middle + 3, bytes.count)).contains {
      String(validating: bytes[..<$0], as: UTF8.self) != nil
    }
    if isValid { low = middle } else { high = middle - 1 }
  }
  return min(low, bytes.count - 1)
}
