import Kernels
import Testing

/// Whether two numbers agree to `tolerance`, taken of the larger of 1 and the expected number. Nothing agrees with
/// what is not a number.
func agree(_ actual: Double, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
  actual == expected || abs(actual - expected) <= tolerance * max(1, abs(expected))
}

/// Expects two numbers to agree, and says which they were where they do not.
func expect(
  _ actual: Double, equals expected: Double, within tolerance: Double = 1e-12, _ what: @autoclosure () -> String = "",
  at location: SourceLocation = #_sourceLocation
) {
  guard !agree(actual, expected, within: tolerance) else { return }
  Issue.record("\(what()): \(actual), expected \(expected)", sourceLocation: location)
}

/// Expects the same numbers, bit by bit.
func expectSame(
  _ actual: [Double], _ expected: [Double], _ what: String, at location: SourceLocation = #_sourceLocation
) {
  #expect(haveSameBits(actual, expected), "\(what) differs", sourceLocation: location)
}

/// Whether two lists hold the same numbers, bit by bit.
func haveSameBits(_ a: [Double], _ b: [Double]) -> Bool { a.map(\.bitPattern) == b.map(\.bitPattern) }

/// x⁺.
func plus(_ x: Double) -> Double { max(x, 0) }

/// `x` within `low` … `high`.
func clipped(_ x: Double, _ low: Double, _ high: Double) -> Double { min(max(x, low), high) }
