/// What is known of one parameter: where it stands in a scenario, its unit, what is allowed and what it means.
public struct ParameterSpec: Sendable {
  /// Where in a scenario the parameter stands.
  public enum Place: String, Sendable {
    /// At the top level.
    case top
    /// Under `group:`.
    case group
    /// Under `parameters:`.
    case parameters
  }

  /// Whole or real number, with the property that holds it.
  public enum Storage: Sendable {
    case integer(any WritableKeyPath<Parameters, Int> & Sendable)
    case real(any WritableKeyPath<Parameters, Double> & Sendable)
  }

  /// The name in files.
  public let name: String
  /// Which property holds it.
  public let storage: Storage
  /// What is allowed.
  public let bounds: Bounds
  /// Where in a scenario it stands.
  public let place: Place
  /// Its unit; `1` for a pure number.
  public let unit: String
  /// The symbol of the model document, or nothing.
  public let symbol: String
  /// What it means, in a line.
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

  /// The value in a set of parameters.
  public func value(in parameters: Parameters) -> Double {
    switch storage {
    case .integer(let path): Double(parameters[keyPath: path])
    case .real(let path): parameters[keyPath: path]
    }
  }

  /// Puts a value that `bounds` allows into a set of parameters.
  package func set(_ value: Double, in parameters: inout Parameters) {
    switch storage {
    case .integer(let path): parameters[keyPath: path] = Int(value)
    case .real(let path): parameters[keyPath: path] = value
    }
  }
}

/// An interval of numbers, with or without its ends.
public struct Bounds: Sendable, Equatable {
  /// The lower end, if there is one.
  public let low: Double?
  /// The upper end, if there is one.
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

  /// All numbers of an interval.
  package init(_ range: ClosedRange<Double>) {
    self.init(
      range.lowerBound.isFinite ? range.lowerBound : nil, range.upperBound.isFinite ? range.upperBound : nil)
  }

  /// From end to end, with both.
  package var range: ClosedRange<Double> { (low ?? -.infinity)...(high ?? .infinity) }

  /// Any finite number.
  package static let any = Bounds(nil, nil)
  /// `low` and above.
  package static func from(_ low: Double) -> Bounds { Bounds(low, nil) }
  /// From `low` to `high`, both included.
  package static func from(_ low: Double, to high: Double) -> Bounds { Bounds(low, high) }
  /// From `low`, included, to `high`, not included.
  package static func from(_ low: Double, below high: Double) -> Bounds { Bounds(low, high, highIncluded: false) }
  /// Above `low`.
  package static func above(_ low: Double) -> Bounds { Bounds(low, nil, lowIncluded: false) }

  /// Whether a value lies inside.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let low, value < low || (value == low && !lowIncluded) { return false }
    if let high, value > high || (value == high && !highIncluded) { return false }
    return true
  }
}

/// A number as people write it: `8`, not `8.0`.
package func plain(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
