/// What a facilitator does when something is seen for some time: a technique at a dose, for some time.
///
/// A trigger reads the row of a tick and acts from the next update on. It fires when its condition has held in as many
/// rows in a row as `persistence` says; its dose holds for `lasting`; then it rests for `coolDown`, and may fire again at
/// the row with which the rest is over.
public struct Trigger: Sendable, Equatable {
  /// What must be seen.
  public let condition: Condition
  /// For how long, at least one tick.
  public let persistence: TimeSpan
  /// What the facilitator then does.
  public let technique: Technique
  /// How strongly, 0 … 1.
  public let dose: Double
  /// For how long, at least one tick.
  public let lasting: TimeSpan
  /// How long the trigger then rests, from no ticks.
  public let coolDown: TimeSpan

  /// A trigger.
  public init(
    when condition: Condition, for persistence: TimeSpan = .ticks(1), technique: Technique, dose: Double,
    lasting: TimeSpan = .sessions(1), coolDown: TimeSpan = .ticks(0)
  ) {
    self.condition = condition
    self.persistence = persistence
    self.technique = technique
    self.dose = dose
    self.lasting = lasting
    self.coolDown = coolDown
  }
}

/// A length of time, as a scenario gives it: `3 ticks`, `1 session`, `0.5 sessions`.
public struct TimeSpan: Sendable, Equatable, CustomStringConvertible {
  private let amount: Double
  private let isInSessions: Bool

  private init(_ amount: Double, isInSessions: Bool) {
    self.amount = amount
    self.isInSessions = isInSessions
  }

  /// So many ticks.
  public static func ticks(_ count: Int) -> TimeSpan { TimeSpan(Double(count), isInSessions: false) }
  /// So many sessions, whole or not.
  public static func sessions(_ count: Double) -> TimeSpan { TimeSpan(count, isInSessions: true) }

  /// Whether it is no time at all.
  package var isNone: Bool { amount == 0 }

  /// In ticks: sessions are rounded to the nearest, and any time takes at least one tick.
  public func ticks(perSession: Int) -> Int {
    isNone ? 0 : max(1, Int((isInSessions ? amount * Double(perSession) : amount).rounded()))
  }

  /// As it is written.
  public var description: String {
    plain(amount) + (isInSessions ? " session" : " tick") + (amount == 1 ? "" : "s")
  }
}

/// Something that befalls a group in a session, before its first update.
public struct SessionEvent: Sendable, Equatable {
  /// What can befall a group. Raw values are the names in files.
  public enum Kind: String, CaseIterable, Sendable {
    case breach, crisis
    case facilitatorAbsence = "facilitator_absence"

    /// What it is, in a line.
    public var meaning: String {
      switch self {
      case .breach: "a member breaks confidentiality"
      case .crisis: "a shock to all members"
      case .facilitatorAbsence: "the facilitator is absent from the session"
      }
    }
  }

  /// What.
  public let kind: Kind
  /// In which session, from 1.
  public let session: Int
  /// Who did it, by index; a breach alone has somebody.
  public let member: Int?
  /// How strongly, 0 … 1; of an absence always 1.
  public let strength: Double

  /// Something that befalls a group.
  public init(_ kind: Kind, session: Int, member: Int? = nil, strength: Double = 1) {
    self.kind = kind
    self.session = session
    self.member = member
    self.strength = strength
  }
}
