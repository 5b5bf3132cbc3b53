import Scenarios

/// What there is to tell of one run. It is found here once; the terminal and the page say it in words of their own.
public struct RunStory: Sendable, Equatable {
  /// Two members and the tension between them: the mean of what the two hold toward each other, above 0.
  public struct Pair: Sendable, Equatable {
    /// Their names.
    public let first, second: String
    /// Tension, 0 … 1.
    public let tension: Double

    /// A pair; `nil` where there is no tension between the two.
    public init?(_ first: String, _ second: String, tension: Double) {
      guard tension > 0 else { return nil }
      (self.first, self.second, self.tension) = (first, second, tension)
    }
  }

  /// The session whose mean tension is largest, the first of several.
  public struct Peak: Sendable, Equatable {
    /// The session, from 1.
    public let session: Int
    /// The mean of tension over it.
    public let tension: Double
    /// The pair with most tension at its end; `nil` where ties are not known.
    public let pair: Pair?

    /// Whether tension is so low that its height is not worth telling.
    public var isHardlyAny: Bool { tension < RunStory.hardlyAny }
  }

  /// Cohesion at the beginning and at the end, among those who were there.
  public struct Cohesion: Sendable, Equatable {
    /// Levels, −1 … 1.
    public let first, last: Double
    /// Last less first.
    public var change: Double { last - first }
    /// Whether it is too little to be told.
    public var hasStayed: Bool { abs(change) < RunStory.leastCohesion }
  }

  /// A member's share of all talk, 0 … 1.
  public struct Talker: Sendable, Equatable {
    /// The member.
    public let name: String
    /// The mean over all sessions, 0 in those in which the member was not there.
    public let share: Double
  }

  /// The members who talked most and least.
  public struct Talk: Sendable, Equatable {
    /// The first of several with the same share.
    public let most, least: Talker
    /// What each would have if all talked alike.
    public let equal: Double
  }

  /// A member who dropped out.
  public struct Departure: Sendable, Equatable {
    /// The member.
    public let name: String
    /// After which session.
    public let session: Int
    /// How probable that was, and what drove it.
    public let probability: Double, cause: String

    /// Creates a departure.
    public init(name: String, session: Int, probability: Double, cause: String) {
      (self.name, self.session, self.probability, self.cause) = (name, session, probability, cause)
    }
  }

  /// The members, in order.
  public let members: [String]
  /// Stages in the order in which the group went through them; none where they are not known.
  public let stages: [StageSpan]
  /// Where tension was highest; `nil` where it is not known.
  public let peak: Peak?
  /// The pair with most tension at the end of the last session, if it is much.
  public let lasting: Pair?
  /// Cohesion at both ends; nothing where it is not known.
  public let cohesion: Cohesion?
  /// Each member's share of all talk; `nil` for those who were never there.
  public let shares: [Double?]
  /// Those who talked most and least; nothing where talk is not known, or nobody is there to be compared with.
  public let talk: Talk?
  /// Members who dropped out; nothing where that is not known.
  public let departures: [Departure]?
  /// Whether the group settled; `nil` where that is not known or not defined.
  public let settling: Settling?

  /// The pair of the peak, where there are others whom it has more tension than.
  public var pairAmongOthers: Pair? { members.count > 2 ? peak?.pair : nil }
  /// Whether some left, so that what is said of the end is of those who stayed.
  public var hasDepartures: Bool { departures.map { !$0.isEmpty } ?? false }

  /// A session mean of tension below which there is hardly any.
  public static let hardlyAny = 0.02
  /// A change of cohesion below which it has stayed where it was.
  static let leastCohesion = 0.005
  /// Tension between two from which it is said that it lasts.
  static let lasts = 0.3
}

extension RunStory {
  /// What a story is found in. A run's record and the tables of a folder both fill it; what is not known stays empty.
  public struct Course: Sendable {
    /// The members, in order.
    public var members: [String]
    /// Stages as they followed each other.
    public var stages: [StageSpan] = []
    /// Means of tension by session.
    public var tension: [Double] = []
    /// Cohesion by tick from the composed group on, or by session; not a number where nobody was there.
    public var cohesion: [Double] = []
    /// Each member's share of talk by session; not a number, or 0, where the member was not there.
    public var talk: [[Double]] = []
    /// The pair with most tension at the end of each session.
    public var pairs: [Pair?] = []
    /// Members who dropped out, in order.
    public var departures: [Departure]?
    /// Whether the group settled.
    public var settling: Settling?

    /// Creates one from these members, and nothing else yet.
    public init(members: [String]) { self.members = members }
  }

  /// Finds what there is to tell.
  public init(_ course: Course) {
    (members, stages, departures, settling) = (course.members, course.stages, course.departures, course.settling)
    peak = Self.peak(course.tension).map { session in
      Peak(
        session: session, tension: course.tension[session - 1],
        pair: course.pairs.indices.contains(session - 1) ? course.pairs[session - 1] : nil)
    }
    lasting = course.pairs.last?.flatMap { $0.tension >= Self.lasts ? $0 : nil }
    cohesion = course.cohesion.first(where: \.isFinite).flatMap { first in
      course.cohesion.last(where: \.isFinite).map { Cohesion(first: first, last: $0) }
    }
    shares = Self.shares(course.talk)
    talk = Self.talk(course.members, shares)
  }

  /// The first session that has the largest mean, from 1; `nil` where there are none.
  public static func peak(_ means: [Double]) -> Int? {
    means.max().flatMap { most in means.firstIndex(of: most) }.map { $0 + 1 }
  }

  /// Means over the sessions in which somebody was there, of each member's shares.
  private static func shares(_ talk: [[Double]]) -> [Double?] {
    let sessions = (0..<(talk.map(\.count).max() ?? 0)).count { session in
      talk.contains { session < $0.count && $0[session].isFinite }
    }
    return talk.map { shares in
      let known = shares.filter(\.isFinite)
      return known.isEmpty ? nil : known.reduce(0, +) / Double(sessions)
    }
  }

  private static func talk(_ members: [String], _ shares: [Double?]) -> Talk? {
    let known = zip(members, shares).compactMap { name, share in share.map { Talker(name: name, share: $0) } }
    guard known.count > 1, let most = known.max(by: { $0.share < $1.share }),
      let least = known.min(by: { $0.share < $1.share }), most.share > 0
    else { return nil }
    return Talk(most: most, least: least, equal: 1 / Double(known.count))
  }
}
