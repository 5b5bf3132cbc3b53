import Recording
import ScenarioReading
import Scenarios
import Studies

extension RequestFault {
  /// What is wrong, and what is allowed.
  package var words: String {
    switch self {
    case .replicatesBeyondLast: "replicates up to \(UInt32.max) can be numbered; take a smaller --first-replicate"
    case .singleActsByKernels(let most):
      "--arithmetic float draws single acts for groups of up to \(most) members; allowed here: "
        + "--acts mean-field, or --arithmetic double"
    case .nothingToRecord(.followUp):
      "follow_up.csv needs weeks after the last session, and the scenario has none; allowed: other tables "
        + "(--record runs,ticks), or follow_up: {weeks: 12} in the scenario"
    case .nothingToRecord(let table):
      "\(table.rawValue).csv needs single acts, and with acts in expectation (the default above 64 members) there are none; "
        + "allowed: other tables (--record runs,ticks), or --acts sampled"
    case .severalTablesToOutput: "--out - writes one table; name it with --record, such as --record ticks"
    case .replicateOfNamedRun(let text):
      "\(text): the run has its replicate; --replicate goes with a scenario or a folder alone"
    case .settingsOfFolder(let path):
      "\(path): a folder has its seed and settings; --seed and --set go with a scenario"
    case .notRun(let text, let id):
      "\(text): '\(id)' is no run; allowed: p3r4 for point 3, replicate 4, both from 0"
    case .unknownReplicate(let text, let replicate, let allowed):
      "\(text): there is no replicate \(replicate); allowed: \(allowed.lowerBound) to \(allowed.upperBound)"
    case .unknownPoint(let text, let point, let count):
      "\(text): there is no point \(point); allowed: \(count == 1 ? "point 0, as in p0r3" : "points 0 to \(count - 1)")"
    case .onlyForScenarios(let option):
      "\(option) is for scenarios that are run, and folders of results have been; allowed: without it"
    case .oneSide:
      "one side alone; allowed: two or more, or the folder of a sweep, whose points are compared with its first"
    case .sweepAmongSides(let folder, let points):
      "\(folder) is a sweep of \(counted(points, "point")); allowed here: one of them, such as \(folder):p0"
    case .unknownMetric(let option, let name, let known):
      "\(option): there is no metric '\(name)' in every side; allowed: \(known.allowed(insteadOf: name))"
    case .notMargin(let text):
      "--margin \(text) is not understood; allowed: metric=d with d above 0, such as tension_peak=0.02"
    case .marginTwice(let text, let metric): "--margin \(text): \(metric) has a margin already"
    case .marginOfShare(let text, let metric, let amount):
      "--margin \(text): \(metric) is a share; allowed: margins of numbers and times, or --assert '\(metric): A = B within "
        + "\(amount)'"
    case .shareBeyondOne(let claim):
      "--assert '\(claim)': shares differ by 1 at most; allowed: an amount below 1, such as 0.2 for 20 percentage points"
    case .unknownSide(let claim, let label, let known):
      "--assert '\(claim)': there is no side \(label); allowed: \(known.joined(separator: ", "))"
    }
  }
}

extension StudyFault: PlacedFault {
  package var problems: Problems { .init([problem]) }

  private var problem: Problem {
    switch self {
    case .noSide(let name):
      Problem(
        Place(name), "there is no such scenario or folder",
        allowed: "a scenario (a YAML file), a folder of results, or a folder and a point, such as results/my-sweep:p3")
    case .otherArithmetic(let side, let first, let differences):
      Problem(
        Place(side), differences.words(than: first), allowed: "results of one arithmetic and model",
        hint:
          "make both by the same program with the same --arithmetic and --acts; --force compares them all the same")
    case .otherProgram(let folder, let obstacle, let maker):
      Problem(
        Place(folder + "/" + RunFolder.manifestName), obstacle.words,
        allowed: "results of this program's arithmetic and model",
        hint:
          "take \(maker.map { "tuckman \($0)" } ?? "the program that made them"), or make the results again; --force "
          + "takes them all the same")
    case .notReproducible(let folder, let fault):
      .damagedManifest(Place(folder + "/" + RunFolder.manifestName), ": " + fault.words)
    }
  }
}

extension StudyNote {
  /// What has to be known.
  package var words: String {
    switch self {
    case .folder(let note): note.words
    case .libraries(let first, let side, let one, let other):
      "\(first) and \(side): large groups were computed with \(one) and with \(other), which differ in the last digits"
    case .otherArithmetic(let side, let first, let differences):
      "\(side): \(differences.words(than: first)); a difference may be one of method"
    case .openElsewhere(let path): "another program has \(path) open, and goes on showing the earlier numbers"
    }
  }
}

extension [ArithmeticDifference] {
  /// That numbers come about otherwise than those of a side, and how.
  fileprivate func words(than first: String) -> String {
    "its numbers are of another arithmetic than those of \(first): \(map(\.words).joined(separator: "; "))"
  }
}

extension Reproduction.Difference {
  /// What differs. `folder`: that of the results.
  package func words(in folder: String) -> String {
    func path(_ file: String) -> String { (folder + "/" + file).inertLine }
    return switch self {
    case .field(let name): "\(path(RunFolder.manifestName)): '\(name)' is not what it is made again"
    case .file(let file, let what):
      "\(path(file)): \(what.isMissing ? "is not there" : FolderFault(Place(folder), what).problem.what)"
    case .made(let file): "\(path(file)): made again, it is another"
    case .more(let file): "\(folder)/\(file): made again, there is this file too"
    case .build(let build): "note: made by another build (\(build)) than this program"
    case .machine(let platform, let blas, let here, let blasHere):
      "note: made on \(platform), BLAS \(blas); this is \(here), BLAS \(blasHere)"
    }
  }
}
