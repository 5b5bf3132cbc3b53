/// Draws with replacement for the bootstrap. Their addresses are (four numbers at a time, resample, purpose 14, stream)
/// under the seed as key. The same seed gives the same resamples.
public struct Resampling: Sendable {
  private let seed: UInt64
  private let stream: UInt32

  /// Creates the draws of a stream, from 0. Groups that are resampled separately have streams of their own.
  public init(seed: UInt64, stream: UInt32 = 0) { (self.seed, self.stream) = (seed, stream) }

  /// Fills `places` with whole numbers from 0 to below `count`, for a resample, from 0. `count` is above 0 and below
  /// 2³².
  ///
  /// The result is the high half of word · count (Lemire 2019). The probability of a number is off by less than 2⁻³².
  public func draw(_ resample: Int, below count: Int, into places: inout [Int]) {
    let count = UInt64(count)
    for start in stride(from: 0, to: places.count, by: 4) {
      let words = Philox.words(
        counter: SIMD4(UInt32(start / 4), UInt32(resample), Purpose.resampling.rawValue, stream), key: seed)
      for place in start..<min(start + 4, places.count) {
        places[place] = Int((UInt64(words[place - start]) &* count) >> 32)
      }
    }
  }
}
