import Analytics
import Engine
import Foundation
import Recording
import Scenarios

/// The tables of a sweep, made from its cells in the order of points and replicates.
///
/// They are made from one block of points at a time. Blocks of a single point are read one cell at a time. So memory
/// grows with neither points nor replicates.
public struct SweepTables: Sendable {
  /// The files written.
  public struct Written: Sendable {
    /// The files with their hashes.
    public var files: [Manifest.File] = []
    /// The tables, for the description of the folder.
    public var tables: [Table] = []
    /// The number of runs, and of those that failed.
    public var runs = 0, failed = 0
    /// The first run that failed, and the reason.
    public var firstFailure: String?
    /// The findings about the points.
    public var seen = PointsSeen()
  }

  private let plan: SweepPlan
  private let folder: SweepFolder
  private let cells: SweepCells
  private let summaries: SummaryMaker
  private let tables: [Table]

  /// Creates the tables of a plan in its folder.
  public init(_ plan: SweepPlan, in folder: SweepFolder) {
    (self.plan, self.folder) = (plan, folder)
    cells = SweepCells(plan, in: folder)
    summaries = SummaryMaker(plan)
    tables = plan.writtenTables
  }

  /// Returns the missing or damaged cells, by block and round.
  public func missing() throws -> [(block: Int, round: Int)] {
    var missing: [(block: Int, round: Int)] = []
    let layout = plan.layout
    for block in 0..<layout.blocks {
      var before: Cell?
      for round in 0..<layout.rounds {
        do {
          guard let cell = try cells.cell(block: block, round: round, after: before) else { break }
          if plan.design.until != nil { before = cell }
        } catch let fault as SweepCells.Missing {
          missing.append((fault.block, fault.round))
          // With a stopping rule, it is unknown which rounds come after it.
          if plan.design.until != nil { break }
        }
      }
    }
    return missing
  }

  /// Writes every table, each whole or not at all. All cells must exist. Throws `OutputError`.
  public func write(threads: Int) async throws -> Written {
    var written = Written()
    let rows = try Sheets(tables, in: folder.root)
    let summary = try Sheets([SummaryRow.table], in: folder.root)
    let isSplit = plan.layout.pointsPerCell == 1
    let units = plan.layout.blocks * (isSplit ? plan.layout.rounds : 1)
    try await forEachInOrder(0..<units, threads: threads) { unit in
      isSplit
        ? try self.part(block: unit / plan.layout.rounds, round: unit % plan.layout.rounds) : try self.part(block: unit)
    } consume: { part in
      try rows.write(part.rows)
      try summary.write([part.summary])
      written.runs += part.runs
      written.failed += part.failed
      written.firstFailure = written.firstFailure ?? part.firstFailure
      written.seen.add(part.seen)
    }
    if isSplit {
      try await forEachInOrder(0..<plan.layout.points, threads: threads) { point in
        try self.summaries.ofOnePoint(point) { try self.cells.forEachCell(ofBlock: point, $0) }
      } consume: { part in
        try summary.write([part.rows])
        written.seen.add(part.seen)
      }
    }
    try folder.requireHeld()
    written.files = try rows.commit(unlessEmpty: [FailureRow.table.name]) + [try points()] + summary.commit()
    written.tables = tables.filter { $0.name != FailureRow.table.name || written.failed > 0 }
    written.tables += [plan.pointsTable.table, SummaryRow.table]
    return written
  }

  /// Writes `points.csv`.
  private func points() throws -> Manifest.File {
    let table = plan.pointsTable
    let file = try folder.root.begin(table.table.file)
    try file.write(table.table.header)
    for point in 0..<plan.points.count {
      var row = CSVRows()
      table.append(point, to: &row)
      try file.write(row.bytes)
    }
    return .init(path: table.table.file, sha256: try file.commit(), rows: plan.points.count)
  }

  /// A part of the tables before it is written.
  private struct Part: Sendable {
    var rows: [CSVRows]
    var summary = CSVRows()
    var runs = 0, failed = 0
    var firstFailure: String?
    var seen = PointsSeen()
  }

  /// Returns the rows of a cell of one point.
  private func part(block: Int, round: Int) throws -> Part {
    var part = Part(rows: tables.map { _ in CSVRows() })
    var cell: Cell?
    if plan.design.until == nil {
      cell = try cells.cell(block: block, round: round, after: nil)
    } else {
      var place = 0
      try cells.forEachCell(ofBlock: block) {
        if place == round { cell = $0 }
        place += 1
      }
    }
    if let cell, let point = cell.points.first { take(cell, point, 0..<cell.runs.count, into: &part) }
    return part
  }

  /// Returns the rows and the summary of a block of points.
  private func part(block: Int) throws -> Part {
    var part = Part(rows: tables.map { _ in CSVRows() })
    var all: [Cell] = []
    try cells.forEachCell(ofBlock: block) { all.append($0) }
    let runs = all.map { cell in
      var (start, runs) = (0, [Int: (point: Cell.Point, runs: Range<Int>)]())
      for point in cell.points {
        runs[point.id] = (point, start..<start + point.runs)
        start += point.runs
      }
      return runs
    }
    for point in plan.layout.points(ofBlock: block) {
      var own: [(cell: Cell, runs: Range<Int>)] = []
      for (cell, runs) in zip(all, runs) {
        guard let place = runs[point] else { continue }
        take(cell, place.point, place.runs, into: &part)
        own.append((cell, place.runs))
      }
      part.seen.add(summaries.append(point, own, to: &part.summary))
    }
    return part
  }

  /// Adds the runs of a point.
  private func take(_ cell: Cell, _ point: Cell.Point, _ runs: Range<Int>, into part: inout Part) {
    part.runs += runs.count
    for table in tables.indices {
      switch table < plan.tables.count ? plan.tables[table] : nil {
      case .runs: plan.append(point, runs, in: cell, paths: table, to: &part.rows[table])
      case .sessions:
        let varied = plan.cells(ofPoint: point.id)
        for run in runs { part.rows[table].append(rows: cell.rows(table, of: run), each: varied) }
      default: for run in runs { part.rows[table].append(contentsOf: cell.rows(table, of: run)) }
      }
    }
    for run in runs {
      guard !cell.runs[run].isOk else { continue }
      part.failed += 1
      if part.firstFailure == nil {
        let row = String(decoding: cell.rows(tables.count - 1, of: run).dropLast(), as: UTF8.self)
        let fields = row.split(separator: ",", maxSplits: 4)
        part.firstFailure = "\(fields.first ?? ""): \(fields.last ?? "")"
      }
    }
  }
}

/// The tables while they are written.
private final class Sheets {
  private var sheets: [(table: Table, file: PendingFile, rows: Int)]
  private let folder: StrictFolder

  init(_ tables: [Table], in folder: StrictFolder) throws {
    self.folder = folder
    sheets = try tables.map { table in
      let file = try folder.begin(table.file)
      try file.write(table.header)
      return (table, file, 0)
    }
  }

  func write(_ rows: [CSVRows]) throws {
    for place in sheets.indices {
      try sheets[place].file.write(rows[place].bytes)
      sheets[place].rows += rows[place].count
    }
  }

  /// Gives all files their names. A table that may be missing is left out if it has no rows.
  func commit(unlessEmpty: Set<String> = []) throws -> [Manifest.File] {
    try sheets.compactMap { table, file, rows in
      if rows == 0, unlessEmpty.contains(table.name) {
        try file.abandon()
        try folder.remove(table.file)
        return nil
      }
      return Manifest.File(path: table.file, sha256: try file.commit(), rows: rows)
    }
  }
}
