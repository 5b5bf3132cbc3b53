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

  /// Reads a folder's manifest, and the files that its scenario names. Throws `Problems`.
  init(_ path: String) throws {
    func problem(_ what: String, allowed: String? = nil, hint: String? = nil) -> Problems {
      Problems([Problem(Place(path + "/" + RunFolder.manifestName), what, allowed: allowed, hint: hint)])
    }
    self.path = path
    do {
      guard let manifest = try Manifest.read(in: path) else {
        throw problem("there is no manifest of results here", allowed: "a finished folder of `run` or `sweep`")
      }
      self.manifest = manifest
    } catch is DecodingError {
      throw problem("the manifest is of another version of tuckman", allowed: "version \(Tuckman.version)")
    }
    guard manifest.arithmetic.version == Tuckman.arithmeticVersion else {
      throw problem(
        "the numbers are of arithmetic version \(manifest.arithmetic.version)",
        allowed: "\(Tuckman.arithmeticVersion), that of this program",
        hint: "take tuckman \(manifest.version)")
    }
    file = try ScenarioReader.read(
      InputFile(path: manifest.scenario.path, bytes: Array(manifest.scenarioText.utf8)), settings: manifest.set)
    for (input, known) in zip(file.inputs, manifest.inputs) where sha256(input.bytes) != known.sha256 {
      throw Problems([Problem(Place(input.path), "this is not the file that the results were made with")])
    }
  }

  /// How acts came about.
  var acts: ActsMode? { ActsMode(rawValue: manifest.arithmetic.acts) }
}
