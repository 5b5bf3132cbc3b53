import Analytics
import Scenarios
import Statistics

/// The effect on a number of a run, over pairs of groups that share common random numbers: the same value gives the row of a
/// table, the sentence and the place in a figure.
package struct PairedEffect: Sendable {
  /// Its column in `runs.csv`, and what it is for people.
  package let column, label: String
  /// Groups as they are (A) and under the change (B).
  package var pairs: PairedDifference { estimate.pairs }
  private var estimate: PairedEstimate
  /// Whether it is a share of groups or members, and so told in percent.
  package let isShare: Bool

  package init(column: String, label: String, pairs: PairedDifference, isShare: Bool) {
    (self.column, self.label, self.isShare) = (column, label, isShare)
    estimate = PairedEstimate(column, pairs)
  }

  /// B − A.
  package var difference: Double { pairs.difference.mean }
  /// The 95 % interval of the difference: Student's t; where every group has it or has it not, Newcombe's of paired shares.
  package var interval: ClosedRange<Double>? { estimate.interval }
  /// Whether the difference is shown.
  package var verdict: Verdict { estimate.verdict }

  /// Adjusts their p after Holm for all of them.
  package static func adjusted(_ effects: [PairedEffect]) -> [PairedEffect] {
    var (effects, estimates) = (effects, effects.map(\.estimate))
    PairedEstimate.adjust(&estimates)
    for place in effects.indices { effects[place].estimate = estimates[place] }
    return effects
  }

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

/// What leaving out one intervention does, for each number.
package struct InterventionEffect: Sendable {
  package let leftOut: String
  /// Whether all interventions are left out at once.
  package let isAll: Bool
  package let effects: [PairedEffect]

  package init(leftOut: String, isAll: Bool = false, effects: [PairedEffect]) {
    (self.leftOut, self.isAll, self.effects) = (leftOut, isAll, effects)
  }

  /// Adjusts their p after Holm for all numbers of all of them.
  package static func adjusted(_ effects: [InterventionEffect]) -> [InterventionEffect] {
    var rest = PairedEffect.adjusted(effects.flatMap(\.effects))[...]
    return effects.map { effect in
      let own = Array(rest.prefix(effect.effects.count))
      rest = rest.dropFirst(own.count)
      return InterventionEffect(leftOut: effect.leftOut, isAll: effect.isAll, effects: own)
    }
  }

  /// The number on which the first of them, all of it together, tells most.
  static func strongest(_ effects: [InterventionEffect]) -> Int? {
    func size(_ effect: PairedEffect) -> Double { abs(effect.forestRow(label: "").value ?? 0) }
    guard let first = effects.first?.effects else { return nil }
    return first.indices.max { size(first[$0]) < size(first[$1]) }
  }
}
