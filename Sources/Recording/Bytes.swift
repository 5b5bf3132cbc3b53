/// Numbers as bytes, the lowest first, for files that programs read.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ number: Double) { append(number.bitPattern) }

  mutating func append(_ numbers: [Double]) {
    bytes.reserveCapacity(bytes.count + 8 * numbers.count)
    for number in numbers { append(number) }
  }

  mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }
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

  mutating func range(_ count: Int) -> Range<Int>? {
    guard count >= 0, position + count <= bytes.count else { return nil }
    defer { position += count }
    return position..<position + count
  }
}
