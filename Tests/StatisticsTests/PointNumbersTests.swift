import Draws
import Foundation
import Statistics
import Testing

/// What replicates say of a point, and how much of the variance between runs is luck.
@Suite struct PointNumbersTests {
  /// Standard normals by Box and Muller from whole numbers that a counter addresses.
  private func normals(_ count: Int, _ stream: Int) -> [Double] {
    let most = 1 << 30
    var draws = [Int](repeating: 0, count: 2 * count)
    Resampling(seed: 99, stream: 7).draw(stream, below: most, into: &draws)
    return (0..<count).map { place in
      let u = (Double(draws[2 * place]) + 0.5) / Double(most)
      let v = Double(draws[2 * place + 1]) / Double(most)
      return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
    }
  }

  @Test func meanAndVarianceAreThoseOfAllReplicates() {
    let numbers = PointNumbers([1, 2, 4, 9], point: 0, seed: 1)
    #expect(numbers.mean == 4 && abs(numbers.variance - 38.0 / 3) < 1e-12)
    // The three ways to halve have means that differ by 5, 3 and 2: (25 + 9 + 4)/2, over three.
    #expect(abs(numbers.luckSquareOfMean - 19.0 / 3) < 1e-12)
    #expect(numbers.luckOfMean.isFinite && numbers.luckOfVariance.isFinite)
    let two = PointNumbers([1, 2], point: 0, seed: 1)
    // (1 − 2)/√2 either way: what the difference of two means of two has.
    #expect(abs(abs(two.luckOfMean) - 0.5.squareRoot()) < 1e-12 && two.luckOfVariance.isNaN && two.variance == 0.5)
    let one = PointNumbers([3], point: 0, seed: 1)
    #expect(one.mean == 3 && one.variance.isNaN && one.luckOfMean.isNaN)
    for missing in [[], [.nan], [1, .nan, 2, 3, 4]] as [[Double]] {
      let numbers = PointNumbers(missing, point: 0, seed: 1)
      #expect(numbers.mean.isNaN && numbers.variance.isNaN && numbers.luckOfMean.isNaN && numbers.luckOfVariance.isNaN)
    }
  }

  /// 20,000 points of normal replicates: two means of n differ by a variance of 2/n, two variances by 4/(n − 1).
  @Test(arguments: [2, 5, 8, 31]) func otherLuckChangesAsMuchAsASecondSetOfReplicates(replicates: Int) {
    let points = 20_000
    var (sum, ofMean, ofVariance, both) = (0.0, 0.0, 0.0, 0.0)
    for point in 0..<points {
      let numbers = PointNumbers(normals(replicates, point), point: point, seed: 1)
      sum += numbers.luckOfMean
      ofMean += numbers.luckOfMean * numbers.luckOfMean
      ofVariance += numbers.luckOfVariance * numbers.luckOfVariance
      both += numbers.mean * numbers.luckOfMean
    }
    let (n, all) = (Double(replicates), Double(points))
    #expect(abs(sum / all) < 4 * (2 / n / all).squareRoot())
    #expect(abs(ofMean / all / (2 / n) - 1) < 0.05)
    #expect(abs(both / all) < 4 * (2 / n / n / all).squareRoot())
    if replicates >= 4 { #expect(abs(ofVariance / all / (4 / (n - 1)) - 1) < 0.15) } else { #expect(ofVariance.isNaN) }
  }

  /// Replicates that all points share go to either half from point to point.
  @Test func halvesDifferFromPointToPoint() {
    let replicates = (0..<8).map { Double($0) }
    let signs = (0..<100).map { PointNumbers(replicates, point: $0, seed: 1).luckOfMean > 0 }
    #expect((25...75).contains(signs.count { $0 }))
    #expect(PointNumbers(replicates, point: 3, seed: 1) == PointNumbers(replicates, point: 3, seed: 1))
  }

  /// Points with variance 4, luck that all share with variance 2 and luck of their own with variance 1: (2 + 1)/(4 + 2 + 1).
  @Test func shareOfLuckIsThatOfAVarianceComponentsModel() throws {
    let (points, replicates) = (4000, 40)
    let (ofPoint, shared) = (normals(points, 1), normals(replicates, 2))
    // What forty numbers happen to have, since no more of them are drawn.
    let middle = shared.reduce(0, +) / 40
    let square = shared.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / 39
    var (together, alone) = (LuckShare(isShared: true), LuckShare(isShared: false))
    for point in 0..<points {
      let own = normals(replicates, 10 + point)
      together.add((0..<replicates).map { 2 * ofPoint[point] + (2 / square).squareRoot() * shared[$0] + own[$0] })
      alone.add((0..<replicates).map { 2 * ofPoint[point] + 3.0.squareRoot() * own[$0] })
    }
    #expect(abs(try #require(together.share) - 3.0 / 7) < 0.02)
    #expect(abs(try #require(alone.share) - 3.0 / 7) < 0.02)
    // Of luck's variance of 3, 2 are the same at all points.
    #expect(abs(together.shareBetweenPoints - 1.0 / 3) < 0.02 && alone.shareBetweenPoints == 1)
  }

  /// Two replicates of four points, by hand.
  @Test func shareOfLuckOfFewNumbers() throws {
    // Means 1, 3, 5, 7; within (±1): s² = 2; shared ± 1 at each point, so that nothing is left without it.
    var (together, alone) = (LuckShare(isShared: true), LuckShare(isShared: false))
    for mean in [1.0, 3, 5, 7] {
      together.add([mean + 1, mean - 1])
      alone.add([mean + 1, mean - 1])
    }
    // var(m) = 20/3: 2/(2 + 20/3) with all of it, 2/(2 + 20/3 − 2/2) where means have luck of their own.
    let (ofShared, ofOwn) = (3.0 / 13, 6.0 / 23)
    #expect(abs(try #require(together.share) - ofShared) < 1e-12)
    #expect(abs(try #require(alone.share) - ofOwn) < 1e-12)
    #expect(together.shareBetweenPoints < 1e-12 && alone.shareBetweenPoints == 1)
  }

  @Test func edgesOfTheShareOfLuck() {
    var share = LuckShare(isShared: true)
    #expect(share.share == nil)
    share.add([1, 2])
    #expect(share.share == nil && share.validPoints == 1)
    share.add([1, .nan])
    share.add([3])
    share.add([])
    #expect(share.share == nil && share.points == 4 && share.validPoints == 1)
    share.add([4, 4, 4])
    #expect(share.share != nil && share.validPoints == 2)
    var constant = LuckShare(isShared: false)
    for _ in 0..<3 { constant.add([2, 2]) }
    #expect(constant.share == nil)
  }
}
