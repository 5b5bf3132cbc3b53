/// The difference of a number between pairs of runs that share their luck, B − A: its mean and how sure that is.
///
/// The interval is that of the paired t test (Student 1908): mean ± t sd/√n with n − 1 degrees of freedom. Memory does not
/// grow with the pairs.
public struct PairedDifference: Sendable, Equatable {
  /// Of A alone.
  public private(set) var a = Spread()
  /// Of B alone.
  public private(set) var b = Spread()
  /// Of B − A.
  public private(set) var difference = Spread()

  /// Of no pairs yet.
  public init() {}

  /// Takes one more pair.
  public mutating func add(_ a: Double, _ b: Double) {
    self.a.add(a)
    self.b.add(b)
    difference.add(b - a)
  }

  /// The interval that holds the mean difference with a confidence, 0 … 1; nothing below two pairs.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    guard let sd = difference.standardDeviation else { return nil }
    let count = Double(difference.count)
    let half = StudentT.critical(level: confidence, degrees: count - 1) * sd / count.squareRoot()
    return difference.mean - half...difference.mean + half
  }

  /// −1 or 1 where the interval lies below or above zero; 0 where it holds zero, and where there is none.
  public var sign: Int {
    guard let interval = interval() else { return 0 }
    return interval.lowerBound > 0 ? 1 : interval.upperBound < 0 ? -1 : 0
  }
}
