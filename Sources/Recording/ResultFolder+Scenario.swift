import ScenarioReading
import Scenarios

/// What the results of a folder were made from.
extension ResultFolder {
  /// The files that the scenario names, by their paths, from their copies; `nil` for a folder that has none. Throws
  /// `FolderFault` where one is not as it was written.
  public func keptInputs() throws -> [String: InputFile]? {
    guard manifest.inputs.allSatisfy({ $0.copy != nil }) else { return nil }
    var inputs: [String: InputFile] = [:]
    for input in manifest.inputs {
      guard let copy = input.copy, let bytes = try bytes(of: copy, atMost: InputFile.mostBytes) else { continue }
      inputs[input.path] = InputFile(path: input.path, bytes: bytes)
    }
    return inputs
  }

  /// The scenario with its settings and the files that it names: their copies in the folder, or where it has none, as early
  /// ones, those that the scenario named. Throws `FolderFault`, `Problems`.
  public func scenarioFile() throws -> ScenarioFile {
    let copies = try keptInputs()
    let file = try scenarioFile(copies)
    guard copies == nil else { return file }
    for (input, known) in zip(file.inputs, manifest.inputs) where sha256(input.bytes) != known.sha256 {
      let fault = FolderFault(Place(input.path), .otherInput)
      guard takesAll else { throw fault }
      add(.taken(fault))
    }
    return file
  }

  private func scenarioFile(_ files: [String: InputFile]?) throws -> ScenarioFile {
    let source = InputFile(path: manifest.scenario.path, bytes: Array(manifest.scenarioText.utf8))
    do {
      let file = try ScenarioReader.read(source, settings: manifest.set, files: files)
      if manifest.sweep != nil { try file.pointScenarios.checkSettings() }
      return file
    } catch {
      guard error.areInArguments else { throw error }
      // They were right when they were given: now they are the manifest's, and no fault of who asks.
      throw FolderFault(Place(path + "/" + RunFolder.manifestName), .manifest(.set(error.all)))
    }
  }

  /// How acts came about; `nil` where points differ in it.
  public var acts: ActsMode? { ActsMode(rawValue: manifest.arithmetic.acts) }
}
