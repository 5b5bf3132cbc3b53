import Scenarios

extension RuleFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .noTitle:
      return Sentence("the key 'scenario' is missing", hint: "add a line with a short title, as in scenario: My group")
    case .nothingRecorded:
      return Sentence(
        "'record' lists no table", allowed: RecordedTable.allCases.map(\.rawValue).joined(separator: ", "))
    case .followUpWithoutWeeks:
      return Sentence("'follow_up' is recorded, but no weeks are followed", hint: "add follow_up: {weeks: 12}")
    case .outOfTime(let number, let unit, let owner, let first, let last, let line):
      let entry = line.map { " entry on line \($0)" } ?? ""
      let named = unit == .sessions ? "session" : "tick"
      return Sentence(
        "\(owner)\(entry) names \(named) \(number), but \(noun(last, "there is", "there are")) only \(last)",
        allowed: "\(unit.rawValue) from \(first) to \(last)")
    case .sessionsAndTicks:
      return Sentence(
        "the entry counts sessions and ticks", hint: "write 'from' and 'to', or 'from_tick' and 'to_tick'")
    case .noWeek(let week, let weeks):
      return Sentence(
        "'aftercare' names week \(week), but only \(weeks) \(noun(weeks, "is", "are")) followed",
        allowed: "weeks from 1 to \(weeks)")
    case .breachWithoutMember:
      return Sentence("the breach has no member", hint: "add 'member' with the name of the member who told others")
    case .targetsOfGoal(let areTwo):
      return Sentence("the goal has \(areTwo ? "two targets" : "no target")", allowed: "either 'above' or 'below'")
    case .goalNeverMet(let name, let metric, let isAbove, let target):
      return Sentence(
        "the goal '\(name.shortened)' can never be met: \(metric.rawValue) \(isAbove ? ">" : "<") \(plain(target))",
        allowed: "\(metric.rawValue) is a number\(metric.bounds.words)", hint: guess?.words)
    case .limitWithoutEnds: return Sentence("the limit has neither 'from' nor 'to'", hint: "add one of them, or both")
    case .limitOnConstant(let trait):
      return Sentence(
        "'\(trait.rawValue)' cannot be limited, because it is the same for everyone who applies",
        allowed: Preparation.traits.map(\.rawValue).joined(separator: ", "))
    case .screening(let isByLimits):
      return Sentence(
        "the screening would turn away more than 999 of 1000 candidates",
        hint: isByLimits ? "widen the limits" : "use a smaller 'faultline', fewer 'attributes', or no 'balance'")
    }
  }
}

extension PairFault {
  var sentence: Sentence {
    switch self {
    case .teams(let teams, let members):
      return Sentence(
        "\(counted(teams, "team")) are too many for \(counted(members, "member"))",
        allowed: "at most one team for each member")
    case .ending(let ending, let sessions):
      let fitting = sessions > 1 ? 1 : 0
      return Sentence(
        "'ending_sessions' is \(plain(ending)), too many for \(counted(sessions, "session"))",
        allowed: "a number of at least 0 and below the number of sessions",
        hint: "write parameters: {ending_sessions: \(fitting)}, or give --set ending_sessions=\(fitting)")
    case .airtimeMemory(let memory, let ticks):
      return Sentence(
        "'airtime_memory' (\(plain(memory)) of a session) is shorter than a tick",
        allowed: "at least 1/\(ticks) of a session, which is one tick")
    }
  }
}

extension PeopleFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .named(let count, let bounds):
      return Sentence(
        "the scenario names \(counted(count, "member"))",
        allowed: "\(plain(bounds.low ?? 0)) to \(plain(bounds.high ?? 0)) members")
    case .noName: return Sentence("the member has no name", hint: "add 'name'")
    case .unknown(let name, let names):
      return Sentence(
        "unknown member '\(name.shortened)'",
        allowed: names.count <= 16 ? names.joined(separator: ", ") : "\(names[0]) to \(names[names.count - 1])",
        hint: guess?.words)
    case .attitudes(let count, let member, let issues):
      return Sentence(
        "\(member.shortened) has \(counted(count, "attitude")) for \(counted(issues, "issue"))",
        allowed: "\(issues), one for each issue", hint: "for another number of issues, change 'parameters.issues'")
    case .attributes(let count, let member, let attributes):
      return Sentence(
        "\(member.shortened) has \(counted(count, "value")) for \(counted(attributes, "attribute"))",
        allowed: "\(attributes), one for each attribute",
        hint: "for another number of attributes, change 'parameters.attributes'")
    case .unnamedNewcomer(let key):
      return Sentence(
        "newcomers without a name take no '\(key)'", allowed: "session, count",
        hint: "to describe a newcomer, give them a 'name'")
    case .countedNewcomer: return Sentence("a named newcomer takes no 'count'", allowed: "either 'name' or 'count'")
    }
  }
}

extension SettingFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .noEquals: Sentence("'=' is missing", allowed: "--set name=value", hint: guess?.words)
    case .unknown(let name):
      Sentence(
        "unknown parameter '\(name.shortened)'", allowed: "the names that `tuckman list parameters` prints",
        hint: guess?.words)
    case .value(let name, let text, let bounds, let isWhole):
      Sentence(
        "'\(name)' cannot be \(Given.text(text).words)", allowed: Wanted.number(bounds, isWhole: isWhole).words,
        hint: guess?.words)
    case .membersNamed:
      Sentence(
        "the scenario names its members one by one", hint: "change the list 'group.members'")
    case .isVaried(let name):
      Sentence(
        "the design varies '\(name)'", hint: "change 'design.vary' in the scenario")
    }
  }
}
