import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Kernels
import Recording
import Scenarios

/// What `compare` is given: scenarios that are still to be run, folders of results, points of a sweep.
struct CompareSides {
  private enum Source {
    case scenario(Scenario, path: String)
    case folder(ComparedFolder, points: [Int]?)
  }

  private let sources: [Source]
  private let replicates: Int
  private let seed: UInt64

  /// Reads scenarios and what folders are. Throws `Problems` or a `ValidationError`.
  init(_ names: [String], seed: UInt64?, replicates: Int?, settings: [String]) throws {
    var sources: [Source] = []
    for name in names { sources.append(try Self.source(name, settings)) }
    let scenarios = sources.compactMap { source in
      if case .scenario(let scenario, _) = source { scenario } else { nil }
    }
    if scenarios.isEmpty {
      for (option, isGiven) in [
        ("--seed", seed != nil), ("--replicates", replicates != nil), ("--set", !settings.isEmpty),
      ]
      where isGiven {
        throw ValidationError(
          "\(option) is for scenarios that are run, and folders of results have been; allowed: without it")
      }
    }
    self.seed = seed ?? scenarios.first?.seed ?? 0
    self.replicates = replicates ?? max(200, scenarios.map(\.replicates).max() ?? 0)
    self.sources = sources
    if sources.count == 1 {
      guard case .folder(let folder, nil) = sources[0], folder.points.count > 1 else {
        throw ValidationError(
          "one side alone; allowed: two or more, or the folder of a sweep, whose points are compared with its first")
      }
    }
  }

  /// Two folders of runs whose scenarios are run again, with the seed of the first.
  init(again folders: [MadeFolder], replicates: Int) {
    sources = folders.map { .scenario($0.file.scenario, path: $0.path) }
    (self.replicates, seed) = (replicates, folders.first?.manifest.seed ?? 0)
  }

  private static func source(_ name: String, _ settings: [String]) throws -> Source {
    if name == InputFile.standardInput || [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) {
      return .scenario(try ScenarioReader.read(name, settings: settings).scenario, path: Words.shown(name))
    }
    if FileManager.default.fileExists(atPath: name) { return .folder(try ComparedFolder(name), points: nil) }
    if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].hasPrefix("p"),
      let point = Int(name[name.index(colon, offsetBy: 2)...])
    {
      return .folder(try ComparedFolder(String(name[..<colon])), points: [point])
    }
    throw Problem(
      Place(name), "there is no such scenario or folder",
      allowed: "a scenario (a YAML file), a folder of results, or a folder and a point, such as results/my-sweep:p3")
  }

  /// The columns that every side has.
  func columns() -> [String] {
    let all = sources.map { source in
      switch source {
      case .scenario(let scenario, _): RunsTable(scenario).numberColumns.map(\.name)
      case .folder(let folder, _): folder.columns
      }
    }
    return all[0].filter { name in all.allSatisfy { $0.contains(name) } }
  }

  /// Whether a scenario is too large for the batched kernels.
  var needsBLAS: Bool {
    sources.contains { source in
      if case .scenario(let scenario, _) = source {
        !Arithmetic.kernels.isBatched(members: scenario.cast.count)
      } else {
        false
      }
    }
  }

  /// Makes or reads all runs. A folder of a sweep without a point is all of its points.
  func read(_ metrics: [ComparedMetric], isShown: Bool) async throws -> [ComparedRuns] {
    var sides: [ComparedRuns] = []
    for source in sources {
      switch source {
      case .scenario(let scenario, let path):
        sides.append(try await run(scenario, path, metrics, isShown: isShown))
      case .folder(let folder, let points):
        let isAll = sources.count == 1
        guard isAll || points != nil || folder.points.count < 2 else {
          throw ValidationError(
            "\(folder.folder) is a sweep of \(folder.points.count) points; allowed here: one of them, such as \(folder.folder):p0"
          )
        }
        sides += try folder.sides(points: points, metrics: metrics)
      }
    }
    return sides
  }

  private func run(_ scenario: Scenario, _ path: String, _ metrics: [ComparedMetric], isShown: Bool) async throws
    -> ComparedRuns
  {
    var scenario = scenario
    scenario.seed = seed
    let table = RunsTable(scenario)
    let places = metrics.map { metric in table.numberColumns.firstIndex { $0.name == metric.name } }
    var runs = ComparedRuns(name: path, title: scenario.title, luck: .init(seed: seed), metrics: metrics)
    let progress = Progress(runs: replicates, sessions: scenario.parameters.sessions, isShown: isShown)
    defer { progress.stop() }
    var recording = RunRecording(arithmetic: .kernels, tables: [])
    recording.sessionDone = progress.sessionDone
    let threads = ProcessInfo.processInfo.activeProcessorCount
    try await forEachReplicate(0..<UInt64(replicates), threads: threads, together: 32) {
      [recording, scenario] replicates in
      try recording.records(scenario, replicates: replicates).map { record in
        (record, record.failure == nil ? RunSummary(record, scenario) : nil)
      }
    } consume: { (record: RunRecord, summary: RunSummary?) in
      guard let summary else { return runs.addFailure() }
      let numbers = table.numbers(record, summary)
      runs.add(
        replicate: record.id.replicate, cells: places.map { $0.map { numbers[$0] } ?? .nan }, path: summary.stagePath,
        end: Double(scenario.parameters.sessions))
    }
    return runs
  }
}
