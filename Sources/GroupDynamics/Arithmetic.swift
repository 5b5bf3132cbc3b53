import Foundation
import Kernels

/// `x` within `low` … `high`. What is not a number stays so, and the run that holds it is reported as failed.
@inline(__always)
func clip(_ x: Double, _ low: Double, _ high: Double) -> Double {
  x < low ? low : (x > high ? high : x)
}

/// x⁺, the larger of x and 0. What is not a number stays so.
@inline(__always)
func positive(_ x: Double) -> Double {
  x < 0 ? 0 : x
}

/// The logistic function σ.
@inline(__always)
func sigmoid(_ x: Double) -> Double {
  1 / (1 + exp(-x))
}

/// Stands for an empty sum in a denominator, so that 0 / 0 is 0.
let tiny = 1e-30
