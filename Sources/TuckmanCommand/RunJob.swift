import Analytics
import Recording
import ScenarioReading
import Scenarios
import Studies

/// What `tuckman run` is asked: the study, and the words that ask for it.
struct RunJob: Sendable {
  let study: RunStudy
  private let options: RunOptions

  var file: ScenarioFile { study.file }
  var scenario: Scenario { study.scenario }
  var out: String { study.out }

  /// Reads the scenario and applies the options. Throws `Problems`, or a `ValidationError`.
  init(_ path: String, _ options: RunOptions) throws {
    self.options = options
    let file = try ScenarioReader.read(path, settings: options.settings)
    var request = RunStudy.Request()
    (request.out, request.force, request.settings) = (options.out, options.force, options.settings)
    (request.seed, request.threads, request.acts) = (options.seed, options.threads, options.acts)
    (request.replicates, request.firstReplicate) = (options.replicates, options.firstReplicate)
    (request.tables, request.arithmetic) = (try options.common.tables(), options.arithmetic?.arithmetic)
    request.halfWidths = try options.halfWidths.wishes(RunsTable(file.scenario).numberColumns.map(\.name))
    study = try RunStudy(file, request)
  }

  /// Makes all runs and writes them.
  func perform() async throws -> RunsOverview {
    try await study.perform(
      note: { if !options.quiet { Console.note($0.words) } }, progress: Progress.studies(isShown: !options.quiet))
  }

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

  /// Whether the first run is the one that other commands show first.
  var isFromFirst: Bool { options.firstReplicate == 0 }

  /// How many runs were asked for on the command line, if it was said.
  var replicates: [String] { options.replicates.map { ["--replicates", String($0)] } ?? [] }
}
