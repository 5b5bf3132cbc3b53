import Scenarios

/// Reads observed ties from CSV: `source,target,value`, one row an ordered pair.
enum TieReader {
  static let header = ["source", "target", "value"]

  /// Throws all rows that are wrong, or why the file is no such table.
  static func read(_ input: InputFile, kind: TieKind, names: [String]) throws(Problems) -> [ObservedTies.Tie] {
    let rows: [CSVReader.Row]
    do { rows = try CSVReader.rows(of: input, header: header) } catch { throw Problems([error]) }
    var index: [String: Int] = [:]
    for (i, name) in names.enumerated() { index[name] = i }
    var problems: [Problem] = []
    var lines: [Int: Int] = [:]
    var ties: [ObservedTies.Tie] = []
    // A file in which most is wrong is not read to its end.
    for row in rows where problems.count <= Problems.most {
      let place = Place(input.path, line: row.line)
      func member(_ cell: String) -> Int? {
        // A table of results has an apostrophe in front of what looks like a formula; people write names as they are.
        let name = FormulaGuard.read(cell)
        if let i = index[name] ?? index[cell] { return i }
        problems.append(Problem(place, .table(.unknownMember(name, names: names))))
        return nil
      }
      let (source, target) = (member(row.cells[0]), member(row.cells[1]))
      guard let value = Number.parse(row.cells[2]), kind.bounds.contains(value) else {
        problems.append(Problem(place, .table(.tieValue(row.cells[2], kind.bounds))))
        continue
      }
      guard let source, let target else { continue }
      guard source != target else {
        problems.append(Problem(place, .table(.selfTie(row.cells[0]))))
        continue
      }
      if let line = lines[source * names.count + target] {
        problems.append(Problem(place, .repeated(.pair, line: line)))
        continue
      }
      lines[source * names.count + target] = row.line
      ties.append(.init(source: source, target: target, value: value))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return ties
  }
}
