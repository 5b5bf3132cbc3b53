import Analytics
import Foundation
import Testing

/// How well a mean is known, and how many runs a narrower interval takes.
@Suite struct HalfWidthTests {
  private func isNear(_ actual: Double?, _ expected: Double) -> Bool {
    actual.map { abs($0 - expected) <= 1e-9 * expected } ?? false
  }

  /// t of 9 degrees is 2.2621571627 (the usual table); 0.5 t/√n ≤ 0.1 first holds at n = 99.
  @Test func tenRunsSayHowManyItTakes() {
    let known = HalfWidth(.init("tension_peak", half: 0.1), runs: 10, sd: 0.5)
    #expect(isNear(known.halfWidth, 2.2621571627409915 * 0.5 / 10.0.squareRoot()))
    #expect(known.needed == 99 && known.wanted == 0.1 && known.runs == 10 && known.point == nil)
  }

  @Test func withNothingWantedItIsHalfOfWhatThereIs() {
    let known = HalfWidth(.init("left", half: nil), runs: 200, sd: 0.25)
    #expect(isNear(known.wanted, (known.halfWidth ?? 0) / 2))
    // Four times as many, and a little fewer: t is smaller with more runs.
    #expect((790...800).contains(known.needed ?? 0))
  }

  @Test func whatDoesNotVaryNeedsNoMoreAndOneRunSaysNothing() {
    let same = HalfWidth(.init("left", half: nil), runs: 20, sd: 0)
    #expect(same.halfWidth == 0 && same.wanted == nil && same.needed == nil)
    let one = HalfWidth(.init("left", half: 0.1), runs: 1, sd: nil)
    #expect(one.halfWidth == nil && one.needed == nil)
  }

  /// Where not every run has the metric, more runs are needed in all: 99 with it, by the share that has it.
  @Test(arguments: [(10, 10, 99), (10, 20, 198), (10, 13, 129), (10, 11, 109)])
  func runsWithoutTheMetricAreCounted(_ runs: Int, _ all: Int, _ needed: Int) {
    let known = HalfWidth(.init("performing_entry", half: 0.1), runs: runs, of: all, sd: 0.5)
    #expect(known.needed == needed && known.runs == runs && known.allRuns == all)
  }

  /// Point 0 has the metric in half of its 20 runs, and so takes twice as many as its standard deviation says.
  @Test func ofASweepTheShareThatHasItCounts() throws {
    let path = NSTemporaryDirectory() + "half-width-" + UUID().uuidString + ".csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = [
      "point_id,metric,session,n,mean,sd", "0,entry,,10,0.5,0.5", "0,left,,20,0.5,0.1", "1,entry,,20,0.5,0.6",
      "1,left,,20,0,0",
    ]
    try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let known = try HalfWidth.ofSweep([.init("entry", half: 0.1), .init("left", half: 0.05)], summary: path)
    #expect(known[0].point == 0 && known[0].needed == 198 && known[0].allRuns == 20)
    #expect(known[1].point == 0 && known[1].allRuns == 20)
  }

  /// Of three points the one that varies most decides; means of sessions and other metrics are none of them.
  @Test func ofASweepThePointThatVariesMostDecides() throws {
    let path = NSTemporaryDirectory() + "half-width-" + UUID().uuidString + ".csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = [
      "point_id,metric,session,n,mean,sd", "0,left,,10,0.5,0.25", "0,tension,1,10,0.5,9", "0,tension,,10,0.5,0.5",
      "1,tension,,40,0.5,0.75", "2,tension,,1,0.5,", "3,tension,,10,0.5,0.125",
    ]
    try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let known = try HalfWidth.ofSweep(
      [.init("tension", half: 0.2), .init("left", half: nil), .init("none", half: 1)], summary: path)
    #expect(known.map(\.metric) == ["tension", "left", "none"])
    // The widest is that of point 0, which has fewer runs; most are needed at point 1.
    #expect(isNear(known[0].halfWidth, 2.2621571627409915 * 0.5 / 10.0.squareRoot()))
    #expect(known[0].point == 1 && known[0].runs == 40 && known[0].needed == 57)
    #expect(known[1].point == 0)
  }
}
