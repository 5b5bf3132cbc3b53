import ScenarioReading
import Scenarios

/// What no program of ours writes into a manifest.
public enum ManifestFault: Sendable, Equatable {
  // Its form
  case notJSON
  case form(Form)
  /// It is JSON, and is not a manifest of this version.
  case otherVersion(Form)
  // The files that it lists
  case notInFolder(String)
  case listedTwice(String)
  case rows(file: String, Int)
  // Numbers and words
  case count(name: String, Int)
  case word(name: String, String)
  /// It says of so many runs, and their table has so many rows.
  case runs(Int, rows: Int)
  /// The table of failures says otherwise.
  case failures(said: Int)
  case noTable
  case unknownTable(String)
  // Hashes
  case hash(String)
  /// The settings do not have the hash that stands beside them.
  case settings
  /// The scenario's text does not have the hash that stands beside it.
  case scenarioText(path: String)
  /// It does not list the copy of a file that the scenario names.
  case noCopy(path: String)
  // Its design
  /// It lists the table of points, and no sweep.
  case noSweep(table: String)
  case noScenario
  /// What it says of the sweep is not what its scenario and tables say.
  case design(name: String, said: String, known: String)
  /// Its settings cannot be made: what is wrong with each.
  case set([Problem])

  /// What is wrong with JSON that should be an object with certain keys.
  public enum Form: Sendable, Equatable {
    case missing(key: String)
    case noObject
    /// The value of a key; of the whole where there is none.
    case unreadable(key: String?)
  }
}
