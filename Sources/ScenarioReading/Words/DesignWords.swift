import Scenarios

extension DesignFormFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .foreignKey(let key, let method, let methods, let isChosen):
      let names = methods.map(\.rawValue)
      return Sentence(
        "the method '\(method.rawValue)' takes no '\(key)'",
        allowed: "'\(key)' with the method \(names.map { "'\($0)'" }.inSentence("or"))",
        hint: isChosen ? nil : "write method: \(names[0])")
    case .missing(let key, let method, let needed, let arePointsAlone):
      return Sentence(
        "the design has no '\(key)'",
        allowed: "the method '\(method.rawValue)' with \(needed.map { "'\($0)'" }.inSentence())",
        hint: arePointsAlone ? "write method: list, or method: file" : nil)
    case .maxBelowMin(let max, let min):
      return Sentence("'max' (\(max)) is below 'min' (\(min))", allowed: "a 'max' of at least 'min'")
    case .noRows(let owner): return Sentence("\(owner.asOwner) is empty", allowed: "one point or more")
    case .notVaried(let name, let names):
      return Sentence(
        "'\(name.shortened)' is not varied", allowed: names.isEmpty ? "names under 'vary'" : names.listed,
        hint: guess?.words)
    case .noValue(let name):
      return Sentence(
        "the point gives no value of '\(name.shortened)', and neither does the scenario",
        hint: "give it at every point, or once in the scenario")
    case .noLevel(let factor, let given, let levels):
      return Sentence("'\(factor)' cannot be \(given.words)", allowed: levels.listed, hint: guess?.words)
    case .unknownLevel(let level): return Sentence("unknown level '\(level.shortened)'")
    case .nothingVaried: return Sentence("the design varies nothing", allowed: FactorTarget.allowed)
    case .constraintsOfBlocks(let method, let others):
      return Sentence(
        "the method '\(method.rawValue)' takes no constraints, because its points belong together in blocks",
        allowed: "constraints with the method \(others.map { "'\($0.rawValue)'" }.inSentence("or"))")
    case .extraBreaks(let constraint):
      return Sentence("the extra point breaks the constraint '\(constraint.shortened)'")
    case .valuesBesidePoints(let name, let method):
      return Sentence(
        "'vary' gives values of '\(name.shortened)', but the method '\(method.rawValue)' takes them from 'points'",
        hint: "give only named levels under 'vary'")
    }
  }
}

extension FactorTarget {
  /// What can be varied.
  static let allowed =
    "parameters, style, mechanisms (mechanisms.balance), and parts of the scenario (facilitator.schedule.1.dose)"
}

extension FactorFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .cannotBeVaried(let name):
      Sentence("'\(name.shortened)' cannot be varied", allowed: FactorTarget.allowed, hint: guess?.words)
    case .noPlace(let name):
      Sentence(
        "'\(name.shortened)' cannot be varied: the scenario has no such part",
        allowed: "parts of " + FactorTarget.parts.listed,
        hint: guess?.words)
    case .ties: Sentence("a file of ties cannot be varied", allowed: FactorTarget.allowed)
    case .membersNamed:
      Sentence(
        "the scenario names its members one by one, so their number cannot be varied",
        hint: "replace the list 'group.members' by a number")
    case .notSingle(let path, let given):
      Sentence(
        "'\(path)' is \(given.words), which cannot be varied as a whole",
        hint: "to name a single value in it, add a dot and \(given == .list ? "the number of an entry" : "a key")")
    case .leadsOn(let path, let given, let further):
      Sentence(
        "'\(path)' is a single value (\(given.words)), so it has no part '\(further.shortened)'",
        hint: "write '\(path)'")
    case .noEntry(let step, let path, let count):
      Sentence(
        "'\(path)' has no entry \(step.shortened)",
        allowed: count == 0 ? "none, because the list is empty" : "1 to \(count)")
    case .noList(let path):
      Sentence("the scenario has no list '\(path)'")
    case .name(let name, let fault):
      Sentence(
        "a factor with levels cannot be called '\(name.shortened)', which \(fault.words)",
        allowed: "a new name of letters, digits and underscores that begins with a letter")
    case .level(let name, let fault):
      Sentence(
        "a level cannot be called '\(name.shortened)', which \(fault.words)",
        allowed: "letters, digits, _ and - after a letter, but not 'and', 'or', or a word for a missing value")
    }
  }
}

extension FactorFault.Word {
  /// As it goes behind `which`.
  fileprivate var words: String {
    switch self {
    case .holds(let character): "contains '\(String(character).shortened)'"
    case .noLetterFirst: "does not begin with a letter"
    case .tooLong(let count): "has \(count) characters, more than 60"
    case .ofConstraints: "has a meaning of its own in constraints"
    case .missingValue: "other programs read as a missing value"
    case .parameter: "is a parameter"
    case .reserved: "is already the name of a column or key"
    }
  }
}

extension DomainFault {
  var sentence: Sentence {
    switch self {
    case .noValues(let name): return Sentence("'\(name.shortened)' has no values", allowed: "one value or more")
    case .valuesAnd(let name, let other):
      return Sentence("'\(name)' has both 'values' and '\(other)'", allowed: "either 'values', or 'from' and 'to'")
    case .levelsAnd(let name, let other):
      return Sentence("'\(name.shortened)' has both 'levels' and '\(other)'", hint: "leave out '\(other)'")
    case .noEnd(let name, let end):
      return Sentence("'\(name)' has no '\(end)'", allowed: "a list of values, or 'from' and 'to', or 'levels'")
    case .toBelowFrom(let to, let from):
      return Sentence("'to' (\(plain(to))) must be above 'from' (\(plain(from)))")
    case .stepsOfSampler(let key, let method):
      return Sentence(
        "'\(key)' is for the method 'grid', but the method '\(method.rawValue)' samples the whole interval",
        allowed: "from, to, integer", hint: "leave out '\(key)'")
    case .integerOfGrid:
      return Sentence(
        "'integer' is only for sampling methods, and 'grid' is not one", allowed: "from, to, steps or step")
    case .steps(let name, let from, let to, let areBoth):
      return Sentence(
        "'\(name)' has \(areBoth ? "both 'steps' and 'step'" : "neither 'steps' nor 'step'")",
        allowed: "'from', 'to' and either 'steps' or 'step'",
        hint:
          "write for example \(name.shortened): {from: \(plain(from)), to: \(plain(to)), steps: 5}, or list the values")
    case .stepTooSmall(let step, let most):
      return Sentence(
        "'step' (\(plain(step))) is too small and gives too many values", allowed: "at most \(plain(most)) values")
    case .stepDoesNotReach(let step, let from, let to):
      return Sentence(
        "steps of \(plain(step)) from \(plain(from)) do not end at \(plain(to))",
        allowed: "a step that divides \(plain(to - from)) evenly")
    case .tooWide(let name): return Sentence("'\(name)' has too many values", allowed: "fewer than 1e15")
    }
  }
}
