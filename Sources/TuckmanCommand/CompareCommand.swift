import Analytics
import ArgumentParser
import Foundation
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies

/// `tuckman compare`: whether B differs from A, by how much, and how sure that is.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare results: differences, intervals and tests.",
    discussion: """
      The first side is the baseline. Scenarios are run, all with the same seed; folders of results are read.

        tuckman compare Scenarios/teaching/no-facilitator.yaml Scenarios/first-run.yaml
        tuckman compare results/a results/b --metric tension_peak --margin tension_peak=0.02
        tuckman compare a.yaml b.yaml --assert 'tension_peak: B < A by 0.02'

      One folder of a sweep compares each of its points with p0. Replicates with common random numbers are compared in pairs.

      p is corrected by Holm's method. Its family is the first test of every metric and side, and the test of stage paths \
      unless --metric names metrics. Claims and margins are checked each by itself. Their intervals are wider: they are \
      valid for rare and skewed numbers, too, and need six pairs, or six runs a side.

      Exit code 1: a claim of --assert does not hold or is undecided.
      """)

  /// How the result is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  @Argument(
    help:
      "Scenarios (YAML files; - is standard input), folders of results or points of sweeps (FOLDER:p3).",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var sides: [String]

  @Option(
    name: .customLong("metric"),
    help: "Compare this column of runs.csv; repeatable, all means every one (default: a few, and stage paths).")
  var metrics: [String] = []

  @Option(
    name: .customLong("margin"),
    help: ArgumentHelp(
      "Test whether the difference is smaller than this; repeatable.",
      valueName: "metric=d"))
  var margins: [String] = []

  @Option(
    name: .customLong("assert"),
    help: ArgumentHelp(
      "Check this claim, such as 'tension_peak: B < A by 0.02'; repeatable.", valueName: "claim"))
  var claims: [String] = []

  @Flag(help: "Compare as independent groups, even where runs have common random numbers.")
  var unpaired = false

  @Option(help: "Run each scenario so many times (default: the scenarios' replicates, but at least 200).")
  var replicates: Int?

  @Option(help: "Replace the seed of the scenarios.")
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a parameter in every scenario; repeatable.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    help: "Write comparison.csv to this folder (default: results/ and the names of the sides).", completion: .directory)
  var out: String?

  @Option(help: "Print text, or comparison.csv itself, which writes no file.")
  var format: Format = .text

  @Flag(help: "Print a table for each side, however many there are.")
  var all = false

  @Flag(help: "Print nothing but the outcome of claims.")
  var quiet = false

  @Flag(help: "Replace a comparison.csv that another program wrote. \(ResultFolder.forceHelp)")
  var force = false

  func validate() throws {
    if let replicates, !(2...1_000_000_000).contains(replicates) {
      throw ValidationError(.outOfRange(option: "--replicates", String(replicates), allowed: 2...1_000_000_000))
    }
    if sides.count > 26 { throw ValidationError(.tooManySides(sides.count, most: 26)) }
    if format == .csv, out != nil { throw ValidationError(.conflict(.csvIntoFolder)) }
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: nothing was compared") { try await command.compare() }
  }

  private func compare() async throws {
    let given = try ComparedSides(
      sides, seed: seed, replicates: replicates, settings: settings, force: force,
      note: { Console.note($0.words) })
    var asked = try ComparisonRequest(metrics: metrics, margins: margins, claims: claims, columns: given.columns())
    asked.ignoresPairs = unpaired
    let sides = try await given.read(asked.metrics, progress: Progress.studies(isShown: !quiet))
    let study = try ComparisonStudy(sides, asked, areOfOneSweep: self.sides.count == 1)
    let labels = study.labels
    let view = CompareView(
      labels: labels, comparisons: study.comparisons, isWhole: all, areOfOneSweep: self.sides.count == 1)
    if format == .csv {
      try Console.writeData(view.csv)
    } else {
      let folder = try CompareOutput(out, sides: self.sides, force: force).write(view.csv)
      if !quiet {
        try Console.write(view.text + "\nEvery number and test:\n  \(folder.inertLine)/comparison.csv\n")
      }
    }
    if !study.claims.isEmpty, let failures = CompareWords.failures(labels.all) { Console.note(failures) }
    for finding in study.claims { say(finding) }
    if study.claims.contains(where: { $0.verdict != .holds }) { throw ExitCode(.unmet) }
    // Of a side that has nothing nothing was compared.
    let empty = labels.all.filter { $0.runs.replicates.isEmpty && $0.runs.failed > 0 }
    for side in empty {
      let runs = noun(side.runs.failed, "the one run", "all \(side.runs.failed) runs")
      Console.say("\(side.runs.name): \(runs) failed, so there is nothing to compare (`tuckman explain` says why)")
    }
    if !empty.isEmpty { throw ExitCode(.failedRuns) }
  }

  private func say(_ finding: ComparisonStudy.ClaimFinding) {
    let claim = finding.claim
    Console.say("\(claim.text): \(finding.verdict.rawValue): \(seen(finding) ?? gap(finding))")
  }

  private func gap(_ finding: ComparisonStudy.ClaimFinding) -> String {
    finding.evidence?.gap.map { CompareWords.gap($0, isPaired: finding.isPaired) } ?? "there is no interval"
  }

  /// The difference as it was claimed: what is said to be higher comes first.
  private func seen(_ finding: ComparisonStudy.ClaimFinding) -> String? {
    guard let interval = finding.interval, let difference = finding.difference else { return nil }
    let claim = finding.claim
    let sign = claim.isOfFirstHigher ? -1.0 : 1
    func signed(_ value: Double) -> String { (value < 0 ? "−" : "+") + NumberText.signed(abs(value)).dropFirst() }
    let ends = [sign * interval.lowerBound, sign * interval.upperBound].sorted().map(signed)
    let sides = claim.isOfFirstHigher ? [claim.first, claim.second] : [claim.second, claim.first]
    let needed = finding.needed.map {
      ". \($0.words.sentenceCased) \(finding.isPaired ? "pairs" : "runs a side") would settle it if the estimated difference is right"
    }
    return "\(sides[0]) − \(sides[1]) is \(signed(sign * difference)), "
      + "\(claim.isOfEquality ? 90 : 95)% CI for claims \(ends[0]) to \(ends[1])\(needed ?? "")"
  }
}
