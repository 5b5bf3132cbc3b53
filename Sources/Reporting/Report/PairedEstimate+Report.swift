import Analytics
import Scenarios
import Statistics

/// The row of a table, the numbers of a sentence and the place in a figure, all from the same value.
extension PairedEstimate {
  /// What the number is, for people; a goal has a name of the user's own: `met: a calm group`.
  package var label: String { goal.map { "met: " + $0.isolated } ?? metric.label }

  var column: String { metric.name }

  /// A mean of one side, as it is told.
  package func level(_ value: Double) -> String {
    isShare ? FigureNumber.percent(value) : FigureNumber.plain(value, 3)
  }

  /// A difference, as it is told; of shares in percentage points.
  package func told(_ value: Double) -> String {
    ComparedFormat.page.difference(value, isShare: isShare)
  }

  /// Which columns of its table hold numbers.
  package static let numeric = [false, true, true, true, true, false]

  /// Its row.
  package var row: [String] {
    [
      label, level(pairs.a.mean), level(pairs.b.mean), verdict == .same ? "0" : told(difference),
      interval.map { ComparedFormat.page.interval($0, isShare: isShare) } ?? ComparedFormat.page.missing,
      verdict.word,
    ]
  }

  /// A row of a forest plot, in units of the standard deviation of the groups as planned.
  package func forestRow(label: String) -> ForestPlot.Row {
    let unit =
      pairs.a.standardDeviation.flatMap { $0 > 0 ? $0 : nil } ?? pairs.b.standardDeviation.flatMap { $0 > 0 ? $0 : nil }
    return ForestPlot.Row(
      label: label, value: unit.map { difference / $0 } ?? (verdict == .same ? 0 : nil),
      interval: unit.flatMap { unit in interval.map { $0.lowerBound / unit...$0.upperBound / unit } },
      text: told(difference) + (interval.map { " [\(told($0.lowerBound)), \(told($0.upperBound))]" } ?? ""),
      verdict: verdict)
  }
}

extension AblationEffect {
  /// The number on which the first of them, all of it together, tells most.
  static func strongest(_ effects: [AblationEffect]) -> Int? {
    func size(_ effect: PairedEstimate) -> Double { abs(effect.forestRow(label: "").value ?? 0) }
    guard let first = effects.first?.effects else { return nil }
    return first.indices.max { size(first[$0]) < size(first[$1]) }
  }
}
