import Analytics
import Engine
import Foundation
import GroupDynamics
import Kernels
import Machine
import Models
import Recording
import ScenarioReading
import Scenarios

/// A study of one scenario with many replicates in one folder.
package struct RunStudy: Sendable {
  /// The options beside the scenario; `nil` for those of the scenario, or the usual.
  package struct Request: Sendable {
    /// The folder; `-` for one table on standard output.
    package var out: String?
    package var seed: UInt64?
    package var replicates: Int?
    package var firstReplicate: UInt32 = 0
    package var tables: [RecordedTable]?
    /// The number of runs at the same time.
    package var threads: Int?
    package var arithmetic: Arithmetic?
    package var acts: ActsMode?
    /// The `name=value` arguments with which the scenario was read.
    package var settings: [String] = []
    /// The metrics whose half-widths are shown.
    package var halfWidths: [HalfWidth.Wish] = []
    /// Whether a foreign folder at the path is moved aside.
    package var force = false

    /// Creates options that leave everything to the scenario.
    package init() {}
  }

  package let file: ScenarioFile
  package let scenario: Scenario
  /// The path of the results.
  package let out: String
  private let request: Request
  private let threads: Int
  /// The number of threads that share the work of one run.
  private let threadsWithin: Int
  private let acts: ActsMode
  private let arithmetic: Arithmetic
  private let tables: [RecordedTable]

  /// Creates the study of a scenario that was read with the request's settings. Throws `Problems`, or `RequestFault`.
  package init(_ file: ScenarioFile, _ request: Request) throws {
    (self.file, self.request) = (file, request)
    let path = file.source.path
    var scenario = file.scenario
    scenario.seed = request.seed ?? scenario.seed
    scenario.replicates = request.replicates ?? scenario.replicates
    scenario.record = request.tables ?? scenario.record
    self.scenario = scenario
    tables = scenario.record
    acts = request.acts ?? GroupDevelopment.usualActs(members: scenario.cast.count)
    arithmetic = request.arithmetic ?? Self.usualArithmetic(scenario, acts)
    out = request.out ?? Self.usualFolder(of: path)
    threads = try Self.threads(scenario, request, arithmetic, path: path)
    threadsWithin = Self.threadsWithin(scenario, request, runsAtOnce: threads)
    try requireSense()
  }

  /// Returns the default path of a scenario's results.
  package static func usualFolder(of scenario: String) -> String {
    let stem = URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent
    if scenario == InputFile.standardInput { return "results/stdin" }
    return "results/" + (stem.isEmpty || stem.hasPrefix(".") ? "scenario" : stem)
  }

  private func requireSense() throws(RequestFault) {
    if UInt64(request.firstReplicate) + UInt64(scenario.replicates) > 1 << 32 {
      throw .replicatesBeyondLast
    }
    if !arithmetic.canCompute(members: scenario.cast.count, acts: acts) {
      throw .singleActsByKernels(most: Arithmetic.mostInBatch)
    }
    if tables.contains(.acts), acts == .meanField { throw .nothingToRecord(.acts) }
    if tables.contains(.followUp), scenario.followUp.weeks == 0 { throw .nothingToRecord(.followUp) }
    if request.out == "-", tables.count != 1 { throw .severalTablesToOutput }
  }

  /// Returns the usual arithmetic: the kernels, unless single acts of a large group are needed, which only the plain
  /// form draws.
  private static func usualArithmetic(_ scenario: Scenario, _ acts: ActsMode) -> Arithmetic {
    Arithmetic.kernels.canCompute(members: scenario.cast.count, acts: acts) ? .kernels : .plainForm
  }

  /// Whether the runs go through BLAS.
  private var needsBLAS: Bool { arithmetic.needsBLAS(members: scenario.cast.count) }

  /// Returns the number of runs at the same time: as requested or as there are cores, but no more than memory allows.
  private static func threads(
    _ scenario: Scenario, _ request: Request, _ arithmetic: Arithmetic, path: String
  ) throws -> Int {
    let setting = request.settings.last { $0.hasPrefix("members=") }
    return try RunRoom.threads(
      scenario, arithmetic, wanted: wantedThreads(request), tables: Set(scenario.record),
      saidAt: setting.map { "--set " + $0 } ?? path)
  }

  private static func wantedThreads(_ request: Request) -> Int { request.threads ?? Processors.available }

  /// Returns the number of threads within a run. If there are fewer runs than threads, the others share the work within
  /// runs.
  private static func threadsWithin(_ scenario: Scenario, _ request: Request, runsAtOnce: Int) -> Int {
    max(1, wantedThreads(request) / max(1, min(scenario.replicates, runsAtOnce)))
  }

  /// The number of runs that one task makes one after another. It amounts to some milliseconds of work, at about 100 ns
  /// a pair and tick in the plain form. It consists of whole batches of the kernels, and leaves some for every thread.
  private var together: Int {
    let (p, members) = (scenario.parameters, scenario.cast.count)
    let seconds = 1e-7 * Double(p.sessions * p.ticksPerSession) * Double(members * members)
    guard arithmetic.isBatched(members: members) else { return max(1, min(64, Int(0.005 / seconds))) }
    let lanes = GroupBatch.lanes
    let batches = (scenario.replicates / max(1, threads) + lanes - 1) / lanes
    return lanes * max(1, min(4, batches))
  }

  /// Makes all runs and writes them. Returns the findings for the user.
  ///
  /// `note` receives notes. `progress` receives the number of runs and of their sessions.
  package func perform(
    note: (StudyNote) -> Void, progress: (_ runs: Int, _ sessions: Int) -> StudyProgress
  ) async throws -> RunsOverview {
    let overview = try await write(note: note, progress: progress)
    try StrictFolder.requireClosed()
    return overview
  }

  private func write(
    note: (StudyNote) -> Void, progress: (_ runs: Int, _ sessions: Int) -> StudyProgress
  ) async throws -> RunsOverview {
    let started = Date()
    let folder = request.out == "-" ? nil : try RunFolder(out, force: request.force)
    for name in try folder?.openElsewhere ?? [] {
      note(.openElsewhere("\(out)/\(name.inertLine)"))
    }
    let progress = progress(scenario.replicates, scenario.parameters.sessions)
    defer { progress.stop() }
    do {
      var overview = try await simulateAll(to: TableOutput(folder, scenario, tables), progress)
      if let folder {
        overview.replacedEarlier = folder.replacesEarlier
        try finish(folder, overview, started)
      }
      return overview
    } catch {
      folder?.abandon()
      throw error
    }
  }

  private func simulateAll(to output: TableOutput, _ progress: StudyProgress) async throws -> RunsOverview {
    var overview = RunsOverview(scenario, halfWidths: request.halfWidths)
    let wanted = Set(tables)
    let first = UInt64(request.firstReplicate)
    let scenario = scenario
    var recording = RunRecording(arithmetic: arithmetic, acts: acts, tables: wanted)
    recording.keepsStory = scenario.replicates == 1
    recording.threads = threadsWithin
    recording.sessionDone = progress.sessionDone
    try await forEachReplicate(
      first..<first + UInt64(scenario.replicates), threads: threads, together: together
    ) { [recording] replicates in
      try recording.records(scenario, replicates: replicates).map { record in
        (record: record, summary: record.failure == nil ? RunSummary(record, scenario) : nil)
      }
    } consume: { run in
      try output.write(run.record, run.summary)
      overview.add(run.record, run.summary)
    }
    overview.files = try output.finish()
    return overview
  }

  private func finish(_ folder: RunFolder, _ overview: RunsOverview, _ started: Date) throws {
    let written = tables.compactMap { Self.table($0, scenario) } + (overview.failed > 0 ? [FailureRow.table] : [])
    let package = try json(DataPackage(title: scenario.title, tables: written))
    let description = Manifest.File(
      path: "datapackage.json", sha256: try folder.write("datapackage.json", package))
    var manifest = Manifest(
      file, settings: request.settings, seed: scenario.seed, replicates: scenario.replicates, record: tables,
      arithmetic: .init(
        precision: arithmetic.precision,
        kernel: arithmetic.kernel(members: scenario.cast.count),
        version: Product.arithmeticVersion, acts: acts.rawValue,
        blas: needsBLAS ? LinearAlgebra.library : Manifest.Arithmetic.noBLAS, model: ModelFingerprint.value))
    manifest.firstReplicate = request.firstReplicate
    (manifest.threads, manifest.failedRuns) = (threads, overview.failed)
    (manifest.started, manifest.finished) = (started.formatted(.iso8601), Date().formatted(.iso8601))
    manifest.files = try overview.files + [description] + folder.write(file.inputs)
    try folder.write(RunFolder.manifestName, try json(manifest))
    try Task.checkCancellation()
    try folder.commit()
  }

  static func table(_ table: RecordedTable, _ scenario: Scenario) -> Table? {
    Tables.table(table, scenario.parameters) ?? RunsTable(scenario).table
  }
}
