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
    name: "changes", meaning: "one row an update, metric and part, and pair or member where asked for", keys: 6,
    [
      .whole("tick", unit: "ticks", "the update, from 1: the change is that since the row before it") { $0.tick },
      .whole("session", unit: "sessions", "the session, from 1") { $0.session },
      .text("metric", ChangePart.metrics.map(\.rawValue).joined(separator: ", ")) { $0.part.metric.rawValue },
      .text("part", "what moved it") { $0.part.name },
      .free(
        "source",
        "by pair: who feels, or of negativity who speaks; by member: the member, half of whose ties' change, both ways, it is"
      ) { $0.source ?? "" },
      .free("target", "by pair: whom it is about; else empty") { $0.target ?? "" },
      .number("change", "what the part added to the metric") { $0.change },
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
