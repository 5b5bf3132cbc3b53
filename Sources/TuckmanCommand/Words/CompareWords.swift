import Analytics
import Foundation
import Reporting
import ScenarioReading
import Scenarios
import Statistics

/// What is said of a comparison of two sides beside its numbers.
struct CompareWords {
  private let comparison: Comparison
  private let a, b: String

  init(_ comparison: Comparison, a: String, b: String) { (self.comparison, self.a, self.b) = (comparison, a, b) }

  /// A difference with its sign; of shares in percentage points (pp).
  static func difference(_ value: Double, _ metric: MetricComparison) -> String {
    ComparedFormat.terminal.difference(value, isShare: metric.metric.kind == .share)
  }

  /// What stands above the table of two sides.
  var title: String {
    "\(b) against \(a): \(comparison.countInWords), "
      + (comparison.isPaired ? "paired by common random numbers" : "not paired")
  }

  /// What stands above the metrics of a verdict.
  func heading(_ verdict: Verdict) -> String {
    VerdictWords.heading(verdict, in: b, all: comparison.isPaired ? "every pair" : "all runs")
  }

  /// What the table says, in sentences.
  var findings: [String] {
    VerdictWords.ordered.compactMap { verdict in
      let labels = comparison.metrics.filter { $0.verdict == verdict }.map(\.metric.label)
      return labels.isEmpty ? nil : "\(heading(verdict)): \(labels.inSentence())."
    }
  }

  /// What has to be known before the table is read.
  var before: [String] {
    [whyApart, unpaired, Self.failures([(a, comparison.a), (b, comparison.b)]).map { $0 + "." }, people, ends]
      .compactMap(\.self)
  }

  /// What the table does not say.
  var after: [String] {
    guard !isTooSmall else { return ["There are too few runs to compare: give both sides two or more."] }
    return [paths, same].compactMap(\.self) + times + margins
  }

  private var isTooSmall: Bool { comparison.metrics.allSatisfy { min($0.countA, $0.countB) < 2 } }

  // MARK: Before

  /// What runs that failed leave of a claim; nothing where none did, or all did.
  static func failures(_ sides: [(label: String, runs: ComparedRuns)]) -> String? {
    let failed = sides.filter { $0.runs.failed > 0 && !$0.runs.replicates.isEmpty }.map { label, runs in
      "\(runs.failed) of \(counted(runs.failed + runs.replicates.count, "run")) of \(label)"
    }
    guard !failed.isEmpty else { return nil }
    return "\(failed.inSentence()) failed. Results describe only the runs that finished, and runs do not fail by chance"
  }

  private var ends: String? { comparison.endsNote(a, b) }

  private var people: String? {
    let other = comparison.a.scenario.flatMap { comparison.b.scenario?.otherPeople(than: $0) }
    return other.map { "\(a) and \(b) have other people (\($0)), so differences come from the people, too." }
  }

  /// Runs of each side that have no partner.
  private var unpaired: String? {
    guard comparison.isPaired else { return nil }
    let sides = [(a, comparison.a), (b, comparison.b)].map { ($0, $1.replicates.count - comparison.pairs) }
    let all = sides.reduce(0) { $0 + $1.1 }
    guard all > 0 else { return nil }
    let told = sides.filter { $0.1 > 0 }.map { "\(counted($0.1, "run")) of \($0.0)" }
    return
      "\(told.inSentence()) \(noun(all, "has", "have")) no partner on the other side and \(noun(all, "is", "are")) left out."
  }

  /// Why runs are not compared in pairs.
  private var whyApart: String? {
    guard !comparison.isPaired else { return nil }
    let (one, other) = (comparison.a.luck, comparison.b.luck)
    let why =
      if one.seed != other.seed { "the seeds differ (\(one.seed) and \(other.seed))" } else if one.point != other.point
      {
        "each point has random numbers of its own"
      } else if Set(comparison.a.replicates).intersection(comparison.b.replicates).count < 2 {
        "fewer than two replicates are in both"
      } else { "you asked for --unpaired" }
    return "Runs are compared as independent groups, since \(why)."
  }

  // MARK: After

  /// The paths that are most common, with how often each side took them.
  private var paths: String? {
    guard let paths = comparison.paths else { return nil }
    let most = paths.rows.prefix(4).map { row in
      "\(row.path) \(FigureNumber.percent(row.countA, of: paths.countA)) and "
        + FigureNumber.percent(row.countB, of: paths.countB)
    }
    let more = paths.rows.count > 4 ? ", \(paths.rows.count - 4) more" : ""
    let test = paths.test.flatMap { test in
      paths.differs.map { differs in
        let p = test.holm.map(NumberText.p) ?? ComparedFormat.terminal.missing
        return ", \(differs ? "clearly different" : "unclear") (\(test.name), p \(p.hasPrefix("<") ? "" : "= ")\(p))"
      }
    }
    return "Stage paths in \(a) and \(b)\(test ?? ""): " + most.joined(separator: ", ") + more + "."
  }

  private var same: String? {
    let same = comparison.metrics.filter { $0.verdict == .same }
    guard let count = same.map({ min($0.countA, $0.countB) }).min() else { return nil }
    let isAll = comparison.metrics.allSatisfy { $0.verdict == .same || $0.verdict == .noValues }
    return
      (isAll
      ? "The runs did not differ in anything compared. "
      : "Some metrics did not differ at all. ") + Self.unseen(count, isPaired: comparison.isPaired) + "."
  }

  /// What runs that are all the same allow, by the rule of three.
  private static func unseen(_ count: Int, isPaired: Bool) -> String {
    "With 95% confidence, up to \(NumberText.percentage(Share.unseen(in: count)))% of all \(isPaired ? "pairs" : "runs") may differ"
  }

  private var times: [String] {
    comparison.metrics.filter { $0.verdict != .noValues && $0.verdict != .same }.compactMap { metric in
      guard let times = metric.times, let before = times.a.reached, let after = times.b.reached else { return nil }
      let stage = metric.metric.name.replacing("_entry", with: "")
      return "\(NumberText.percent(before)) of \(a) and \(NumberText.percent(after)) of \(b) reached \(stage). "
        + "A run that did not counts with all its sessions, up to the earlier end."
    }
  }

  /// Why a claim or a margin is undecided.
  static func gap(_ gap: ClaimEvidence.Gap, isPaired: Bool) -> String {
    let unit = isPaired ? "pairs" : "runs a side"
    switch gap {
    case .tooFew(let count):
      return "a claim needs \(MeanLimits.fewest) \(unit), and there \(noun(count, "is", "are")) \(count)"
    case .nothingVaries(let count):
      return "nothing varied in \(count) \(unit), so it cannot be decided (\(unseen(count, isPaired: isPaired)))"
    }
  }

  private var margins: [String] {
    let said = comparison.metrics.compactMap { metric -> String? in
      guard let (margin, result) = metric.equivalence else { return nil }
      let within = "\(metric.metric.label) within ±\(NumberText.significant(margin, 6))"
      guard let result else {
        let gap = metric.evidence?.gap.map { Self.gap($0, isPaired: comparison.isPaired) } ?? "it cannot be tested"
        return "Alike in \(within)? Unclear: \(gap)."
      }
      let (low, high) = (result.interval.lowerBound, result.interval.upperBound)
      let verdict =
        result.isEquivalent ? "Yes" : low >= margin || high <= -margin ? "No" : "Unclear"
      return "Alike in \(within)? \(verdict) (90% CI \(Words.two(low)) to \(Words.two(high)))."
    }
    return said.isEmpty
      ? [] : said + ["A margin counts only if it was set before looking. Each is tested at 5% by itself."]
  }
}

/// What is said once of all comparisons together.
struct ComparedFamilyWords {
  /// Each other side with the baseline.
  let comparisons: [(label: String, comparison: Comparison)]
  let baseline: String

  private var all: [Comparison] { comparisons.map(\.comparison) }

  /// How many first tests p is corrected for.
  private var tests: Int {
    all.reduce(0) { sum, one in
      sum + one.metrics.count { $0.tests.first?.p != nil } + (one.paths?.test?.p != nil ? 1 : 0)
    }
  }

  /// What stands above the table of all sides.
  var overviewTitle: String { "Each side minus \(baseline) (dot: unclear or the same; none: no run has it)" }

  /// What *clearly* and *unclear* mean, and what would settle what is unclear.
  var notes: [String] {
    [called, settling, few].compactMap(\.self)
      + ["These numbers do not show whether a difference matters or would occur in real groups."]
  }

  private var called: String {
    guard tests > 0 else { return "Nothing here could be tested." }
    let isPaired = all.contains { $0.isPaired }
    let hasShares = all.contains { $0.metrics.contains { $0.metric.kind == .share && $0.tests.first?.p != nil } }
    let how =
      (isPaired ? "paired t tests" : "Welch's t tests")
      + (hasShares ? "; of shares \(isPaired ? "McNemar's" : "Fisher's") exact test" : "")
    return
      "Clearly: p below 0.05 after Holm's correction for \(counted(tests, "test")) (\(how)). Unclear does not mean "
      + "equal. Each 95% CI is uncorrected. pp: percentage points."
  }

  /// How many pairs or runs would settle what is unclear, where that can be told.
  private var settling: String? {
    guard all.count == 1, let one = all.first else { return nil }
    let unclear = one.metrics.filter { $0.verdict == .open }.map { metric in
      let needed = metric.interval95.flatMap {
        RunsToSettle(
          min(metric.countA, metric.countB), $0, distance: abs(metric.difference ?? 0), tests: max(1, tests))
      }
      return (label: metric.metric.label, needed: needed)
    }
    return VerdictWords.settling(one.isPaired ? "Pairs" : "Runs a side", unclear)
  }

  private var few: String? {
    let few = all.map { min($0.metrics.map(\.countA).max() ?? 0, $0.metrics.map(\.countB).max() ?? 0) }.min() ?? 0
    return few < PairedEstimate.fewGroups
      ? "\(counted(few, "run")) \(noun(few, "is", "are")) few, because intervals assume that a mean is nearly normal."
      : nil
  }

  /// The names by which --metric and --margin know the metrics.
  var names: String? {
    let told = (all.first?.metrics ?? []).map(\.metric).filter { $0.label != $0.name }.map {
      "\($0.name) (\($0.label))"
    }
    return told.isEmpty ? nil : "Names for --metric and --margin: " + told.joined(separator: ", ") + "."
  }

  /// What pairs saved; the head and the note of its table.
  static let savedHeader = [
    "What pairing saved", "variance", "paired ±", "unpaired ±", "paired p", "unpaired p",
  ]
  static let savedNote =
    "Variance: the share that pairing took from the variance of the mean difference. Below 0, it did not help. ±: half of "
    + "the 95% CI. These p are uncorrected."
}
