import Recording
import ScenarioReading
import Scenarios

extension PlacedSentence {
  /// A manifest that is not as it was written, and what is wrong with it.
  static func damagedManifest(_ place: Place, _ what: String) -> PlacedSentence {
    PlacedSentence(place, what, hint: "restore manifest.json as it was written")
  }

  /// A setting in a manifest that was right when it was given.
  static func damagedSetting(_ place: Place, _ problem: Problem) -> PlacedSentence {
    PlacedSentence(
      place, "the manifest is damaged: 'set': \(problem.place.file): \(problem.what)", allowed: problem.allowed,
      hint: problem.hint)
  }
}

extension ManifestFault {
  /// What is wrong with it.
  package var words: String {
    if case .otherVersion(let form) = self {
      return "the manifest is damaged or from another version of tuckman: \(form.words)"
    }
    return "the manifest is damaged: " + what
  }

  private var what: String {
    switch self {
    case .notJSON: "it is not JSON"
    case .form(let form), .otherVersion(let form): form.words
    case .notInFolder(let file): "it lists '\(file.shortened)', which is not a file of the folder"
    case .listedTwice(let file): "it lists '\(file.shortened)' twice"
    case .rows(let file, let rows): "'\(file.shortened)' has \(rows) rows"
    case .count(let name, let count): "'\(name)' is \(count)"
    case .word(let name, let word): "'\(name)' is '\(word.shortened)'"
    case .runs(let runs, let rows): "it lists \(runs) runs, but \(rows) rows of runs.csv"
    case .failures(let said): "'failed_runs' is \(said), which is not what failures.csv says"
    case .noTable: "'record' names no table"
    case .unknownTable(let name): "'record' names '\(name.shortened)', which is not a table"
    case .hash(let text): "'\(text.shortened)' is not a SHA-256"
    case .settings: "'set' does not have the hash that it lists"
    case .scenarioText(let path): "its text of \(path.shortened) does not have the hash that it lists"
    case .noCopy(let path): "it does not list the copy of \(path.shortened)"
    case .noSweep(let table): "it lists \(table), but has no 'sweep'"
    case .noScenario: "its scenario cannot be read"
    case .design(let name, let said, let known):
      "'\(name)' is \(said.shortened), but its scenario and tables say \(known)"
    case .set(let problems): "'set': " + problems.map { "\($0.place.file): \($0.what)" }.joined(separator: "; ")
    }
  }
}

extension ManifestFault.Form {
  fileprivate var words: String {
    switch self {
    case .missing(let key): "'\(key)' is missing"
    case .noObject: "it is JSON, but not an object"
    case .unreadable(let key): "\(key.map { "'\($0)'" } ?? "it") cannot be read"
    }
  }
}
