/// A technique that a facilitator uses at a dose, for some time, once a condition has been observed for some time.
///
/// A trigger reads the row of a tick and acts from the next update on. It fires when its condition has held in
/// `persistence` consecutive rows. Its dose applies for `lasting`. Then it rests for `coolDown`, and may fire again at
/// the row that ends the rest.
public struct Trigger: Sendable, Equatable {
  /// The condition to be observed.
  public let condition: Condition
  /// The time for which the condition must hold, at least one tick.
  public let persistence: TimeSpan
  /// The technique used.
  public let technique: Technique
  /// The dose, 0 … 1.
  public let dose: Double
  /// The time for which the dose applies, at least one tick.
  public let lasting: TimeSpan
  /// The time for which the trigger then rests, possibly no ticks.
  public let coolDown: TimeSpan

  /// Creates a trigger.
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

  /// Returns a number of ticks.
  public static func ticks(_ count: Int) -> TimeSpan { TimeSpan(Double(count), isInSessions: false) }
  /// Returns a number of sessions, whole or not.
  public static func sessions(_ count: Double) -> TimeSpan { TimeSpan(count, isInSessions: true) }

  /// Whether it is zero.
  package var isNone: Bool { amount == 0 }

  /// Returns the time in ticks. Sessions are rounded to the nearest tick, and any time takes at least one tick.
  public func ticks(perSession: Int) -> Int {
    isNone ? 0 : max(1, Int((isInSessions ? amount * Double(perSession) : amount).rounded()))
  }

  /// The text as written in files.
  public var description: String {
    plain(amount) + (isInSessions ? " session" : " tick") + (amount == 1 ? "" : "s")
  }
}

/// An event that happens to a group in a session, before its first update.
public struct SessionEvent: Sendable, Equatable {
  /// The kinds of events. Raw values are the names in files.
  public enum Kind: String, CaseIterable, Sendable {
    case breach, crisis
    case facilitatorAbsence = "facilitator_absence"

    /// The meaning, in a line.
    public var meaning: String {
      switch self {
      case .breach: "a member breaks confidentiality"
      case .crisis: "a shock to all members"
      case .facilitatorAbsence: "the facilitator is absent from the session"
      }
    }
  }

  /// The kind of event.
  public let kind: Kind
  /// The session, from 1.
  public let session: Int
  /// The index of the member who caused it; `nil` for anything but a breach.
  public let member: Int?
  /// The strength, 0 … 1; always 1 for an absence.
  public let strength: Double

  /// Creates an event.
  public init(_ kind: Kind, session: Int, member: Int? = nil, strength: Double = 1) {
    self.kind = kind
    self.session = session
    self.member = member
    self.strength = strength
  }
}
