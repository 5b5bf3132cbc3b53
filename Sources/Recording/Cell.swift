import Crypto

/// A block of runs of a sweep as one file, which is kept or lost as a whole.
///
/// The file begins with a line that identifies it. The numbers follow, and at the end the SHA-256 of everything before.
/// Tables are in it as rows of CSV, one block of rows for each run. So tables can be put together without any
/// computation.
public struct Cell: Sendable {
  /// One point in the cell.
  public struct Point: Sendable, Equatable {
    /// The point's id in the sweep when the cell was made.
    public var id: Int
    /// The key of its values and random numbers, 16 bytes, which differs from other points' keys.
    public var key: [UInt8]
    /// The first of its replicates in the cell.
    public var firstReplicate: UInt32
    /// The number of its replicates in the cell; they are consecutive.
    public var runs: Int
    /// The numbers of the stopping rule's metric so far: their count, their mean, and their sum of squared differences
    /// from it; zeros without a rule.
    public var watched: [Double]

    /// Creates a point in a cell.
    public init(id: Int, key: [UInt8], firstReplicate: UInt32, runs: Int, watched: [Double] = [0, 0, 0]) {
      (self.id, self.key, self.firstReplicate, self.runs, self.watched) = (id, key, firstReplicate, runs, watched)
    }
  }

  /// One run in the cell, without its tables.
  public struct Run: Sendable, Equatable {
    /// Whether it ran to its end.
    public var isOk: Bool
    /// The hash of its trajectory. It is the same for runs that went the same way, and for hardly any others.
    public var trajectory: UInt64

    /// Creates a run in a cell.
    public init(isOk: Bool, trajectory: UInt64) { (self.isOk, self.trajectory) = (isOk, trajectory) }
  }

  /// The key of the plan that determines the cell's content.
  public var plan: String
  /// The points, in order; their runs follow one another.
  public var points: [Point] = []
  /// The runs, by point and replicate.
  public var runs: [Run] = []
  /// The count of numbers of each run.
  public let width: Int
  /// The numbers of all runs, one after another; NaN for a missing one.
  public var numbers: [Double] = []
  /// The names of the tables.
  public let tables: [String]
  private var rows: [[UInt8]]
  private var ends: [[Int]]

  private static let magic = Array("tuckman cell 1\n".utf8)
  private static let hashBytes = 32

  /// Creates a cell without runs.
  public init(plan: String, width: Int, tables: [String]) {
    (self.plan, self.width, self.tables) = (plan, width, tables)
    rows = tables.map { _ in [] }
    ends = tables.map { _ in [] }
  }

  /// Appends the next run. Before that, its `width` numbers are appended to those of all, and its rows by
  /// `append(rows:to:)`.
  public mutating func append(_ run: Run) {
    runs.append(run)
    precondition(numbers.count == width * runs.count, "every run has as many numbers")
    for place in tables.indices { ends[place].append(rows[place].count) }
  }

  /// Appends rows of the next run to a table, by its index among the tables.
  public mutating func append(rows more: [UInt8], to table: Int) { rows[table].append(contentsOf: more) }

  /// Reserves memory for a number of runs.
  public mutating func reserve(runs count: Int) {
    runs.reserveCapacity(count)
    numbers.reserveCapacity(count * width)
    for place in tables.indices { ends[place].reserveCapacity(count) }
  }

  /// Returns the rows of a run in a table, both by index.
  public func rows(_ table: Int, of run: Int) -> ArraySlice<UInt8> {
    rows[table][(run == 0 ? 0 : ends[table][run - 1])..<ends[table][run]]
  }

  /// Returns the numbers of a run, by its index in the cell.
  public func numbers(of run: Int) -> ArraySlice<Double> { numbers[run * width..<(run + 1) * width] }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.reserve(
      rows.reduce(1000 + 80 * points.count + 9 * runs.count + 8 * numbers.count) { $0 + $1.count + 8 * runs.count })
    writer.append(Self.magic)
    func text(_ text: String) {
      writer.append(UInt32(text.utf8.count))
      writer.append(text.utf8)
    }
    text(plan)
    for count in [width, tables.count, points.count, runs.count] { writer.append(UInt32(count)) }
    for table in tables { text(table) }
    for point in points {
      writer.append(UInt64(point.id))
      writer.append(point.key)
      writer.append(point.firstReplicate)
      writer.append(UInt32(point.runs))
      writer.append(point.watched)
    }
    for run in runs {
      writer.append(run.isOk ? UInt8(1) : 0)
      writer.append(run.trajectory)
    }
    writer.append(numbers)
    for place in tables.indices {
      writer.append(ends[place])
      writer.append(rows[place])
    }
    writer.append(SHA256.hash(data: writer.bytes))
    return writer.bytes
  }

  /// Reads a cell from its file; `nil` if one bit of it is not as it was written.
  public init?(_ file: [UInt8]) {
    guard file.count > Self.magic.count + Self.hashBytes, file.starts(with: Self.magic) else { return nil }
    let hash = file.suffix(Self.hashBytes)
    let isWhole = file.withUnsafeBytes { whole in
      SHA256.hash(data: UnsafeRawBufferPointer(rebasing: whole.dropLast(Self.hashBytes))).elementsEqual(hash)
    }
    guard isWhole else { return nil }
    var reader = ByteReader(file, from: Self.magic.count)
    func text() -> String? {
      guard let count = reader.number(UInt32.self), let range = reader.range(Int(count)) else { return nil }
      return String(decoding: file[range], as: UTF8.self)
    }
    guard let plan = text() else { return nil }
    var counts: [Int] = []
    for _ in 0..<4 {
      guard let count = reader.number(UInt32.self) else { return nil }
      counts.append(Int(count))
    }
    self.plan = plan
    width = counts[0]
    var names: [String] = []
    for _ in 0..<counts[1] {
      guard let name = text() else { return nil }
      names.append(name)
    }
    tables = names
    (rows, ends) = (names.map { _ in [] }, names.map { _ in [] })
    guard readPoints(counts[2], &reader, file), readRuns(counts[3], &reader, file) else { return nil }
  }

  private mutating func readPoints(_ count: Int, _ reader: inout ByteReader, _ file: [UInt8]) -> Bool {
    for _ in 0..<count {
      guard let id = reader.number(UInt64.self), let key = reader.range(16), let first = reader.number(UInt32.self),
        let runs = reader.number(UInt32.self), let n = reader.real(), let mean = reader.real(),
        let squares = reader.real(), let place = Int(exactly: id), UInt64(first) + UInt64(runs) <= UInt32.max
      else { return false }
      points.append(
        Point(
          id: place, key: Array(file[key]), firstReplicate: first, runs: Int(runs), watched: [n, mean, squares]))
    }
    return true
  }

  private mutating func readRuns(_ count: Int, _ reader: inout ByteReader, _ file: [UInt8]) -> Bool {
    for _ in 0..<count {
      guard let isOk = reader.number(UInt8.self), let trajectory = reader.number(UInt64.self) else { return false }
      runs.append(Run(isOk: isOk == 1, trajectory: trajectory))
    }
    // Both have 32 bits, so their product does not overflow.
    guard let numbers = reader.reals(count * width) else { return false }
    self.numbers = numbers
    for place in tables.indices {
      guard let ends = reader.wholes(count), zip([0] + ends, ends).allSatisfy({ $0 <= $1 }) else { return false }
      self.ends[place] = ends
      guard let range = reader.range(ends.last ?? 0) else { return false }
      rows[place] = Array(file[range])
    }
    return points.reduce(0) { $0 + $1.runs } == count
  }
}
