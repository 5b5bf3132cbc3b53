import Analytics
import Scenarios
import Statistics

/// What something does to a number of a run, over pairs of groups that share their luck: the same value gives the row of a
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
  private var sign: Int { estimate.sign }
  private var isSame: Bool { estimate.isSame }

  /// With signs that are sure after Holm's correction for all of them.
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
    isShare ? FigureNumber.difference(100 * value, 1) + " pp" : FigureNumber.difference(value, 3)
  }

  /// `lower`, `higher`, `the same`, or that it cannot be told.
  package var verdict: String {
    if isSame { return "the same" }
    return sign < 0 ? "lower" : sign > 0 ? "higher" : "cannot tell"
  }

  /// The header of its table.
  package static func header(a: String, b: String) -> [String] { ["", a, b, "difference", "95% interval", ""] }
  package static let numeric = [false, true, true, true, true, false]

  /// Its row.
  package var row: [String] {
    [
      label, level(pairs.a.mean), level(pairs.b.mean), isSame ? "0" : told(difference),
      interval.map { "\(told($0.lowerBound)) to \(told($0.upperBound))" } ?? "–", verdict,
    ]
  }

  /// It in a sentence: `With nobody to facilitate, highest tension is higher by 0.120 (95% interval …): 0.31 and not 0.19.`
  package func sentence(_ when: String) -> String {
    let levels = "\(level(pairs.b.mean)), against \(level(pairs.a.mean))"
    if isSame {
      let unseen = FigureNumber.percent(Share.unseen(in: pairs.difference.count))
      return
        "\(when), \(label) \(ComparedMetric(column).isPlural ? "were" : "was") the same in all \(pairs.difference.count) groups: \(level(pairs.b.mean)) (at 95%, up to \(unseen) of all may differ)."
    }
    let interval =
      interval.map { "95% interval \(told($0.lowerBound)) to \(told($0.upperBound))" }
      ?? "too few groups for an interval"
    guard sign != 0 else {
      return "\(when), \(label) may be higher or lower: \(levels); the difference is \(told(difference)), \(interval)."
    }
    return
      "\(when), \(label) \(ComparedMetric(column).isPlural ? "are" : "is") \(verdict): \(levels), a difference of \(told(difference)) (\(interval))."
  }

  /// It as a row of a forest plot, in units of the standard deviation of the groups as they are.
  package func forestRow(label: String) -> ForestPlot.Row {
    let unit =
      pairs.a.standardDeviation.flatMap { $0 > 0 ? $0 : nil } ?? pairs.b.standardDeviation.flatMap { $0 > 0 ? $0 : nil }
    return ForestPlot.Row(
      label: label, value: unit.map { difference / $0 } ?? (isSame ? 0 : nil),
      interval: unit.flatMap { unit in interval.map { $0.lowerBound / unit...$0.upperBound / unit } },
      text: told(difference) + (interval.map { " [\(told($0.lowerBound)), \(told($0.upperBound))]" } ?? ""),
      sign: sign)
  }
}

/// What leaving out one thing does, for each number.
package struct InterventionEffect: Sendable {
  package let leftOut: String
  package let effects: [PairedEffect]

  package init(leftOut: String, effects: [PairedEffect]) { (self.leftOut, self.effects) = (leftOut, effects) }

  /// With signs that are sure after Holm's correction for all numbers of all of them.
  package static func adjusted(_ effects: [InterventionEffect]) -> [InterventionEffect] {
    var rest = PairedEffect.adjusted(effects.flatMap(\.effects))[...]
    return effects.map { effect in
      let own = Array(rest.prefix(effect.effects.count))
      rest = rest.dropFirst(own.count)
      return InterventionEffect(leftOut: effect.leftOut, effects: own)
    }
  }

  /// The number on which the first of them, all of it together, tells most.
  static func strongest(_ effects: [InterventionEffect]) -> Int? {
    func size(_ effect: PairedEffect) -> Double { abs(effect.forestRow(label: "").value ?? 0) }
    guard let first = effects.first?.effects else { return nil }
    return first.indices.max { size(first[$0]) < size(first[$1]) }
  }
}
