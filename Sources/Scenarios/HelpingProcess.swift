/// The preparation before the first session: which candidates the group accepts, and how they are prepared.
public struct Preparation: Sendable, Equatable {
  /// A limit on a candidate's trait.
  public struct Limit: Sendable, Equatable {
    /// The trait.
    public let trait: CastTrait
    /// The lowest and the highest value accepted; `nil` for no limit.
    public let from, to: Double?

    /// Creates a limit.
    public init(_ trait: CastTrait, from: Double? = nil, to: Double? = nil) {
      self.trait = trait
      self.from = from
      self.to = to
    }

    /// Returns whether a value is accepted.
    public func accepts(_ value: Double) -> Bool { value >= from ?? -.infinity && value <= to ?? .infinity }
  }

  /// The thoroughness of the interviews before the group begins, 0 … 1.
  public var interview: Double
  /// The limits on traits that are drawn, at most one for a trait.
  public var limits: [Limit]
  /// The least share of members with the rarer value of every attribute, 0 … 0.5, rounded down to members.
  public var balance: Double

  /// Creates a preparation, by default without any measures.
  public init(interview: Double = 0, limits: [Limit] = [], balance: Double = 0) {
    self.interview = interview
    self.limits = limits
    self.balance = balance
  }

  /// Whether candidates can be turned away.
  public var screens: Bool { !limits.isEmpty || balance > 0 }
  /// The traits that can be limited: those that are drawn.
  public static let traits: [CastTrait] = [.assertiveness, .skill, .regulation, .anxiety]
}

/// A measurable goal of the group: a metric, a target and a time. It is met if the mean over the session by which it
/// must be reached has the target. It counts as met from the first session since which the mean has it.
public struct Goal: Sendable, Equatable {
  /// The name, unique among the goals.
  public let name: String
  /// The metric measured, as the mean over a session.
  public let metric: Metric
  /// Whether the mean must be above the target. Otherwise it must be below.
  public let isAbove: Bool
  /// The target.
  public let target: Double
  /// The session by which it must be reached, from 1.
  public let by: Int

  /// Creates a goal.
  public init(name: String, metric: Metric, isAbove: Bool, target: Double, by: Int) {
    self.name = name
    self.metric = metric
    self.isAbove = isAbove
    self.target = target
    self.by = by
  }

  /// Returns whether a session's mean reaches it.
  public func isMet(_ mean: Double) -> Bool { isAbove ? mean > target : mean < target }

  /// The column in `runs.csv`: `goal_` and the name in small letters, digits and underscores.
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
  /// The number of weeks for which members are followed; 0 for none.
  public let weeks: Int
  /// The weeks with an aftercare session, from 1.
  public let aftercare: [Int]

  /// Creates a follow-up.
  public init(weeks: Int = 0, aftercare: [Int] = []) {
    self.weeks = weeks
    self.aftercare = aftercare
  }
}
