import Analytics
import Foundation
import Reporting
import ScenarioReading
import Scenarios
import Studies

extension ReferenceTable {
  /// The table, with what the reference program prints below a case that differs.
  func text(_ rows: [Row]) -> String {
    let cells = rows.flatMap { row in
      [[row.name] + row.computed] + (row.agrees ? [] : [["  reference"] + row.reference])
    }
    var lines = Words.table([["case"] + Self.columns] + cells, left: [0])
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
    let head = ["order", "difference", "95% CI", "holds ± 25 %"]
    let rows = lines.map { line in
      let interval = line.outcome.interval.map {
        "\(NumberText.signed($0.lowerBound)) to \(NumberText.signed($0.upperBound))"
      }
      return [
        line.outcome.words, NumberText.signed(line.outcome.estimate), interval ?? "-",
        "\(line.held) of \(variations)" + (line.outcome.holds ? "" : ", not at the defaults"),
      ]
    }
    var text = [
      "\(counted(Int(replicates), "group")) of eight in each arm, paired by common random numbers; ± 25 %: "
        + "\(counted(variations, "variation")), one number at a time.",
      "",
    ]
    text += Words.table([head] + rows, left: [0])
    text += lines.filter { !$0.failed.isEmpty }.map {
      "\($0.outcome.words): not with \($0.failed.joined(separator: "; "))"
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
        "Percent of \(samples) samples out of \(runs) runs of a setting. Promised: too high and too low 2.5 at most, alike 5. "
          + "The standard error at 2.5 is \(NumberText.two(error)). Claims are of exactly what those runs differ by.",
        "",
      ] + Words.table([head] + cells)
      + [
        "", "\(rows.count(where: \.isKept)) of \(rows.count) rows keep what is promised, within three standard errors.",
      ])
      .joined(separator: "\n") + "\n"
  }
}
