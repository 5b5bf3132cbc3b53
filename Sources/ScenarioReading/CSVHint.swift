import Scenarios

/// What to do with a table that a spreadsheet wrote its own way: semicolons, tabs, decimal commas.
package enum CSVHint {
  /// For a header; nothing where it is separated by commas.
  package static func header(_ cells: [String]) -> Hint? {
    cells.count == 1 ? separator(cells[0]).map(Hint.separator) : nil
  }

  /// For a row with other than `columns` cells.
  package static func row(_ cells: [String], columns: Int) -> Hint? {
    if let hint = header(cells) { return hint }
    guard cells.count > columns else { return nil }
    let isSplit = cells.indices.dropLast().contains {
      isDigits(cells[$0].drop { $0 == "-" }) && isDigits(cells[$0 + 1][...])
    }
    return isSplit ? .splitDecimals : nil
  }

  /// For a cell that should be a number.
  package static func number(_ text: String) -> Hint? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, isDigits(parts[0].drop { $0 == "-" }), isDigits(parts[1].prefix { $0 != "e" && $0 != "E" })
    else {
      return nil
    }
    return .decimalDotInTables
  }

  private static func separator(_ line: String) -> String? {
    line.contains(";") ? "semicolons" : line.contains("\t") ? "tabs" : nil
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
