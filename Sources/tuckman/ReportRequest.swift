import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Kernels
import Recording
import Reporting
import Scenarios

/// What `report` is asked for, and how it comes about: tables that are there, and runs that are made again.
struct ReportRequest {
  /// The folder, without what may stand at its end.
  let path: String
  private let source: RunSource?
  private let folder: ResultFolder
  private let other: String?
  private let pairs: Int?
  private let metrics: [String]

  /// Throws `Problem`, `Problems` or a `ValidationError`.
  init(_ result: String, other: String?, pairs: Int?, metrics: [String]) throws {
    if [".yaml", ".yml", ".json"].contains(where: result.hasSuffix) {
      throw Problem(
        Place(result), "this is a scenario, and a report is made of results", allowed: "a folder of results",
        hint: "make them with: \(Words.command) run \(Words.quoted(result))")
    }
    let isFolder = RunSource.isFolder(result)
    let isThere = isFolder || result.lastIndex(of: ":").map { RunSource.isFolder(String(result[..<$0])) } ?? false
    guard isThere else {
      throw Problem(
        Place(result), "there is no such folder", allowed: "a finished folder of `run` or `sweep run`",
        hint: "`\(Words.command) run Scenarios/first-run.yaml` makes results/first-run")
    }
    // A sweep is reported as a whole, unless a run is named.
    if isFolder, try Manifest.finished(in: result).sweep != nil {
      (source, path) = (nil, Self.trimmed(result))
    } else {
      let source = try RunSource(Self.trimmed(result))
      guard let folder = source.folder else {
        throw Problem(Place(result), "this is no folder", allowed: "a finished folder of `run` or `sweep run`")
      }
      self.source = source
      path = Self.trimmed(folder.path)
      guard metrics.isEmpty else {
        throw ValidationError("--metric is for sweeps; the report of a run shows every metric")
      }
    }
    folder = try ResultFolder(path)
    (self.other, self.pairs, self.metrics) = (other, pairs, metrics)
  }

  /// Where the report goes unless it is said: a comparison has a page of its own.
  var usualPlace: String {
    let name = other.map { URL(fileURLWithPath: $0).lastPathComponent.replacing(":", with: "-") }
    let stem = name.map { name in
      [".yaml", ".yml", ".json"].first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
    }
    return path + (stem.map { "-and-\($0)" } ?? "") + "-report.html"
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Throws `Problem`, `Problems`, `RunFailure`, `CancellationError`.
  func make() async throws -> Report {
    if let source { return try await ofRun(source) }
    return try await ofSweep()
  }

  // MARK: A run

  private func ofRun(_ source: RunSource) async throws -> Report {
    let id = try folder.run(source.run.description)
    var report = RunReport(folder, source.scenario, run: try RunTables(folder, run: id))
    report.command = Words.command
    let manifest = folder.manifest
    if manifest.sweep.map({ $0.runs > $0.points }) ?? (manifest.replicates > 1) {
      report.runs = try RunsTables(
        folder, point: manifest.sweep == nil ? nil : source.run.point, metrics: Trajectories.usual)
    }
    do { report.account = try account(source) } catch let problems as Problems {
      report.noAccount = "There is no account of why: " + problems.text
    }
    let members = source.scenario.cast.count
    if !Arithmetic.kernels.isBatched(members: members) { BLASProcessor.restartIfMistaken() }
    let pairs = pairs ?? (members > 64 ? 20 : 200)
    report.twin = try await twin(source, pairs: pairs)
    if !source.scenario.withoutEachIntervention.isEmpty {
      report.techniques = try await techniques(source.scenario, pairs: pairs)
    }
    if let other { report.compared = try await ComparedResults(result, with: other, pairs: pairs).section }
    return try report.make()
  }

  private func account(_ source: RunSource) throws -> RunReport.Account {
    let run = try ExplainedRun(source)
    let tables = [Metric.cohesion, .tension].map { metric -> Report.Table in
      let sessions = run.explanation.bySession(metric)
      return Report.Table(
        caption: "What moved \(metric.rawValue), by session: parts that add up to its change",
        header: ["session"] + sessions.parts.map(\.name) + ["change", "at end"],
        rows: sessions.rows.enumerated().map { place, row in
          [String(place + 1)] + (row.changes + [row.change]).map { FigureNumber.signed($0, 3) }
            + [FigureNumber.plain(row.level, 3)]
        }, numeric: Array(repeating: true, count: sessions.parts.count + 3))
    }
    let parts = [Metric.cohesion, .tension].flatMap { run.explanation.bySession($0).parts }
    return .init(
      passages: run.explanation.story, likeness: run.likeness.map { $0.words + "." }, tables: tables,
      parts: parts.map { ($0.name, $0.meaning) })
  }

  private var arithmetic: ArithmeticOption { folder.manifest.arithmetic.precision == "double" ? .double : .float }

  private func twin(_ source: RunSource, pairs: Int) async throws -> RunReport.Twin {
    let scenario = source.scenario
    var other = scenario
    (other.style, other.schedule, other.triggers) = (scenario.isFacilitated ? nil : .adaptive, [], [])
    let measures =
      [PairedRuns.Measure("storming_dwell") { $1.dwell[Stage.storming.order] }] + PairedRuns.settled(scenario)
      + PairedRuns.measures(scenario)
    var differences = measures.map { _ in PairedDifference() }
    let first = UInt64(folder.manifest.firstReplicate)
    let runs = PairedRuns(arithmetic: arithmetic, replicates: first..<first + UInt64(pairs))
    try await runs.run([scenario, other]) { pair in
      for (place, measure) in measures.enumerated() {
        differences[place].add(
          measure.value(pair[0].record, pair[0].summary), measure.value(pair[1].record, pair[1].summary))
      }
    }
    let shown = try recordRuns(
      other, replicates: [source.run.replicate], arithmetic: arithmetic.arithmetic, acts: source.acts, tables: [])[0]
    if let failure = shown.failure { throw RunFailure(message: "\(shown.runID): \(failure)") }
    return .init(
      label: scenario.isFacilitated ? "with nobody to facilitate" : "with an adaptive facilitator",
      ticks: Dictionary(
        uniqueKeysWithValues: Metric.allCases.map { metric in
          (metric.rawValue, (0...shown.ticks.clock.ticks).map { shown.ticks[metric, tick: $0] })
        }),
      stages: StageSpan.spans(of: shown.ticks.stages, ticksPerSession: shown.ticks.clock.ticksPerSession),
      effects: zip(measures, differences).map(Self.effect),
      departures: shown.departures.map { "\($0.name) after session \($0.session)" })
  }

  private static func effect(_ measure: PairedRuns.Measure, _ pairs: PairedDifference) -> PairedEffect {
    let isShare = ["left", "settled", "relapsed"].contains(measure.name) || measure.name.hasPrefix("goal_")
    return PairedEffect(column: measure.name, label: measure.label, pairs: pairs, isShare: isShare)
  }

  private func techniques(_ scenario: Scenario, pairs: Int) async throws -> [InterventionEffect] {
    let study = AblationStudy(scenario, of: .interventions, replicates: pairs)
    return try await study.compute().map { result in
      InterventionEffect(
        leftOut: Self.plain(result.leftOut),
        effects: zip(study.measures, result.differences).map(Self.effect))
    }
  }

  /// The side that the report is of: the folder, or its point where a run was named.
  private var result: String {
    folder.manifest.sweep == nil ? path : "\(path):p\(source?.run.point ?? 0)"
  }

  /// What was left out, without its number in the scenario: `mediation 0.6 (sessions 4 to 12)`.
  private static func plain(_ leftOut: String) -> String {
    leftOut.replacing(#/^(schedule|trigger) [0-9]+: /#, with: "").replacing("_", with: " ")
      .replacing(#/, (sessions [0-9]+ to [0-9]+)$/#) { " (\($0.output.1))" }
  }

  // MARK: A sweep

  /// Points above this are not each compared with the first.
  private static let mostCompared = 26

  private func ofSweep() async throws -> Report {
    guard other == nil else {
      throw ValidationError(
        "--compare goes with runs and points; \(path) is a sweep, whose points are compared with its first: name a point, such as \(path):p0r0"
      )
    }
    let found = try SweepFindings(folder, metrics: metrics)
    let about = try MadeFolder(path).file.scenario.about
    var report = SweepReport(
      folder, about: about, found.tables,
      metrics: found.metrics.map { .init(column: $0, label: SweepFindings.label($0)) })
    report.command = Words.command
    for metric in found.metrics { report.surfaces[metric] = found.surface(metric) }
    if found.hasIndices { report.sensitivity = (found.rows, found.methods.map(\.rawValue), found.notes) }
    let (points, runs) = (report.sweep.pointCount, folder.manifest.sweep?.runs ?? 0)
    if (2...Self.mostCompared).contains(points), runs > points {
      report.compared = try await ComparedResults(pointsOf: path).section
    }
    return try report.make()
  }
}
