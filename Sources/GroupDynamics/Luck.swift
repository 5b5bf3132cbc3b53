import Kernels
import Scenarios

/// What a random number is for. A draw's address is (index, tick, purpose, replicate) under the seed as key, so no
/// draw depends on another, and the same replicate of two scenarios has the same members and the same luck.
public enum Purpose: UInt32, Sendable {
  case traits = 1
  case ties, attitudes, acts, commitment, instruments, observation, absence, newcomers
  case screening = 11
  case relapse = 12
  case designs = 13
  case resampling = 14

  /// What is added to the purposes of a point of a sweep, from 0, whose luck is not that of the others. Points up to
  /// 16,777,214 can be told apart.
  public static func offset(ofPoint point: Int) -> UInt32 { 256 * (UInt32(point) + 1) }
}

/// The random numbers of one run.
public struct Luck: Sendable {
  /// Key of all draws.
  public let seed: UInt64
  /// Which replicate this is, from 0.
  public let replicate: UInt32

  /// What is added to every purpose: 0 unless a point of a sweep has luck of its own.
  public let offset: UInt32

  /// The luck of a replicate.
  public init(seed: UInt64, replicate: UInt32, offset: UInt32 = 0) {
    (self.seed, self.replicate, self.offset) = (seed, replicate, offset)
  }

  /// The luck of a replicate of a scenario.
  public init(_ scenario: Scenario, replicate: UInt32) {
    self.init(seed: scenario.seed, replicate: replicate, offset: scenario.luckOffset)
  }

  /// Four uniforms in (0, 1).
  @inline(__always)
  func uniforms(_ purpose: Purpose, index: Int, tick: Int) -> SIMD4<Double> {
    Philox.uniforms(counter: address(purpose, index, tick), key: seed)
  }

  /// Four standard normals.
  func normals(_ purpose: Purpose, index: Int, tick: Int) -> SIMD4<Double> {
    Philox.normals(counter: address(purpose, index, tick), key: seed)
  }

  /// A standard normal: the first of the four.
  func normal(_ purpose: Purpose, index: Int, tick: Int) -> Double {
    Philox.normal(counter: address(purpose, index, tick), key: seed)
  }

  @inline(__always)
  private func address(_ purpose: Purpose, _ index: Int, _ tick: Int) -> SIMD4<UInt32> {
    SIMD4(UInt32(index), UInt32(tick), purpose.rawValue &+ offset, replicate)
  }
}
