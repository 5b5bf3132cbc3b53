import Experiments
import ScenarioReading
import Scenarios

extension ResultsFault: PlacedFault {
  package var sentences: [PlacedSentence] { [sentence] }

  private static let results = "a finished folder of `tuckman run` or `tuckman sweep run`"

  private var sentence: PlacedSentence {
    switch self {
    case .reportOfScenario(let path):
      PlacedSentence(
        Place(path), "this is a scenario, and a report needs results",
        hint: "run `\(Words.command) run \(Words.quoted(path))` first; it says where the results are")
    case .noFolder(let path):
      PlacedSentence(
        Place(path), "no such folder", allowed: Self.results,
        hint: "`\(Words.command) run Scenarios/first-run.yaml` makes results/first-run")
    case .notFolder(let path): PlacedSentence(Place(path), "this is not a folder", allowed: Self.results)
    case .noFigures(let path, let isFile):
      PlacedSentence(
        Place(path), isFile ? "this is a file" : "no such folder", allowed: Self.results,
        hint: isFile
          ? "run `\(Words.command) run \(Words.quoted(path))` first; it says where the results are" : nil)
    case .noSweep(let path):
      PlacedSentence(Place(path), "there is no sweep here", allowed: "the folder of a finished sweep")
    case .unknownNumber(let name, let folder, let known, let takesAll):
      PlacedSentence(
        Place("--metric \(name.prefix(60))"), "runs.csv of \(folder) has no such column of numbers",
        allowed: (takesAll ? "all, " : "") + known.commaSeparated, hint: known.meant(by: name), isInArguments: true)
    case .unknownFactor(let name, let known):
      PlacedSentence(
        Place("--factors \(name.prefix(60))"), "the sweep varies no such factor", allowed: known.commaSeparated,
        hint: known.meant(by: name), isInArguments: true)
    case .onePoint(let folder):
      PlacedSentence(
        Place("--point"), "\(folder) has only one point, because `tuckman run` made it", hint: "leave out --point",
        isInArguments: true)
    case .unknownPoint(let point, let count):
      PlacedSentence(
        Place("--point \(point)"), "there is no such point", allowed: "0 to \(count - 1)", isInArguments: true)
    case .otherMethod(let method, let design, let possible, let needed):
      PlacedSentence(
        Place("--method \(method)"), "this method cannot use the points of a \(design) design",
        allowed: possible.commaSeparated,
        hint: "make a sweep with the method \(needed.map { "'\($0)'" }.inSentence("or"))",
        isInArguments: true)
    }
  }
}

extension ScenarioFault: PlacedFault {
  package var sentences: [PlacedSentence] { [sentence] }

  private var sentence: PlacedSentence {
    switch self {
    case .tooManyTies(let scenario, let members, let most):
      PlacedSentence(
        Place(scenario), "\(counted(members, "member")) are too many to keep every tie of every tick",
        allowed: "runs of up to 2 GB, whose members squared times ticks are at most \(most)")
    case .tooManyMembers(let scenario, let members, let most):
      Self.tooLarge(scenario, counted(members, "member"), "at most \(most)")
    case .tooManyTicks(let scenario, let ticks, let most, let members):
      Self.tooLarge(scenario, counted(ticks, "tick"), "at most \(most) with \(counted(members, "member"))")
    case .nothingToLeaveOut(let place, let areMechanisms, let other):
      PlacedSentence(
        Place(place),
        "there is nothing to leave out: "
          + (areMechanisms ? "every mechanism is off" : "this scenario has no interventions"),
        hint: "try `\(Words.typed(["explain", place, "--ablation", other]))`")
    case .dropsRuns(let scenario, let folder, let all, let dropped):
      PlacedSentence(
        Place(scenario),
        "\(folder) has \(counted(all, "run")), and this sweep no longer includes \(dropped) of them",
        hint: "add --drop to delete those when the rest is done, or name another folder with --out")
    case .otherSweep(let scenario, let folder, let changes, let way):
      PlacedSentence(
        Place(scenario),
        "\(folder) has another sweep: \(changes.prefix(10).map(\.words).joined(separator: "; "))"
          + (changes.count > 10 ? "; and \(changes.count - 10) more" : ""),
        hint: way.map { "`\($0.command)` is for \($0.what)" } ?? "name another folder with --out")
    }
  }

  private static func tooLarge(_ scenario: String, _ what: String, _ allowed: String) -> PlacedSentence {
    PlacedSentence(Place(scenario), "\(what) are too many to follow every pair in every tick", allowed: allowed)
  }
}
