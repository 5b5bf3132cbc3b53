/// A command line that cannot be: what is wrong with it.
package enum ArgumentFault: Error, Sendable, Equatable {
  // What holds for many
  case outOfRange(option: String, String, allowed: ClosedRange<Int>)
  /// A session or tick that the run does not have, of so many.
  case beyondRun(option: String, Int, of: Int)
  case notOneOf(Choice, String, known: [String])
  /// A value that cannot be read as what it should be.
  case malformed(Form, String)
  case givenTwice(option: String, String, String)

  // Words before they are read
  case notUTF8(String, place: Int)
  case noSubcommands(word: String, command: String)
  /// `parent`: the command that it should be one of, but for the program itself; `isFile`: there is a file of the name.
  case unknownCommand(String, parent: String?, known: [String], isFile: Bool)
  case fileLikeOption(String)
  case emptyPath(option: String, expected: String)
  /// A folder is called `-`, which means standard output, or standard input.
  case dashForFolder(option: String, isOutput: Bool)
  case inputTwice(arguments: [String])

  case conflict(Conflict)

  // Single values
  case scale(Double)
  case tooManySides(Int, most: Int)
  case tooManyMetrics(Int, most: Int)
  case claimSamples(samples: Int, runs: Int)
  case notSplit(metric: String, known: [String])
  case notMetricOfRun(String, known: [String])
  case change(String, ChangeFault)
  case slurm(SlurmOptionFault)

  /// What does not go together.
  package enum Conflict: Sendable, Equatable {
    case sweepToOutput
    case replicatesOfRule
    case inputForTasks
    case pointAndRun
    case severalQuestions
    case questionOfAblation
    case replicatesOfOneRun
    case unsplitInAblation
    case sessionsOfFormat(areAll: Bool)
    case tableOfNetwork
    case csvIntoFolder
    case metricsOfRun
    case sweepCompared(path: String)
    /// `isYAML`: by `--as-yaml`, or by a name.
    case stylesAlone(isYAML: Bool)
    case severalStyles
    case scenarioAmongChanges
  }

  /// Something that is one of a few names.
  package enum Choice: Sendable, Equatable {
    case tableToRecord
    /// The whole value of an option.
    case value(option: String)
    /// One of the words of an option's value.
    case word(option: String)
    case style
  }

  /// What a value should be.
  package enum Form: Sendable, Equatable {
    case shard, point, theme, halfWidth
  }
}

/// What is wrong with a change of `what-if`.
package enum ChangeFault: Error, Sendable, Equatable {
  /// A part is not `name=value` with one of the names.
  case notUnderstood(part: String, name: String, hasValue: Bool, known: [String])
  case twice(String)
  case unknown(kind: String, String, known: [String])
  case styleWithOthers
  case withoutWithOthers
  /// A technique has no dose, or a dose no technique.
  case halfDose
  case notDose(String)
  case session(name: String, String, of: Int)
  case endsBeforeItBegins(from: Int, to: Int)
}

/// What is wrong with an option for Slurm.
package enum SlurmOptionFault: Sendable, Equatable {
  /// A quotation mark is not closed.
  case unclosed(String, mark: Character)
  case notOption(String)
  /// The submission sets an option itself.
  case own(word: String, option: String)
}
