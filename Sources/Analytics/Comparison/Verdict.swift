/// The verdict of a comparison: B against A.
public enum Verdict: Sendable, Equatable {
  /// A side has no values.
  case noValues
  /// Sides that do not differ, so that there is nothing to test.
  case same
  /// B is shown to be lower, or higher.
  case lower, higher
  /// Neither side is shown to be higher.
  case open

  /// The largest p, after Holm's correction where there is one, by which a difference counts as shown.
  public static let level = 0.05

  /// Creates one from a difference and its p; `nil` where there is none, or nothing could be tested.
  init(_ difference: Double?, p: Double?, isSame: Bool) {
    self =
      if isSame { .same } else if let difference, let p, p <= Self.level { difference < 0 ? .lower : .higher } else {
        .open
      }
  }

  /// Whether B is shown to differ from A.
  public var isShown: Bool { self == .lower || self == .higher }
}
