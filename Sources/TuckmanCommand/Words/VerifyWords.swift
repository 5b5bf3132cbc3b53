import Analytics
import Foundation
import Reporting
import ScenarioReading
import Scenarios
import Studies

extension ReferenceTable {
  /// The table, with what the reference program prints below a case that differs.
  func text(_ rows: [Row]) -> String {
    func line(_ name: String, _ cells: [String]) -> String {
      let padded = zip(cells, Self.columns).map { cell, column in
        String(repeating: " ", count: max(0, max(column.count, 6) - cell.count)) + cell
      }
      return name + String(repeating: " ", count: max(0, 28 - name.count)) + padded.joined(separator: "  ")
    }
    var lines = [line("case", Self.columns)]
    for row in rows {
      lines.append(line(row.name, row.computed))
      if !row.agrees { lines.append(line("  reference", row.reference)) }
    }
    let agreeing = rows.count(where: \.agrees)
    let how =
      arithmetic == .plainForm
      ? "equal the reference program's figures as printed"
      : "agree with the reference program's figures: shares within 0.05, the others within a tenth"
    lines.append("\(agreeing) of \(rows.count) cases \(how).")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension PublishedOrders {
  /// The table, with the variations in which an order does not hold.
  func text(_ lines: [Line]) -> String {
    let variations = Self.variations
    var text = [
      "\(counted(Int(replicates), "group")) of eight in each arm, the same members and luck; ± 25 %: \(counted(variations, "variation")), one "
        + "number at a time",
      "", Words.pad("order", 72) + "difference  95% interval           holds ± 25 %",
    ]
    for line in lines {
      let interval = line.outcome.interval.map {
        "[\(NumberText.signed($0.lowerBound)), \(NumberText.signed($0.upperBound))]"
      }
      text.append(
        Words.pad(line.outcome.words, 72) + Words.right(NumberText.signed(line.outcome.estimate), 10) + "  "
          + Words.pad(interval ?? "-", 20) + "  \(line.held) of \(variations)"
          + (line.outcome.holds ? "" : "  does not hold at the defaults"))
      if !line.failed.isEmpty { text.append("    not with " + line.failed.joined(separator: "; ")) }
    }
    let holding = lines.count(where: \.outcome.holds)
    text.append("\(holding) of \(lines.count) orders hold at the defaults.")
    return text.joined(separator: "\n") + "\n"
  }
}

extension ClaimPromises {
  /// The table.
  func text(_ rows: [Row]) -> String {
    func share(_ count: Int, _ row: Row) -> String {
      NumberText.fixed(100 * Double(count) / Double(row.promise.samples), 1)
    }
    let head = ["settings", "metric", "n", "too high", "too low", "alike", "undecided", "sign claimed", "sign by t"]
    let cells = rows.map { row in
      [
        row.settings, row.metric, String(row.size), share(row.promise.tooHigh, row), share(row.promise.tooLow, row),
        share(row.promise.alike, row), share(row.promise.undecided, row), share(row.promise.signs, row),
        share(row.promise.usualSigns, row) + (row.isKept ? "" : "  not kept"),
      ]
    }
    let error = 100 * (0.025 * 0.975 / Double(samples)).squareRoot()
    return
      ([
        "\(samples) samples each, out of \(runs) runs of a setting; percent of samples. Promised: too high and too low 2.5 at most, alike 5;",
        "the standard error at 2.5 is \(NumberText.two(error)). Claims are of exactly what those runs differ by.",
        "",
      ] + Words.table([head] + cells)
      + [
        "", "\(rows.count(where: \.isKept)) of \(rows.count) rows keep what is promised, within three standard errors.",
      ])
      .joined(separator: "\n") + "\n"
  }
}
