import Analytics
import GroupDynamics
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Statistics
import Studies

/// What `what-if` says beside its numbers.
struct WhatIfWords {
  let result: WhatIfStudy.Result
  /// What the twin's people differ in; nothing where they are the same.
  let otherPeople: String?
  /// Of the scenario and of its twin.
  let sessions: (Int, Int)

  private var estimates: [PairedEstimate] { result.effects }
  /// How many of them could be tested.
  private var tests: Int { estimates.count { $0.holm != nil } }
  private var groups: Int { estimates.first?.pairs.difference.count ?? 0 }

  static let futures = ["as it is", "twin"]

  /// What is compared.
  var header: [String] {
    let compared =
      otherPeople.map {
        [
          "\(counted(groups, "pair")) of groups with the same luck, but other people: \($0).",
          "Differences are of the people, too.",
        ]
      } ?? ["The same \(counted(groups, "group")) twice: the same members, the same luck"]
    guard sessions.0 != sessions.1 else { return compared }
    return compared + [
      "Ends differ: \(counted(sessions.0, "session")) as it is, \(sessions.1) in the twin. Values at the end, dropout and work done",
      "are of different lengths of time.",
    ]
  }

  /// What the table means.
  var footer: [String] {
    let isAllTheSame = estimates.allSatisfy { $0.verdict == .same }
    let leaves = isAllTheSame ? [] : Words.wrapped(called, width: 120)
    let scale =
      "Tension, efficacy and shares lie between 0 and 1, cohesion between -1 and 1; 0 of unequal talk is equal."
    let notes = [
      estimates.contains { $0.verdict == .same } ? same : nil, isAllTheSame ? Self.nothing : nil,
      hasDropout ? "Where members leave, cohesion, efficacy and tension at the end are of those who stayed." : nil,
      PairedEstimate.few(groups).map { $0 + "; --replicates takes more." },
    ]
    return [""] + leaves + [scale] + notes.compactMap(\.self)
  }

  private var called: String {
    tests == 0
      ? "cannot tell: nothing could be tested in these groups."
      : "higher, lower: \(PairedEstimate.calledBy) for \(counted(tests, "test")), one a row; \(PairedEstimate.leavesOpen). "
        + "cannot tell: it could go either way. Each interval is 95% by itself, without correction."
  }

  private var same: String {
    let unseen = NumberText.percentage(Share.unseen(in: groups))
    return
      "the same: nothing differed in \(counted(groups, "group")), not enough varied to tell (at 95%, up to \(unseen)% of all may differ)."
  }

  private static let nothing =
    "Nothing differs in these groups: what the twin has may change nothing here (`\(Words.command) list techniques` says what does)."

  private var hasDropout: Bool {
    result.first.contains { !$0.record.departures.isEmpty }
      || estimates.contains { $0.metric.name == "left" && ($0.pairs.a.max > 0 || $0.pairs.b.max > 0) }
  }

  /// Who left in a future, which a picture of it does not say.
  static func departures(_ record: RunRecord) -> String {
    let told = record.departures.prefix(6).map { "\($0.name) left after session \($0.session)" }
    let rest = record.departures.count > 6 ? "; \(record.departures.count - 6) more left" : ""
    return told.isEmpty ? "nobody left" : told.joined(separator: "; ") + rest
  }
}

/// What `explain --ablation` says beside its numbers.
struct AblationWords {
  let study: AblationStudy
  let results: [AblationEffect]

  /// How many differences could be tested.
  private var tests: Int { results.flatMap(\.effects).count { $0.holm != nil } }
  private var isOfMechanisms: Bool { study.subject == .mechanisms }

  /// What is compared.
  var header: String {
    let what = isOfMechanisms ? "mechanism" : "thing that the facilitator does"
    return "Each \(what) left out once, in the same \(counted(study.replicates, "group")): without it less as it is"
  }

  /// What the table means.
  var footer: [String] {
    let shown =
      "? marks what may go either way. All else is shown: \(PairedEstimate.calledBy) for \(counted(tests, "test")); "
      + PairedEstimate.leavesOpen + "."
    return ["± is half of the 95% interval of the paired difference, by itself; 0: nothing differed in these groups."]
      + (tests == 0 ? [] : Words.wrapped(shown, width: 120))
      + (PairedEstimate.few(study.replicates).map { ["\($0); --replicates takes more."] } ?? [])
      + [
        "A difference is what this thing does while all others are there: they do not add up."
          + (isOfMechanisms ? " What off means: \(Words.command) list mechanisms." : "")
      ]
  }
}
