/// The difference of a number between pairs of runs paired by common random numbers, B − A: its mean and how sure that is.
///
/// The paired t test (Student 1908): t = mean/(sd/√n) with n − 1 degrees of freedom, and its interval mean ± t sd/√n. Memory
/// does not grow with the pairs. Where a difference is not a number there is no interval and p is none either.
public struct PairedDifference: Sendable, Equatable {
  /// Mean and spread of A.
  public private(set) var a = Spread()
  /// Mean and spread of B.
  public private(set) var b = Spread()
  /// Mean and spread of B − A.
  public private(set) var difference = Spread()
  private var together = Correlation()

  /// Creates one without pairs.
  public init() {}

  /// Creates one from pairs at hand, in two passes; where one side has more numbers, the last of them are left out.
  public init(_ a: [Double], _ b: [Double]) {
    let count = min(a.count, b.count)
    self.a = Spread(Array(a.prefix(count)))
    self.b = Spread(Array(b.prefix(count)))
    difference = Spread(zip(a, b).map { $1 - $0 })
    for (x, y) in zip(a, b) { together.add(x, y) }
  }

  /// Takes one more pair.
  public mutating func add(_ a: Double, _ b: Double) {
    self.a.add(a)
    self.b.add(b)
    difference.add(b - a)
    together.add(a, b)
  }

  /// The interval that holds the mean difference with a confidence, 0 … 1; `nil` below two pairs, and where all
  /// differ alike.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    difference.interval(confidence: confidence)
  }

  /// Student's t of the differences; `nil` below two pairs and where all differ alike.
  public var t: Double? {
    difference.standardError.flatMap { $0 > 0 ? difference.mean / $0 : nil }
  }

  /// Degrees of freedom, n − 1.
  public var degrees: Double { Double(difference.count - 1) }

  /// P(|T| > |t|) where there is no difference; `nil` where there is no t.
  public var p: Double? { t.map { StudentT.twoSided($0, degrees: degrees) } }

  /// Cohen's d of the differences, mean/sd (Cohen 1988); `nil` below two pairs and where all differ alike.
  public var dz: Double? {
    difference.standardDeviation.flatMap { $0 > 0 ? difference.mean / $0 : nil }
  }

  /// Pearson's correlation of A and B over pairs, −1 … 1; `nil` where one of the two does not vary.
  public var correlation: Double? { together.value }

  /// The share of the variance that pairing takes away, 1 − var(B − A)/(var A + var B), −1 … 1; `nil` below two pairs
  /// and where neither varies.
  public var varianceReduction: Double? {
    guard let one = a.variance, let other = b.variance, let left = difference.variance, one + other > 0 else {
      return nil
    }
    return 1 - left / (one + other)
  }

  /// Whether the difference is within ± a margin, above 0; `nil` below two pairs or for another margin.
  public func equivalence(margin: Double, level: Double = 0.05) -> Equivalence? {
    difference.standardError.flatMap {
      Equivalence(difference.mean, standardError: $0, degrees: degrees, margin: margin, level: level)
    }
  }

  /// −1 or 1 where the interval lies below or above zero; 0 where it holds zero, and where there is none.
  public var sign: Int {
    guard let interval = interval() else { return 0 }
    return interval.lowerBound > 0 ? 1 : interval.upperBound < 0 ? -1 : 0
  }
}
