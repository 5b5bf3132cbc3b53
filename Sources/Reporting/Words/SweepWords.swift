import Analytics
import ScenarioReading
import Scenarios

extension SweepReport {
  /// The sentences about a metric: where its mean was least and most.
  package func sentence(_ metric: Named) -> String? {
    guard let values = sweep.values[metric.column] else { return nil }
    let known = values.indices.filter { values[$0].mean.isFinite }
    guard let low = known.min(by: { values[$0].mean < values[$1].mean }),
      let high = known.max(by: { values[$0].mean < values[$1].mean })
    else { return nil }
    let gap = sweep.gap(metric.column)
    let name = metric.label.sentenceCased
    if values[low].mean == values[high].mean {
      let verb = ComparedMetric(metric.column).isPlural ? "were" : "was"
      return
        "\(name) \(verb) \(FigureNumber.prose(values[low].mean)) at every point\(gap.isEmpty ? "." : " that has it.\(gap)")"
    }
    func told(_ point: Int) -> String {
      let value = values[point]
      let interval =
        value.low.isFinite && value.high.isFinite
        ? ", 95% CI \(FigureNumber.prose(value.low)) to \(FigureNumber.prose(value.high))" : ""
      let alike = known.count { $0 != point && values[$0].mean == value.mean }
      return "\(FigureNumber.prose(value.mean)) at \(sweep.name(point))"
        + (alike == 0 ? "" : " and \(counted(alike, "other point"))") + interval
    }
    return "\(name), lowest mean: \(told(low)). Highest mean: \(told(high)).\(gap)"
      + caution(values[low], values[high])
  }

  /// What keeps two points apart from being shown to differ: intervals that overlap, and few runs.
  private func caution(_ low: SweepPoints.Value, _ high: SweepPoints.Value) -> String {
    let overlap = low.high >= high.low ? " Their intervals overlap, so the difference may be chance." : ""
    let runs = min(low.n, high.n)
    guard runs < PairedEstimate.fewGroups else { return overlap }
    let place = low.n == high.n ? "per point" : "at one of them"
    return overlap + " \(counted(runs, "run")) \(place) \(noun(runs, "is", "are")) too few to say much."
  }
}

extension SweepPoints {
  /// Says that some points have no run with a metric, as a sentence; nothing where all have one.
  func gap(_ metric: String) -> String {
    let none = values[metric]?.count { $0.n == 0 } ?? pointCount
    guard none > 0 else { return "" }
    return " \(none) of \(counted(pointCount, "point")) \(noun(none, "has", "have")) no run with it."
  }

  /// What a point is, in words: `members 8, style none`.
  package func name(_ point: Int) -> String {
    factors.map { "\($0.name) \($0.numbers == nil ? $0.texts[point].isolated : $0.texts[point])" }.joined(
      separator: ", ")
  }
}
