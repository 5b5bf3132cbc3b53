import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A fault of a result folder or of a file in it.
public struct FolderFault: Error, Sendable, Equatable {
  /// The place of the fault.
  public let place: Place
  /// The kind of fault.
  public let what: What

  /// Creates a fault with its place and kind.
  package init(_ place: Place, _ what: What) { (self.place, self.what) = (place, what) }

  /// Creates a fault in the current row of a table.
  package init(_ row: TableReader, _ what: TableFault) {
    self.init(Place(row.path, line: row.line), .table(what))
  }

  /// The kinds of faults.
  public indirect enum What: Sendable, Equatable {
    // Faults of the folder
    case noManifest
    case manifest(ManifestFault)
    case lack(Lack)
    /// The file is not the one that the results were made with.
    case otherInput

    // Faults of a file
    case file(FileFault)
    case notListed
    /// A file that the manifest lists cannot be read.
    case listed(FileFault)
    /// A file is not as it was written. `spreadsheet` says what a spreadsheet has done to it, if that can be seen.
    case changed(Change, spreadsheet: String?)
    case noDescription
    case table(TableFault)

    /// Whether a file is missing.
    package var isMissing: Bool {
      switch self {
      case .file(let fault), .listed(let fault): fault.isMissing
      default: false
      }
    }
  }

  /// The things that a folder can lack.
  public enum Lack: Sendable, Equatable {
    /// None of these tables was recorded. The case has the tables of the folder, and whether it is a sweep.
    case tables(Need, [RecordedTable], recorded: [RecordedTable], isSweep: Bool)
    case failedRun(String)
    /// No run has rows in the table that lists them, or all have failed.
    case runs(haveFailed: Bool)
    /// The folder has no run of this name. The case has the first and the last run.
    case run(folder: String, first: String?, last: String)
    /// A run has no such session. The case has its last session.
    case session(run: String, last: Int)
    /// There is no such point. The case has the number of points, which is 0 for results of one scenario.
    case point(Int, count: Int)
    /// The results belong to one scenario, but a sweep is needed.
    case sweep
    /// The request needs a table that the sweep has not kept.
    case runsOfSweep
    /// The scenario in the manifest has no design.
    case design
    /// A table alone does not tell the number of sessions.
    case sessions(file: String)
  }

  /// The reasons why a table is needed.
  public enum Need: Sendable, Equatable {
    /// The table itself.
    case itself
    /// The list of runs.
    case runs
    /// Its rows as output.
    case rows
  }

  /// The ways in which a file differs from its entry in the manifest.
  public enum Change: Sendable, Equatable {
    /// Its bytes are right, but the manifest's count of its rows is not.
    case count(rows: Int, said: Int)
    /// It has fewer or more rows.
    case rows(Int, of: Int)
    case bytes
  }
}

/// The reasons why a file cannot be read.
public enum FileFault: Sendable, Equatable {
  /// It cannot be opened. The case has the system's error number.
  case notOpened(Int32)
  case folder
  /// It is a device, a pipe or a socket.
  case notOrdinary
  case tooLarge(most: Int)
  /// The system does not tell the reason.
  case unreadable

  /// Whether the file does not exist.
  var isMissing: Bool { self == .notOpened(ENOENT) || self == .notOpened(ENOTDIR) }
}
