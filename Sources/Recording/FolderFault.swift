import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Something that is wrong with a folder of results or with a file in it.
public struct FolderFault: Error, Sendable, Equatable {
  /// Where it is.
  public let place: Place
  /// What is wrong there.
  public let what: What

  /// With where it is, and what is wrong there.
  package init(_ place: Place, _ what: What) { (self.place, self.what) = (place, what) }

  /// With the row of a table that it is in.
  package init(_ row: TableReader, _ what: TableFault) {
    self.init(Place(row.path, line: row.line), .table(what))
  }

  /// What can be wrong.
  public indirect enum What: Sendable, Equatable {
    // The folder
    case noManifest
    case manifest(ManifestFault)
    case lack(Lack)
    /// It is no file that the results were made with.
    case otherInput

    // A file
    case file(FileFault)
    case notListed
    /// A file that the manifest lists cannot be read.
    case listed(FileFault)
    /// A file is not as it was written; what a spreadsheet has done to it, where that can be seen.
    case changed(Change, spreadsheet: String?)
    case noDescription
    case table(TableFault)

    /// Whether a file is not there.
    package var isMissing: Bool {
      switch self {
      case .file(let fault), .listed(let fault): fault.isMissing
      default: false
      }
    }
  }

  /// What a folder does not have.
  public enum Lack: Sendable, Equatable {
    /// None of these tables was recorded; those of the folder, with the first of them.
    case tables(Need, [RecordedTable], recorded: [RecordedTable], isSweep: Bool)
    case failedRun(String)
    /// No run has rows in the table that says which there are, or all have failed.
    case runs(haveFailed: Bool)
    /// Of a folder there is no run of this name; the first and the last that there are.
    case run(folder: String, first: String?, last: String)
    /// A run has no such session; the last that it has.
    case session(run: String, last: Int)
    /// There is no such point; how many there are, none of which of results of one scenario.
    case point(Int, count: Int)
    /// It is of one scenario, where a sweep is needed.
    case sweep
    /// What is asked needs a table that the sweep has not kept.
    case runsOfSweep
    /// The scenario in the manifest has no design.
    case design
    /// A table alone does not say how many sessions there were.
    case sessions(file: String)
  }

  /// What a table is needed for.
  public enum Need: Sendable, Equatable {
    /// Itself.
    case itself
    /// To say which runs there are.
    case runs
    /// To make rows of.
    case rows
  }

  /// How a file differs from what the manifest says of it.
  public enum Change: Sendable, Equatable {
    /// Its bytes are right, and the count of its rows is not.
    case count(rows: Int, said: Int)
    /// It has fewer or more rows.
    case rows(Int, of: Int)
    case bytes
  }
}

/// Why a file cannot be read.
public enum FileFault: Sendable, Equatable {
  /// It cannot be opened, by the system's number.
  case notOpened(Int32)
  case folder
  /// It is a device, a pipe or a socket.
  case notOrdinary
  case tooLarge(most: Int)
  /// The system does not say why.
  case unreadable

  /// Whether there is no file.
  var isMissing: Bool { self == .notOpened(ENOENT) || self == .notOpened(ENOTDIR) }
}
