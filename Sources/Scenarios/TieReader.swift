/// Reads observed ties from CSV: `source,target,value`, one row an ordered pair.
enum TieReader {
  static let header = ["source", "target", "value"]

  /// Throws a `Problem` where the file is no such table, and `Problems` for all rows that are wrong.
  static func read(_ input: InputFile, kind: TieKind, names: [String]) throws -> [ObservedTies.Tie] {
    var index: [String: Int] = [:]
    for (i, name) in names.enumerated() { index[name] = i }
    var problems: [Problem] = []
    var lines: [Int: Int] = [:]
    var ties: [ObservedTies.Tie] = []
    // Hints take time: a file in which most is wrong is not read to its end, and a crowd is not searched.
    for row in try CSVReader.rows(of: input, header: header) where problems.count <= Problems.most {
      let place = Place(input.path, line: row.line)
      func member(_ cell: String) -> Int? {
        // A table of results has an apostrophe in front of what looks like a formula; people write names as they are.
        let name = FormulaGuard.read(cell)
        if let i = index[name] ?? index[cell] { return i }
        problems.append(
          Problem(
            place, "no member is named '\(name.shortened)'", allowed: names.listed(most: 12),
            hint: names.count > 1000 ? nil : names.nearest(to: name).map { "did you mean '\($0)'?" }))
        return nil
      }
      let (source, target) = (member(row.cells[0]), member(row.cells[1]))
      guard let value = Self.value(row.cells[2], kind) else {
        problems.append(Self.wrongValue(row.cells[2], kind, place))
        continue
      }
      guard let source, let target else { continue }
      guard source != target else {
        problems.append(Problem(place, "a tie of '\(row.cells[0].shortened)' to themselves", allowed: "two members"))
        continue
      }
      if let line = lines[source * names.count + target] {
        problems.append(Problem(place, "this pair is already on line \(line)", allowed: "each ordered pair once"))
        continue
      }
      lines[source * names.count + target] = row.line
      ties.append(.init(source: source, target: target, value: value))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return ties
  }

  private static func value(_ cell: String, _ kind: TieKind) -> Double? {
    Number.parse(cell).flatMap { kind.bounds.contains($0) ? $0 : nil }
  }

  private static func wrongValue(_ cell: String, _ kind: TieKind, _ place: Place) -> Problem {
    Problem(
      place, "the value is \(cell.isEmpty ? "empty" : "'\(cell.shortened)'")", allowed: "a number" + kind.bounds.words,
      hint: CSVHint.number(cell) ?? Number.plainForm(of: cell).map { "write \($0)" })
  }
}
