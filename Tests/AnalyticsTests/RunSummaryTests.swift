import Analytics
import GroupDynamics
import Models
import Recording
import Scenarios
import Testing

/// The row of a run, against its ticks taken one by one.
@Suite struct RunSummaryTests {
  private static func scenario(_ parameters: Parameters) -> Scenario {
    Scenario(title: "a group", parameters: parameters, seed: 7)
  }

  private static func record(_ change: (inout Parameters) -> Void = { _ in }, replicate: UInt32 = 0) throws -> (
    record: RunRecord, parameters: Parameters
  ) {
    var parameters = Parameters()
    change(&parameters)
    return (
      try recordRuns(scenario(parameters), replicates: [replicate], arithmetic: .plainForm, acts: nil, tables: [])[0],
      parameters
    )
  }

  @Test(arguments: 0..<20)
  func numbersFollowFromTheTicks(replicate: UInt32) throws {
    let (record, p) = try Self.record(replicate: replicate)
    let summary = RunSummary(record, Self.scenario(p))
    let tension = (0..<12).map { session in
      (1...12).reduce(0.0) { $0 + record.ticks[.tension, tick: session * 12 + $1] } / 12
    }
    #expect(summary.tensionPeak == tension.max())
    #expect(tension[summary.tensionPeakSession - 1] == summary.tensionPeak)
    #expect(!tension[..<(summary.tensionPeakSession - 1)].contains(summary.tensionPeak))
    #expect(summary.last == record.ticks.metrics(tick: 144))
    #expect(summary.left == 1 - summary.last[.present] / 8)
    #expect(Double(record.departures.count) == 8 - summary.last[.present])
    #expect(abs(Stage.allCases.reduce(0) { $0 + summary.dwell[$1.order] } - 12) < 1e-12)
    for stage in Stage.allCases {
      let first = record.ticks.stages.firstIndex(of: stage)
      #expect(summary.entry[stage.order] == first.map { Double($0) / 12 })
    }
  }

  @Test func pathsAndRegressions() throws {
    var seen: Set<String> = []
    for replicate in UInt32(0)..<150 {
      let (record, p) = try Self.record(replicate: replicate)
      let summary = RunSummary(record, Self.scenario(p))
      let path = Array(summary.stagePath)
      #expect(zip(path, path.dropFirst()).allSatisfy { $0 != $1 })
      let order = Array("FSNP")
      let back = zip(path, path.dropFirst()).filter { a, b in
        guard let i = order.firstIndex(of: a), let j = order.firstIndex(of: b) else { return false }
        return j < i
      }
      #expect(summary.regressions == back.count)
      seen.insert(summary.stagePath)
    }
    #expect(seen.contains { $0.hasPrefix("FSNS") }, "no group stormed twice, so regressions were not tried")
  }

  @Test func whetherAGroupSettledNeedsFourSessions() throws {
    let (short, p) = try Self.record { ($0.sessions, $0.endingSessions) = (3, 1) }
    #expect(RunSummary(short, Self.scenario(p)).settled == nil)
    let (long, q) = try Self.record { ($0.sessions, $0.endingSessions) = (4, 1) }
    #expect(RunSummary(long, Self.scenario(q)).settled != nil)
    let (lenient, r) = try Self.record { ($0.settledCohesion, $0.settledTension) = (-1, 1) }
    #expect(RunSummary(lenient, Self.scenario(r)).settled == true)
  }

  @Test func settledLooksAtTheThirdAndSecondSessionFromTheEnd() throws {
    let (record, p) = try Self.record()
    let cohesion = record.ticks.sessionMeans(.cohesion)
    var high = p
    high.settledTension = 1
    high.settledCohesion = (cohesion[9] + cohesion[10]) / 2
    #expect(RunSummary(record, Self.scenario(high)).settled == false)
    high.settledCohesion = (cohesion[9] + cohesion[10]) / 2 - 1e-9
    #expect(RunSummary(record, Self.scenario(high)).settled == true)
  }

  @Test func theRowHasACellForEachColumn() throws {
    var helped = Self.scenario(Parameters())
    helped.preparation.limits = [Preparation.Limit(.anxiety, to: 0.8)]
    helped.goals = [Goal(name: "calm", metric: .tension, isAbove: false, target: 0.1, by: 8)]
    helped.followUp = FollowUp(weeks: 3)
    for scenario in [Self.scenario(Parameters()), helped] {
      let record = try recordRuns(scenario, replicates: [0], arithmetic: .plainForm, acts: nil, tables: [])[0]
      let row = RunsTable(scenario).row(record, seed: scenario.seed, summary: RunSummary(record, scenario))
      let failed = RunsTable(scenario).row(record, seed: scenario.seed, summary: nil)
      for bytes in [row.bytes, failed.bytes] {
        #expect(bytes.count { $0 == UInt8(ascii: ",") } == RunsTable(scenario).table.columns.count - 1)
      }
    }
    #expect(RunsTable(helped).table.columns.count == RunsTable(Self.scenario(Parameters())).table.columns.count + 5)
  }
}
