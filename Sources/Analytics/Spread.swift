/// Mean and spread of a number over runs, taken one by one, so that memory does not grow with the runs.
///
/// Welford's updating formulas (1962). The standard deviation divides by n − 1.
public struct Spread: Sendable, Equatable {
  /// How many numbers.
  public private(set) var count = 0
  /// Their mean; 0 for none.
  public private(set) var mean = 0.0
  /// The smallest.
  public private(set) var min = Double.infinity
  /// The largest.
  public private(set) var max = -Double.infinity
  private var squares = 0.0

  /// Of no numbers yet.
  public init() {}

  /// How many numbers, their mean, and the sum of their squared differences from it: enough to go on with more numbers
  /// later, but for the smallest and the largest.
  public var state: [Double] { [Double(count), mean, squares] }

  /// Of numbers whose state is known.
  public init(state: [Double]) { (count, mean, squares) = (Int(state[0]), state[1], state[2]) }

  /// Takes one more number.
  public mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    squares += difference * (value - mean)
    min = Swift.min(min, value)
    max = Swift.max(max, value)
  }

  /// Standard deviation; nothing below two numbers.
  public var standardDeviation: Double? {
    count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
  }
}

/// The median of numbers, the mean of the middle two for an even count; nothing for none.
public func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
