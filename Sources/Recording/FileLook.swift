import Crypto
import Foundation
import Scenarios

/// The hash and the line count of a file in a result folder, from one reading.
struct FileLook {
  /// The SHA-256 of the bytes, hexadecimal.
  let sha256: String
  /// The number of lines. The last counts even without a line break.
  let lines: Int

  /// Reads the bytes as they are. Throws a `FolderFault` if the file cannot be read.
  init(_ path: String) throws {
    try self.init(path) { chunk, _ in chunk }
  }

  /// Reads the bytes as they were before an editor or a transfer changed line ends or added a byte order mark.
  init(harmlessIn path: String) throws {
    var endsInReturn = false
    try self.init(path) { chunk, isFirst in Data(Self.written([UInt8](chunk), isFirst: isFirst, &endsInReturn)) }
  }

  /// Returns bytes as they were before line ends were changed or a byte order mark was added.
  static func written(_ bytes: [UInt8]) -> [UInt8] {
    var endsInReturn = false
    return written(bytes, isFirst: true, &endsInReturn)
  }

  /// Returns a chunk of them. A carriage return at its end depends on what follows: it counts unless that is a newline.
  private static func written(_ bytes: [UInt8], isFirst: Bool, _ endsInReturn: inout Bool) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count + 1)
    for byte in isFirst ? bytes.withoutMark : bytes[...] {
      if endsInReturn, byte != newline { kept.append(carriageReturn) }
      endsInReturn = byte == carriageReturn
      if !endsInReturn { kept.append(byte) }
    }
    return kept
  }

  private init(_ path: String, _ text: (_ chunk: Data, _ isFirst: Bool) -> Data) throws {
    var (hash, breaks, last, isFirst) = (SHA256(), 0, Self.newline, true)
    try OrdinaryFile.forEachChunk(of: path) { chunk in
      try Task.checkCancellation()
      let bytes = text(chunk, isFirst)
      isFirst = false
      hash.update(data: bytes)
      breaks += Self.breaks(bytes)
      last = bytes.last ?? last
    }
    sha256 = hexadecimal(hash.finalize())
    lines = breaks + (last == Self.newline ? 0 : 1)
  }

  private static func breaks(_ bytes: Data) -> Int {
    bytes.withUnsafeBytes { bytes in
      // Counted in bytes of eight bits, of which the processor counts many at a time.
      var (count, start) = (0, 0)
      while start < bytes.count {
        let end = min(bytes.count, start + 255)
        var some: UInt8 = 0
        for place in start..<end { some &+= bytes[place] == Self.newline ? 1 : 0 }
        count += Int(some)
        start = end
      }
      return count
    }
  }

  private static let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
}
