import Statistics
import Foundation
import Testing

/// Whether a number is another to a relative precision.
func isNear(_ actual: Double?, _ expected: Double, _ precision: Double = 1e-12) -> Bool {
  guard let actual else { return false }
  return abs(actual - expected) <= precision * abs(expected)
}

/// Whether the ends of an interval are those given, to a relative precision.
func isNear(_ actual: ClosedRange<Double>?, _ low: Double, _ high: Double, _ precision: Double = 1e-12) -> Bool {
  isNear(actual?.lowerBound, low, precision) && isNear(actual?.upperBound, high, precision)
}

/// The ten numbers twice that the reference programs were given.
enum Reference {
  static let a = [0.621, 0.713, 0.552, 0.684, 0.745, 0.606, 0.668, 0.707, 0.589, 0.732]
  static let b = [0.523, 0.614, 0.575, 0.496, 0.661, 0.509, 0.637, 0.549, 0.47, 0.597]
}

/// Random numbers for simulated data (SplitMix64; Steele, Lea & Flood 2014): others than the program's own.
struct Simulated {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((word ^ (word >> 31)) >> 11) + 0.5) / 9_007_199_254_740_992
  }

  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform()) }

  mutating func normals(_ count: Int, sd: Double = 1) -> [Double] { (0..<count).map { _ in sd * normal() } }

  mutating func successes(_ count: Int, _ share: Double) -> Int { (0..<count).count { _ in uniform() < share } }

  /// One of the names, with chances as given.
  mutating func kind(_ chances: [Double]) -> String {
    var left = uniform()
    for (index, chance) in chances.enumerated() {
      left -= chance
      if left < 0 { return "K\(index)" }
    }
    return "K\(chances.count - 1)"
  }
}
