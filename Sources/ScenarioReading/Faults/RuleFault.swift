import Scenarios

/// What does not hold between parts of a scenario.
package enum RuleFault: Sendable, Equatable {
  case noTitle
  case nothingRecorded
  case followUpWithoutWeeks
  /// A session or tick that does not exist; `entryLine`: of the entry that names it, where the fault is elsewhere.
  case outOfTime(Int, ScheduledDose.Unit = .sessions, in: String, first: Int, last: Int, entryLine: Int? = nil)
  /// An entry of the schedule that counts sessions and ticks.
  case sessionsAndTicks
  /// A week of aftercare after the last.
  case noWeek(Int, of: Int)
  case breachWithoutMember
  /// No target, or two.
  case targetsOfGoal(areTwo: Bool)
  case goalNeverMet(String, Metric, isAbove: Bool, Double)
  case limitWithoutEnds
  /// A limit on what is the same for everybody.
  case limitOnConstant(CastTrait)
  /// Nearly nobody would be taken in; `isByLimits`: that limits alone see to it.
  case screening(isByLimits: Bool)
}

/// Numbers that do not go together.
package enum PairFault: Sendable, Equatable {
  case teams(Int, members: Int)
  case ending(Double, sessions: Int)
  case airtimeMemory(Double, ticksPerSession: Int)
}

/// What is wrong with members.
package enum PeopleFault: Sendable, Equatable {
  /// Too few or too many are named.
  case named(Int, Bounds)
  case noName
  /// Nobody has this name.
  case unknown(String, names: [String])
  case attitudes(Int, of: String, issues: Int)
  case attributes(Int, of: String, attributes: Int)
  /// Something is said of newcomers without a name.
  case unnamedNewcomer(has: String)
  /// A newcomer with a name and a count.
  case countedNewcomer
}

/// What is wrong with a setting of the command line.
package enum SettingFault: Sendable, Equatable {
  case noEquals(String)
  case unknown(String)
  case value(String, String, Bounds, isWhole: Bool)
  /// The number of members who are named one by one.
  case membersNamed
  case isVaried(String)
}
