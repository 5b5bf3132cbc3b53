/// The description of one parameter: its section in a scenario, its unit, the allowed values and its meaning.
public struct ParameterSpec: Sendable {
  /// The section of a scenario that contains the parameter.
  public enum Place: String, Sendable {
    /// At the top level.
    case top
    /// Under `group:`.
    case group
    /// Under `parameters:`.
    case parameters
  }

  /// The property that stores it, a whole or a real number.
  public enum Storage: Sendable {
    case integer(any WritableKeyPath<Parameters, Int> & Sendable)
    case real(any WritableKeyPath<Parameters, Double> & Sendable)
  }

  /// The name in files.
  public let name: String
  /// The property that stores it.
  public let storage: Storage
  /// The allowed values.
  public let bounds: Bounds
  /// The section of a scenario that contains it.
  public let place: Place
  /// The unit; `1` for a pure number.
  public let unit: String
  /// The symbol of the model document, or an empty string.
  public let symbol: String
  /// The meaning, in a line.
  public let meaning: String

  package init(
    _ name: String, _ storage: Storage, _ bounds: Bounds, in place: Place, unit: String, symbol: String,
    _ meaning: String
  ) {
    self.name = name
    self.storage = storage
    self.bounds = bounds
    self.place = place
    self.unit = unit
    self.symbol = symbol
    self.meaning = meaning
  }

  /// Whether only whole numbers are allowed.
  public var isInteger: Bool {
    if case .integer = storage { true } else { false }
  }

  /// Returns the value in a set of parameters.
  public func value(in parameters: Parameters) -> Double {
    switch storage {
    case .integer(let path): Double(parameters[keyPath: path])
    case .real(let path): parameters[keyPath: path]
    }
  }

  /// Sets a value that `bounds` allows in a set of parameters.
  package func set(_ value: Double, in parameters: inout Parameters) {
    switch storage {
    case .integer(let path): parameters[keyPath: path] = Int(value)
    case .real(let path): parameters[keyPath: path] = value
    }
  }
}

/// An interval of numbers, with or without its ends.
public struct Bounds: Sendable, Equatable {
  /// The lower end; `nil` if there is none.
  public let low: Double?
  /// The upper end; `nil` if there is none.
  public let high: Double?
  /// Whether the lower end itself is allowed.
  public let lowIncluded: Bool
  /// Whether the upper end itself is allowed.
  public let highIncluded: Bool

  private init(_ low: Double?, _ high: Double?, lowIncluded: Bool = true, highIncluded: Bool = true) {
    self.low = low
    self.high = high
    self.lowIncluded = lowIncluded
    self.highIncluded = highIncluded
  }

  /// Creates the bounds of a closed interval.
  package init(_ range: ClosedRange<Double>) {
    self.init(
      range.lowerBound.isFinite ? range.lowerBound : nil, range.upperBound.isFinite ? range.upperBound : nil)
  }

  /// The closed interval from end to end.
  package var range: ClosedRange<Double> { (low ?? -.infinity)...(high ?? .infinity) }

  /// Any finite number.
  package static let any = Bounds(nil, nil)
  /// Returns the bounds `low` and above.
  package static func from(_ low: Double) -> Bounds { Bounds(low, nil) }
  /// Returns the bounds from `low` to `high`, both included.
  package static func from(_ low: Double, to high: Double) -> Bounds { Bounds(low, high) }
  /// Returns the bounds from `low`, included, to `high`, not included.
  package static func from(_ low: Double, below high: Double) -> Bounds { Bounds(low, high, highIncluded: false) }
  /// Returns the bounds above `low`.
  package static func above(_ low: Double) -> Bounds { Bounds(low, nil, lowIncluded: false) }

  /// Returns whether a value lies inside.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let low, value < low || (value == low && !lowIncluded) { return false }
    if let high, value > high || (value == high && !highIncluded) { return false }
    return true
  }
}

/// Returns a number as people write it: `8`, not `8.0`.
package func plain(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
