import ArgumentParser
import ScenarioReading
import Scenarios

extension ValidationError {
  /// The words of a fault of the command line.
  init(_ fault: ArgumentFault) { self.init(fault.sentence.text) }

  /// Throws where `--replicates` gives too few groups, or too many, to be compared in pairs.
  static func requirePairs(_ replicates: Int?) throws {
    let allowed = 2...1_000_000_000
    guard let replicates, !allowed.contains(replicates) else { return }
    throw ValidationError(.outOfRange(option: "--replicates", String(replicates), allowed: allowed))
  }
}

extension [String] {
  /// All the names, in a sentence.
  var commaSeparated: String { joined(separator: ", ") }

  /// Which of the names was probably meant, as a hint.
  func meant(by name: String) -> String? { Hint.near(name, self)?.words }
}

extension ArgumentFault {
  /// What is wrong, what to do, and what is allowed.
  package var sentence: Sentence {
    switch self {
    case .outOfRange(let option, let value, let allowed):
      Sentence(
        "\(option) cannot be \(value)", allowed: "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)")
    case .beyondRun(let option, let value, let count):
      Sentence("\(option) cannot be \(value)", allowed: "1 to \(count)")
    case .notOneOf(let choice, let name, let known):
      Sentence(choice.words(name), allowed: known.commaSeparated, hint: known.meant(by: name))
    case .malformed(let form, let text): Sentence("\(form.option) cannot be '\(text)'", allowed: form.allowed)
    case .givenTwice(let option, let first, let second):
      Sentence(
        "\(option.inertLine) is given twice: '\(first.inertLine)' and '\(second.inertLine)'", hint: "give it once")
    case .notUTF8(let word, let place):
      Sentence("Word \(place) of the command, '\(word)', is not UTF-8", hint: "write names and texts in UTF-8")
    case .noSubcommands(let word, let command):
      Sentence("'\(word.inertLine)' is not a command: \(command) has no subcommands")
    case .unknownCommand(let word, let parent, let known, let isFile):
      Sentence(
        "Unknown command '\(word.inertLine)'" + (parent.map { " of \($0)" } ?? ""), allowed: known.commaSeparated,
        hint: known.meant(by: word) ?? (isFile ? "type `\(Words.command) run \(Words.quoted(word))`" : nil))
    case .fileLikeOption(let word):
      Sentence("'\(word.inertLine)' looks like an option", hint: "write ./\(word.inertLine) for the file")
    case .emptyPath(let option, let expected): Sentence("\(option) is empty", allowed: expected)
    case .dashForFolder(let option, let isOutput):
      Sentence(
        "\(option) cannot be '-', which means standard \(isOutput ? "output" : "input")",
        hint: "name a folder (one called - is ./-)")
    case .inputTwice(let arguments):
      Sentence("Standard input can be read only once", hint: "give - for one of \(arguments.commaSeparated)")
    case .scale(let scale): Sentence("--scale cannot be \(scale)", allowed: "0.5 to 8")
    case .tooManySides(let count, let most): Sentence("\(count) sides are too many", allowed: "at most \(most)")
    case .tooManyMetrics(let count, let most):
      Sentence("--metric names \(counted(count, "metric")), too many to tell apart", allowed: "at most \(most)")
    case .claimSamples(let samples, let runs):
      Sentence(
        "--samples is \(samples) and --runs is \(runs)",
        allowed: "--samples from 10 to 1000000, and --runs from 100 to 10000000")
    case .notSplit(let metric, let known):
      Sentence("--metric: '\(metric)' cannot be split into parts", allowed: known.commaSeparated)
    case .notMetricOfRun(let name, let known):
      Sentence(
        "--half-width: unknown metric '\(name)'", allowed: "a column of numbers in runs.csv, such as tension_peak",
        hint: known.meant(by: name))
    case .change(let text, let fault): fault.sentence.preceded(by: text + ": ")
    case .slurm(let fault): fault.sentence
    case .conflict(let conflict): conflict.sentence
    }
  }
}

extension ArgumentFault.Conflict {
  fileprivate var sentence: Sentence {
    switch self {
    case .sweepToOutput: Sentence("--out - is for `tuckman run`; a sweep needs a folder", hint: "name a folder")
    case .replicatesOfRule:
      Sentence(
        "--replicates conflicts with 'design.until', which decides how many there are",
        hint: "leave out --replicates, or remove 'until'")
    case .inputForTasks:
      Sentence("Every task reads the scenario, but standard input can be read only here", hint: "give a file")
    case .pointAndRun: Sentence("--point and --run conflict: a run belongs to one point", hint: "give one of them")
    case .severalQuestions: Sentence("--session, --tick and --stage conflict", hint: "give one of them")
    case .questionOfAblation:
      Sentence(
        "--ablation is about whole runs", hint: "leave out --session, --tick, --stage, --by and --replicate")
    case .replicatesOfOneRun: Sentence("--replicates is for --ablation", hint: "choose one run with --replicate")
    case .unsplitInAblation:
      Sentence("--metric: an ablation cannot be sorted by this metric", allowed: "cohesion, tension")
    case .sessionsOfFormat(let areAll):
      Sentence(
        "--session is for --format graphml", hint: "leave out --session" + (areAll ? "; gexf has all sessions" : ""))
    case .tableOfNetwork:
      Sentence(
        "--table is for --format behaviorspace and mesa; networks are made from ties.csv", hint: "leave out --table")
    case .csvIntoFolder: Sentence("--format csv writes no files for --out", hint: "leave out one of the two")
    case .metricsOfRun:
      Sentence("--metric is for sweeps; the report of a run shows every metric", hint: "leave out --metric")
    case .sweepCompared(let path):
      Sentence(
        "--compare takes runs and points, but \(path) is a sweep", hint: "name a run of it, such as \(path):p0r0")
    case .stylesAlone(let isYAML):
      Sentence(isYAML ? "--as-yaml is for `tuckman list styles`" : "Only `tuckman list styles` takes a name")
    case .severalStyles:
      Sentence(
        "what-if takes one style",
        hint: "to compare two, write one into the scenario (style: …) and give the other here")
    case .scenarioAmongChanges:
      Sentence("A second scenario takes no changes beside it", hint: "write what-if A.yaml B.yaml")
    }
  }
}

extension ArgumentFault.Choice {
  fileprivate func words(_ name: String) -> String {
    switch self {
    case .tableToRecord: "--record: unknown table '\(name)'"
    case .value(let option): "\(option) cannot be '\(name)'"
    case .word(let option): "\(option): unknown name '\(name)'"
    case .style: "Unknown style '\(name)'"
    }
  }
}

extension ArgumentFault.Form {
  fileprivate var option: String {
    switch self {
    case .shard: "--shard"
    case .point: "--point"
    case .theme: "--theme"
    case .halfWidth: "--half-width"
    }
  }

  fileprivate var allowed: String {
    switch self {
    case .shard: "I/N with I from 1 to N, such as 3/8"
    case .point: "a point of the sweep, such as p3 or 3"
    case .theme: "light or dark"
    case .halfWidth: "METRIC=WIDTH with a width above 0, such as tension_peak=0.01"
    }
  }
}

extension ChangeFault {
  fileprivate var sentence: Sentence {
    switch self {
    case .notUnderstood(let part, let name, let hasValue, let known):
      Sentence(
        "'\(part)' is not a change", allowed: "name=value with " + known.commaSeparated,
        hint: Self.hint(name, hasValue: hasValue, known))
    case .twice(let name): Sentence("'\(name)' appears a second time", hint: "give it once")
    case .unknown(let kind, let name, let known):
      Sentence("unknown \(kind) '\(name)'", allowed: known.commaSeparated, hint: known.meant(by: name))
    case .styleWithOthers: Sentence("'style' takes no other settings beside it", hint: "write style=NAME alone")
    case .withoutWithOthers: Sentence("'without' takes no other settings beside it", hint: "write without=NAME alone")
    case .halfDose: Sentence("'technique' and 'dose' belong together", hint: "write technique=NAME,dose=0.5")
    case .notDose(let text): Sentence("the dose cannot be '\(text)'", allowed: "a number from 0 to 1; 50% is 0.5")
    case .session(let name, let value, let count):
      Sentence("'\(name)' cannot be '\(value)'", allowed: "a session from 1 to \(count)")
    case .endsBeforeItBegins(let from, let to): Sentence("the technique ends (\(to)) before it begins (\(from))")
    }
  }

  private static let examples = [
    "technique": "mediation,dose=0.5", "dose": "0.5", "style": "adaptive", "without": "facilitator",
  ]

  private static func hint(_ name: String, hasValue: Bool, _ known: [String]) -> String? {
    if !hasValue, Style(rawValue: name) != nil { return Hint.didYouMean("style=\(name)").words }
    if !hasValue, Technique(rawValue: name) != nil { return Hint.didYouMean("technique=\(name),dose=0.5").words }
    if !hasValue, known.contains(name) { return "give '\(name)' a value, as in \(name)=\(examples[name] ?? "4")" }
    return known.meant(by: name)
  }
}

extension SlurmOptionFault {
  fileprivate var sentence: Sentence {
    switch self {
    case .unclosed(let text, let mark): Sentence("--slurm \(text): the quotation mark \(mark) is not closed")
    case .notOption(let word):
      Sentence(
        "--slurm: '\(word)' is not an option of sbatch",
        hint: "write options with their dashes, such as \"--time=2:00:00\"")
    case .own(let word, let option):
      Sentence(
        "--slurm: '\(word)' conflicts with `tuckman sweep submit`, which controls \(option) itself",
        allowed: "other options of sbatch, such as \"--partition=short --time=2:00:00\"")
    }
  }
}
