/// What is done before the first session: whom the group takes in, and how they are prepared.
public struct Preparation: Sendable, Equatable {
  /// What a candidate's trait must be to be taken in.
  public struct Limit: Sendable, Equatable {
    /// Which trait.
    public let trait: CastTrait
    /// The least and the most that are taken in; nothing for no limit.
    public let from, to: Double?

    /// A limit.
    public init(_ trait: CastTrait, from: Double? = nil, to: Double? = nil) {
      self.trait = trait
      self.from = from
      self.to = to
    }

    /// Whether a value is taken in.
    public func accepts(_ value: Double) -> Bool { value >= from ?? -.infinity && value <= to ?? .infinity }
  }

  /// How thoroughly members are interviewed before the group begins, 0 … 1.
  public var interview: Double
  /// Limits on traits that are drawn, at most one for a trait.
  public var limits: [Limit]
  /// The least share of members with the rarer value of every attribute, 0 … 0.5, rounded down to members.
  public var balance: Double

  /// Nothing is done before, unless said otherwise.
  public init(interview: Double = 0, limits: [Limit] = [], balance: Double = 0) {
    self.interview = interview
    self.limits = limits
    self.balance = balance
  }

  /// Whether candidates can be turned away.
  public var screens: Bool { !limits.isEmpty || balance > 0 }
  /// Traits that can be limited: those that are drawn.
  public static let traits: [CastTrait] = [.assertiveness, .skill, .regulation, .anxiety]
}

/// What a group wants to have reached, as something that can be measured: a metric, a target and a time. It is met if the
/// mean over the session by which it must be reached has the target, and then from the first session since which it has.
public struct Goal: Sendable, Equatable {
  /// What it is called, one of a kind.
  public let name: String
  /// What is measured: the mean over a session.
  public let metric: Metric
  /// Whether the mean must be above the target, or below it.
  public let isAbove: Bool
  /// The target.
  public let target: Double
  /// The session by which it must be reached, from 1.
  public let by: Int

  /// A goal.
  public init(name: String, metric: Metric, isAbove: Bool, target: Double, by: Int) {
    self.name = name
    self.metric = metric
    self.isAbove = isAbove
    self.target = target
    self.by = by
  }

  /// Whether a session's mean reaches it.
  public func isMet(_ mean: Double) -> Bool { isAbove ? mean > target : mean < target }

  /// Its column in `runs.csv`: `goal_` and the name in small letters, digits and underscores.
  public var column: String {
    "goal_" + String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  /// The goal in words.
  public var words: String {
    "\(name): \(metric.rawValue) \(isAbove ? "above" : "below") \(plain(target)) by session \(by)"
  }
}

/// The weeks after the last session.
public struct FollowUp: Sendable, Equatable {
  /// How many weeks members are followed, 0 for not at all.
  public let weeks: Int
  /// Weeks with an aftercare session, from 1.
  public let aftercare: [Int]

  /// Weeks after the end.
  public init(weeks: Int = 0, aftercare: [Int] = []) {
    self.weeks = weeks
    self.aftercare = aftercare
  }
}
