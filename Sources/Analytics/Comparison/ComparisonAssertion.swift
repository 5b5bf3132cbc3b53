import ScenarioReading
import Scenarios

/// A claim that cannot be read.
public struct ClaimFault: Error, Sendable, Equatable {
  /// What is wrong with it.
  public enum What: Sendable, Equatable {
    /// A metric that nothing follows.
    case noColon
    /// Another sign than <, > and =.
    case noSign
    case unknownSign(String)
    case noSide
    case sameSides(String)
    case notUnderstood(String)
    case otherWord(String, expected: String)
    /// A margin that is not a number of at least 0.
    case notAmount(String)
    /// A claim that two means are exactly equal, which cannot be shown.
    case exactlyEqual
  }

  /// The claim as it was written.
  public let claim: String
  /// What is wrong with it.
  public let what: What

  package init(claim: String, what: What) { (self.claim, self.what) = (claim, what) }
}

/// A claim about two sides, such as `tension_peak: A < B by 0.02` or `cohesion: A = B within 0.05`.
public struct ComparisonAssertion: Sendable, Equatable {
  /// The claimed relation of the first side to the second.
  public enum Relation: Sendable, Equatable {
    /// The second is higher, or the first, by more than so much, 0 or more.
    case secondHigher(by: Double), firstHigher(by: Double)
    /// They differ by less than so much, above 0.
    case equal(within: Double)
  }

  /// The outcome of a claim.
  public enum Verdict: String, Sendable {
    case holds, doesNotHold = "does not hold", undecided
  }

  /// The claim as it was written.
  public let text: String
  /// The column of `runs.csv`.
  public let metric: String
  /// The sides, by the names that they have in the table: A, B.
  public let first, second: String
  /// The claimed relation.
  public let relation: Relation

  /// Whether it claims that the sides are alike.
  public var isOfEquality: Bool { if case .equal = relation { true } else { false } }

  /// Whether it claims that the first is higher.
  public var isOfFirstHigher: Bool { if case .firstHigher = relation { true } else { false } }

  /// The claimed size, in the unit of the metric.
  public var amount: Double {
    switch relation {
    case .secondHigher(let amount), .firstHigher(let amount), .equal(within: let amount): amount
    }
  }

  /// Reads a claim.
  public init(_ text: String) throws(ClaimFault) {
    self.text = text
    func fault(_ what: ClaimFault.What) -> ClaimFault { .init(claim: text, what: what) }
    let sides = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { throw fault(.noColon) }
    metric = sides[0].filter { $0 != " " }
    guard let sign = sides[1].firstIndex(where: { "<>=".contains($0) }) else { throw fault(.noSign) }
    let signs = sides[1][sign...].prefix { "<>=".contains($0) }
    guard signs.count == 1 else { throw fault(.unknownSign(String(signs))) }
    let rest = sides[1][sides[1].index(after: sign)...].split(separator: " ").map(String.init)
    first = sides[1][..<sign].filter { $0 != " " }
    guard !metric.isEmpty, !first.isEmpty, let second = rest.first else { throw fault(.noSide) }
    self.second = second
    guard first != second else { throw fault(.sameSides(first)) }
    guard rest.count == 1 || rest.count == 3 else {
      throw fault(.notUnderstood(rest.dropFirst().joined(separator: " ")))
    }
    let isEqual = sides[1][sign] == "="
    var amount = 0.0
    if rest.count == 3 {
      let word = isEqual ? "within" : "by"
      guard rest[1] == word else { throw fault(.otherWord(rest[1], expected: word)) }
      guard let number = Number.parse(rest[2]), number >= 0 else { throw fault(.notAmount(rest[2])) }
      amount = number
    }
    if isEqual, amount == 0 { throw fault(.exactlyEqual) }
    relation =
      isEqual ? .equal(within: amount) : sides[1][sign] == "<" ? .secondHigher(by: amount) : .firstHigher(by: amount)
  }

  /// Returns how far a difference, second minus first, is from where the claim begins to hold.
  package func distance(ofDifference difference: Double) -> Double {
    switch relation {
    case .secondHigher(let amount): abs(difference - amount)
    case .firstHigher(let amount): abs(difference + amount)
    case .equal(let margin): abs(abs(difference) - margin)
    }
  }

  /// Returns the outcome for intervals of the difference, second minus first.
  ///
  /// Intervals are those of `ClaimEvidence`; without them nothing is decided.
  ///
  /// Higher by more than d: the whole 95 % interval lies beyond d (so that a false claim comes through in 2.5 of 100 tries
  /// at most); it is refuted where the whole interval lies on the other side. Equal within d: the whole 90 % interval
  /// lies within ±d, as two one-sided tests at 5 % have it (Schuirmann 1987); refuted where all of it lies outside.
  public func verdict(interval95: ClosedRange<Double>?, interval90: ClosedRange<Double>?) -> Verdict {
    guard let interval95, let interval90 else { return .undecided }
    switch relation {
    case .secondHigher(let amount):
      return interval95.lowerBound > amount ? .holds : interval95.upperBound <= amount ? .doesNotHold : .undecided
    case .firstHigher(let amount):
      return interval95.upperBound < -amount ? .holds : interval95.lowerBound >= -amount ? .doesNotHold : .undecided
    case .equal(let margin):
      if interval90.lowerBound > -margin, interval90.upperBound < margin { return .holds }
      return interval90.lowerBound >= margin || interval90.upperBound <= -margin ? .doesNotHold : .undecided
    }
  }
}
