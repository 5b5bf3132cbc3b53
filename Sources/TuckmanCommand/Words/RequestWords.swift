import Recording
import ScenarioReading
import Scenarios
import Studies

extension RequestFault {
  /// What is wrong, what to do, and what is allowed.
  package var sentence: Sentence {
    switch self {
    case .replicatesBeyondLast:
      Sentence("Replicates can be numbered only up to \(UInt32.max)", hint: "give a smaller --first-replicate")
    case .singleActsByKernels(let most):
      Sentence(
        "--arithmetic float draws single acts only for groups of up to \(most) members",
        hint: "give --acts mean-field, or --arithmetic double")
    case .nothingToRecord(.followUp):
      Sentence(
        "follow_up.csv needs weeks after the last session, and the scenario has none",
        hint: "record other tables (--record runs,ticks), or add follow_up: {weeks: 12} to the scenario")
    case .nothingToRecord(let table):
      Sentence(
        "\(table.rawValue).csv needs single acts, and acts in expectation (the default above 64 members) have none",
        hint: "record other tables (--record runs,ticks), or give --acts sampled")
    case .severalTablesToOutput:
      Sentence("--out - writes one table", hint: "name it with --record, such as --record ticks")
    case .replicateOfNamedRun(let text): Sentence("\(text) already names a replicate", hint: "leave out --replicate")
    case .settingsOfFolder(let path):
      Sentence("\(path): results already have their seed and settings", hint: "leave out --seed and --set")
    case .notRun(let text, let id):
      Sentence("\(text): '\(id)' is not a run", hint: "write p3r4 for point 3 and replicate 4; both count from 0")
    case .unknownReplicate(let text, let replicate, let allowed):
      Sentence(
        "\(text): there is no replicate \(replicate)", allowed: "\(allowed.lowerBound) to \(allowed.upperBound)")
    case .unknownPoint(let text, let point, let count):
      Sentence(
        "\(text): there is no point \(point)",
        allowed: count == 1 ? "point 0, as in p0r3" : "points 0 to \(count - 1)")
    case .onlyForScenarios(let option):
      Sentence("\(option) is for scenarios, not for folders of results", hint: "leave it out")
    case .oneSide:
      Sentence(
        "There is nothing to compare with",
        hint: "give at least two results, or the folder of a sweep, whose first point is the baseline")
    case .sweepAmongSides(let folder, let points):
      Sentence(
        "\(folder) is a sweep of \(counted(points, "point"))", hint: "name one of them, such as \(folder):p0")
    case .unknownMetric(let option, let name, let known):
      Sentence(
        "\(option): not every side has a metric '\(name)'", allowed: known.commaSeparated, hint: known.meant(by: name))
    case .notMargin(let text):
      Sentence("--margin cannot be '\(text)'", allowed: "METRIC=D with D above 0, such as tension_peak=0.02")
    case .marginTwice(let text, let metric): Sentence("--margin \(text): '\(metric)' already has a margin")
    case .marginOfShare(let text, let metric, let amount):
      Sentence(
        "--margin \(text): '\(metric)' is a share, but margins are for numbers and times",
        hint: "give --assert '\(metric): A = B within \(amount)'")
    case .shareBeyondOne(let claim):
      Sentence(
        "--assert '\(claim)': shares differ by at most 1",
        allowed: "an amount below 1, such as 0.2 for 20 percentage points")
    case .unknownSide(let claim, let label, let known):
      Sentence("--assert '\(claim)': there is no side \(label)", allowed: known.commaSeparated)
    }
  }
}

extension StudyFault: PlacedFault {
  package var sentences: [PlacedSentence] { [sentence] }

  private var sentence: PlacedSentence {
    switch self {
    case .noSide(let name):
      PlacedSentence(
        Place(name), "no such scenario or folder",
        allowed: "a scenario (a YAML file), a folder of results, or a point of a sweep, such as results/my-sweep:p3")
    case .otherArithmetic(let side, let first, let differences):
      PlacedSentence(
        Place(side), differences.words(than: first),
        hint: "make both by the same program with the same --arithmetic and --acts, or compare them anyway with --force"
      )
    case .otherProgram(let folder, let obstacle, let maker):
      PlacedSentence(
        Place(folder + "/" + RunFolder.manifestName), obstacle.words,
        hint: "use \(maker.map { "tuckman \($0)" } ?? "the program that made them"), make the results again, or use "
          + "them anyway with --force")
    case .notReproducible(let folder, let fault):
      .damagedManifest(
        Place(folder + "/" + RunFolder.manifestName), "the manifest is damaged: " + fault.sentence.what)
    }
  }
}

extension StudyNote {
  /// What has to be known.
  package var words: String {
    switch self {
    case .folder(let note): note.words
    case .libraries(let first, let side, let one, let other):
      "\(first) and \(side): large groups were computed with \(one) and with \(other), whose last digits differ"
    case .otherArithmetic(let side, let first, let differences):
      "\(side): \(differences.words(than: first)); differences may come from the method"
    case .openElsewhere(let path): "another program has \(path) open and still shows the earlier numbers"
    }
  }
}

extension [ArithmeticDifference] {
  /// That numbers were computed otherwise than those of a side, and how.
  fileprivate func words(than first: String) -> String {
    "its numbers were not computed like those of \(first): \(map(\.words).joined(separator: "; "))"
  }
}

extension Reproduction.Difference {
  /// What differs. `folder`: that of the results.
  package func words(in folder: String) -> String {
    func path(_ file: String) -> String { (folder + "/" + file).inertLine }
    return switch self {
    case .field(let name): "\(path(RunFolder.manifestName)): a repeat gives a different '\(name)'"
    case .file(let file, let what):
      "\(path(file)): \(what.isMissing ? "the file is missing" : FolderFault(Place(folder), what).placed.sentence.what)"
    case .made(let file): "\(path(file)): a repeat gives a different file"
    case .more(let file): "\(folder)/\(file): a repeat also writes this file"
    case .program(let program, let here): "note: made by another program, \(program.words); this is \(here.words)"
    case .machine(let platform, let blas, let here, let blasHere):
      "note: made on \(platform), BLAS \(blas); this is \(here), BLAS \(blasHere)"
    }
  }
}

extension Manifest.Program {
  /// The commit, where it is known, and the build.
  fileprivate var words: String {
    let parts = [commit.map { "commit \($0.inertLine)" }, build.map { "build \($0.inertLine)" }].compactMap { $0 }
    return parts.isEmpty ? "an unknown build" : parts.joined(separator: ", ")
  }
}
