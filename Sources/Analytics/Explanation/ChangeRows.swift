import GroupDynamics
import Recording
import Scenarios

/// The groupings by which the changes of a metric are told. Raw values are the names in commands.
public enum ChangeGrouping: String, CaseIterable, Sendable {
  case mechanism, pair, member
}

/// A row of the table of changes.
public struct ChangeRow: TableRow {
  let tick, session: Int
  let part: ChangePart
  let source, target: String?
  let change: Double

  /// Its columns.
  public static let columns = RowTable<Self>(
    name: "changes", meaning: "one row per tick, metric and part, and per pair or member if asked for", keys: 6,
    [
      .whole("tick", unit: "ticks", "the tick, from 1; the change is from the tick before") { $0.tick },
      .whole("session", unit: "sessions", "the session, from 1") { $0.session },
      .text("metric", ChangePart.metrics.map(\.rawValue).joined(separator: ", ")) { $0.part.metric.rawValue },
      .text("part", "the cause of the change") { $0.part.name },
      .free(
        "source",
        "by pair: the member who holds the tie, or for negativity who speaks; by member: the member, with half of the change of their ties in both directions"
      ) { $0.source ?? "" },
      .free("target", "by pair: the other member; otherwise empty") { $0.target ?? "" },
      .number("change", "contribution of the part to the metric") { $0.change },
    ])
}

/// The table of changes as CSV: the changes of a metric in an update add up to the change from its row before in `ticks.csv`.
extension Explanation {
  /// Rows of a span by part; by pair and member, what is 0 has no row.
  public func rows(_ metrics: [Metric], _ span: ClosedRange<Int>, by grouping: ChangeGrouping) -> CSVRows {
    var rows = CSVRows()
    for tick in span {
      for metric in metrics {
        for part in ChangePart.parts(of: metric) { append(tick, part, grouping, to: &rows) }
      }
    }
    return rows
  }

  private func append(_ tick: Int, _ part: ChangePart, _ grouping: ChangeGrouping, to rows: inout CSVRows) {
    func row(_ source: Int?, _ target: Int?, _ change: Double) {
      ChangeRow(
        tick: tick, session: ticks.clock.session(ofTick: tick), part: part, source: source.map { changes.names[$0] },
        target: target.map { changes.names[$0] }, change: change
      ).append(to: &rows)
    }
    switch grouping {
    case .mechanism: row(nil, nil, changes.sum(part, tick: tick))
    case .pair:
      for i in 0..<changes.members {
        for j in 0..<changes.members where changes[tick, part, i, j] != 0 { row(i, j, changes[tick, part, i, j]) }
      }
    case .member:
      for (i, change) in members([part], tick...tick).enumerated() where change != 0 { row(i, nil, change) }
    }
  }
}
