import Recording
import ScenarioReading
import Scenarios

extension FolderFault: PlacedFault {
  package var problems: Problems {
    if case .manifest(.set(let faults)) = what { return .init(faults.map { .damagedSetting(place, $0) }) }
    return .init([problem])
  }

  /// What is wrong, in words.
  var problem: Problem {
    switch what {
    case .noManifest:
      Problem(place, "there is no manifest of results here", allowed: "a finished folder of `run` or `sweep`")
    case .manifest(let fault): .damagedManifest(place, fault.words)
    case .file(let fault): Problem(place, fault.words, allowed: fault.allowed)
    case .notListed:
      Problem(place, "the manifest does not list this file", allowed: "files that it lists", hint: Self.remedy)
    case .listed(let fault):
      Problem(place, fault.words, allowed: "the file that the manifest lists", hint: Self.again)
    case .changed(let change, let spreadsheet):
      Problem(
        place, change.words, allowed: "the file as it was written",
        hint: [spreadsheet, Self.remedy].compactMap(\.self).joined(separator: "; or "))
    case .noDescription: Problem(place, "the description of the tables is damaged")
    case .otherInput: Problem(place, "this is not the file that the results were made with")
    case .table(.form(let problem)): problem
    case .table(.notSaid(let column, let cell, let said)):
      Problem(
        place, "\(column) is '\(cell)', and the manifest says \(said)", allowed: "the \(column) of the manifest",
        hint: Self.remedy)
    case .table(let fault): Problem(place, fault.words, allowed: fault.allowed, hint: fault.hint)
    case .lack(let lack): lack.problem(place)
    }
  }

  private static let again =
    "copy the folder again, or make its runs again into another folder (its manifest says how)"
  private static let remedy = again + "; --force takes it as it is"
}

extension FolderFault.Lack {
  fileprivate func problem(_ place: Place) -> Problem {
    switch self {
    case .tables(let need, let tables, let recorded, let isSweep):
      Problem(
        place, need.words(tables),
        allowed: "a folder with " + tables.map { "\($0.rawValue).csv" }.joined(separator: " or "),
        hint: "`\(isSweep ? "sweep run" : "run")` writes it with --record "
          + recorded.map(\.rawValue).joined(separator: ","))
    case .failedRun(let run):
      Problem(place, "\(run) failed, and a failed run has no tables", hint: "failures.csv says why")
    case .runs(let haveFailed):
      Problem(place, haveFailed ? "all its runs failed" : "no run has rows here", hint: "failures.csv says why")
    case .run(let folder, let first, let last):
      Problem(
        place, "there is no such run in \(folder)",
        allowed: first.map { $0 == last ? $0 : "\($0) to \(last)" } ?? "none: it has no runs", isInArguments: true)
    case .session(let run, let last):
      Problem(place, "\(run) has no such session", allowed: "1 to \(last)", isInArguments: true)
    case .point(let point, let count):
      Problem(
        place, "there is no point p\(point)",
        allowed: count == 0 ? "p0, of results of one scenario" : "p0 to p\(count - 1)")
    case .sweep:
      Problem(
        place, "these are results of `tuckman run`, of one scenario alone", allowed: "the folder of a sweep",
        hint: "give the scenario a design: and use `tuckman sweep run`")
    case .runsOfSweep:
      Problem(
        place, "the sweep has kept no runs.csv", allowed: "a sweep that records runs",
        hint: "put runs into record:, or give --record runs")
    case .design: Problem(place, "its scenario is not that of its sweep")
    case .sessions(let file):
      Problem(
        place, "\(file) alone does not say how many sessions there were",
        allowed: "a folder with sessions.csv or ticks.csv beside it")
    }
  }
}

extension FolderFault.Need {
  fileprivate func words(_ tables: [RecordedTable]) -> String {
    switch self {
    case .itself: tables.map { "\($0.rawValue).csv" }.joined(separator: " and ") + " was not recorded"
    case .runs: "no table says which runs there are"
    case .rows: "neither \(tables.map { "\($0.rawValue).csv" }.joined(separator: " nor ")) was recorded"
    }
  }
}

extension FolderFault.Change {
  fileprivate var words: String {
    switch self {
    case .count(let rows, let said): "the table has \(rows) rows, and the manifest says \(said)"
    case .rows(let rows, let expected): "\(rows) of \(expected) rows: this is not the table as it was written"
    case .bytes: "its bytes are not those of the manifest"
    }
  }
}

extension FileFault {
  fileprivate var words: String {
    switch self {
    case .notOpened(let number): Problem(Place(""), .file(InputFile.why(number))).what
    case .folder: "the file cannot be read: this is a folder"
    case .notOrdinary: "the file cannot be read: this is not an ordinary file"
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
    case .taken(let fault): "\(fault.place.file): \(fault.problem.what); it was taken as it is"
    case .otherProgram(let folder, let obstacle, let isRepeated):
      "\(folder): \(obstacle.words); its "
        + (isRepeated ? "runs are made again by this program all the same" : "tables are read as they are")
    }
  }
}

extension ArithmeticObstacle {
  /// What keeps this program from making runs again.
  var words: String {
    switch self {
    case .version(let version, let present):
      "the numbers are of arithmetic version \(version), and this program has \(present)"
    case .model(let model, let present):
      "the numbers "
        + (model.map { "were made by another build, whose model has the fingerprint \($0)" }
          ?? "are of a model that the manifest does not name") + "; this one has \(present)"
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
