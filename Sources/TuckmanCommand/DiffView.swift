import Foundation
import GroupDynamics
import Recording
import Scenarios
import Studies

/// What `diff` shows.
struct DiffView {
  let a: RunSource
  let b: RunSource
  let comparison: RunComparison

  /// Whether the runs are the same to their end.
  var areSame: Bool { comparison.tick == nil && unlike.isEmpty }

  private var clock: Clock {
    Clock(sessions: a.scenario.parameters.sessions, ticksPerSession: a.scenario.parameters.ticksPerSession)
  }

  var csv: String {
    var rows = CSVRows()
    for name in ["tick", "session", "variable", "source", "target", "a", "b", "difference"] { rows.append(name) }
    rows.end()
    for difference in comparison.differences {
      rows.append(comparison.tick)
      rows.append(comparison.tick.map(clock.session))
      rows.append(difference.variable)
      rows.append(difference.member.map { comparison.names[$0] } ?? "")
      rows.append(difference.other.map { comparison.names[$0] } ?? "")
      for value in [difference.a, difference.b, difference.b - difference.a] { rows.append(value) }
      rows.end()
    }
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  var text: String {
    var lines = ["", "A: " + title(a), "B: " + title(b), ""]
    lines += scenarios + unlike + [""]
    if let tick = comparison.tick {
      lines += parting(tick) + [""] + ends
    } else {
      lines.append(
        "The runs are the same in every bit, over \(counted(comparison.ticksCompared, "tick"))"
          + (unlike.isEmpty ? "." : ", as far as they can be compared."))
    }
    return (lines + [""]).joined(separator: "\n") + "\n"
  }

  private func title(_ source: RunSource) -> String {
    let precision = source.folder.map { $0.manifest.arithmetic.precision }
    let recorded = precision == "float" ? ", recorded in float and made again in double" : ""
    return "\(Words.shown(source.text)) (\(source.run), seed \(source.scenario.seed)\(recorded))"
  }

  /// Places of the scenarios that say something else.
  private var scenarios: [String] {
    let places = Set(a.fields.keys).union(b.fields.keys).filter { a.fields[$0] != b.fields[$0] }.sorted()
    guard !places.isEmpty else { return ["The scenarios say the same."] }
    let rows = places.map { [$0, told(a.fields[$0]), told(b.fields[$0])] }
    let widths = (0..<2).map { column in ([["", "A", "B"]] + rows).map { $0[column].count }.max() ?? 0 }
    let most = 20
    let more = rows.count > most ? ["  … and \(rows.count - most) more"] : []
    return ["The scenarios differ in \(rows.count == 1 ? "one place" : counted(rows.count, "place")):"]
      + ([["", "A", "B"]] + rows.prefix(most)).map {
        "  " + Words.pad($0[0], widths[0]) + "  " + Words.pad($0[1], widths[1]) + "  " + $0[2]
      } + more
  }

  private func told(_ value: String?) -> String {
    guard let value else { return "–" }
    return value.count > 40 ? value.prefix(40) + "…" : value
  }

  /// Why not all of both can be compared.
  private var unlike: [String] {
    let (p, q) = (a.scenario.parameters, b.scenario.parameters)
    let names = (a.scenario.cast.map(\.name), b.scenario.cast.map(\.name))
    func only(_ mine: [String], _ theirs: [String], _ side: String) -> [String] {
      let own = mine.filter { !theirs.contains($0) }
      let told = own.prefix(8).joined(separator: ", ") + (own.count > 8 ? " and \(own.count - 8) more" : "")
      return own.isEmpty ? [] : ["Only \(side) has \(told); members of both are compared."]
    }
    var lines = only(names.0, names.1, "A") + only(names.1, names.0, "B")
    if p.issues != q.issues {
      lines.append("A has \(counted(p.issues, "issue")) and B \(q.issues); those of both are compared.")
    }
    if p.attributes != q.attributes {
      lines.append("A has \(counted(p.attributes, "attribute")) and B \(q.attributes); those of both are compared.")
    }
    if p.ticksPerSession != q.ticksPerSession {
      lines.append(
        "A session has \(counted(p.ticksPerSession, "tick")) in A and \(q.ticksPerSession) in B; the composed groups alone are compared."
      )
    } else if p.sessions != q.sessions {
      lines.append("A has \(counted(p.sessions, "session")) and B \(q.sessions); those of both are compared.")
    }
    return lines
  }

  private func parting(_ tick: Int) -> [String] {
    let session = clock.session(ofTick: tick)
    let first = tick == 0 ? "as they are composed (tick 0)" : "in tick \(tick), in session \(session)"
    var lines = ["The runs first differ \(first):"]
    for dose in comparison.doses {
      lines.append(
        "  \(dose.technique.rawValue): dose \(FactorValue.number(dose.a)) in A, \(FactorValue.number(dose.b)) in B")
    }
    if comparison.actsDiffer { lines.append("  other acts are drawn") }
    var variables: [String] = []
    for difference in comparison.differences where !variables.contains(difference.variable) {
      variables.append(difference.variable)
    }
    let rows = variables.map { variable in
      let all = comparison.differences.filter { $0.variable == variable }
      let most = all.max { abs($0.b - $0.a) < abs($1.b - $1.a) } ?? all[0]
      return [variable, "\(all.count)", whose(most), number(most.a), number(most.b), signed(most.b - most.a)]
    }
    let table = [["variable", "numbers", "most", "A", "B", "B − A"]] + rows
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return lines
      + table.map { row in
        "  "
          + zip(row, widths).enumerated().map { $0 == 0 || $0 == 2 ? Words.pad($1.0, $1.1) : Words.right($1.0, $1.1) }
          .joined(separator: "  ")
      }
  }

  /// The metrics that people look at, after the last tick that both have.
  private var ends: [String] {
    let shown: [Metric] = [.cohesion, .tension, .consensus, .participationGini, .progress, .present]
    let rows = shown.map { metric in
      let (one, other) = (comparison.ends.a[metric], comparison.ends.b[metric])
      return [metric.rawValue, Words.three(one), Words.three(other), signed(other - one)]
    }
    return ["After the last tick that both have (\(comparison.ticksCompared)):"]
      + Words.table([["", "A", "B", "B − A"]] + rows).map { "  " + $0 }
  }

  private func whose(_ difference: StateDifference) -> String {
    let source = difference.member.map { comparison.names[$0] } ?? "the group"
    return source + (difference.other.map { " toward " + comparison.names[$0] } ?? "")
  }

  private func number(_ value: Double) -> String { String(format: "%.4f", value) }

  private func signed(_ value: Double) -> String {
    abs(value) >= 0.00005 || value == 0 ? Words.signed(value) : String(format: "%+.1e", value)
  }
}
