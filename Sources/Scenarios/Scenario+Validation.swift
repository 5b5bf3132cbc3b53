/// The first thing that a scenario made in code must not say. The reader of files finds all of them, with their lines.
public enum InvalidScenario: Error, Sendable, Equatable {
  /// A parameter outside its bounds, by its name in files.
  case parameter(String, Double, allowed: Bounds)
  /// Two numbers that do not go together: more teams than members, an ending longer than the run, airtime forgotten within a
  /// tick.
  case together(String, String)
  /// More ticks than a run may have.
  case ticks(Int, most: Int)
  /// Another number of members in the cast than `members` and those who join later.
  case cast(Int, expected: Int)
  /// A trait, attitude or attribute of a member outside its bounds.
  case member(Int, String, Double)
  /// Another number of attitudes or attributes than there are issues or attributes.
  case values(Int, String, expected: Int, of: Int)
  /// A tie with a member who does not exist, with oneself, or outside its bounds.
  case tie(TieKind, source: Int, target: Int, Double)
  /// A dose, strength, clarity or share outside 0 … 1, by what has it.
  case share(String, Double)
  /// A session, tick or week outside the run, by what names it.
  case time(String, Int, last: Int)
  /// Another number of replicates than a batch takes, 1 to `most`.
  case replicates(Int, most: Int)
  /// A span that ends before it begins.
  case reversed(from: Int, to: Int)
}

extension Scenario {
  /// The most ticks of a run.
  package static let mostTicks = 1_000_000

  /// Checks that the scenario can be run. Costs some microseconds.
  public func validate() throws(InvalidScenario) {
    try validateParameters()
    try validateCast()
    for observed in observedTies {
      for tie in observed.ties {
        let isKnown = cast.indices.contains(tie.source) && cast.indices.contains(tie.target) && tie.source != tie.target
        guard isKnown, observed.kind.bounds.contains(tie.value) else {
          throw .tie(observed.kind, source: tie.source, target: tie.target, tie.value)
        }
      }
    }
    try validateFacilitation()
    try validateHelpingProcess()
  }

  private func validateParameters() throws(InvalidScenario) {
    let p = parameters
    for spec in ParameterTable.all {
      let value = spec.value(in: p)
      guard spec.bounds.contains(value) else { throw .parameter(spec.name, value, allowed: spec.bounds) }
    }
    if p.teams > p.members { throw .together("teams", "members") }
    if p.endingSessions >= Double(p.sessions) { throw .together("ending_sessions", "sessions") }
    if p.airtimeMemory * Double(p.ticksPerSession) < 1 { throw .together("airtime_memory", "ticks_per_session") }
    if p.clock.ticks > Self.mostTicks { throw .ticks(p.clock.ticks, most: Self.mostTicks) }
  }

  private func validateCast() throws(InvalidScenario) {
    let (p, expected) = (parameters, parameters.members + joins.count)
    guard cast.count == expected else { throw .cast(cast.count, expected: expected) }
    for (index, member) in cast.enumerated() {
      for (trait, value) in member.traits where !trait.bounds.contains(value) {
        throw .member(index, trait.rawValue, value)
      }
      try check(member.attitudes, "attitudes", p.issues, of: index)
      try check(member.attributes, "attributes", p.attributes, of: index)
    }
    for session in joins { try check(session, in: "a newcomer", from: 2, last: p.sessions) }
  }

  private func validateFacilitation() throws(InvalidScenario) {
    let clock = parameters.clock
    for entry in schedule {
      try check(entry.dose, of: "a dose of the schedule")
      try check(entry.from, in: "the schedule", last: entry.unit == .sessions ? clock.sessions : clock.ticks)
      guard entry.from <= entry.to else { throw .reversed(from: entry.from, to: entry.to) }
    }
    for trigger in triggers { try check(trigger.dose, of: "a dose of a trigger") }
    for event in events {
      try check(event.strength, of: "the strength of an event")
      try check(event.session, in: "an event", last: clock.sessions)
      guard let member = event.member else { continue }
      guard cast.indices.contains(member) else { throw .member(member, "event", Double(member)) }
    }
  }

  private func validateHelpingProcess() throws(InvalidScenario) {
    try check(preparation.interview, of: "the interview")
    try check(preparation.balance, of: "the balance of attributes")
    try check(goalClarity, of: "the clarity of goals")
    for goal in goals { try check(goal.by, in: "a goal", last: parameters.sessions) }
    for week in followUp.aftercare { try check(week, in: "aftercare", last: followUp.weeks) }
    guard followUp.weeks >= 0 else { throw .time("follow-up", followUp.weeks, last: 0) }
  }

  private func check(
    _ values: [Double]?, _ name: String, _ count: Int, of member: Int
  ) throws(InvalidScenario) {
    guard let values else { return }
    guard values.count == count else { throw .values(member, name, expected: count, of: values.count) }
    for value in values where !(-1...1).contains(value) { throw .member(member, name, value) }
  }

  private func check(_ value: Double, of what: String) throws(InvalidScenario) {
    guard (0...1).contains(value) else { throw .share(what, value) }
  }

  private func check(_ number: Int, in what: String, from first: Int = 1, last: Int) throws(InvalidScenario) {
    guard number >= first, number <= last else { throw .time(what, number, last: last) }
  }
}
