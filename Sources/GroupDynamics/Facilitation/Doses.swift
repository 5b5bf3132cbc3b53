import Scenarios

/// The strength with which each technique is in use, each 0 … 1.
public struct Doses: Sendable, Equatable {
  private var values = SIMD32<Double>(repeating: 0)

  /// Creates doses of 0.
  public init() {}

  /// The dose of a technique, 0 … 1.
  public subscript(technique: Technique) -> Double {
    get { values[technique.position] }
    set { values[technique.position] = newValue }
  }
}
