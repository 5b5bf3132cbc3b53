import Scenarios

extension DesignFormFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .foreignKey(let key, let method, let methods, let isChosen):
      let names = methods.map(\.rawValue)
      return Sentence(
        "\(key) does not belong to the method \(method.rawValue)", allowed: "\(key) with \(names.listed)",
        hint: isChosen ? nil : "write method: \(names[0])")
    case .missing(let key, let method, let needed, let arePointsAlone):
      return Sentence(
        "the design has no \(key)", allowed: "method: \(method.rawValue) with \(needed.joined(separator: " and "))",
        hint: arePointsAlone ? "write method: list, or method: file" : nil)
    case .maxBelowMin(let max, let min):
      return Sentence("max is \(max), and min is \(min)", allowed: "at least as many as min")
    case .noRows(let owner): return Sentence("\(owner) is empty", allowed: "one point or more")
    case .notVaried(let name, let names):
      return Sentence(
        "'\(name.shortened)' is not varied", allowed: names.isEmpty ? "names that are varied" : names.listed,
        hint: guess?.words)
    case .noValue(let name):
      return Sentence(
        "the point has no \(name.shortened), and the scenario has none of its own",
        allowed: "a value of \(name.shortened) for every point")
    case .noLevel(let factor, let given, let levels):
      return Sentence("\(factor) is \(given.words)", allowed: levels.listed, hint: guess?.words)
    case .unknownLevel(let level): return Sentence("there is no level \(level.shortened)")
    case .nothingVaried: return Sentence("nothing is varied", allowed: FactorTarget.allowed)
    case .valuesBesidePoints(let name, let method):
      return Sentence(
        "the values of '\(name.shortened)' stand in points: with the method \(method.rawValue)",
        allowed: "vary: with named levels alone")
    }
  }
}

extension FactorTarget {
  /// What can be varied.
  static let allowed =
    "parameters, style, mechanisms as in mechanisms.balance, and places as in facilitator.schedule.1.dose"
}

extension FactorFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .cannotBeVaried(let name):
      Sentence("'\(name.shortened)' cannot be varied", allowed: FactorTarget.allowed, hint: guess?.words)
    case .noPlace(let name):
      Sentence(
        "'\(name.shortened)' is no place that can be varied", allowed: "places under " + FactorTarget.parts.listed,
        hint: guess?.words)
    case .ties: Sentence("a file of ties cannot be varied", allowed: FactorTarget.allowed)
    case .membersNamed:
      Sentence(
        "the members are named in the scenario, one by one", allowed: "other names",
        hint: "leave the list under group: members: out")
    case .notSingle(let path, let given):
      Sentence(
        "'\(path)' is \(given.words)", allowed: "a single value in it",
        hint: "go on with a dot and \(given == .list ? "the number of an entry" : "a key")")
    case .leadsOn(let path, let given, let further):
      Sentence("'\(path)' is \(given.words), and '\(further.shortened)' leads on", allowed: "'\(path)'")
    case .noEntry(let step, let path, let count):
      Sentence(
        "'\(path)' has no entry \(step.shortened)",
        allowed: count == 0 ? "nothing: the list is empty" : "1 to \(count)")
    case .noList(let path):
      Sentence("there is no list '\(path)' in the scenario", allowed: "places that are there")
    case .name(let name, let fault):
      Sentence(
        "a factor with levels is called '\(name.shortened)', which \(fault.words)",
        allowed: "a name of its own: a letter, then letters, digits and underscores")
    case .level(let name, let fault):
      Sentence(
        "the level is '\(name.shortened)', which \(fault.words)",
        allowed: "a letter, then letters, digits, _ and -; not and, or, and what programs take for a missing value")
    }
  }
}

extension FactorFault.Word {
  /// As it goes behind `which`.
  fileprivate var words: String {
    switch self {
    case .holds(let character): "holds '\(String(character).shortened)'"
    case .noLetterFirst: "does not begin with a letter"
    case .tooLong(let count): "has \(count) characters, more than 60"
    case .ofConstraints: "is a word of constraints"
    case .missingValue: "programs take for a missing value"
    case .parameter: "is a parameter"
    case .reserved: "is the name of a column or key"
    }
  }
}

extension DomainFault {
  var sentence: Sentence {
    switch self {
    case .noValues(let name): return Sentence("\(name.shortened) has no values", allowed: "one value or more")
    case .valuesAnd(let name, let other):
      return Sentence("\(name) has values and \(other)", allowed: "values alone, or from and to")
    case .levelsAnd(let name, let other):
      return Sentence("\(name.shortened) has levels and \(other)", allowed: "levels alone")
    case .noEnd(let name, let end):
      return Sentence("\(name) has no \(end)", allowed: "a list of values, or from and to, or levels")
    case .toBelowFrom(let to, let from):
      return Sentence("to is \(plain(to)), and from is \(plain(from))", allowed: "more than from")
    case .stepsOfSampler(let key, let method):
      return Sentence(
        "\(key) belongs to a grid, and the method is \(method.rawValue)", allowed: "from, to, integer",
        hint: "leave it out: \(method.rawValue) takes all of the interval")
    case .integerOfGrid:
      return Sentence("integer belongs to a sampler, and the method is grid", allowed: "from, to, steps or step")
    case .steps(let name, let from, let to, let areBoth):
      return Sentence(
        "\(name) has \(areBoth ? "steps and step" : "no steps")", allowed: "from, to and either steps or step",
        hint: "as in \(name.shortened): {from: \(plain(from)), to: \(plain(to)), steps: 5}; or list the values")
    case .stepTooSmall(let step, let most):
      return Sentence("step is \(plain(step)), which makes too many values", allowed: "at most \(plain(most)) values")
    case .stepDoesNotReach(let step, let from, let to):
      return Sentence(
        "step is \(plain(step)), which does not reach \(plain(to)) from \(plain(from))",
        allowed: "a whole part of \(plain(to - from))")
    case .tooWide(let name): return Sentence("\(name) has too many values", allowed: "less than 1e15")
    }
  }
}
