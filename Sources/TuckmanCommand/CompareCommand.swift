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
    commandName: "compare", abstract: "Say whether B differs from A, by how much, and how sure that is.",
    discussion: """
      Examples:
        tuckman compare Scenarios/teaching/no-facilitator.yaml Scenarios/first-run.yaml
        tuckman compare results/a results/b results/c --metric tension_peak --metric settled
        tuckman compare results/my-sweep            (every point with p0)
        tuckman compare a.yaml b.yaml --assert 'tension_peak: B < A by 0.02'

      The first is the baseline. Scenarios are run, all with the same seed; folders of results are read. Where replicates share \
      their luck they are compared in pairs. Exit code 1: a claim of --assert does not hold, or is undecided.

      P is corrected for the family of tests: the first test of every metric compared and, where no --metric is named or \
      --metric all, that of stage paths, of all sides together. Claims and margins have wider intervals that hold for rare \
      and skewed numbers too, need six pairs or six runs a side, and are checked each by itself.
      """)

  /// How the result is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  @Argument(
    help:
      "Scenarios (YAML files; - is standard input), folders of results, or points of sweeps (FOLDER:p3). The first is the baseline.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var sides: [String]

  @Option(
    name: .customLong("metric"),
    help: "A column of runs.csv to compare, or all; may be given again (default: a few, and stage paths).")
  var metrics: [String] = []

  @Option(
    name: .customLong("margin"),
    help: ArgumentHelp(
      "A difference that would be too small to matter, to test whether it is smaller; may be given again.",
      valueName: "metric=d"))
  var margins: [String] = []

  @Option(
    name: .customLong("assert"),
    help: ArgumentHelp(
      "A claim to check, such as 'tension_peak: B < A by 0.02'; may be given again.", valueName: "claim"))
  var claims: [String] = []

  @Flag(help: "Compare as if the runs shared no luck.")
  var unpaired = false

  @Option(help: "How many runs of each scenario (default: the scenarios' replicates, but at least 200).")
  var replicates: Int?

  @Option(help: "Key of all random draws; replaces that of the scenarios.")
  var seed: UInt64?

  @Option(
    name: .customLong("set"), help: ArgumentHelp("A parameter to change in every scenario.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    help: "Folder for comparison.csv (default: results/ and the names of the sides).", completion: .directory)
  var out: String?

  @Option(help: "What is shown: text, or csv, which is comparison.csv itself and writes no file.")
  var format: Format = .text

  @Flag(help: "Show nothing but what came of claims.")
  var quiet = false

  @Flag(help: "Replace a comparison.csv that is not ours. \(ResultFolder.forceHelp)")
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
    let all = try await given.read(asked.metrics, progress: Progress.studies(isShown: !quiet))
    let study = try ComparisonStudy(all, asked, areOfOneSweep: sides.count == 1)
    let labels = study.labels
    let view = CompareView(labels: labels, comparisons: study.comparisons)
    if format == .csv {
      try Console.writeData(view.csv)
    } else {
      let folder = try CompareOutput(out, sides: sides, force: force).write(view.csv)
      if !quiet {
        try Console.write(view.text + "\n\(folder.inertLine)/comparison.csv has every number and every test.\n")
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
    // As it was claimed: what is said to be higher comes first.
    let (claim, isTurned) = (finding.claim, finding.claim.isOfFirstHigher)
    let seen = finding.interval.map { interval in
      let ends = isTurned ? (-interval.upperBound, -interval.lowerBound) : (interval.lowerBound, interval.upperBound)
      let difference = (isTurned ? -1 : 1) * (finding.difference ?? 0)
      return (isTurned ? "\(claim.first) - \(claim.second)" : "\(claim.second) - \(claim.first)")
        + " is \(NumberText.signed(difference)), \(claim.isOfEquality ? 90 : 95)% interval for claims "
        + "[\(NumberText.signed(ends.0)), \(NumberText.signed(ends.1))]"
    }
    let gap = finding.evidence?.gap.map { CompareWords.gap($0, isPaired: finding.isPaired) } ?? "there is no interval"
    Console.say("\(claim.text): \(finding.verdict.rawValue): \(seen ?? gap)")
  }
}
