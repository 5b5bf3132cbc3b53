import Analytics
import ScenarioReading
import Scenarios
import Statistics

/// A difference between two futures, or two sides, in a sentence about people and groups.
struct DifferenceWords {
  let column, label: String
  let a, b: Double
  let interval: ClosedRange<Double>?
  let verdict: Verdict
  /// How many pairs of groups it is of; nothing where groups are not paired.
  let pairs: Int?

  /// `Groups stormed longer: 5.6 sessions instead of 3.3 (95% CI of the difference 2.2 to 2.5).` `where` goes after what
  /// happened: ` under B`; `when` before it: `Without a facilitator`.
  func sentence(when: String? = nil, where place: String = "", hasInterval: Bool = true) -> String {
    let (before, after) = levels
    let range = hasInterval ? " (\(told(interval)))" : ""
    guard verdict.isShown else {
      let same = pairs.map { " The same in all \(counted($0, "group")): \(label), \(after)." } ?? ""
      return verdict == .same
        ? (same.isEmpty ? "The same\(place): \(label), \(after)." : String(same.dropFirst())) + unseen
        : "Unclear\(place): \(label), \(after) against \(before)\(range)."
    }
    let happened = phrase(isMore: verdict == .higher) + place
    let beginning = when.map { "\($0), \(happened)" } ?? happened.sentenceCased
    return "\(beginning): \(after)\(unit) instead of \(before)\(range)."
  }

  private var unseen: String {
    pairs.map { " At 95%, up to \(FigureNumber.percent(Share.unseen(in: $0))) of all groups may differ." } ?? ""
  }

  private func told(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return "too few groups for a confidence interval" }
    let scale = isShare ? 100.0 : 1
    let ends = [interval.lowerBound, interval.upperBound].map { FigureNumber.prose(scale * $0) }
    return "95% CI of the difference \(ends[0]) to \(ends[1])\(isShare ? " percentage points" : "")"
  }

  /// Both levels, with as many digits as tell them apart.
  private var levels: (before: String, after: String) {
    let most = 6
    for more in 0...most {
      let texts = [a, b].map {
        isShare ? FigureNumber.prose(100 * $0, more: more, whole: true) + "%" : FigureNumber.prose($0, more: more)
      }
      if texts[0] != texts[1] || a == b || more == most { return (texts[0], texts[1]) }
    }
    return ("", "")
  }

  private var isShare: Bool { Self.shares.contains(column) || ComparedMetric(column).kind == .share }
  private var unit: String { ["storming_dwell", "performing_entry"].contains(column) ? " sessions" : "" }

  private func phrase(isMore: Bool) -> String {
    if let phrase = Self.phrases[column] { return isMore ? phrase.more : phrase.less }
    if ComparedMetric(column).kind == .share {
      return "\(isMore ? "more" : "fewer") groups met the goal\(label.replacing("met: ", with: " "))"
    }
    return "\(label) \(ComparedMetric(column).isPlural ? "were" : "was") \(isMore ? "higher" : "lower")"
  }

  private static let shares: Set = ["left", "settled", "relapsed"]
  private static let phrases: [String: (more: String, less: String)] = [
    "left": ("more members dropped out", "fewer members dropped out"),
    "settled": ("more groups settled", "fewer groups settled"),
    "relapsed": ("more members relapsed", "fewer members relapsed"),
    "tension_peak": ("tension peaked higher", "tension peaked lower"),
    "tension_peak_session": ("tension peaked later", "tension peaked earlier"),
    "cohesion": ("groups ended more cohesive", "groups ended less cohesive"),
    "participation_gini_mean": ("members shared the talk less equally", "members shared the talk more equally"),
    "efficacy": ("members ended with more efficacy", "members ended with less efficacy"),
    "progress": ("groups got more work done", "groups got less work done"),
    "storming_dwell": ("groups stormed longer", "groups stormed for less time"),
    "performing_entry": ("groups took longer to reach performing", "groups reached performing sooner"),
    "regressions": ("groups fell back a stage more often", "groups fell back a stage less often"),
    "follow_up_efficacy": ("members had more efficacy in the last week", "members had less efficacy in the last week"),
    "follow_up_skill": ("members had more skill in the last week", "members had less skill in the last week"),
  ]
}

extension PairedEstimate {
  /// What changed, in a sentence.
  package func sentence(when: String? = nil, hasInterval: Bool = true) -> String {
    DifferenceWords(
      column: column, label: label, a: pairs.a.mean, b: pairs.b.mean, interval: interval, verdict: verdict,
      pairs: pairs.difference.count
    ).sentence(when: when, hasInterval: hasInterval)
  }
}

extension Comparison {
  /// A sentence for each metric that is shown to differ.
  package func sentences(_ b: String) -> [String] {
    metrics.filter(\.verdict.isShown).compactMap { metric in
      guard let meanA = metric.meanA, let meanB = metric.meanB else { return nil }
      return DifferenceWords(
        column: metric.metric.name, label: metric.metric.label, a: meanA, b: meanB, interval: metric.interval95,
        verdict: metric.verdict, pairs: isPaired ? pairs : nil
      ).sentence(where: " under \(b)")
    }
  }
}
