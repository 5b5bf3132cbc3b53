import Analytics
import GroupDynamics
import Models
import Recording
import Scenarios
import Statistics
import Testing

/// What the kernels say of many sampled runs is what the plain form says of them.
@Suite struct KernelFiguresTests {
  @Test func runsPairedByLuckAgree() throws {
    let scenario = Scenario(title: "paired", parameters: Parameters(), seed: 5)
    let count = 2000
    var same = 0
    var differences: [Metric: Spread] = [:]
    for block in stride(from: 0, to: count, by: 16) {
      let replicates = (block..<block + 16).map { UInt32($0) }
      let kernel = try recordRuns(
        scenario, replicates: replicates, arithmetic: .kernels, acts: .sampled, tables: [])
      for (record, replicate) in zip(kernel, replicates) {
        let plain = try recordRuns(
          scenario, replicates: [replicate], arithmetic: .plainForm, acts: .sampled, tables: [])[0]
        let (a, b) = (
          RunSummary(plain, scenario),
          RunSummary(record, scenario)
        )
        same += a.stagePath == b.stagePath ? 1 : 0
        for metric in Metric.allCases { differences[metric, default: Spread()].add(b.last[metric] - a.last[metric]) }
      }
    }
    #expect(Double(same) >= 0.95 * Double(count), "\(same) of \(count) took the same path")
    for (metric, spread) in differences {
      let error = (spread.standardDeviation ?? 0) / Double(count).squareRoot()
      #expect(abs(spread.mean) <= max(4 * error, 1e-4), "\(metric.rawValue): \(spread.mean)")
    }
  }
}
