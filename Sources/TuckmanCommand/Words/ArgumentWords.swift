import ArgumentParser
import ScenarioReading
import Scenarios

extension ValidationError {
  /// The words of a fault of the command line.
  init(_ fault: ArgumentFault) { self.init(fault.words) }
}

extension [String] {
  /// The names, in a sentence, with the one that was probably meant in place of another.
  func allowed(insteadOf name: String) -> String {
    joined(separator: ", ") + (nearest(to: name).map { "; did you mean '\($0)'?" } ?? "")
  }
}

extension ArgumentFault {
  /// What is wrong, and what is allowed.
  package var words: String {
    switch self {
    case .outOfRange(let option, let value, let allowed):
      "\(option) is \(value); allowed: a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
    case .beyondRun(let option, let value, let count): "\(option) is \(value); allowed: 1 to \(count)"
    case .notOneOf(let choice, let name, let known): choice.words(name) + "; allowed: " + known.allowed(insteadOf: name)
    case .malformed(let form, let text): form.words(text)
    case .givenTwice(let option, let first, let second):
      "\(option.inertLine) is given twice: '\(first.inertLine)' and '\(second.inertLine)'; allowed: once"
    case .noSubcommands(let word, let command):
      "'\(word.inertLine)' is not a command: \(command) has no commands of its own"
    case .unknownCommand(let word, let parent, let known, let isFile):
      Self.unknownCommand(word, of: parent, known, isFile: isFile)
    case .fileLikeOption(let word):
      "'\(word.inertLine)' begins like an option; a file of that name is ./\(word.inertLine)"
    case .emptyPath(let option, let expected): "\(option) is empty; allowed: \(expected)"
    case .dashForFolder(let option, let isOutput):
      "\(option) is '-', which means standard \(isOutput ? "output" : "input"); allowed here: a folder, and one called - is ./-"
    case .inputTwice(let arguments):
      "standard input can be read once; allowed: - for one of \(arguments.joined(separator: ", "))"
    case .scale(let scale): "--scale is \(scale); allowed: 0.5 to 8"
    case .tooManySides(let count, let most): "\(count) sides; allowed: at most \(most)"
    case .tooManyMetrics(let count, let most):
      "--metric names \(counted(count, "metric")); allowed: at most \(most), to be told apart"
    case .claimSamples(let samples, let runs):
      "--samples is \(samples) and --runs is \(runs); allowed: from 10 to 1000000 and from 100 to 10000000"
    case .notSplit(let metric, let known):
      "--metric: \(metric) is not split into parts; allowed: \(known.joined(separator: ", "))"
    case .notMetricOfRun(let name, let known):
      "--half-width: '\(name)' is no metric of a run; allowed: a column of numbers of runs.csv, such as tension_peak"
        + (known.nearest(to: name).map { "; did you mean '\($0)'?" } ?? "")
    case .change(let text, let fault): "\(text): \(fault.words)"
    case .slurm(let fault): fault.words
    case .conflict(let conflict): conflict.words
    }
  }

  private static func unknownCommand(_ word: String, of parent: String?, _ known: [String], isFile: Bool) -> String {
    let hint = known.nearest(to: word).map { " Did you mean '\($0)'?" } ?? ""
    let way = isFile && hint.isEmpty ? " A scenario is run by: \(Words.command) run \(Words.quoted(word))" : hint
    return "Unknown command '\(word.inertLine)'\(parent.map { " of \($0)" } ?? "").\(way)\nallowed: "
      + known.joined(separator: ", ")
  }
}

extension ArgumentFault.Conflict {
  fileprivate var words: String {
    switch self {
    case .sweepToOutput: "--out - is for `run`; a sweep needs a folder, which keeps what is done"
    case .replicatesOfRule: "--replicates does not go with design: until, which decides how many there are"
    case .inputForTasks: "the scenario is read by every task, and standard input only here; allowed: a file"
    case .pointAndRun: "--point and --run; allowed: one of them, a run has its point"
    case .severalQuestions: "--session, --tick and --stage: one of them"
    case .questionOfAblation:
      "--ablation is about whole runs; it goes without --session, --tick, --stage, --by, --replicate"
    case .replicatesOfOneRun: "--replicates goes with --ablation; one run has --replicate"
    case .unsplitInAblation: "--metric sorts an ablation; allowed there: cohesion, tension"
    case .sessionsOfFormat(let areAll):
      "--session goes with --format graphml alone" + (areAll ? "; gexf has all sessions" : "")
    case .tableOfNetwork: "--table goes with --format behaviorspace and mesa; networks are made of ties.csv"
    case .csvIntoFolder: "--format csv writes no file; allowed: it, or --out"
    case .metricsOfRun: "--metric is for sweeps; the report of a run shows every metric"
    case .sweepCompared(let path):
      "--compare goes with runs and points; \(path) is a sweep, whose points are compared with its first: name a point, such as "
        + "\(path):p0r0"
    case .stylesAlone(let isYAML): "\(isYAML ? "--as-yaml" : "a name") goes with styles alone"
    case .severalStyles: "one style only; to compare two, put one into the scenario (style: …) and the other here"
    case .scenarioAmongChanges: "a second scenario stands alone; allowed: what-if A.yaml B.yaml"
    }
  }
}

extension ArgumentFault.Choice {
  fileprivate func words(_ name: String) -> String {
    switch self {
    case .tableToRecord: "--record: unknown table '\(name)'"
    case .value(let option): "\(option) is '\(name)'"
    case .word(let option): "\(option): there is no '\(name)'"
    case .style: "there is no style '\(name)'"
    }
  }
}

extension ArgumentFault.Form {
  fileprivate func words(_ text: String) -> String {
    switch self {
    case .shard: "--shard is '\(text)'; allowed: I/N with I from 1 to N, such as 3/8"
    case .point: "--point is '\(text)'; allowed: a point of the sweep, such as p3 or 3"
    case .theme: "--theme is '\(text)'; allowed: one of light, dark"
    case .halfWidth:
      "--half-width is '\(text)'; allowed: METRIC=WIDTH with a width above 0, such as tension_peak=0.01"
    }
  }
}

extension ChangeFault {
  fileprivate var words: String {
    switch self {
    case .notUnderstood(let part, let name, let hasValue, let known):
      "'\(part)' is not understood; allowed: name=value with "
        + known.joined(separator: ", ") + Self.hint(name, hasValue: hasValue, known)
    case .twice(let name): "\(name) stands here a second time"
    case .unknown(let kind, let name, let known):
      "unknown \(kind) '\(name)'.\(known.nearest(to: name).map { " Did you mean '\($0)'?" } ?? "")\nallowed: "
        + known.joined(separator: ", ")
    case .styleWithOthers: "a style stands alone; allowed: style=NAME"
    case .withoutWithOthers: "what is left out stands alone; allowed: without=NAME"
    case .halfDose: "a technique needs a dose, and a dose a technique; allowed: technique=NAME,dose=0.5"
    case .notDose(let text): "the dose is '\(text)'; allowed: a number from 0 to 1; 50% is 0.5"
    case .session(let name, let value, let count): "\(name) is '\(value)'; allowed: a session from 1 to \(count)"
    case .endsBeforeItBegins(let from, let to): "it ends (\(to)) before it begins (\(from))"
    }
  }

  private static let examples = [
    "technique": "mediation,dose=0.5", "dose": "0.5", "style": "adaptive", "without": "facilitator",
  ]

  private static func hint(_ name: String, hasValue: Bool, _ known: [String]) -> String {
    if !hasValue, Style(rawValue: name) != nil { return "; did you mean 'style=\(name)'?" }
    if !hasValue, Technique(rawValue: name) != nil { return "; did you mean 'technique=\(name),dose=0.5'?" }
    if !hasValue, known.contains(name) { return "; '\(name)' needs a value, as in \(name)=\(examples[name] ?? "4")" }
    return known.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
  }
}

extension SlurmOptionFault {
  fileprivate var words: String {
    switch self {
    case .unclosed(let text, let mark):
      "--slurm \(text): the quotation mark \(mark) is not closed; allowed: marks in pairs"
    case .notOption(let word):
      "--slurm: '\(word)' is no option; allowed: options of sbatch with their dashes, such as \"--time=2:00:00\""
    case .own(let word, let option):
      "--slurm: '\(word)': \(option) is set by `sweep submit` itself, or would change what a job does; allowed: other "
        + "options of sbatch, such as \"--partition=short --time=2:00:00\""
    }
  }
}
