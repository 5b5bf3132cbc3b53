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
  /// What the counterfactual's people differ in; nothing where they are the same.
  let otherPeople: String?
  /// Of the scenario and of its counterfactual.
  let sessions: (Int, Int)

  private var estimates: [PairedEstimate] { result.effects }
  /// How many of them could be tested.
  private var tests: Int { estimates.count { $0.holm != nil } }
  private var groups: Int { estimates.first?.pairs.difference.count ?? 0 }

  static let futures = ["as planned", "what if"]

  /// What is compared.
  var header: [String] {
    let compared =
      otherPeople.map {
        "\(counted(groups, "pair")) of groups, paired by common random numbers. Their people differ (\($0)), so differences come "
          + "from the people, too."
      } ?? "The same \(counted(groups, "group")) both ways, paired by common random numbers."
    guard sessions.0 != sessions.1 else { return [compared] }
    return [
      compared,
      "Ends differ: \(counted(sessions.0, "session")) as planned, \(sessions.1) in the what-if. Values at the end, dropout and "
        + "work done are over different times.",
    ]
  }

  /// What the table means.
  var footer: [String] {
    let isAllTheSame = estimates.allSatisfy { $0.verdict == .same }
    let notes = [
      isAllTheSame ? nil : called, settling,
      "Tension, efficacy and shares run from 0 to 1, cohesion from −1 to 1. Unequal participation is 0 if all talk equally.",
      estimates.contains { $0.verdict == .same } ? same : nil, isAllTheSame ? Self.nothing : nil,
      hasDropout ? "Cohesion, efficacy and tension at the end cover only the members who stayed." : nil,
      PairedEstimate.few(groups).map { $0 + "; --replicates makes more." },
    ]
    return [""] + notes.compactMap(\.self)
  }

  private var called: String {
    tests == 0
      ? "Nothing could be tested in these groups."
      : "Clearly: p below 0.05 after Holm's correction for \(counted(tests, "test")) (paired t; McNemar's for yes and no). That "
        + "does not mean large. Unclear: it could go either way. Each 95% CI is uncorrected."
  }

  /// How many groups would settle what is unclear.
  private var settling: String? {
    let unclear = estimates.filter { $0.verdict == .open }.map { estimate in
      let needed = estimate.interval.flatMap {
        RunsToSettle(groups, $0, distance: abs(estimate.difference), tests: max(1, tests))
      }
      return (label: estimate.plainLabel, needed: needed)
    }
    return VerdictWords.settling("Groups", unclear)
  }

  private var same: String {
    let unseen = NumberText.percentage(Share.unseen(in: groups))
    return "Metrics that did not differ in \(counted(groups, "group")) may differ in up to \(unseen)% of all groups "
      + "(95% confidence)."
  }

  private static let nothing =
    "Nothing differed, so the change may do nothing here. See \(Words.command) list techniques."

  private var hasDropout: Bool {
    result.first.contains { !$0.record.departures.isEmpty }
      || estimates.contains { $0.metric.name == "left" && ($0.pairs.a.max > 0 || $0.pairs.b.max > 0) }
  }

  /// Who dropped out in a future, which a picture of it does not say.
  static func departures(_ record: RunRecord) -> String {
    let told = record.departures.prefix(6).map { "\($0.name) dropped out after session \($0.session)" }
    let rest = record.departures.count > 6 ? "; \(record.departures.count - 6) more dropped out" : ""
    return told.isEmpty ? "nobody dropped out" : told.joined(separator: "; ") + rest
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
    let what = isOfMechanisms ? "mechanism" : "intervention"
    return "The effect of leaving out each \(what), in the same \(counted(study.replicates, "group")):"
  }

  /// What the table means.
  var footer: [String] {
    let called =
      "Without a ?, the effect is clear: p below 0.05 after Holm's correction for \(counted(tests, "test")) (paired t; McNemar's "
      + "for yes and no). That does not mean large."
    return ["±: half of the uncorrected 95% CI. 0: nothing differed in these groups. ?: unclear."]
      + (tests == 0 ? [] : [called])
      + (PairedEstimate.few(study.replicates).map { ["\($0); --replicates makes more."] } ?? [])
      + [
        "Each effect is that of one \(isOfMechanisms ? "mechanism" : "intervention") beside all others, so effects do not add up."
      ] + (isOfMechanisms ? ["See \(Words.command) list mechanisms for what off means."] : [])
  }
}
