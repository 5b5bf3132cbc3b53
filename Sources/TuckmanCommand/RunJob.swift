import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Kernels
import Machine
import Recording
import Scenarios
import Studies

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

  /// What on the command line says which people these are, beside the scenario. `without`: a parameter that is left out.
  func saying(without name: String? = nil) -> [String] {
    let settings = options.settings.filter { setting in name.map { !setting.hasPrefix($0 + "=") } ?? true }
    return (options.seed.map { ["--seed", String($0)] } ?? []) + settings.flatMap { ["--set", $0] }
  }

  /// `run` of the same groups in the same way. `out`: another folder than theirs; `arithmetic`: another than theirs;
  /// `changing`: a setting in place of one of its name.
  func again(
    _ more: [String] = [], out other: String? = nil, arithmetic: ArithmeticOption? = nil,
    changing setting: String? = nil
  ) -> [String] {
    var words = ["run", file.source.path] + more
    if let setting { words += ["--set", setting] }
    func add(_ name: String, _ value: String?) { if let value { words += [name, value] } }
    add("--out", other ?? options.out)
    words += saying(without: setting.flatMap { $0.split(separator: "=").first.map(String.init) })
    add("--arithmetic", (arithmetic ?? options.arithmetic)?.rawValue)
    add("--acts", options.acts?.rawValue)
    if options.firstReplicate > 0 { add("--first-replicate", String(options.firstReplicate)) }
    return words + options.record.flatMap { ["--record", $0] }
  }

  /// How many runs were asked for on the command line, if it was said.
  var replicates: [String] { options.replicates.map { ["--replicates", String($0)] } ?? [] }

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
    out = options.out ?? Self.usualFolder(of: path)
    replacedEarlier = RunFolder.holdsResults(out)
    threads = try Self.threads(scenario, options, precision.arithmetic, path: path)
    threadsWithin = Self.threadsWithin(scenario, options, runsAtOnce: threads)
    try requireSense()
  }

  /// Where results of a scenario go unless it is said.
  static func usualFolder(of scenario: String) -> String {
    let stem = URL(fileURLWithPath: scenario).deletingPathExtension().lastPathComponent
    if scenario == InputFile.standardInput { return "results/stdin" }
    return "results/" + (stem.isEmpty || stem.hasPrefix(".") ? "scenario" : stem)
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

  /// Whether the runs go through BLAS.
  private var needsBLAS: Bool { precision.arithmetic.needsBLAS(members: scenario.cast.count) }

  /// As many as asked for or as there are cores, and no more than memory has room for.
  private static func threads(
    _ scenario: Scenario, _ options: RunOptions, _ arithmetic: Arithmetic, path: String
  ) throws -> Int {
    let setting = options.settings.last { $0.hasPrefix("members=") }
    return try RunRoom.threads(
      scenario, arithmetic, wanted: wantedThreads(options), tables: Set(scenario.record),
      saidAt: setting.map { "--set " + $0 } ?? path)
  }

  private static func wantedThreads(_ options: RunOptions) -> Int {
    options.threads ?? Processors.available
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
    for name in folder?.openElsewhere ?? [] where !options.quiet {
      Console.say("note: another program has \(out)/\(name.inertLine) open, and goes on showing the earlier numbers")
    }
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
    let written = tables.compactMap { Self.table($0, scenario) } + (overview.failed > 0 ? [FailureRow.table] : [])
    let package = try json(DataPackage(title: scenario.title, tables: written))
    let description = Manifest.File(
      path: "datapackage.json", sha256: try folder.write("datapackage.json", package))
    var manifest = Manifest(
      file, settings: options.settings, seed: scenario.seed, replicates: scenario.replicates, record: tables,
      arithmetic: .init(
        precision: precision.rawValue,
        kernel: precision.arithmetic.kernel(members: scenario.cast.count),
        version: Product.arithmeticVersion, acts: acts.rawValue,
        blas: needsBLAS ? LinearAlgebra.library : Manifest.Arithmetic.noBLAS))
    manifest.firstReplicate = options.firstReplicate
    (manifest.threads, manifest.failedRuns) = (threads, overview.failed)
    (manifest.started, manifest.finished) = (started.formatted(.iso8601), Date().formatted(.iso8601))
    manifest.files = try overview.files + [description] + KeptInputs.write(file.inputs, into: folder)
    try folder.write(RunFolder.manifestName, try json(manifest))
    try Task.checkCancellation()
    try folder.commit()
  }

  static func table(_ table: RecordedTable, _ scenario: Scenario) -> Table? {
    Tables.table(table, scenario.parameters) ?? RunsTable(scenario).table
  }
}
