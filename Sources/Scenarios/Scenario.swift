/// The description of a simulation: names and numbers, no behaviour. `ScenarioReader` makes it and has checked
/// everything.
public struct Scenario: Sendable, Equatable {
  /// The title, for people.
  public var title: String
  /// A longer text for people: what to look for.
  public var about: String?
  /// Every number of the model.
  public var parameters: Parameters
  /// The members, one for each of `parameters.members`, in order, and after them those who join later.
  public var cast: [CastMember]
  /// The session, from 1, in which each later member joins, in the order of the cast.
  public var joins: [Int] = []
  /// The ties that are given and not drawn.
  public var observedTies: [ObservedTies]
  /// The facilitator's techniques, with their times and doses.
  public var schedule: [ScheduledDose]
  /// The named policy that the facilitator follows; `nil` if there is none.
  public var style: Style?
  /// The facilitator's triggers: techniques for conditions that are observed.
  public var triggers: [Trigger]
  /// The events, in the order of the file.
  public var events: [SessionEvent]
  /// The preparation before the first session.
  public var preparation = Preparation()
  /// The clarity of the group's goals to its members, 0 … 1.
  public var goalClarity = 0.0
  /// The goals of the group.
  public var goals: [Goal] = []
  /// The weeks after the last session.
  public var followUp = FollowUp()
  /// The mechanisms that are switched off.
  public var switchedOff: Set<Mechanism>
  /// The key of all random draws.
  public var seed: UInt64
  /// The offset that separates the random numbers of a point of a sweep from those of the others; 0 if all share them.
  public var luckOffset: UInt32 = 0
  /// The number of runs that differ only in chance.
  public var replicates: Int
  /// The tables to write.
  public var record: [RecordedTable]

  /// Creates a scenario with unnamed members M1 … Mn.
  public init(
    title: String, about: String? = nil, parameters: Parameters = Parameters(), cast: [CastMember]? = nil,
    observedTies: [ObservedTies] = [], schedule: [ScheduledDose] = [], style: Style? = nil, triggers: [Trigger] = [],
    events: [SessionEvent] = [], switchedOff: Set<Mechanism> = [], seed: UInt64 = 1, replicates: Int = 1,
    record: [RecordedTable] = RecordedTable.standard
  ) {
    self.title = title
    self.about = about
    self.parameters = parameters
    self.cast = cast ?? CastMember.unnamed(parameters.members)
    self.observedTies = observedTies
    self.schedule = schedule
    self.style = style
    self.triggers = triggers
    self.events = events
    self.switchedOff = switchedOff
    self.seed = seed
    self.replicates = replicates
    self.record = record
  }

  /// Whether the group has a facilitator.
  public var isFacilitated: Bool { style != nil || !schedule.isEmpty || !triggers.isEmpty }
}

/// A member as a scenario gives them: a name, and any of the values that composition would draw.
public struct CastMember: Sendable, Equatable {
  /// The name in every table.
  public var name: String
  /// The given values, in the order and with the ranges of `CastTrait`.
  public var traits: [CastTrait: Double] = [:]
  /// The attitudes on the issues, each −1 … 1, one per issue; `nil` if drawn.
  public var attitudes: [Double]?
  /// The visible background attributes, each −1 or 1; `nil` if drawn.
  public var attributes: [Double]?

  /// Creates a member of whom only the name is known.
  public init(name: String) { self.name = name }

  /// Returns the members M1 … Mn.
  public static func unnamed(_ count: Int) -> [CastMember] { (1...count).map { CastMember(name: "M\($0)") } }
}

/// A single number that a scenario may give for a member. Raw values are the names in files.
public enum CastTrait: String, CaseIterable, Sendable {
  case assertiveness, skill, regulation, anxiety, efficacy, status, airtime

  /// The allowed values.
  public var bounds: Bounds {
    switch self {
    case .assertiveness, .status: .from(-10, to: 10)
    case .airtime: .from(0, to: 100)
    case .skill, .regulation, .anxiety, .efficacy: .from(0, to: 1)
    }
  }

  /// The meaning and the usual values, in a line.
  public var meaning: String {
    switch self {
    case .assertiveness: "drive to talk and to lead: 0 is average, 1 is high, below 0 is reserved; drawn around 0"
    case .skill: "skill in the group's task at the start; drawn around skill_mean"
    case .regulation: "regulation (skill in handling conflict) at the start; drawn around regulation_mean"
    case .anxiety: "anxiety at the start; drawn around anxiety_mean"
    case .efficacy: "self-efficacy (belief in coping with one's concern) at the start; default 0.3"
    case .status: "status (expected influence) at the start; default 0"
    case .airtime: "remembered talk at the start, where 1 is an equal share; default 1"
    }
  }
}

/// One of the three matrices of ties. Raw values are the names in files.
public enum TieKind: String, CaseIterable, Sendable {
  case sentiment, familiarity, tension

  /// The allowed values.
  public var bounds: Bounds { self == .sentiment ? .from(-1, to: 1) : .from(0, to: 1) }
}

/// Ties read from a file.
public struct ObservedTies: Sendable, Equatable {
  /// One tie, with members by index.
  public struct Tie: Sendable, Equatable {
    /// The index of the member who feels it.
    public let source: Int
    /// The index of the member it is about.
    public let target: Int
    /// The strength.
    public let value: Double

    /// Creates a tie.
    public init(source: Int, target: Int, value: Double) {
      self.source = source
      self.target = target
      self.value = value
    }
  }

  /// The matrix to which the ties belong.
  public let kind: TieKind
  /// The file, as the scenario names it.
  public let path: String
  /// The ties, at most one for each ordered pair.
  public let ties: [Tie]

  /// Creates ties of one kind.
  public init(kind: TieKind, path: String, ties: [Tie]) {
    self.kind = kind
    self.path = path
    self.ties = ties
  }
}

/// A technique over a span of sessions or of ticks.
public struct ScheduledDose: Sendable, Equatable {
  /// What a span counts.
  public enum Unit: String, Sendable { case sessions, ticks }

  /// The technique.
  public let technique: Technique
  /// The first session, from 1.
  public let from: Int
  /// The last session, included.
  public let to: Int
  /// What `from` and `to` count.
  public let unit: Unit
  /// How strongly, 0 … 1.
  public let dose: Double

  /// A technique over a span.
  public init(technique: Technique, from: Int, to: Int, in unit: Unit = .sessions, dose: Double) {
    (self.technique, self.from, self.to, self.unit, self.dose) = (technique, from, to, unit, dose)
  }

  /// The ticks of the span that lie before the end of a run; empty where there are none.
  public func ticks(_ clock: Clock) -> Range<Int> {
    let size = unit == .sessions ? clock.ticksPerSession : 1
    let last = unit == .sessions ? clock.sessions : clock.ticks
    let end = min(to, last)
    return from <= end ? (from - 1) * size + 1..<end * size + 1 : 1..<1
  }
}
