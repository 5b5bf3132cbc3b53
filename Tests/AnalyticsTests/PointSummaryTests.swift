import Analytics
import Recording
import Statistics
import Testing

/// Statistics over the replicates of a point, against NumPy 2 and SciPy 1.17 (`t.interval`, `quantile`).
struct PointSummaryTests {
  private let critical = CriticalValues()

  private func isNear(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) <= 1e-12 * max(1, abs(b)) } ?? false }

  @Test func numbersAreNumPys() {
    let values = [0.2, -1.5, 3.25, 0.2, 8, 2.5, .nan, -0.75]
    let summary = PointSummary(values, critical)
    #expect(summary.count == 7)
    #expect(
      isNear(summary.mean, 1.7) && isNear(summary.sd, 3.252563091881027) && isNear(summary.se, 1.2293532949520751))
    #expect(isNear(summary.low, -1.3081191466623496) && isNear(summary.high, 4.70811914666235))
    #expect(isNear(summary.q05, -1.275) && isNear(summary.q25, -0.27499999999999997) && isNear(summary.median, 0.2))
    #expect(isNear(summary.q75, 2.875) && isNear(summary.q95, 6.574999999999997))
    #expect(summary.min == -1.5 && summary.max == 8)
  }

  @Test func noNumbersHaveNoStatistics() {
    for values in [[], [Double.nan]] {
      let summary = PointSummary(values, critical)
      #expect(summary.count == 0 && summary.mean == nil && summary.sd == nil && summary.median == nil)
      #expect(summary.low == nil && summary.min == nil)
    }
  }

  @Test func oneNumberHasNoSpread() {
    let summary = PointSummary([4], critical)
    #expect(summary.count == 1 && summary.mean == 4 && summary.sd == nil && summary.high == nil)
    #expect(summary.q05 == 4 && summary.median == 4 && summary.q95 == 4)
  }

  @Test(arguments: [[2.0, 2, 2], [0, 0], Array(repeating: 0.1, count: 30)])
  func equalNumbersHaveNoInterval(_ values: [Double]) {
    let summary = PointSummary(values, critical)
    #expect(summary.sd == 0 && summary.low == nil && summary.high == nil && summary.q25 == values[0])
    #expect(Spread(values).interval() == nil && PairedDifference(values, values).interval() == nil)
    #expect(IndependentDifference(values, values).interval() == nil)
    #expect(PairedDifference(values, values).equivalence(margin: 1) == nil)
  }

  /// Wilson's interval of 8 in 10 and of 0 in 10, computed with forty digits.
  @Test func sharesHaveWilsonsInterval() {
    let some = PointSummary([1, 1, 0, 1, 1, 1, 1, 0, 1, 1], areShares: true, critical)
    #expect(some.mean == 0.8 && isNear(some.low, 0.4901624715366417) && isNear(some.high, 0.9433178485456247))
    let none = PointSummary(Array(repeating: 0, count: 10), areShares: true, critical)
    #expect(none.low == 0 && isNear(none.high, 0.2775327998628892))
    let all = PointSummary(Array(repeating: 1, count: 10), areShares: true, critical)
    #expect(all.high == 1 && isNear(all.low, 1 - 0.2775327998628892))
  }

  @Test func aRowHasTheColumnsOfItsTable() {
    var rows = CSVRows()
    SummaryRow(point: 3, metric: "cohesion", session: nil, PointSummary([1, 2], critical)).append(to: &rows)
    let text = String(decoding: rows.bytes, as: UTF8.self)
    #expect(text.hasPrefix("3,cohesion,,2,1.5,"))
    #expect(text.split(separator: ",", omittingEmptySubsequences: false).count == SummaryRow.table.columns.count)
  }
}
