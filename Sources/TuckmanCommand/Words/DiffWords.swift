import Models
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies

/// What `diff` says beside its tables.
struct DiffWords {
  let a: Scenario
  let b: Scenario

  /// Why not all of both can be compared.
  var unlike: [String] {
    let (p, q) = (a.parameters, b.parameters)
    let names = (a.cast.map(\.name), b.cast.map(\.name))
    var lines = Self.only(names.0, names.1, "A") + Self.only(names.1, names.0, "B")
    if p.issues != q.issues {
      lines.append("A has \(counted(p.issues, "issue")) and B has \(q.issues). Only shared issues are compared.")
    }
    if p.attributes != q.attributes {
      lines.append(
        "A has \(counted(p.attributes, "attribute")) and B has \(q.attributes). Only shared attributes are compared.")
    }
    if p.ticksPerSession != q.ticksPerSession {
      lines.append(
        "A session has \(counted(p.ticksPerSession, "tick")) in A and \(q.ticksPerSession) in B. Only the composed groups are compared."
      )
    } else if p.sessions != q.sessions {
      lines.append(
        "A has \(counted(p.sessions, "session")) and B has \(q.sessions). Only shared sessions are compared.")
    }
    return lines
  }

  private static func only(_ mine: [String], _ theirs: [String], _ side: String) -> [String] {
    let own = mine.filter { !theirs.contains($0) }
    return own.isEmpty ? [] : ["Only \(side) has \(own.inSentence(most: 8)). Only shared members are compared."]
  }

  /// A run, where it comes from, and how it was made again.
  static func title(_ source: RunSource) -> String {
    let precision = source.folder.map { $0.manifest.arithmetic.precision }
    let recorded = precision == "float" ? ", recorded in float and made again in double" : ""
    return "\(Words.shown(source.text)) (\(source.run), seed \(source.scenario.seed)\(recorded))"
  }

  /// In how many places the scenarios differ.
  static func places(_ count: Int) -> String {
    count == 0
      ? "The scenarios are the same."
      : "The scenarios differ in \(count == 1 ? "one place" : counted(count, "place")):"
  }

  /// That nothing differs over so many ticks.
  static func same(_ ticks: Int, inAll: Bool) -> String {
    "The runs are the same in every bit, over \(counted(ticks, "tick"))"
      + (inAll ? "." : ", as far as they can be compared.")
  }

  /// Where the runs part.
  static func parting(_ comparison: RunComparison, tick: Int, session: Int) -> [String] {
    let first = tick == 0 ? "as composed (tick 0)" : "in tick \(tick) (session \(session))"
    let doses = comparison.doses.map {
      "  \($0.technique.rawValue): dose \(FactorValue.number($0.a)) in A, \(FactorValue.number($0.b)) in B"
    }
    return ["The runs first differed \(first):"] + doses
      + (comparison.actsDiffer ? ["  different acts were drawn"] : [])
  }

  /// What stands above the metrics at the end.
  static func ends(_ ticks: Int) -> String { "After the last tick of both (\(ticks)):" }
}
