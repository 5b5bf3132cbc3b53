/// Numbers as bytes, the lowest first, for files that programs read.
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

  mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}

/// Reads what `ByteWriter` wrote. What is not there reads as nothing.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    let size = MemoryLayout<Number>.size
    guard position + size <= bytes.count else { return nil }
    defer { position += size }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Number.self)) }
  }

  mutating func real() -> Double? { number(UInt64.self).map(Double.init(bitPattern:)) }

  mutating func reals(_ count: Int) -> [Double]? {
    guard let range = range(8 * count) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map {
        let pattern = bytes.loadUnaligned(fromByteOffset: range.lowerBound + 8 * $0, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: pattern))
      }
    }
  }

  mutating func wholes(_ count: Int) -> [Int]? {
    guard let range = range(8 * count) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map {
        Int(
          truncatingIfNeeded: UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound + 8 * $0, as: UInt64.self)))
      }
    }
  }

  mutating func range(_ count: Int) -> Range<Int>? {
    guard count >= 0, position + count <= bytes.count else { return nil }
    defer { position += count }
    return position..<position + count
  }
}
