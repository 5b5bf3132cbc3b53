import ArgumentParser
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// A finished folder of results, with what it was made from.
struct MadeFolder: Sendable {
  let path: String
  let manifest: Manifest
  let file: ScenarioFile

  /// Reads a folder's manifest, and the files that its scenario names. Throws `Problem`, `Problems`.
  init(_ path: String) throws {
    self.path = path
    manifest = try Manifest.finished(in: path)
    guard manifest.arithmetic.version == Tuckman.arithmeticVersion else {
      throw Problem(
        Place(path + "/" + RunFolder.manifestName),
        "the numbers are of arithmetic version \(manifest.arithmetic.version)",
        allowed: "\(Tuckman.arithmeticVersion), that of this program",
        hint: "take tuckman \(manifest.version)")
    }
    file = try ScenarioReader.read(
      InputFile(path: manifest.scenario.path, bytes: Array(manifest.scenarioText.utf8)), settings: manifest.set)
    for (input, known) in zip(file.inputs, manifest.inputs) where sha256(input.bytes) != known.sha256 {
      throw Problem(Place(input.path), "this is not the file that the results were made with")
    }
  }

  /// How acts came about.
  var acts: ActsMode? { ActsMode(rawValue: manifest.arithmetic.acts) }
}
