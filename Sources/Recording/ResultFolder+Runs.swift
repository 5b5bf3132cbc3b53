import ScenarioReading
import Scenarios

/// The runs of a folder.
extension ResultFolder {
  /// Returns the run with an id, or the first that did not fail, of a point if one is named. Throws `FolderFault` if
  /// there is none.
  public func run(_ id: String?, ofPoint point: Int? = nil) throws -> String {
    let beginning = point.map { "p\($0)r" } ?? ""
    let tables: [RecordedTable] = [.runs, .sessions, .ticks, .members, .ties]
    guard let table = tables.first(where: has) else { throw missing([.runs], for: .runs) }
    let reader = try reader(table)
    // Members have a status of their own, which is another column.
    let status = table == .runs ? try reader.place(of: "status") : nil
    let runs = try reader.place(of: "run_id")
    var (first, last) = (String?.none, "")
    while try reader.next() {
      let run = reader.text(runs)
      guard run != last, run.hasPrefix(beginning) else { continue }
      (first, last) = (first ?? run, run)
      let isOk = status.map { reader.text($0) == "ok" } ?? true
      if id == nil, isOk { return run }
      guard run == id else { continue }
      guard isOk else { throw failed(run) }
      return run
    }
    guard let id else { throw FolderFault(Place(path), .lack(.runs(haveFailed: first != nil))) }
    if try failure(of: id) != nil { throw failed(id) }
    throw FolderFault(Place("--run " + id), .lack(.run(folder: path, first: first, last: last)))
  }

  private func failed(_ run: String) -> FolderFault { .init(Place(path), .lack(.failedRun(run))) }

  /// Calls `body` for the rows of a run, which are consecutive, and then stops reading. Throws what `body` throws.
  public func forEachRow(of run: String, in reader: TableReader, _ body: (TableReader) throws -> Void) throws {
    let runs = try reader.place(of: "run_id")
    var hasBegun = false
    while try reader.next() {
      guard reader.text(runs) == run else {
        if hasBegun { return }
        continue
      }
      hasBegun = true
      try body(reader)
    }
  }

  /// Returns the reason why a run failed, from failures.csv; `nil` if it did not fail. Throws `FolderFault`.
  public func failure(of run: String) throws -> String? {
    let failures = "failures.csv"
    guard lists(failures) else { return nil }
    let reader = try reader(file: failures)
    let (runs, message) = (try reader.place(of: "run_id"), try reader.place(of: "message"))
    while try reader.next() {
      if reader.text(runs) == run { return reader.text(message) }
    }
    return nil
  }
}
