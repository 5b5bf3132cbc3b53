import Analytics
import ScenarioReading
import Scenarios

extension SweepReport {
  /// What is said of a metric: from where to where its means go, which are the least and the most of many.
  package func sentence(_ metric: Named) -> String? {
    guard let values = sweep.values[metric.column] else { return nil }
    let known = values.indices.filter { values[$0].mean.isFinite }
    guard let low = known.min(by: { values[$0].mean < values[$1].mean }),
      let high = known.max(by: { values[$0].mean < values[$1].mean })
    else { return nil }
    let gap = sweep.gap(metric.column)
    if values[low].mean == values[high].mean {
      let places = gap.isEmpty ? "every point" : "every point that has a run with it"
      let verb = ComparedMetric(metric.column).isPlural ? "are" : "is"
      return "\(metric.label) \(verb) \(FigureNumber.plain(values[low].mean, 3)) at \(places)\(gap)."
    }
    // Points with one and the same mean are named, too.
    func told(_ point: Int) -> String {
      let value = values[point]
      let interval =
        value.low.isFinite && value.high.isFinite
        ? ", 95% interval \(FigureNumber.plain(value.low, 3)) to \(FigureNumber.plain(value.high, 3))" : ""
      let alike = known.filter { $0 != point && values[$0].mean == value.mean }.map { "p\($0)" }
      let others = alike.prefix(5).joined(separator: ", ") + (alike.count > 5 ? ", …" : "")
      return "\(FigureNumber.plain(value.mean, 3)) at \(sweep.name(point)) (p\(point)\(interval))"
        + (alike.isEmpty ? "" : " and at \(others)")
    }
    return "Means of \(metric.label) over runs go from \(told(low)) to \(told(high))\(gap)."
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
