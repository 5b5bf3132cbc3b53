import Foundation
import Scenarios

/// A scenario with the files it came from.
public struct ScenarioFile: Sendable {
  /// What to simulate.
  public let scenario: Scenario
  /// The scenario's own file.
  public let source: InputFile
  /// The files it names.
  public let inputs: [InputFile]
  /// What a reader should know, though nothing is wrong.
  package let remarks: [Note]
  /// What a sweep varies, if the file says it. A run of the scenario alone leaves it out.
  public let design: Design?
  /// Makes the scenario of each point of the design.
  public let pointScenarios: PointScenarios

  /// What the file says, by place: see `ScenarioFields`.
  public let fields: [String: String]
  /// Files that the design names: they are among `inputs` too.
  public let designInputs: [InputFile]

  /// The file's text.
  public var text: String { String(decoding: source.bytes, as: UTF8.self) }
}

/// Reads scenarios: strict, every problem of a file at once, each with its place, what is allowed and a hint.
public enum ScenarioReader {
  /// Reads a scenario from a file.
  ///
  /// - Parameters:
  ///   - path: the YAML file. Files that it names are looked for beside it.
  ///   - settings: `name=value` arguments that replace parameters of the file, the last of a name holds. They hold for
  ///     all points of a design, too; `PointScenarios.checkSettings` refuses those that name what the design varies.
  /// Throws `Problems`, or `CancellationError` while standard input is waited for.
  public static func read(_ path: String, settings: [String] = []) throws -> ScenarioFile {
    do {
      let source = try InputFile.read(path, mostBytes: YAMLReader.mostBytes)
      return try read(source, settings: settings)
    } catch let problem as Problem {
      throw Problems([problem])
    }
  }

  /// What a text says, by place (see `ScenarioFields`), whether or not it is a right scenario; nothing where it is no YAML.
  package static func fields(ofText text: String) -> [String: String]? {
    (try? YAMLReader.read(Array(text.utf8), file: "")).map(ScenarioFields.fields)
  }

  /// Reads a scenario that is at hand as bytes. Throws `Problems`.
  ///
  /// `files`: the files that it names, by their paths, where they are at hand too; the disk is not looked at then.
  public static func read(
    _ source: InputFile, settings: [String] = [], files: [String: InputFile]? = nil
  ) throws(Problems) -> ScenarioFile {
    let root: YAMLNode
    do { root = try YAMLReader.read(source.bytes, file: source.path) } catch { throw Problems([error]) }
    var decoder = ScenarioDecoder(file: source.path)
    (decoder.loaded, decoder.looksOnDisk) = (files ?? [:], files == nil)
    decoder.decode(root)
    decoder.apply(settings)
    let base = decoder
    decoder.checkTogether()
    decoder.readObservedTies()
    var design = DesignDecoder(base: base, root: root)
    if let node = decoder.designNode { design.decode(node) }
    let problems = decoder.reader.problems + design.reader.problems
    guard problems.isEmpty else { throw Problems(problems) }
    let points = PointScenarios(read: decoder, base: base, design: design, settings: settings)
    return ScenarioFile(
      scenario: decoder.scenario, source: source, inputs: decoder.inputs + design.inputs,
      remarks: decoder.allNotes + design.allNotes, design: decoder.designNode == nil ? nil : design.design,
      pointScenarios: points, fields: ScenarioFields.fields(of: root), designInputs: design.inputs)
  }
}
