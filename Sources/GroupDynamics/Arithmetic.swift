import Foundation
import Kernels

/// Returns `x` clipped to `low` … `high`. NaN stays NaN, and the run that contains it is reported as failed.
@inline(__always)
func clip(_ x: Double, _ low: Double, _ high: Double) -> Double {
  x < low ? low : (x > high ? high : x)
}

/// Returns x⁺, the larger of x and 0. NaN stays NaN.
@inline(__always)
func positive(_ x: Double) -> Double {
  x < 0 ? 0 : x
}

/// Returns the logistic function σ of `x`.
@inline(__always)
func sigmoid(_ x: Double) -> Double {
  1 / (1 + exp(-x))
}

/// The denominator in place of an empty sum, so that 0 / 0 is 0.
let tiny = 1e-30
