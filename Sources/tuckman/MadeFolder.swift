import GroupDynamics
import Recording
import Scenarios

/// A finished folder of results, with what it was made from: its runs can be made again.
struct MadeFolder: Sendable {
  /// Whether its files are as they were written.
  let check: FolderCheck
  let file: ScenarioFile

  /// Where it is.
  var path: String { check.path }
  var manifest: Manifest { check.manifest }

  /// Reads a folder's manifest, and the files that its scenario names: their copies in the folder, or where it has none, as
  /// early ones, those that the scenario named. Throws `Problem`, `Problems`.
  init(_ path: String, force: Bool) throws {
    check = try FolderCheck.opened(path, force: force, isRead: false)
    try check.requireRepeatable()
    let (manifest, copies) = (check.manifest, try check.keptInputs())
    file = try check.scenarioFile(copies)
    guard copies == nil else { return }
    for (input, known) in zip(file.inputs, manifest.inputs) where sha256(input.bytes) != known.sha256 {
      let problem = Problem(Place(input.path), "this is not the file that the results were made with")
      guard force else { throw problem }
      check.add(problem.text + "; it was taken as it is")
    }
  }

  /// How acts came about; nothing where points differ in it.
  var acts: ActsMode? { ActsMode(rawValue: manifest.arithmetic.acts) }
}
