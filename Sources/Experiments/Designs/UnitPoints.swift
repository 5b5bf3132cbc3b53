import Scenarios

/// Points of the unit cube, 0 … 1 in every dimension, from which a sampler makes values.
protocol UnitPoints: Sendable {
  /// The number of points.
  var count: Int { get }
  /// Returns the coordinates of a point, from 0, one for every factor.
  subscript(point: Int) -> [Double] { get }
}

/// Points of the unit cube, as values of factors.
struct ScaledPoints: DesignPoints {
  private let unit: any UnitPoints
  private let domains: [Factor.Domain]

  init(_ unit: any UnitPoints, _ domains: [Factor.Domain]) { (self.unit, self.domains) = (unit, domains) }

  var count: Int { unit.count }

  subscript(point: Int) -> [FactorValue] {
    precondition((0..<count).contains(point), "no such point")
    return zip(unit[point], domains).map { $1.value(at: $0) }
  }
}

extension Factor.Domain {
  /// Returns the value at a position in the unit interval, both ends included. Numbers are in proportion; values and
  /// whole numbers have equal shares of the interval.
  func value(at x: Double) -> FactorValue {
    switch self {
    case .values(let values): return values[Self.share(x, of: values.count)]
    case .range(let from, let to, isInteger: false): return .number(Swift.min(from + x * (to - from), to))
    case .range(let from, let to, isInteger: true):
      return .number(from + Double(Self.share(x, of: Int(to - from) + 1)))
    }
  }

  /// Returns the index of the equal share that contains a position; the end belongs to the last share.
  private static func share(_ x: Double, of count: Int) -> Int { Swift.min(Int(x * Double(count)), count - 1) }
}
