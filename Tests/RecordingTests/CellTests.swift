import Foundation
import Recording
import Testing

/// The file of a block of runs: all of it, or nothing.
struct CellTests {
  private static let cell = {
    var cell = Cell(plan: "plan 1", width: 3, tables: ["runs", "failures"])
    cell.points = [
      .init(id: 7, key: Array(0..<16), firstReplicate: 16, runs: 2, watched: [18, 0.1, 2]),
      .init(id: 900_000, key: Array(16..<32), firstReplicate: 0, runs: 1),
    ]
    cell.numbers += [1, -0.1, .infinity]
    cell.append(rows: Array("a,1\n".utf8), to: 0)
    cell.append(.init(isOk: true, trajectory: 1))
    cell.numbers += [.nan, .nan, .nan]
    cell.append(rows: Array("no\n".utf8), to: 1)
    cell.append(.init(isOk: false, trajectory: .max))
    cell.numbers += [.leastNonzeroMagnitude, 0, 1e300]
    cell.append(rows: Array("b\nc\n".utf8), to: 0)
    cell.append(.init(isOk: true, trajectory: 3))
    return cell
  }()

  @Test func aCellReadsBackAsItWasWritten() throws {
    let cell = Self.cell
    let read = try #require(Cell(cell.bytes))
    #expect(read.plan == cell.plan && read.points == cell.points && read.runs == cell.runs)
    #expect(read.width == 3 && read.tables == cell.tables)
    #expect(read.numbers.map(\.bitPattern) == cell.numbers.map(\.bitPattern))
    #expect(read.rows(0, of: 0).elementsEqual("a,1\n".utf8) && read.rows(0, of: 1).isEmpty)
    #expect(read.rows(0, of: 2).elementsEqual("b\nc\n".utf8) && read.rows(1, of: 1).elementsEqual("no\n".utf8))
    #expect(read.numbers(of: 2).elementsEqual([.leastNonzeroMagnitude, 0, 1e300]))
    #expect(read.bytes == cell.bytes)
  }

  @Test func aCellOfNothingReadsBack() throws {
    let read = try #require(Cell(Cell(plan: "", width: 0, tables: []).bytes))
    #expect(read.runs.isEmpty && read.points.isEmpty)
  }

  @Test func everyFlippedBitIsFound() {
    let bytes = Self.cell.bytes
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        #expect(Cell(damaged) == nil, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test func contentsThatCannotBeAreNoCellThoughTheChecksumHolds() {
    let bytes = Self.cell.bytes.dropLast(32)
    // Every four bytes as the largest number, and as one that is too large for the bytes that there are.
    for place in 15..<bytes.count - 4 {
      for value: UInt32 in [.max, 1 << 31, 0xFFFF] {
        var changed = Array(bytes)
        withUnsafeBytes(of: value.littleEndian) { changed.replaceSubrange(place..<place + 4, with: $0) }
        let hash = Array(sha256(changed))
        let sum = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(hash[$0...$0 + 1]), radix: 16) }
        guard let cell = Cell(changed + sum) else { continue }
        // What is taken can be read.
        for run in cell.runs.indices {
          for table in cell.tables.indices { #expect(cell.rows(table, of: run).count <= bytes.count) }
          #expect(cell.numbers(of: run).count == cell.width)
        }
        #expect(cell.points.allSatisfy { UInt64($0.firstReplicate) + UInt64($0.runs) <= UInt32.max })
      }
    }
  }

  @Test func everyTruncationIsFound() {
    let bytes = Self.cell.bytes
    for count in bytes.indices { #expect(Cell(Array(bytes[..<count])) == nil) }
    #expect(Cell(bytes + [0]) == nil)
  }
}
