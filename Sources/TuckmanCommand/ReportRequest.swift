import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Kernels
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies

/// What `report` is asked for, and how it comes about: tables that are there, and runs that are made again.
struct ReportRequest {
  /// The folder, without what may stand at its end.
  let path: String
  private let source: RunSource?
  private let folder: ResultFolder
  private let other: String?
  private let pairs: Int?
  private let metrics: [String]
  private let force: Bool

  /// Throws a `PlacedFault`, or a `ValidationError`.
  init(_ result: String, other: String?, pairs: Int?, metrics: [String], force: Bool) throws {
    if [".yaml", ".yml", ".json"].contains(where: result.hasSuffix) {
      throw ResultsFault.reportOfScenario(result)
    }
    let isFolder = RunSource.isFolder(result)
    let isThere = isFolder || result.lastIndex(of: ":").map { RunSource.isFolder(String(result[..<$0])) } ?? false
    guard isThere else { throw ResultsFault.noFolder(result) }
    // A sweep is reported as a whole, unless a run is named.
    let isSweep = isFolder ? try Manifest.read(in: result)?.sweep != nil : false
    if isSweep {
      source = nil
      folder = try ResultFolder.opened(Self.trimmed(result), force: force)
      path = folder.path
    } else {
      let source = try RunSource(
        Self.trimmed(result), .init(force: force, passesFailures: true), note: { Console.note($0.words) })
      guard let folder = source.folder else { throw ResultsFault.notFolder(result) }
      self.source = source
      path = folder.path
      self.folder = folder
      guard metrics.isEmpty else { throw ValidationError(.conflict(.metricsOfRun)) }
    }
    try folder.requireAll()
    (self.other, self.pairs, self.metrics, self.force) = (other, pairs, metrics, force)
  }

  /// Where the report goes unless it is said: a run that is named and a comparison have pages of their own.
  var usualPlace: String {
    let name = other.map { URL(fileURLWithPath: $0).lastPathComponent.replacing(":", with: "-") }
    let stem = name.map { name in
      [".yaml", ".yml", ".json"].first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
    }
    let run = source.flatMap { $0.isNamed ? "-\($0.run)" : nil } ?? ""
    return FileName.beside(RunSource.beside(path) + run + (stem.map { "-and-\($0)" } ?? ""), ending: "-report.html")
  }

  /// That the first run failed, where another is shown for it.
  var note: String? {
    guard let source, !source.isNamed, source.run.replicate != folder.manifest.firstReplicate else { return nil }
    return ReportWords.notTheFirst(
      source.run.description, failed: folder.manifest.failedRuns, of: folder.manifest.replicates)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Throws a `PlacedFault`, `RunFailure`, `CancellationError`.
  func make() async throws -> Report {
    if let source { return try await ofRun(source) }
    return try await ofSweep()
  }

  // MARK: A run

  private func ofRun(_ source: RunSource) async throws -> Report {
    let id = try folder.run(source.run.description)
    var report = RunReport(folder, source.scenario, run: try RunTables(folder, run: id))
    (report.command, report.told) = (Words.command, \.words)
    let manifest = folder.manifest
    if manifest.sweep.map({ $0.runs > $0.points }) ?? (manifest.replicates > 1) {
      report.runs = try RunsTables(
        folder, point: manifest.sweep == nil ? nil : source.run.point, metrics: Trajectories.usual)
    }
    do { report.account = try account(source) } catch let fault as any PlacedFault {
      report.noAccount = ReportWords.noAccount(fault.sentences.text)
    } catch let failure as RunFailure {
      report.noAccount = ReportWords.noAccount(sinceItFailed: failure.message)
    }
    let future = OtherFuture(source, folder, pairs: pairs)
    do {
      report.twin = try await future.twin()
      report.techniques = try await future.techniques()
    } catch let failure as RunFailure {
      report.noTwin = ReportWords.noTwin(sinceItFailed: failure.message)
    }
    if let other {
      report.compared = try await ComparedResults(result, with: other, pairs: future.pairs, force: force).section
    }
    return try report.make()
  }

  private func account(_ source: RunSource) throws -> RunReport.Account {
    let run = try ExplainedRun(source)
    return .init(
      passages: ExplanationWords(run.explanation.isolatingNames).story, likeness: run.likeness.map { $0.words + "." })
  }

  /// The side that the report is of: the folder, or its point where a run was named.
  private var result: String {
    folder.manifest.sweep == nil ? path : "\(path):p\(source?.run.point ?? 0)"
  }

  // MARK: A sweep

  /// Points above this are not each compared with the first.
  private static let mostCompared = 26

  private func ofSweep() async throws -> Report {
    guard other == nil else { throw ValidationError(.conflict(.sweepCompared(path: path))) }
    let found = try SweepFindings(folder, metrics: metrics)
    var report = SweepReport(
      folder, about: found.sweep.scenario.about, found.tables,
      metrics: found.metrics.map { .init(column: $0, label: SweepFindings.label($0)) })
    (report.command, report.told) = (Words.command, \.words)
    for metric in found.metrics { report.surfaces[metric] = found.surface(metric) }
    if found.hasIndices { report.sensitivity = (found.rows, found.methods.map(\.rawValue), found.notes.map(\.words)) }
    let (points, runs) = (report.sweep.pointCount, folder.manifest.sweep?.runs ?? 0)
    if (2...Self.mostCompared).contains(points), runs > points {
      report.compared = try await ComparedResults(pointsOf: path, force: force).section
    }
    return try report.make()
  }
}
