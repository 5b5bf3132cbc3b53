import Experiments
import ScenarioReading
import Scenarios

extension ResultsFault: PlacedFault {
  package var problems: Problems { .init([problem]) }

  private static let results = "a finished folder of `run` or `sweep run`"

  private var problem: Problem {
    switch self {
    case .reportOfScenario(let path):
      Problem(
        Place(path), "this is a scenario, and a report is made of results", allowed: "a folder of results",
        hint: "make them with: \(Words.command) run \(Words.quoted(path))")
    case .noFolder(let path):
      Problem(
        Place(path), "there is no such folder", allowed: Self.results,
        hint: "`\(Words.command) run Scenarios/first-run.yaml` makes results/first-run")
    case .notFolder(let path): Problem(Place(path), "this is no folder", allowed: Self.results)
    case .noFigures(let path, let isFile):
      Problem(
        Place(path), isFile ? "this is a file" : "there is no such folder", allowed: Self.results,
        hint: isFile ? "run it first: `\(Words.command) run \(Words.quoted(path))` says where the results are" : nil)
    case .noSweep(let path):
      Problem(Place(path), "there is no sweep here", allowed: "the folder of a sweep that is finished")
    case .unknownNumber(let name, let folder, let known, let takesAll):
      Problem(
        Place("--metric \(name.prefix(60))"), "runs.csv of \(folder) has no such number",
        allowed: (takesAll ? "all, " : "") + known.joined(separator: ", "), hint: known.meant(by: name),
        isInArguments: true)
    case .unknownFactor(let name, let known):
      Problem(
        Place("--factors \(name.prefix(60))"), "the sweep varies no such thing",
        allowed: known.joined(separator: ", "), hint: known.meant(by: name), isInArguments: true)
    case .onePoint(let folder):
      Problem(
        Place("--point"), "\(folder) has one point alone: it is of `run`", hint: "leave --point away",
        isInArguments: true)
    case .unknownPoint(let point, let count):
      Problem(
        Place("--point \(point)"), "there is no such point", allowed: "0 to \(count - 1)", isInArguments: true)
    case .otherMethod(let method, let design, let possible, let needed):
      Problem(
        Place("--method \(method)"), "the points of this sweep are not made for it: its design is \(design)",
        allowed: possible.joined(separator: ", "), hint: "it needs design: {method: \(needed.inSentence("or"))}",
        isInArguments: true)
    }
  }
}

extension ScenarioFault: PlacedFault {
  package var problems: Problems { .init([problem]) }

  private var problem: Problem {
    switch self {
    case .tooManyTies(let scenario, let members, let most):
      Problem(
        Place(scenario), "\(counted(members, "member")) are too many to keep every tie of every tick",
        allowed: "runs of up to 2 GB: members squared times ticks up to \(most)")
    case .tooManyMembers(let scenario, let members, let most):
      Self.tooLarge(scenario, counted(members, "member"), "up to \(most)")
    case .tooManyTicks(let scenario, let ticks, let most, let members):
      Self.tooLarge(scenario, counted(ticks, "tick"), "up to \(most) with \(counted(members, "member"))")
    case .nothingToLeaveOut(let place, let areMechanisms, let other):
      Problem(
        Place(place),
        "there is nothing to leave out: \(areMechanisms ? "every mechanism is off" : "nobody facilitates in this scenario")",
        hint: "try `\(Words.typed(["explain", place, "--ablation", other]))`")
    case .dropsRuns(let scenario, let folder, let all, let dropped):
      Problem(
        Place(scenario),
        "of \(counted(all, "run")) that are done in \(folder), \(dropped) \(noun(dropped, "is", "are")) not in the sweep any more",
        allowed: "a sweep that has them all, or --drop, which drops them when all is done",
        hint: "for another sweep, name another folder with --out")
    case .otherSweep(let scenario, let folder, let changes, let way):
      Problem(
        Place(scenario),
        "this is not the sweep in \(folder): \(changes.prefix(10).map(\.words).joined(separator: "; "))"
          + (changes.count > 10 ? "; and \(changes.count - 10) more" : ""),
        allowed: "the same sweep" + (way.map { "; with `\($0.command)`, \($0.what)" } ?? ""),
        hint: way == nil ? "name another folder with --out" : nil)
    }
  }

  private static func tooLarge(_ scenario: String, _ what: String, _ allowed: String) -> Problem {
    Problem(Place(scenario), "\(what) are too many to follow every pair in every tick", allowed: allowed)
  }
}

extension [String] {
  /// Which of the names was probably meant, as a hint.
  func meant(by name: String) -> String? { nearest(to: name).map { "did you mean '\($0)'?" } }
}
