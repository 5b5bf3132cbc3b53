import GroupDynamics
import Recording
import Scenarios

/// By what the changes of a metric are told. Raw values are the names in commands.
public enum ChangeGrouping: String, CaseIterable, Sendable {
  case mechanism, pair, member
}

/// The table of changes as CSV: the changes of a metric in an update add up to the change from its row before in `ticks.csv`.
extension Explanation {
  /// Its columns.
  public static let table = Table(
    name: "changes", meaning: "one row an update, metric and part, and pair or member where asked for", keys: 6,
    columns: [
      Column("tick", .integer, unit: "ticks", "the update, from 1: the change is that since the row before it"),
      Column("session", .integer, unit: "sessions", "the session, from 1"),
      Column("metric", .string, unit: "text", ChangePart.metrics.map(\.rawValue).joined(separator: ", ")),
      Column("part", .string, unit: "text", "what moved it"),
      Column(
        "source", .string, unit: "text",
        "by pair: who feels, or of negativity who speaks; by member: the member, half of whose ties' change, both ways, it is",
        isFree: true),
      Column("target", .string, unit: "text", "by pair: whom it is about; else empty", isFree: true),
      Column("change", .number, unit: "1", "what the part added to the metric"),
    ])

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
      rows.append(tick)
      rows.append(ticks.clock.session(ofTick: tick))
      rows.append(part.metric.rawValue)
      rows.append(part.name)
      rows.append(source.map { changes.names[$0] } ?? "")
      rows.append(target.map { changes.names[$0] } ?? "")
      rows.append(change)
      rows.end()
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
