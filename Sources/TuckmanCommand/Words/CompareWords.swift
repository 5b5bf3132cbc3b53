import Analytics
import Foundation
import Reporting
import ScenarioReading
import Scenarios
import Statistics

/// A comparison as a paragraph that claims no more than the numbers bear out.
struct CompareWords {
  private let comparison: Comparison
  private let a, b: String
  /// How many first tests p is adjusted for.
  private let tests: Int
  private let sides: Int

  private let isLast: Bool

  /// - Parameters:
  ///   - family: all comparisons that p was adjusted over.
  ///   - isLast: whether what holds for all of them is said.
  init(_ comparison: Comparison, a: String, b: String, family: [Comparison], isLast: Bool) {
    (self.comparison, self.a, self.b, sides, self.isLast) = (comparison, a, b, family.count, isLast)
    tests = family.reduce(0) { sum, one in
      sum + one.metrics.count { $0.tests.first?.p != nil } + (one.paths?.test?.p != nil ? 1 : 0)
    }
  }

  /// A difference with its sign; of shares in percentage points (pp).
  static func difference(_ value: Double, _ metric: MetricComparison) -> String {
    ComparedFormat.terminal.difference(value, isShare: metric.metric.kind == .share)
  }

  /// What stands above the table of two sides.
  static func title(_ comparison: Comparison, a: String, b: String) -> String {
    "\(b) against \(a), \(comparison.countInWords)"
  }

  /// What stands above the table of all sides.
  static func overviewTitle(_ baseline: String) -> String {
    "All sides (a dot: not shown to differ from \(baseline); none: no run has it)"
  }

  /// The paths that are most common, with how often each side took them.
  static func paths(_ paths: PathComparison) -> String {
    let most = paths.rows.prefix(4).map { row in
      "\(row.path) \(FigureNumber.percent(row.countA, of: paths.countA)) to "
        + FigureNumber.percent(row.countB, of: paths.countB)
    }
    let test = paths.test.map { test in
      let p = test.holm.map(NumberText.p) ?? ComparedFormat.terminal.missing
      return " (\(test.name), p \(p.hasPrefix("<") ? "" : "= ")\(p))"
    }
    let more = paths.rows.count > 4 ? ", \(paths.rows.count - 4) more" : ""
    return "stage paths\(test ?? ""): " + most.joined(separator: ", ") + more
  }

  static let luckHeader = [
    "What common luck takes away", "of variance", "in pairs", "apart", "raw p in pairs", "raw p apart",
  ]
  static let luckNote =
    "The variance is that of the mean difference; below 0, pairs did not help. raw p: not corrected for the number of tests."

  /// What the columns of the table are.
  static func tableNote(a: String, b: String) -> String {
    "P(\(b) > \(a)): how often a run of \(b) is above a run of \(a), ties by half (of numbers). pp: percentage points. not shown: p above 0.05."
  }

  var text: String {
    let runs = comparison.metrics.map { min($0.countA, $0.countB) }.max() ?? 0
    guard runs > 1 else { return "There are too few runs to compare: give both sides two or more." }
    let end = isLast ? [caution] : []
    return ([ends, design, failures, people] + found + [undecided, same, without, margins, paths] + end)
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What runs that failed leave of a claim; nothing where none did, or all did.
  static func failures(_ sides: [(label: String, runs: ComparedRuns)]) -> String? {
    let failed = sides.filter { $0.runs.failed > 0 && !$0.runs.replicates.isEmpty }.map { label, runs in
      "\(runs.failed) of \(counted(runs.failed + runs.replicates.count, "run")) of \(label)"
    }
    guard !failed.isEmpty else { return nil }
    return "\(list(failed)) failed. Results describe only the runs that finished, and runs do not fail by chance"
  }

  private var failures: String {
    Self.failures([(a, comparison.a), (b, comparison.b)]).map { $0 + "." } ?? ""
  }

  private var ends: String { comparison.endsNote(a, b) ?? "" }

  /// Why a claim or a margin is undecided.
  static func gap(_ gap: ClaimEvidence.Gap, isPaired: Bool) -> String {
    let unit = isPaired ? "pairs" : "runs a side"
    switch gap {
    case .tooFew(let count):
      return "a claim needs \(MeanLimits.fewest) \(unit), and there \(noun(count, "is", "are")) \(count)"
    case .nothingVaries(let count):
      return "nothing varied in \(count) \(unit), not enough to tell (\(unseen(count, isPaired: isPaired)))"
    }
  }

  /// What runs that are all the same allow, by the rule of three.
  private static func unseen(_ count: Int, isPaired: Bool) -> String {
    "at 95%, up to \(NumberText.percentage(Share.unseen(in: count)))% of all \(isPaired ? "pairs" : "runs") may differ"
  }

  private var people: String {
    let other = comparison.a.scenario.flatMap { comparison.b.scenario?.otherPeople(than: $0) }
    return other.map { "\(a) and \(b) have other people: \($0). Differences are of the people, too." } ?? ""
  }

  private var design: String {
    if comparison.isPaired {
      return
        "\(counted(comparison.pairs, "pair")) of simulated groups: replicate k of \(a) and of \(b) share their members' draws and their "
        + "luck, so that the mean difference within pairs estimates what the two settings do; what luck is left in it is in its "
        + "interval."
        + unpaired
    }
    return
      "\(counted(comparison.a.replicates.count, "run")) of \(a) and \(comparison.b.replicates.count) of \(b), compared as independent "
      + "groups: \(whyApart)."
  }

  /// Runs of each side that have no partner.
  private var unpaired: String {
    let sides = [(a, comparison.a), (b, comparison.b)].map { ($0, $1.replicates.count - comparison.pairs) }
    let all = sides.reduce(0) { $0 + $1.1 }
    guard all > 0 else { return "" }
    let told = sides.filter { $0.1 > 0 }.map { "\(counted($0.1, "run")) of \($0.0)" }.joined(separator: " and ")
    return
      " (\(told) \(noun(all, "has", "have")) no partner on the other side, and \(noun(all, "is", "are")) left out.)"
  }

  /// Why runs are not compared in pairs.
  private var whyApart: String {
    let (one, other) = (comparison.a.luck, comparison.b.luck)
    if one.seed != other.seed { return "they share no luck (seeds \(one.seed) and \(other.seed))" }
    if one.point != other.point { return "their points have luck of their own" }
    let common = Set(comparison.a.replicates).intersection(comparison.b.replicates).count
    return common < 2 ? "they have no two replicates in common" : "their common luck is left aside, as asked for"
  }

  private var found: [String] {
    let higher = comparison.metrics.filter { $0.verdict == .higher }
    let lower = comparison.metrics.filter { $0.verdict == .lower }
    let count = compared.count
    if higher.isEmpty, lower.isEmpty {
      guard !compared.allSatisfy(\.isSame) else { return [] }
      return ["No difference was shown" + (count > 1 ? " in any of the \(count) metrics compared." : ".")]
    }
    let lead =
      count > 1
      ? "Differences are shown in \(higher.count + lower.count) of the \(count) metrics compared, which overlap in what they "
        + "measure." : "A difference is shown."
    return [lead]
      + [("higher", higher), ("lower", lower)].compactMap { word, metrics in
        metrics.isEmpty ? nil : "\(b) is \(word) than \(a) in " + Self.list(metrics.map(Self.finding)) + "."
      }
  }

  /// Metrics of which both sides have values, and so can be compared at all.
  private var compared: [MetricComparison] { comparison.metrics.filter { $0.verdict != .noValues } }

  /// Metrics of which a side has none.
  private var without: String {
    let none = comparison.metrics.filter { $0.verdict == .noValues }
    return none.isEmpty
      ? "" : "Not compared, since no run of a side has it: " + Self.list(none.map(\.metric.label)) + "."
  }

  private static func finding(_ metric: MetricComparison) -> String {
    guard let value = metric.difference else { return metric.metric.label }
    let difference = difference(value, metric)
    let interval = metric.interval95.map {
      ", 95% interval \(self.difference($0.lowerBound, metric)) to \(self.difference($0.upperBound, metric))"
    }
    var reached = ""
    if let times = metric.times, let before = times.a.reached, let after = times.b.reached {
      reached =
        "; reached by \(NumberText.percent(before)) and by \(NumberText.percent(after)), the others count with all sessions up to the earlier end, so that how often and how soon are one number"
    }
    var uncorrected = ""
    if !metric.verdict.isShown, let p = metric.tests.first?.p, p <= Verdict.level {
      let holm = NumberText.three(metric.tests.first?.holm ?? 1)
      uncorrected = "; p \(NumberText.three(p)) before correction, \(holm) after"
    }
    return "\(metric.metric.label) (\(difference)\(interval ?? "")\(reached)\(uncorrected))"
  }

  private var undecided: String {
    let open = compared.filter { $0.verdict == .open }
    guard !open.isEmpty else { return "" }
    return "Not shown to differ, which is not shown to be equal: " + Self.list(open.map(Self.finding)) + "."
  }

  private var same: String {
    let same = compared.filter { $0.verdict == .same }
    guard !same.isEmpty else { return "" }
    let (isPaired, count) = (comparison.isPaired, same.map { min($0.countA, $0.countB) }.min() ?? 0)
    if same.count == compared.count {
      return
        "The runs are the same in everything compared. That is not shown to be equal: \(Self.unseen(count, isPaired: isPaired))."
    }
    return "The same in all: " + Self.list(same.map(\.metric.label))
      + "; not enough varied to tell (\(Self.unseen(count, isPaired: isPaired)))."
  }

  private var margins: String {
    let said = comparison.metrics.compactMap { metric -> String? in
      guard let (margin, result) = metric.equivalence else { return nil }
      let within = "within ±\(NumberText.significant(margin, 6))"
      let verb = metric.metric.isPlural ? "are" : "is"
      guard let result else {
        let gap = metric.evidence?.gap.map { Self.gap($0, isPaired: comparison.isPaired) } ?? "it cannot be tested"
        return "Whether \(metric.metric.label) \(verb) alike \(within) is open: \(gap)."
      }
      let interval =
        "90% interval \(NumberText.signed(result.interval.lowerBound)) to \(NumberText.signed(result.interval.upperBound))"
      if result.isEquivalent {
        return "At 5%, \(metric.metric.label) \(verb) alike \(within) (\(interval))."
      }
      let isOutside = result.interval.lowerBound >= margin || result.interval.upperBound <= -margin
      return isOutside
        ? "\(metric.metric.label.prefix(1).uppercased() + metric.metric.label.dropFirst()) \(verb) not alike \(within): its whole \(interval) lies outside."
        : "Whether \(metric.metric.label) \(verb) alike \(within) is open (\(interval))."
    }
    guard !said.isEmpty else { return "" }
    return said.joined(separator: " ")
      + " (Margins hold if they were set before looking; each is tested at 5% by itself, with intervals that hold for rare and skewed numbers too.)"
  }

  private var paths: String {
    guard let test = comparison.paths?.test, let holm = test.holm, let differs = comparison.paths?.differs else {
      return ""
    }
    let how =
      "(\(test.name), all paths together, p \(NumberText.p(holm).replacing("<", with: "below ")) after correction)"
    return differs
      ? "How often each stage path is taken differs \(how)."
      : "That stage paths are taken more or less often is not shown \(how)."
  }

  private var caution: String {
    let members = comparison.paths == nil ? "one a metric" : "one a metric, and that of stage paths"
    let family = counted(tests, "test") + " (\(members))" + (sides > 1 ? " over \(counted(sides, "comparison"))" : "")
    let few = min(comparison.metrics.map(\.countA).max() ?? 0, comparison.metrics.map(\.countB).max() ?? 0)
    let shares = compared.filter { $0.metric.kind == .share }.map(\.metric.label)
    let exact = comparison.isPaired ? "McNemar's exact test" : "Fisher's exact test"
    let how =
      (comparison.isPaired ? "paired t tests of means" : "Welch's t tests of means")
      + (shares.isEmpty ? "" : "; \(exact) of \(shares.joined(separator: ", "))")
    let called =
      tests == 0
      ? "Nothing here could be tested. "
      : "What is called higher or lower is so at 5% (\(how)) after Holm's correction for \(family); each interval is 95% by "
        + "itself, without correction. "
    return called
      + (few < PairedEstimate.fewGroups
        ? "\(counted(few, "run")) \(noun(few, "is", "are")) few for intervals that assume a mean is nearly normal. "
        : "")
      + "More runs narrow the intervals and, planned beforehand, may settle what is open; whether a difference is large enough "
      + "to matter, and whether real groups would do the same, these numbers do not say."
  }

  private static func list(_ parts: [String]) -> String {
    parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: "; ") + "; and " + parts[parts.count - 1]
  }
}
