import Analytics
import ArgumentParser
import Experiments
import Foundation
import Recording
import Scenarios
import Studies

/// `tuckman sensitivity`: which of the things that a sweep varies its numbers depend on.
struct SensitivityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Measure how much a sweep's metrics depend on each factor.",
    discussion: """
      Example:
        tuckman sensitivity results/twelve-parameters --metric tension_peak

      The design decides the method: Sobol's indices for saltelli, elementary effects for morris. The others have partial \
      rank correlations (PRCC) and a linear regression (SRC with R2). Each is given for the mean of a metric over the \
      replicates of a point and, under METRIC_variance, for its variance over them.

      The row `dummy` is the noise floor: what a factor without effect would reach with other random numbers at each point. \
      With common random numbers such a factor reaches 0, so one below the floor is also judged by the interval of mu, or \
      of S1 above 0.

      No factor is said to matter with fewer than \(SensitivityRow.fewestTrajectories) trajectories, \
      \(SensitivityRow.fewestBasePoints) base points or, for a regression over k factors, 2k + \
      \(SensitivityRow.fewestPoints(factors: 0)) points. A base point, trajectory or point of which a run has no value is \
      left out whole; n and n_valid count them. luck_share is the share of the variance between runs that is chance. \
      Intervals are 95% CIs, from a bootstrap of 1000 resamples.

      Everything is written to sensitivity.csv in the folder. Exit code 1: there was no index to give.
      """)

  @Argument(help: "The folder of a finished sweep.", completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("Analyse this column of runs.csv; repeatable, all means every one.", valueName: "name"))
  var metric: [String] = []

  @Option(help: "Use this method instead of the design's usual one.")
  var method: SweepSensitivity.Method?

  @Option(
    help: "Write the table to this file; - is standard output (default: sensitivity.csv in the folder).",
    completion: .file())
  var out: String?

  @Flag(help: "Replace an existing file of --out. \(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Print nothing; write the table.")
  var quiet = false

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: nothing was written") {
      try command.perform()
    }
  }

  private func perform() throws {
    let output = try out.map { try OutputFile($0, force: force) }
    if try Manifest.read(in: folder) == nil, ((try? SweepFolder.identity(in: folder)) ?? nil) == nil {
      throw ResultsFault.noSweep(folder)
    }
    let sweep = try DesignedSweep(ResultFolder.opened(folder, force: force))
    let methods = try methods(for: sweep)
    let found = try SweepSensitivity(sweep, metrics: try metrics(of: sweep), methods: methods)
    for note in found.notes { Console.say("note: " + note.words) }
    var rows = CSVRows()
    for row in found.rows { row.append(to: &rows) }
    let bytes = SensitivityRow.table.header + rows.bytes
    let path = out ?? folder + "/" + SensitivityRow.table.file
    if let output {
      try output.write { try $0.write(bytes) }
    } else {
      let root = try StrictFolder(opening: folder)
      try root.write(SensitivityRow.table.file, bytes)
      let package = DataPackage(title: "Sensitivity: " + sweep.title, tables: [SensitivityRow.table])
      try root.write(SensitivityRow.description, json(package))
    }
    if !quiet, output?.isStream != true {
      try Console.write(SensitivityView(sweep, found.rows, methods, path: path).text)
    }
    if found.rows.allSatisfy({ $0.estimate == nil || $0.method == "replicates" }) {
      Console.say("no index could be given; the notes say why")
      throw ExitCode(.unmet)
    }
  }

  private func metrics(of sweep: DesignedSweep) throws -> [String] {
    var metrics: [String] = []
    if metric.contains("all") { return sweep.metrics }
    for name in metric.isEmpty ? ComparedMetric.headline : metric where !metrics.contains(name) {
      guard sweep.metrics.contains(name) else {
        throw ResultsFault.unknownNumber(name, folder: folder, known: sweep.metrics, takesAll: true)
      }
      metrics.append(name)
    }
    return metrics
  }

  private func methods(for sweep: DesignedSweep) throws -> [SweepSensitivity.Method] {
    guard let method else { return SweepSensitivity.usual(for: sweep.design) }
    let possible = sweep.design.method.sensitivity
    guard possible.contains(method) else {
      let needed = Design.Method.allCases.filter { $0.sensitivity.contains(method) }.map(\.rawValue)
      throw ResultsFault.otherMethod(
        method.rawValue, design: sweep.design.method.rawValue, possible: possible.map(\.rawValue), needed: needed)
    }
    return [method]
  }
}

extension SweepSensitivity.Method: ExpressibleByArgument {}
