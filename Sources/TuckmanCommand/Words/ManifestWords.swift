import Recording
import ScenarioReading
import Scenarios

extension Problem {
  /// A manifest that is not as it was written, and what is wrong with it.
  static func damagedManifest(_ place: Place, _ what: String) -> Problem {
    Problem(place, "the manifest is damaged" + what, allowed: "manifest.json as it was written")
  }

  /// A setting in a manifest that was right when it was given.
  static func damagedSetting(_ place: Place, _ problem: Problem) -> Problem {
    Problem(
      place, "the manifest is damaged: 'set': \(problem.place.file): \(problem.what)", allowed: problem.allowed,
      hint: problem.hint)
  }
}

extension ManifestFault {
  /// What is wrong with it, after `the manifest is damaged`.
  package var words: String {
    if case .otherVersion(let form) = self { return ", or of another version of tuckman: \(form.words)" }
    return ": " + what
  }

  private var what: String {
    switch self {
    case .notJSON: "this is not JSON"
    case .form(let form), .otherVersion(let form): form.words
    case .notInFolder(let file): "it lists '\(file.shortened)', which is no file of the folder"
    case .listedTwice(let file): "it lists '\(file.shortened)' twice"
    case .rows(let file, let rows): "'\(file.shortened)' has \(rows) rows"
    case .count(let name, let count): "'\(name)' is \(count)"
    case .word(let name, let word): "'\(name)' is '\(word.shortened)'"
    case .runs(let runs, let rows): "it says of \(runs) runs, and of \(rows) rows of runs.csv"
    case .failures(let said): "'failed_runs' is \(said), and failures.csv says otherwise"
    case .noTable: "'record' names no table"
    case .unknownTable(let name): "'record' names '\(name.shortened)', which is no table"
    case .hash(let text): "'\(text.shortened)' is no SHA-256"
    case .settings: "'set' is not what its hash says"
    case .scenarioText(let path): "the text of \(path.shortened) in it is not the one whose hash it has"
    case .noCopy(let path): "it does not list the copy of \(path.shortened)"
    case .noSweep(let table): "it lists \(table), and has no 'sweep'"
    case .noScenario: "its scenario cannot be read"
    case .design(let name, let said, let known):
      "'\(name)' is \(said.shortened), and its scenario and tables say \(known)"
    case .set(let problems): "'set': " + problems.map { "\($0.place.file): \($0.what)" }.joined(separator: "; ")
    }
  }
}

extension ManifestFault.Form {
  fileprivate var words: String {
    switch self {
    case .missing(let key): "'\(key)' is missing"
    case .noObject: "this is JSON, but no object"
    case .unreadable(let key): "\(key.map { "'\($0)'" } ?? "it") cannot be read"
    }
  }
}
