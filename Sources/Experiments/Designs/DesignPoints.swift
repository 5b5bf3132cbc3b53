import Scenarios

/// The points of a design, made one by one as they are asked for, so that a million of them take little memory.
public protocol DesignPoints: Sendable {
  /// How many points.
  var count: Int { get }
  /// The values of a point, from 0, one for every factor of the design.
  subscript(point: Int) -> [FactorValue] { get }
}
