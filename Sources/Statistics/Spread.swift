/// Mean and spread of a number over runs, taken one by one, so that memory does not grow with the runs.
///
/// Welford's updating formulas (1962), or of numbers at hand in two passes. The standard deviation divides by n − 1. What is
/// not a number makes all of it so, and then there is no interval; the caller leaves such numbers out.
public struct Spread: Sendable, Equatable {
  /// Number of values.
  public private(set) var count = 0
  /// Their mean; 0 for none.
  public private(set) var mean = 0.0
  /// The smallest value; infinity for none.
  public private(set) var min = Double.infinity
  /// The largest value; −infinity for none.
  public private(set) var max = -Double.infinity
  private var squares = 0.0

  /// Creates one without numbers.
  public init() {}

  /// Creates one from numbers at hand: the mean is their sum over n, the squared differences are those from it.
  public init(_ values: [Double]) {
    guard !values.isEmpty else { return }
    count = values.count
    var sum = 0.0
    for value in values {
      sum += value
      min = Swift.min(min, value)
      max = Swift.max(max, value)
    }
    mean = sum / Double(count)
    for value in values { squares += (value - mean) * (value - mean) }
    // Numbers that are all alike do not vary, however their mean was rounded.
    if min == max, !sum.isNaN { (mean, squares) = (min, 0) }
  }

  /// How many numbers, their mean, and the sum of their squared differences from it: enough to go on with more numbers
  /// later, but for the smallest and the largest.
  public var state: [Double] { [Double(count), mean, squares] }

  /// Creates one from numbers whose state is known.
  public init(state: [Double]) { (count, mean, squares) = (Int(exactly: state[0]) ?? 0, state[1], state[2]) }

  /// Takes one more number.
  public mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    squares += difference * (value - mean)
    min = Swift.min(min, value)
    max = Swift.max(max, value)
  }

  /// Variance, divided by n − 1; `nil` below two numbers.
  public var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }

  /// Standard deviation; `nil` below two numbers.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// Standard error of the mean, sd/√n; `nil` below two numbers.
  public var standardError: Double? { standardDeviation.map { $0 / Double(count).squareRoot() } }

  /// Student's interval of the mean (1908), mean ± t se with n − 1 degrees of freedom, for a confidence, 0 … 1; nothing
  /// below two numbers. Numbers that do not vary have none: they do not say how far others may lie.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
    standardError.flatMap {
      $0 == 0 ? nil : .around(mean, StudentT.critical(level: confidence, degrees: Double(count - 1)) * $0)
    }
  }
}

/// The median of numbers, the mean of the middle two for an even count; `nil` for none.
public func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The quantile of sorted numbers at a share, 0 … 1, by straight lines between neighbours in order (type 7 of Hyndman &
/// Fan 1996, as NumPy and R have it); `nil` for no numbers or a share outside.
public func quantile(ofSorted sorted: [Double], _ share: Double) -> Double? {
  guard let last = sorted.last, share >= 0, share <= 1 else { return nil }
  let place = share * Double(sorted.count - 1)
  let below = Int(place)
  guard below + 1 < sorted.count else { return last }
  return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
}

extension ClosedRange where Bound == Double {
  /// From one end to the other; `nil` where they are not in order, as where one is not a number.
  static func between(_ low: Double, _ high: Double) -> Self? { low <= high ? low...high : nil }

  /// Centre ± half; `nil` where one of them is not a number.
  static func around(_ centre: Double, _ half: Double) -> Self? { between(centre - half, centre + half) }
}
