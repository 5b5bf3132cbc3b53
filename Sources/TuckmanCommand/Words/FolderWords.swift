import Recording
import ScenarioReading
import Scenarios

extension FolderFault: PlacedFault {
  package var sentences: [PlacedSentence] {
    if case .manifest(.set(let faults)) = what { return faults.map { .damagedSetting(place, $0) } }
    return [placed]
  }

  /// What is wrong, in words.
  package var placed: PlacedSentence {
    switch what {
    case .noManifest:
      PlacedSentence(
        place, "there is no manifest here", allowed: "a finished folder of `tuckman run` or `tuckman sweep run`")
    case .manifest(let fault): .damagedManifest(place, fault.words)
    case .file(let fault): PlacedSentence(place, fault.words, allowed: fault.allowed)
    case .notListed:
      PlacedSentence(place, "the manifest does not list this file", hint: Self.remedy)
    case .listed(let fault):
      PlacedSentence(place, fault.words, hint: Self.again)
    case .changed(let change, let spreadsheet):
      PlacedSentence(
        place, change.words,
        hint: [spreadsheet, Self.remedy].compactMap(\.self).joined(separator: "; or "))
    case .noDescription: PlacedSentence(place, "the description of the tables is damaged", hint: Self.again)
    case .otherInput: PlacedSentence(place, "this is not the file that the results were made with", hint: Self.again)
    case .table(.form(let problem)): problem.placed
    case .table(.notSaid(let column, let cell, let said)):
      PlacedSentence(
        place, "'\(column)' is '\(cell)', but the manifest says \(said)", hint: Self.remedy)
    case .table(let fault): PlacedSentence(place, fault.words, allowed: fault.allowed, hint: fault.hint)
    case .lack(let lack): lack.sentence(place)
    }
  }

  private static let again =
    "copy the folder again, or repeat its runs (manifest.json has the command)"
  private static let remedy = again + "; to use it anyway, add --force"
}

extension FolderFault.Lack {
  fileprivate func sentence(_ place: Place) -> PlacedSentence {
    switch self {
    case .tables(let need, let tables, let recorded, let isSweep):
      PlacedSentence(
        place, need.words(tables),
        allowed: "a folder with " + tables.map { "\($0.rawValue).csv" }.inSentence("or"),
        hint: "repeat `tuckman \(isSweep ? "sweep run" : "run")` with --record "
          + recorded.map(\.rawValue).joined(separator: ","))
    case .failedRun(let run):
      PlacedSentence(place, "\(run) failed, and a failed run has no tables", hint: "see failures.csv for the reason")
    case .runs(let haveFailed):
      PlacedSentence(
        place, haveFailed ? "all its runs failed" : "no run has rows here", hint: "see failures.csv for the reason")
    case .run(let folder, let first, let last):
      PlacedSentence(
        place, "there is no such run in \(folder)",
        allowed: first.map { $0 == last ? $0 : "\($0) to \(last)" } ?? "none, because it has no runs",
        isInArguments: true)
    case .session(let run, let last):
      PlacedSentence(place, "\(run) has no such session", allowed: "1 to \(last)", isInArguments: true)
    case .point(let point, let count):
      PlacedSentence(
        place, "there is no point p\(point)",
        allowed: count == 0 ? "p0, because `tuckman run` made the results" : "p0 to p\(count - 1)")
    case .sweep:
      PlacedSentence(
        place, "these are not the results of a sweep: `tuckman run` made them from one scenario",
        allowed: "the folder of a sweep",
        hint: "add 'design' to the scenario, and use `tuckman sweep run`")
    case .runsOfSweep:
      PlacedSentence(
        place, "the sweep kept no runs.csv", hint: "repeat the sweep with --record runs")
    case .design: PlacedSentence(place, "its scenario is not the one of its sweep", hint: "copy the folder again")
    case .sessions(let file):
      PlacedSentence(
        place, "\(file) alone does not tell how many sessions there were",
        allowed: "a folder with sessions.csv or ticks.csv beside it")
    }
  }
}

extension FolderFault.Need {
  fileprivate func words(_ tables: [RecordedTable]) -> String {
    switch self {
    case .itself:
      tables.map { "\($0.rawValue).csv" }.inSentence() + (tables.count > 1 ? " were" : " was")
        + " not recorded"
    case .runs: "no table lists the runs"
    case .rows: "neither \(tables.map { "\($0.rawValue).csv" }.joined(separator: " nor ")) was recorded"
    }
  }
}

extension FolderFault.Change {
  fileprivate var words: String {
    switch self {
    case .count(let rows, let said): "the table has \(rows) rows, but the manifest says \(said)"
    case .rows(let rows, let expected): "the table has \(rows) of \(expected) rows"
    case .bytes: "the file has changed since it was written"
    }
  }
}

extension FileFault {
  fileprivate var words: String {
    switch self {
    case .notOpened(let number): Problem(Place(""), .file(InputFile.why(number))).what
    case .folder: "this is a folder, not a file"
    case .notOrdinary: "this is not an ordinary file"
    case .tooLarge: "the file is too large"
    case .unreadable: "the file cannot be read"
    }
  }

  fileprivate var allowed: String? {
    if case .tooLarge(let most) = self { "at most \(max(1, most / 1_000_000)) MB" } else { nil }
  }
}

extension FolderNote {
  /// What has to be known.
  package var words: String {
    switch self {
    case .taken(let fault): "\(fault.place.file): \(fault.placed.sentence.what); it was used anyway"
    case .otherProgram(let folder, let obstacle, let isRepeated):
      "\(folder): \(obstacle.words). "
        + (isRepeated ? "This program repeats its runs anyway." : "Its tables are read as they are.")
    }
  }
}

extension ArithmeticObstacle {
  /// What keeps this program from making runs again.
  var words: String {
    switch self {
    case .version(let version, let present):
      "the numbers have arithmetic version \(version), but this program has version \(present)"
    case .model(let model, let present):
      "the numbers "
        + (model.map { "were made by another build, whose model has the fingerprint \($0)" }
          ?? "were made by a model that the manifest does not name") + "; this build has \(present)"
    }
  }
}

extension ArithmeticDifference {
  /// What differs.
  var words: String {
    switch self {
    case .version(let one, let other): "arithmetic version \(one) and \(other)"
    case .model(let one, let other): "model \(one ?? "(not named)") and \(other ?? "(not named)")"
    case .precision(let one, let other): "\(one) and \(other) precision"
    case .acts(let one, let other): "\(Self.words(one)) and \(Self.words(other))"
    }
  }

  private static func words(_ acts: ActsMode?) -> String {
    switch acts {
    case .sampled: "acts drawn"
    case .meanField: "acts in expectation"
    case nil: "acts drawn or in expectation by size"
    }
  }
}
