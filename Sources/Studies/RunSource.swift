import Experiments
import Foundation
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// A run that a command makes again in the plain form, from a scenario or a result folder.
package struct RunSource: Sendable {
  /// The text of the request.
  package let text: String
  package let scenario: Scenario
  package let run: RunID
  /// Whether it was requested by its id.
  package let isNamed: Bool
  /// The mode of acts; `nil` for the usual.
  package let acts: ActsMode?
  /// The scenario file from which it was made.
  package let file: ScenarioFile
  /// The folder in which it was recorded; `nil` if it was not.
  package let folder: ResultFolder?
  /// The arguments of the command line that determine the groups, as a user would type them.
  package let saying: [String]
  /// The fields of the scenario by path, with the changes by the command line and the point.
  package let fields: [String: String]

  /// The options beside the name.
  package struct Options: Sendable {
    package var replicate: UInt32?
    package var seed: UInt64?
    package var settings: [String] = []
    /// Accepts folders that are not as they were written, or of another arithmetic.
    package var force = false
    /// Whether a folder's first run that did not fail is taken.
    package var passesFailures = false

    /// Creates options.
    package init(
      replicate: UInt32? = nil, seed: UInt64? = nil, settings: [String] = [], force: Bool = false,
      passesFailures: Bool = false
    ) {
      (self.replicate, self.seed, self.settings, self.force) = (replicate, seed, settings, force)
      self.passesFailures = passesFailures
    }
  }

  /// Finds the run. Throws `Problems`, or a `RequestFault`.
  ///
  /// `note` receives the notes on a folder.
  package init(
    _ text: String, _ options: Options = Options(), note: @escaping @Sendable (FolderNote) -> Void
  ) throws {
    self.text = text
    saying =
      (options.seed.map { ["--seed", String($0)] } ?? []) + options.settings.flatMap { ["--set", $0] }
      + (options.force ? ["--force"] : [])
    let (path, id) = try Self.parts(text)
    isNamed = id != nil
    if id != nil, options.replicate != nil {
      throw RequestFault.replicateOfNamedRun(text)
    }
    folder = Self.isFolder(path) ? try ResultFolder.repeatable(path, force: options.force, note: note) : nil
    if let folder {
      guard options.seed == nil, options.settings.isEmpty else {
        throw RequestFault.settingsOfFolder(path)
      }
      (file, acts) = (try folder.scenarioFile(), folder.acts)
    } else {
      (file, acts) = (try ScenarioReader.read(path, settings: options.settings), nil)
    }
    let seed = folder?.manifest.seed ?? options.seed ?? file.scenario.seed
    let first = try folder.map { try Self.first(of: $0, options) } ?? 0
    run = RunID(point: id?.point ?? 0, replicate: id?.replicate ?? options.replicate ?? first)
    var fields = file.fields
    for setting in folder?.manifest.set ?? options.settings {
      let sides = setting.split(separator: "=", maxSplits: 1).map(String.init)
      fields["--set " + (sides.first ?? "")] = sides.last
    }
    for input in file.inputs { fields["the file " + input.path] = String(sha256(input.bytes).prefix(12)) }
    // Every run in a folder of `sweep` has a point. A scenario is taken as it is unless a point is named.
    if folder.map({ $0.manifest.sweep != nil }) ?? (id != nil && file.design != nil) {
      let plan = try Self.plan(file, seed: seed, acts: acts, folder?.manifest.set ?? options.settings)
      try Self.requirePoint(run.point, of: plan.points.count, text)
      scenario = try plan.scenario(run.point)
      fields = fields.filter { !$0.key.hasPrefix("design.") }
      for (factor, value) in zip(plan.design.factors, plan.points[run.point]) {
        fields["point: " + factor.name] = value.description
      }
    } else {
      try Self.requirePoint(run.point, of: 1, text)
      var base = file.scenario
      base.seed = seed
      scenario = base
    }
    (fields["seed"], fields["replicate"]) = (String(seed), String(run.replicate))
    self.fields = fields.filter { !$0.key.hasPrefix("record") }
    if let folder { try requireReplicate(folder.manifest) }
  }

  /// Returns the first replicate of a folder, or the first that did not fail.
  private static func first(of folder: ResultFolder, _ options: Options) throws -> UInt32 {
    guard options.passesFailures, folder.manifest.failedRuns > 0, folder.manifest.sweep == nil else {
      return folder.manifest.firstReplicate
    }
    return try folder.run(nil).split(separator: "r").last.flatMap { UInt32($0) } ?? folder.manifest.firstReplicate
  }

  /// The reason why the recorded run failed; `nil` if it did not, or was not recorded. Throws `FolderFault`.
  package var recordedFailure: String? {
    get throws { try folder.flatMap { try $0.failure(of: run.description) } }
  }

  private static func plan(
    _ file: ScenarioFile, seed: UInt64, acts: ActsMode?, _ settings: [String]
  ) throws -> SweepPlan {
    var options = SweepPlan.Options()
    (options.seed, options.acts, options.settings) = (seed, acts, settings)
    return try SweepPlan(file, options, checked: 1)
  }

  private func requireReplicate(_ manifest: Manifest) throws(RequestFault) {
    let first = UInt64(manifest.firstReplicate)
    let end = first + UInt64(max(manifest.replicates, 1))
    guard (first..<end).contains(UInt64(run.replicate)) else {
      throw .unknownReplicate(text, run.replicate, allowed: first...end - 1)
    }
  }

  private static func requirePoint(_ point: Int, of count: Int, _ text: String) throws(RequestFault) {
    guard point < count else { throw .unknownPoint(text, point, count: count) }
  }

  /// Returns the path of a folder to which an ending is added for files next to it. It has no trailing slash, and
  /// includes the folder's name even for a relative path such as `.`.
  package static func beside(_ folder: String) -> String {
    var path = folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let last = path.split(separator: "/").last ?? ""
    return last == "." || last == ".." ? URL(fileURLWithPath: path).standardizedFileURL.path : path
  }

  /// Returns whether a word is a scenario, by its ending or since it exists and is not a folder, such as the pipe of
  /// `<(…)`.
  package static func isScenario(_ word: String) -> Bool {
    word == InputFile.standardInput || [".yaml", ".yml", ".json"].contains(where: word.hasSuffix)
      || FileManager.default.fileExists(atPath: word) && !isFolder(word)
  }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return path != InputFile.standardInput
      && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Splits `results/first-run:p0r3` into a path and a run. A file with a colon in its name stays whole.
  private static func parts(_ text: String) throws(RequestFault) -> (path: String, run: RunID?) {
    guard !FileManager.default.fileExists(atPath: text), let colon = text.lastIndex(of: ":") else { return (text, nil) }
    let (path, id) = (String(text[..<colon]), text[text.index(after: colon)...])
    guard path == InputFile.standardInput || FileManager.default.fileExists(atPath: path) else { return (text, nil) }
    let numbers = id.dropFirst().split(separator: "r", omittingEmptySubsequences: false)
    guard id.first == "p", numbers.count == 2, let point = Int(numbers[0]), point >= 0,
      let replicate = UInt32(numbers[1])
    else { throw .notRun(text, id: String(id)) }
    return (path, RunID(point: point, replicate: replicate))
  }
}
