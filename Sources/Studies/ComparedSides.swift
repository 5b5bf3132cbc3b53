import Analytics
import Engine
import Foundation
import GroupDynamics
import Models
import Recording
import ScenarioReading
import Scenarios

/// The sides of `compare`: scenarios still to be run, result folders, points of a sweep.
package struct ComparedSides {
  private enum Source {
    case scenario(Scenario, path: String)
    case folder(ResultFolder, all: [String], points: [Int]?)

    /// The arithmetic of its numbers, and whether they have been made.
    var arithmetic: (Manifest.Arithmetic, isMade: Bool) {
      switch self {
      case .scenario(let scenario, _): (.present(members: scenario.cast.count), false)
      case .folder(let folder, _, _): (folder.manifest.arithmetic, true)
      }
    }
  }

  private let sources: [Source]
  private let replicates: Int
  private let seed: UInt64

  /// Reads scenarios and what folders contain. Throws `FolderFault`, `Problems`, `StudyFault` or `RequestFault`.
  ///
  /// `force` accepts folders that are not as they were written, and compares numbers of another arithmetic.
  package init(
    _ names: [String], seed: UInt64?, replicates: Int?, settings: [String], force: Bool,
    note: @escaping @Sendable (StudyNote) -> Void
  ) throws {
    var sources: [Source] = []
    for name in names { sources.append(try Self.source(name, settings, force, note)) }
    try Self.requireOneArithmetic(zip(names, sources.map(\.arithmetic)), force: force, note)
    let scenarios = sources.compactMap { source in
      if case .scenario(let scenario, _) = source { scenario } else { nil }
    }
    if scenarios.isEmpty {
      for (option, isGiven) in [
        ("--seed", seed != nil), ("--replicates", replicates != nil), ("--set", !settings.isEmpty),
      ]
      where isGiven {
        throw RequestFault.onlyForScenarios(option: option)
      }
    }
    self.seed = seed ?? scenarios.first?.seed ?? 0
    self.replicates = replicates ?? max(200, scenarios.map(\.replicates).max() ?? 0)
    self.sources = sources
    if sources.count == 1 {
      guard case .folder(_, let all, nil) = sources[0], all.count > 1 else { throw RequestFault.oneSide }
    }
  }

  /// Creates the sides of two folders of runs whose scenarios are run again, with the seed of the first.
  package init(again folders: [ResultFolder], replicates: Int) throws {
    sources = try folders.map { .scenario(try $0.scenarioFile().scenario, path: $0.path) }
    (self.replicates, seed) = (replicates, folders.first?.manifest.seed ?? 0)
  }

  private static func source(
    _ name: String, _ settings: [String], _ force: Bool, _ note: @escaping @Sendable (StudyNote) -> Void
  )
    throws -> Source
  {
    func folder(_ path: String, points: [Int]?) throws -> Source {
      let folder = try ResultFolder.opened(path, force: force) { note(.folder($0)) }
      return .folder(folder, all: try folder.points(), points: points)
    }

    if RunSource.isScenario(name) {
      return .scenario(try ScenarioReader.read(name, settings: settings).scenario, path: Self.shown(name))
    }
    if FileManager.default.fileExists(atPath: name) { return try folder(name, points: nil) }
    if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].hasPrefix("p"),
      let point = Int(name[name.index(colon, offsetBy: 2)...])
    {
      return try folder(String(name[..<colon]), points: [point])
    }
    throw StudyFault.noSide(name)
  }

  /// Throws if numbers of two arithmetics would be compared, unless that is requested. A difference would be one of
  /// method.
  private static func requireOneArithmetic(
    _ sides: some Sequence<(String, (arithmetic: Manifest.Arithmetic, isMade: Bool))>, force: Bool,
    _ note: (StudyNote) -> Void
  ) throws(StudyFault) {
    let sides = Array(sides)
    for (name, side) in sides.dropFirst() {
      let (first, base) = (sides[0].0, sides[0].1)
      if side.arithmetic.differsInLibrary(from: base.arithmetic) {
        note(.libraries(first: first, side: name, side.arithmetic.blas, base.arithmetic.blas))
      }
      let differences = base.arithmetic.differences(from: side.arithmetic)
      if differences.isEmpty { continue }
      // Runs that this program makes now can differ by size alone, which nobody can choose here.
      guard force || !base.isMade && !side.isMade else {
        throw .otherArithmetic(side: name, first: first, differences)
      }
      note(.otherArithmetic(side: name, first: first, differences))
    }
  }

  /// Returns the columns that every side has.
  package func columns() throws -> [String] {
    let all = try sources.map { source in
      switch source {
      case .scenario(let scenario, _): RunsTable(scenario).numberColumns.map(\.name)
      case .folder(let folder, _, _): try folder.numberColumns()
      }
    }
    return all[0].filter { name in all.allSatisfy { $0.contains(name) } }
  }

  /// Makes or reads all runs. A folder of a sweep without a point stands for all of its points.
  ///
  /// `progress` receives the number of runs and of their sessions.
  package func read(
    _ metrics: [ComparedMetric], progress: @Sendable (_ runs: Int, _ sessions: Int) -> StudyProgress
  ) async throws -> [ComparedRuns] {
    var sides: [ComparedRuns] = []
    for source in sources {
      switch source {
      case .scenario(let scenario, let path):
        sides.append(try await run(scenario, path, metrics, progress))
      case .folder(let folder, let all, let points):
        let isAll = sources.count == 1
        guard isAll || points != nil || all.count < 2 else {
          throw RequestFault.sweepAmongSides(folder: folder.path, points: all.count)
        }
        sides += try folder.sides(points: points, metrics: metrics)
      }
    }
    return sides
  }

  private func run(
    _ scenario: Scenario, _ path: String, _ metrics: [ComparedMetric],
    _ progress: @Sendable (_ runs: Int, _ sessions: Int) -> StudyProgress
  ) async throws -> ComparedRuns {
    var scenario = scenario
    scenario.seed = seed
    let table = RunsTable(scenario)
    let places = metrics.map { metric in table.numberColumns.firstIndex { $0.name == metric.name } }
    var runs = ComparedRuns(name: path, title: scenario.title, luck: .init(seed: seed), metrics: metrics)
    runs.scenario = scenario
    let progress = progress(replicates, scenario.parameters.sessions)
    defer { progress.stop() }
    var recording = RunRecording(arithmetic: .kernels, tables: [])
    recording.sessionDone = progress.sessionDone
    let threads = try RunRoom.threads(scenario, recording.arithmetic, saidAt: path)
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

  /// Returns a path as it is shown.
  private static func shown(_ path: String) -> String {
    path == InputFile.standardInput ? "standard input" : path.inertLine
  }
}
