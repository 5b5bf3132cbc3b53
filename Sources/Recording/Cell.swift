import Crypto

/// A block of runs of a sweep as one file: the unit that is kept or lost as a whole.
///
/// A file is a line that says what it is, the numbers below, and the SHA-256 of all before it. What is in a table stands in
/// it as rows of CSV, one block of rows a run, so that tables can be put together without computing anything.
public struct Cell: Sendable {
  /// One point in the cell.
  public struct Point: Sendable, Equatable {
    /// Its id in the sweep when the cell was made.
    public var id: Int
    /// What tells its values, and its luck, from those of others: 16 bytes.
    public var key: [UInt8]
    /// The first of its replicates in the cell.
    public var firstReplicate: UInt32
    /// Number of its replicates in the cell; they are consecutive.
    public var runs: Int
    /// All numbers of the stopping rule's metric up to here: how many, their mean, and their sum of squared differences
    /// from it; zeros where there is no rule.
    public var watched: [Double]

    /// One point in a cell.
    public init(id: Int, key: [UInt8], firstReplicate: UInt32, runs: Int, watched: [Double] = [0, 0, 0]) {
      (self.id, self.key, self.firstReplicate, self.runs, self.watched) = (id, key, firstReplicate, runs, watched)
    }
  }

  /// One run in the cell, without its tables.
  public struct Run: Sendable, Equatable {
    /// Whether it came to its end.
    public var isOk: Bool
    /// The same for runs that went the same way, and for hardly any others.
    public var trajectory: UInt64

    /// One run in a cell.
    public init(isOk: Bool, trajectory: UInt64) { (self.isOk, self.trajectory) = (isOk, trajectory) }
  }

  /// What determines the cell's content: of the plan it was made by.
  public var plan: String
  /// The points, in order; their runs follow one another.
  public var points: [Point] = []
  /// The runs, by point and replicate.
  public var runs: [Run] = []
  /// Numbers of each run.
  public let width: Int
  /// The numbers of all runs, one after another; not a number where there is none.
  public var numbers: [Double] = []
  /// The names of the tables.
  public let tables: [String]
  private var rows: [[UInt8]]
  private var ends: [[Int]]

  private static let magic = Array("tuckman cell 1\n".utf8)
  private static let hashBytes = 32

  /// A cell without runs.
  public init(plan: String, width: Int, tables: [String]) {
    (self.plan, self.width, self.tables) = (plan, width, tables)
    rows = tables.map { _ in [] }
    ends = tables.map { _ in [] }
  }

  /// Takes the next run: after its numbers, `width` of them, have been appended to those of all, and its rows by
  /// `append(rows:to:)`.
  public mutating func append(_ run: Run) {
    runs.append(run)
    precondition(numbers.count == width * runs.count, "every run has as many numbers")
    for place in tables.indices { ends[place].append(rows[place].count) }
  }

  /// Takes rows of the next run, of a table by its place among the tables.
  public mutating func append(rows more: [UInt8], to table: Int) { rows[table].append(contentsOf: more) }

  /// Makes room for so many runs.
  public mutating func reserve(runs count: Int) {
    runs.reserveCapacity(count)
    numbers.reserveCapacity(count * width)
    for place in tables.indices { ends[place].reserveCapacity(count) }
  }

  /// The rows of a run, by its place in the cell, of a table, by its place among the tables.
  public func rows(_ table: Int, of run: Int) -> ArraySlice<UInt8> {
    rows[table][(run == 0 ? 0 : ends[table][run - 1])..<ends[table][run]]
  }

  /// The numbers of a run, by its place in the cell.
  public func numbers(of run: Int) -> ArraySlice<Double> { numbers[run * width..<(run + 1) * width] }

  /// The file.
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

  /// A cell from its file; `nil` if one bit of it is not as it was written.
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
    // Both are of 32 bits, so that their product fits.
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
