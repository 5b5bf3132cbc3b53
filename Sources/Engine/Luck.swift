import Draws
import Scenarios

/// The random numbers of one run.
public struct Luck: Sendable {
  /// The key of all draws.
  public let seed: UInt64
  /// The index of the replicate, from 0.
  public let replicate: UInt32

  /// The offset added to every purpose: 0 unless a point of a sweep has random numbers of its own.
  public let offset: UInt32

  /// Creates the random numbers of a replicate.
  public init(seed: UInt64, replicate: UInt32, offset: UInt32 = 0) {
    (self.seed, self.replicate, self.offset) = (seed, replicate, offset)
  }

  /// Creates the random numbers of a replicate of a scenario.
  public init(_ scenario: Scenario, replicate: UInt32) {
    self.init(seed: scenario.seed, replicate: replicate, offset: scenario.luckOffset)
  }

  /// Returns four uniforms in (0, 1).
  @inline(__always)
  public func uniforms(_ purpose: Purpose, index: Int, tick: Int) -> SIMD4<Double> {
    Philox.uniforms(counter: address(purpose, index, tick), key: seed)
  }

  /// Returns four standard normals.
  public func normals(_ purpose: Purpose, index: Int, tick: Int) -> SIMD4<Double> {
    Philox.normals(counter: address(purpose, index, tick), key: seed)
  }

  /// Returns a standard normal, the first of the four.
  public func normal(_ purpose: Purpose, index: Int, tick: Int) -> Double {
    Philox.normal(counter: address(purpose, index, tick), key: seed)
  }

  @inline(__always)
  private func address(_ purpose: Purpose, _ index: Int, _ tick: Int) -> SIMD4<UInt32> {
    SIMD4(UInt32(index), UInt32(tick), purpose.rawValue &+ offset, replicate)
  }
}
