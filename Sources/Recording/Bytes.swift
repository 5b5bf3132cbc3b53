/// A writer of numbers as bytes, the lowest first, for files that programs read.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ number: Double) { append(number.bitPattern) }

  mutating func append(_ numbers: [Double]) {
    #if _endian(little)
      numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for number in numbers { append(number) }
    #endif
  }

  /// Appends whole numbers that are not negative, as 64 bits each.
  mutating func append(_ numbers: [Int]) {
    #if _endian(little)
      numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for number in numbers { append(UInt64(number)) }
    #endif
  }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}

/// A reader of what `ByteWriter` wrote. It returns `nil` past the end.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    let size = MemoryLayout<Number>.size
    guard size <= bytes.count - position else { return nil }
    defer { position += size }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Number.self)) }
  }

  mutating func real() -> Double? { number(UInt64.self).map(Double.init(bitPattern:)) }

  mutating func reals(_ count: Int) -> [Double]? {
    guard let range = range(count, of: 8) else { return nil }
    return words(range).map { Double(bitPattern: UInt64(littleEndian: $0)) }
  }

  mutating func wholes(_ count: Int) -> [Int]? {
    guard let range = range(count, of: 8) else { return nil }
    return words(range).map { Int(truncatingIfNeeded: UInt64(littleEndian: $0)) }
  }

  private func words(_ range: Range<Int>) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: range.count / 8) { words, count in
      UnsafeMutableRawBufferPointer(words).copyBytes(from: bytes[range])
      count = range.count / 8
    }
  }

  /// Returns the range of the next `count` bytes, or of `count` items of a size. Counts come from a file, so any number
  /// is possible.
  mutating func range(_ count: Int, of size: Int = 1) -> Range<Int>? {
    guard count >= 0, count <= (bytes.count - position) / size else { return nil }
    defer { position += size * count }
    return position..<position + size * count
  }
}
