import Analytics
import Recording
import Scenarios

/// The output of the tables of many runs, in order of replicate.
final class TableOutput {
  private var files: [(table: RecordedTable, file: CheckedFile, rows: Int)] = []
  private let folder: RunFolder?
  private let scenario: Scenario
  private let runs: RunsTable
  private var failures = CSVRows()

  /// Creates the output into a folder, or to standard output without one.
  init(_ folder: RunFolder?, _ scenario: Scenario, _ tables: [RecordedTable]) throws {
    self.folder = folder
    self.scenario = scenario
    runs = RunsTable(scenario)
    for table in tables {
      guard let columns = RunStudy.table(table, scenario) else { continue }
      let file = try folder?.file(columns.file) ?? CheckedFile(standardOutput: ())
      try file.write(columns.header)
      files.append((table, file, 0))
    }
  }

  /// Writes the rows of the next run.
  func write(_ record: RunRecord, _ summary: RunSummary?) throws {
    for index in files.indices {
      let rows =
        files[index].table == .runs
        ? runs.row(record, seed: scenario.seed, summary: summary) : record.rows[files[index].table] ?? CSVRows()
      try files[index].file.write(rows.bytes)
      files[index].rows += rows.count
    }
    if summary == nil { FailureRow(record, seed: scenario.seed).append(to: &failures) }
  }

  /// Ends every file. Returns their hashes.
  func finish() throws -> [Manifest.File] {
    var described = try files.map {
      Manifest.File(path: $0.table.rawValue + ".csv", sha256: try $0.file.finish(), rows: $0.rows)
    }
    if failures.count > 0, let folder {
      let hash = try folder.write(FailureRow.table.file, FailureRow.table.header + failures.bytes)
      described.append(.init(path: FailureRow.table.file, sha256: hash, rows: failures.count))
    }
    return described
  }
}
