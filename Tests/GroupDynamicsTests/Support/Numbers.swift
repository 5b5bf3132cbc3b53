/// A small generator for tests (SplitMix64): the same numbers for the same seed, on every system.
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from `low` to below `high`.
  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) / 9_007_199_254_740_992
  }

  /// A number as above, but one time in eight exactly one of the ends.
  mutating func numberOrEnd(_ low: Double, _ high: Double) -> Double {
    let choice = number(0, 16)
    return choice < 1 ? low : (choice < 2 ? high : number(low, high))
  }

  /// A whole number from 0 to below `count`.
  mutating func index(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// The numbers 0 ..< count in another order.
  mutating func order(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for k in stride(from: count - 1, to: 0, by: -1) { order.swapAt(k, index(k + 1)) }
    return order
  }
}
