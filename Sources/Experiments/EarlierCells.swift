import Recording
import Scenarios

/// The cells of a sweep's earlier plans, from which an extended sweep takes the runs that it still has.
struct EarlierCells: Sendable {
  /// The location of a run.
  struct Place: Sendable {
    let folder: Int
    let file: String
    let run: Int
  }

  private struct Stretch {
    let folder: Int
    let file: String
    let firstRun: Int
    let replicates: Range<UInt32>
  }

  private let folders: [StrictFolder]
  private let stretches: [[UInt8]: [Stretch]]

  /// Creates an empty collection.
  init() { (folders, stretches) = ([], [:]) }

  /// Indexes the runs of cells. A damaged cell has none.
  init(_ folders: [StrictFolder]) throws {
    self.folders = folders
    var stretches: [[UInt8]: [Stretch]] = [:]
    for (place, folder) in folders.enumerated() {
      for name in try CellLayout.names(in: folder) {
        guard let bytes = try folder.read(name), let cell = Cell(bytes) else { continue }
        var run = 0
        for point in cell.points {
          let replicates = point.firstReplicate..<point.firstReplicate + UInt32(point.runs)
          stretches[point.key, default: []].append(
            Stretch(folder: place, file: name, firstRun: run, replicates: replicates))
          run += point.runs
        }
      }
    }
    self.stretches = stretches
  }

  /// Returns the locations of the runs of points, as far as they exist.
  func places(_ points: [Cell.Point]) -> [RunID: Place] {
    guard !stretches.isEmpty else { return [:] }
    var places: [RunID: Place] = [:]
    for point in points {
      let wanted = point.firstReplicate..<point.firstReplicate + UInt32(point.runs)
      for stretch in stretches[point.key] ?? [] {
        for replicate in stretch.replicates.clamped(to: wanted) {
          places[RunID(point: point.id, replicate: replicate)] = Place(
            folder: stretch.folder, file: stretch.file,
            run: stretch.firstRun + Int(replicate - stretch.replicates.lowerBound))
        }
      }
    }
    return places
  }

  /// Returns the number of runs, and of those that are dropped: their point has no such key, or they exceed its
  /// replicates.
  func count(droppedBy isKept: (_ key: [UInt8]) -> Bool, replicates: Int) -> (all: Int, dropped: Int) {
    var (all, dropped) = (0, 0)
    for (key, stretches) in stretches {
      // Several earlier plans may have the same runs.
      var end = 0
      let kept = isKept(key)
      for range in stretches.map(\.replicates).sorted(by: { $0.lowerBound < $1.lowerBound }) {
        let new = max(end, Int(range.lowerBound))..<max(end, Int(range.upperBound))
        all += new.count
        dropped += kept ? new.clamped(to: replicates..<max(replicates, Int(range.upperBound))).count : new.count
        end = new.upperBound
      }
    }
    return (all, dropped)
  }

  /// Returns a reader of runs by location.
  func reader() -> Reader { Reader(folders: folders) }

  /// A reader of runs, one after another; those of one cell are read together.
  struct Reader {
    fileprivate let folders: [StrictFolder]
    private var last: (folder: Int, file: String, cell: Cell)?

    fileprivate init(folders: [StrictFolder]) { self.folders = folders }

    /// Copies a run into a cell, with its present id. Throws `OutputError`.
    mutating func copy(_ place: Place, as run: RunID, to cell: inout Cell) throws {
      let source = try self.cell(of: place)
      guard source.width == cell.width, source.tables == cell.tables else {
        throw OutputError.cannotRead(path: path(place), reason: "it is of another kind than the sweep's cells")
      }
      cell.numbers += source.numbers(of: place.run)
      for (table, name) in source.tables.enumerated() {
        cell.append(rows: Self.renamed(source.rows(table, of: place.run), as: run, table: name), to: table)
      }
      cell.append(source.runs[place.run])
    }

    private mutating func cell(of place: Place) throws -> Cell {
      if let last, last.folder == place.folder, last.file == place.file { return last.cell }
      // Creating the index has verified its bytes.
      guard let bytes = try folders[place.folder].read(place.file), let cell = Cell(bytes) else {
        throw OutputError.cannotRead(path: path(place), reason: "it has changed meanwhile")
      }
      last = (place.folder, place.file, cell)
      return cell
    }

    private func path(_ place: Place) -> String { folders[place.folder].path + "/" + place.file }

    /// Returns rows with their present ids at the beginning.
    private static func renamed(_ rows: ArraySlice<UInt8>, as run: RunID, table: String) -> [UInt8] {
      // Rows of runs contain no id.
      if table == RecordedTable.runs.rawValue { return Array(rows) }
      let hasPoint = ["ticks", "sessions", CellMaker.failures].contains(table)
      let start = Array((hasPoint ? "\(run),\(run.point)" : "\(run)").utf8)
      var renamed: [UInt8] = []
      renamed.reserveCapacity(rows.count + 16)
      for row in rows.split(separator: UInt8(ascii: "\n")) {
        let fields = row.split(
          separator: UInt8(ascii: ","), maxSplits: hasPoint ? 2 : 1, omittingEmptySubsequences: false)
        renamed += start + [UInt8(ascii: ",")] + (fields.last ?? []) + [UInt8(ascii: "\n")]
      }
      return renamed
    }
  }
}
