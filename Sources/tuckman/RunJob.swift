import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Kernels
import Recording
import Scenarios

/// One scenario, many replicates, one folder: what `tuckman run` does.
struct RunJob: Sendable {
  let file: ScenarioFile
  let scenario: Scenario
  let out: String
  private let options: RunOptions
  private let threads: Int
  /// Threads that share the work of one run.
  private let threadsWithin: Int
  private let acts: ActsMode
  private let precision: ArithmeticOption
  private let tables: [RecordedTable]
  private let halfWidths: [HalfWidth.Wish]
  /// Whether there were earlier results of ours in the folder.
  let replacedEarlier: Bool

  /// Reads the scenario and applies the options. Throws `Problems`, or a `ValidationError`.
  init(_ path: String, _ options: RunOptions) throws {
    try self.init(ScenarioReader.read(path, settings: options.settings), options)
  }

  /// Of a scenario that has been read with the options' settings. Throws `Problems`, or a `ValidationError`.
  init(_ file: ScenarioFile, _ options: RunOptions) throws {
    self.file = file
    let path = file.source.path
    var scenario = file.scenario
    scenario.seed = options.seed ?? scenario.seed
    scenario.replicates = options.replicates ?? scenario.replicates
    scenario.record = try options.common.tables() ?? scenario.record
    self.scenario = scenario
    self.options = options
    tables = scenario.record
    halfWidths = try options.halfWidths.wishes(RunsTable(scenario).numberColumns.map(\.name))
    acts = options.acts ?? GroupDevelopment.usualActs(members: scenario.cast.count)
    precision = options.arithmetic ?? Self.usualPrecision(scenario, acts)
    let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    out = options.out ?? "results/" + (stem.isEmpty || stem.hasPrefix(".") ? "scenario" : stem)
    replacedEarlier = RunFolder.holdsResults(out)
    threads = try Self.threads(scenario, options, precision.arithmetic, path: path)
    threadsWithin = Self.threadsWithin(scenario, options, runsAtOnce: threads)
    try requireSense()
  }

  private func requireSense() throws {
    if UInt64(options.firstReplicate) + UInt64(scenario.replicates) > 1 << 32 {
      throw ValidationError("replicates up to \(UInt32.max) can be numbered; take a smaller --first-replicate")
    }
    if !precision.arithmetic.canCompute(members: scenario.cast.count, acts: acts) {
      throw ValidationError(
        "--arithmetic float draws single acts for groups of up to \(Arithmetic.mostInBatch) members; allowed here: "
          + "--acts mean-field, or --arithmetic double")
    }
    if tables.contains(.acts), acts == .meanField {
      throw ValidationError(
        "acts.csv needs single acts, and with acts in expectation (the default above 64 members) there are none; "
          + "allowed: other tables (--record runs,ticks), or --acts sampled")
    }
    if tables.contains(.followUp), scenario.followUp.weeks == 0 {
      throw ValidationError(
        "follow_up.csv needs weeks after the last session, and the scenario has none; allowed: other tables "
          + "(--record runs,ticks), or follow_up: {weeks: 12} in the scenario")
    }
    if options.out == "-", tables.count != 1 {
      throw ValidationError("--out - writes one table; name it with --record, such as --record ticks")
    }
  }

  /// The kernels, unless single acts of a large group are wanted, which only the plain form draws.
  private static func usualPrecision(_ scenario: Scenario, _ acts: ActsMode) -> ArithmeticOption {
    Arithmetic.kernels.canCompute(members: scenario.cast.count, acts: acts) ? .float : .double
  }

  /// Whether the runs go through BLAS: smaller groups do not.
  var needsBLAS: Bool { !Arithmetic.kernels.isBatched(members: scenario.cast.count) }

  /// As many as asked for or as there are cores, and no more than memory has room for.
  private static func threads(
    _ scenario: Scenario, _ options: RunOptions, _ arithmetic: Arithmetic, path: String
  ) throws -> Int {
    let room = 0.8 * Double(ProcessInfo.processInfo.physicalMemory)
    // There is room from the beginning for those who join later.
    var p = scenario.parameters
    p.members = scenario.cast.count
    let showsState = !Set(scenario.record).isDisjoint(with: [.sessions, .members, .ties])
    let one = arithmetic.bytes(p, showsState: showsState)
    guard one <= room else {
      let (needed, has) = (Int(one / 1e9) + 1, Int(room / 0.8e9))
      let setting = options.settings.last { $0.hasPrefix("members=") }
      throw Problems([
        Problem(
          Place(setting.map { "--set " + $0 } ?? path),
          "\(counted(p.members, "member")) need about \(needed) GB of memory",
          allowed: "what fits into the \(has) GB of this machine", isInArguments: setting != nil)
      ])
    }
    return max(1, min(wantedThreads(options), Int(room / one)))
  }

  private static func wantedThreads(_ options: RunOptions) -> Int {
    options.threads ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// Threads that are left over where there are fewer runs than threads share the work within runs.
  private static func threadsWithin(_ scenario: Scenario, _ options: RunOptions, runsAtOnce: Int) -> Int {
    max(1, wantedThreads(options) / max(1, min(scenario.replicates, runsAtOnce)))
  }

  /// Runs that one task does one after another: some milliseconds of work, at about 100 ns a pair and tick in the plain
  /// form; whole batches of the kernels, and few enough that every thread gets some.
  private var together: Int {
    let (p, members) = (scenario.parameters, scenario.cast.count)
    let seconds = 1e-7 * Double(p.sessions * p.ticksPerSession) * Double(members * members)
    guard precision.arithmetic.isBatched(members: members) else { return max(1, min(64, Int(0.005 / seconds))) }
    let lanes = GroupBatch.lanes
    let batches = (scenario.replicates / max(1, threads) + lanes - 1) / lanes
    return lanes * max(1, min(4, batches))
  }

  /// Makes all runs and writes them. Answers what is worth telling.
  func perform() async throws -> RunsOverview {
    let started = Date()
    let folder = options.out == "-" ? nil : try RunFolder(out, force: options.force)
    let progress = Progress(
      runs: scenario.replicates, sessions: scenario.parameters.sessions, isShown: !options.quiet)
    defer { progress.stop() }
    do {
      let overview = try await simulateAll(to: TableOutput(folder, scenario, tables), progress)
      if let folder { try finish(folder, overview, started) }
      return overview
    } catch {
      folder?.abandon()
      throw error
    }
  }

  private func simulateAll(to output: TableOutput, _ progress: Progress) async throws -> RunsOverview {
    var overview = RunsOverview(scenario, halfWidths: halfWidths)
    let wanted = Set(tables)
    let first = UInt64(options.firstReplicate)
    let scenario = scenario
    var recording = RunRecording(arithmetic: precision.arithmetic, acts: acts, tables: wanted)
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
    let written = tables.compactMap { Self.table($0, scenario) } + (overview.failed > 0 ? [RunsTable.failures] : [])
    let package = try json(DataPackage(title: scenario.title, tables: written))
    let description = Manifest.File(
      path: "datapackage.json", sha256: try folder.write("datapackage.json", package))
    var manifest = Manifest(
      file, settings: options.settings, seed: scenario.seed, replicates: scenario.replicates, record: tables,
      arithmetic: .init(
        precision: precision.rawValue,
        kernel: precision.arithmetic.kernel(members: scenario.cast.count),
        version: Tuckman.arithmeticVersion, acts: acts.rawValue,
        blas: LinearAlgebra.library))
    manifest.firstReplicate = options.firstReplicate
    (manifest.threads, manifest.failedRuns) = (threads, overview.failed)
    (manifest.started, manifest.finished) = (started.formatted(.iso8601), Date().formatted(.iso8601))
    manifest.files = overview.files + [description]
    try folder.write(RunFolder.manifestName, try json(manifest))
    try Task.checkCancellation()
    try folder.commit()
  }

  static func table(_ table: RecordedTable, _ scenario: Scenario) -> Table? {
    Tables.table(table, scenario.parameters) ?? RunsTable(scenario).table
  }
}
