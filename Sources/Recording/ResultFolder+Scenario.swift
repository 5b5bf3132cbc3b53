import ScenarioReading
import Scenarios

/// The inputs of the results in a folder.
extension ResultFolder {
  /// Returns the scenario's input files by their paths, from their copies; `nil` if the folder has none. Throws
  /// `FolderFault` if one is not as it was written.
  public func keptInputs() throws -> [String: InputFile]? {
    guard manifest.inputs.allSatisfy({ $0.copy != nil }) else { return nil }
    var inputs: [String: InputFile] = [:]
    for input in manifest.inputs {
      guard let copy = input.copy, let bytes = try bytes(of: copy, atMost: InputFile.mostBytes) else { continue }
      inputs[input.path] = InputFile(path: input.path, bytes: bytes)
    }
    return inputs
  }

  /// Returns the scenario with its settings and input files. These are the copies in the folder. Early folders have
  /// none, and then they are the files that the scenario names. Throws `FolderFault`, `Problems`.
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
      // The settings were valid when they were given, so the fault is the manifest's and not the user's.
      throw FolderFault(Place(path + "/" + RunFolder.manifestName), .manifest(.set(error.all)))
    }
  }

  /// The mode of acts; `nil` if points differ in it.
  public var acts: ActsMode? { ActsMode(rawValue: manifest.arithmetic.acts) }
}
