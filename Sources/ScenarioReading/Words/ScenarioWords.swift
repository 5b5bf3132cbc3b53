import Scenarios

extension RuleFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .noTitle:
      return Sentence("the key 'scenario' is missing", hint: "say in a few words what it is: `scenario: …`")
    case .nothingRecorded:
      return Sentence("nothing is recorded", allowed: RecordedTable.allCases.map(\.rawValue).joined(separator: ", "))
    case .followUpWithoutWeeks:
      return Sentence("follow_up is recorded, and no weeks are followed", allowed: "follow_up: {weeks: 12}")
    case .noSession(let session, let owner, let first, let last, let line):
      let entry = line.map { " entry on line \($0)" } ?? ""
      return Sentence(
        "\(owner)\(entry) names session \(session) of \(last)", allowed: "sessions from \(first) to \(last)")
    case .noWeek(let week, let weeks):
      return Sentence("aftercare in week \(week) of \(weeks)", allowed: "weeks from 1 to \(weeks)")
    case .breachWithoutMember:
      return Sentence("the breach has no member", allowed: "member: the name of who told outside")
    case .targetsOfGoal(let areTwo):
      return Sentence("the goal has \(areTwo ? "two targets" : "no target")", allowed: "either above or below")
    case .goalNeverMet(let name, let metric, let isAbove, let target):
      return Sentence(
        "the goal '\(name.shortened)' can never be met: \(metric.rawValue) \(isAbove ? ">" : "<") \(plain(target))",
        allowed: "\(metric.rawValue) is a number\(metric.bounds.words)", hint: guess?.words)
    case .limitWithoutEnds: return Sentence("the limit has neither from nor to", allowed: "trait, from, to")
    case .limitOnConstant(let trait):
      return Sentence(
        "\(trait.rawValue) is the same for everybody who comes",
        allowed: Preparation.traits.map(\.rawValue).joined(separator: ", "))
    case .screening(let isByLimits):
      return Sentence(
        "the screening would turn away more than 999 of 1000 candidates",
        allowed: isByLimits ? "limits that some people keep" : "a smaller faultline, fewer attributes, or no balance")
    }
  }
}

extension PairFault {
  var sentence: Sentence {
    switch self {
    case .teams(let teams, let members):
      return Sentence(
        "\(counted(teams, "team")) for \(counted(members, "member"))", allowed: "at most as many teams as members")
    case .ending(let ending, let sessions):
      let fitting = sessions > 1 ? 1 : 0
      return Sentence(
        "ending_sessions is \(plain(ending)) for \(counted(sessions, "session"))",
        allowed: "a number from 0 to below the number of sessions",
        hint: "write parameters: {ending_sessions: \(fitting)}, or give --set ending_sessions=\(fitting)")
    case .airtimeMemory(let memory, let ticks):
      return Sentence(
        "airtime_memory is \(plain(memory)) of a session, shorter than a tick",
        allowed: "at least 1/\(ticks), which is 1 / ticks_per_session")
    }
  }
}

extension PeopleFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .named(let count, let bounds):
      return Sentence(
        "\(counted(count, "member")) \(noun(count, "is", "are")) named",
        allowed: "\(plain(bounds.low ?? 0)) to \(plain(bounds.high ?? 0)) members")
    case .noName: return Sentence("the member has no name", allowed: "name: …")
    case .unknown(let name, let names):
      return Sentence(
        "there is no member '\(name.shortened)'",
        allowed: names.count <= 16 ? names.joined(separator: ", ") : "\(names[0]) to \(names[names.count - 1])",
        hint: guess?.words)
    case .attitudes(let count, let member, let issues):
      return Sentence(
        "\(counted(count, "attitude")) of \(member.shortened)", allowed: "one for each issue, \(issues)",
        hint: "the number of issues is parameters: {issues: …}")
    case .attributes(let count, let member, let attributes):
      return Sentence(
        "\(counted(count, "attribute")) of \(member.shortened)", allowed: "one for each attribute, \(attributes)",
        hint: "the number of attributes is parameters: {attributes: …}")
    case .unnamedNewcomer(let key):
      return Sentence(
        "a newcomer without a name has \(key)", allowed: "session, count",
        hint: "with a name: … more can be said of one newcomer")
    case .countedNewcomer: return Sentence("a newcomer with a name is one", allowed: "either name or count")
    }
  }
}

extension SettingFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .noEquals: Sentence("there is no '='", allowed: "--set name=value", hint: guess?.words)
    case .unknown(let name):
      Sentence(
        "unknown parameter '\(name.shortened)'", allowed: "the names that `tuckman list parameters` prints",
        hint: guess?.words)
    case .value(let name, let text, let bounds, let isWhole):
      Sentence(
        "\(name) is \(Given.text(text).words)", allowed: Wanted.number(bounds, isWhole: isWhole).words,
        hint: guess?.words)
    case .membersNamed:
      Sentence(
        "the members are named in the scenario, one by one", allowed: "other parameters",
        hint: "change the list under group: members:")
    case .isVaried(let name):
      Sentence(
        "\(name) is varied by the design", allowed: "names that the design does not vary",
        hint: "change design: vary: in the scenario")
    }
  }
}
