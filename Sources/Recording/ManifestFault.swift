import ScenarioReading
import Scenarios

/// A fault that no program of ours writes into a manifest.
public enum ManifestFault: Sendable, Equatable {
  // Faults of its form
  case notJSON
  case form(Form)
  /// It is JSON, but not a manifest of this version.
  case otherVersion(Form)
  // Faults of the files that it lists
  case notInFolder(String)
  case listedTwice(String)
  case rows(file: String, Int)
  // Faults of numbers and words
  case count(name: String, Int)
  case word(name: String, String)
  /// Its number of runs differs from the number of rows in their table.
  case runs(Int, rows: Int)
  /// The table of failures has another number.
  case failures(said: Int)
  case noTable
  case unknownTable(String)
  // Faults of hashes
  case hash(String)
  /// The settings do not match the hash beside them.
  case settings
  /// The scenario's text does not match the hash beside it.
  case scenarioText(path: String)
  /// It does not list the copy of a file that the scenario names.
  case noCopy(path: String)
  // Faults of its design
  /// It lists the table of points, but no sweep.
  case noSweep(table: String)
  case noScenario
  /// Its entry about the sweep differs from its scenario and tables.
  case design(name: String, said: String, known: String)
  /// Its settings cannot be applied. The case has the problem of each.
  case set([Problem])

  /// A problem of JSON that should be an object with certain keys.
  public enum Form: Sendable, Equatable {
    case missing(key: String)
    case noObject
    /// The value of a key cannot be read; `nil` for the whole.
    case unreadable(key: String?)
  }
}
