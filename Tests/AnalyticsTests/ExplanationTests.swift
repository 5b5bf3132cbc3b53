import Analytics
import Foundation
import GroupDynamics
import Models
import Recording
import Scenarios
import Testing

/// What is told of a run, against the table of changes and the metrics.
@Suite struct ExplanationTests {
  /// Two who quarrel about everything in a group of six that else agrees.
  private static func hostile() -> Scenario {
    var p = Parameters()
    (p.members, p.attitudeSd, p.dropoutBase, p.negativityContest) = (6, 0, -100, 0)
    // Others differ half as much from each of the two, of which little passes.
    p.negativityOffset = 0.45 * p.negativityDisagreement
    var scenario = Scenario(title: "two are hostile", parameters: p, seed: 8)
    for (name, place) in zip(["Ana", "Ben", "Carla", "Dan", "Eva", "Farid"], 0..<6) { scenario.cast[place].name = name }
    scenario.cast[1].attitudes = Array(repeating: 1, count: p.issues)
    scenario.cast[4].attitudes = Array(repeating: -1, count: p.issues)
    return scenario
  }

  private static func explanation(_ scenario: Scenario, replicate: UInt32 = 0) throws -> Explanation {
    let (record, group) = try RunRecording(arithmetic: .plainForm, tables: []).record(
      ExplainedGroup(valid: scenario, replicate: replicate), RunID(point: 0, replicate: replicate), scenario)
    return Explanation(
      ticks: record.ticks, changes: group.changes, movements: group.movements, doses: group.doses, scenario)
  }

  /// Usual groups, of which some members leave.
  private static let replicates = UInt32(0)..<12

  @Test(arguments: replicates) func everySpanAddsUp(_ replicate: UInt32) throws {
    let told = try Self.explanation(Scenario(title: "a group", seed: 7), replicate: replicate)
    let spans = [told.whole, 1...1, 5...29] + (1...12).map(told.span) + told.entries.flatMap { $0.drivers.map(\.span) }
    for span in spans {
      for metric in ChangePart.metrics {
        let shares = told.shares(metric, span)
        let sum = shares.reduce(0) { $0 + $1.change }
        #expect(abs(sum - told.change(metric, span)) < 1e-11)
        for share in shares {
          let pairs = told.pairs([share.part], span).reduce(0) { $0 + $1.change }
          let members = told.members([share.part], span).reduce(0, +)
          #expect(abs(pairs - share.change) < 1e-12 && abs(members - share.change) < 1e-12)
        }
      }
    }
  }

  /// By the rule of the stages, looked at again: what is told to have been crossed lies on other sides in the two rows.
  @Test(arguments: replicates) func theCrossingsAreThoseOfTheRule(_ replicate: UInt32) throws {
    let scenario = Scenario(title: "a group", seed: 7)
    let told = try Self.explanation(scenario, replicate: replicate)
    let stages = told.ticks.stages
    let changes = stages.indices.dropFirst().filter { stages[$0] != stages[$0 - 1] }
    #expect(told.entries.map { $0.tick - 1 } == changes)
    for entry in told.entries {
      #expect(entry.stage == stages[entry.tick - 1] && entry.previous == stages[entry.tick - 2])
      #expect(entry.crossings.isEmpty == (entry.stage == .adjourning))
      for crossing in entry.crossings {
        let (before, now) = (told.level(crossing.metric, entry.tick - 1), told.level(crossing.metric, entry.tick))
        #expect((before < crossing.limit) == crossing.isRise && (now >= crossing.limit) == crossing.isRise)
      }
      for driver in entry.drivers {
        #expect(driver.span.upperBound == entry.tick)
        let since = told.level(driver.metric, driver.span.lowerBound - 1)
        let began = (stages[..<(entry.tick - 1)].lastIndex { $0 != entry.previous } ?? -1) + 2
        let isRise = entry.stage == .storming || entry.crossings.first { $0.metric == driver.metric }?.isRise == true
        for tick in began..<entry.tick {
          #expect(isRise ? told.level(driver.metric, tick) >= since : told.level(driver.metric, tick) <= since)
        }
      }
    }
  }

  @Test func stormsAreAmongThem() throws {
    let storms = try Self.replicates.flatMap { replicate in
      try Self.explanation(Scenario(title: "a group", seed: 7), replicate: replicate).entries
    }.filter { $0.stage == .storming }
    #expect(storms.count > 6)
    #expect(storms.allSatisfy { $0.drivers.map(\.metric) == [.tension, .negativity] })
  }

  @Test func aHostilePairIsNamed() throws {
    let told = try Self.explanation(Self.hostile())
    let rises: [ChangePart] = [.disagreement, .contest, .strain]
    let most = told.pairs(rises, told.whole)[0]
    #expect(most.first == 1 && most.second == 4)
    let quarrel = try #require(told.quarrel(told.whole))
    #expect(
      [quarrel.pairs[0].first, quarrel.pairs[0].second] == ["Ben", "Eva"] && quarrel.pairs[0].share > quarrel.equal)
    #expect(["Ben", "Eva"].contains(quarrel.member))
    let causes = try #require(told.causes(.tension, 1...48)).causes
    let disagreement = try #require(causes.first { $0.part == .disagreement })
    switch disagreement.holder {
    case .mostlyPair("Ben", "Eva"), .pair("Ben", "Eva", _), .member("Ben", _): break
    default: Issue.record("\(disagreement)")
    }
    let members = told.members(rises, told.whole)
    #expect(Set(members.indices.sorted { members[$0] > members[$1] }.prefix(2)) == [1, 4])
  }

  /// What is told adds up to the change, but for what is too little to be told.
  @Test(arguments: replicates) func theCausesAddUp(_ replicate: UInt32) throws {
    let told = try Self.explanation(Scenario(title: "a group", seed: 7), replicate: replicate)
    for session in 1...12 {
      for metric in [Metric.cohesion, .tension] {
        let span = told.span(ofSession: session)
        let found = try #require(told.causes(metric, span))
        let unit = (0..<found.digits).reduce(1.0) { value, _ in value / 10 }
        let sum = found.causes.reduce(found.rest ?? 0) { $0 + $1.change }
        #expect(abs(sum - told.change(metric, span)) <= 0.5 * unit + 1e-11)
        #expect(found.causes.filter { $0.holder != nil }.count <= 2)
      }
    }
  }

  /// By each grouping, read back from the table.
  @Test(arguments: ChangeGrouping.allCases) func theRowsAddUp(_ grouping: ChangeGrouping) throws {
    let told = try Self.explanation(Scenario(title: "a group", seed: 7), replicate: 2)
    let rows = told.rows(ChangePart.metrics, told.whole, by: grouping)
    var sums: [String: Double] = [:]
    for line in String(decoding: rows.bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells.count == ChangeRow.table.columns.count)
      #expect(cells[4].isEmpty == (grouping == .mechanism) && cells[5].isEmpty == (grouping != .pair))
      sums["\(cells[0]) \(cells[2])", default: 0] += Double(cells[6]) ?? .nan
    }
    for tick in told.whole {
      for metric in ChangePart.metrics {
        #expect(abs(sums["\(tick) \(metric.rawValue)", default: 0] - told.change(metric, tick...tick)) < 1e-12)
      }
    }
  }

  @Test func theCausesOfASmallCase() throws {
    var p = Parameters()
    (p.members, p.sessions, p.ticksPerSession, p.sentimentSd, p.sentimentMean, p.sentimentDecay) = (
      4, 2, 2, 0, 0.5, 0.1
    )
    var scenario = Scenario(title: "feelings fade", parameters: p, seed: 1)
    scenario.switchedOff = Set(Mechanism.allCases).subtracting([.attraction])
    scenario.cast.append(CastMember(name: "Zoe"))
    scenario.joins = [2]
    let told = try Self.explanation(scenario)
    // 0.5 · 0.95² in two ticks of half a session; then Zoe brings eight of twenty ties at 0.5.
    let fading = try #require(told.causes(.cohesion, 1...2))
    #expect(fading.causes.map(\.part) == [.fading] && fading.rest == nil && fading.digits == 3)
    #expect(abs(fading.causes[0].change + 0.5 * (1 - 0.95 * 0.95)) < 1e-9)
    let joined = try #require(told.causes(.cohesion, 3...3)).causes
    #expect(joined.map(\.part) == [.fading, .sentimentMembership] && joined.map { $0.movers?.came } == [nil, ["Zoe"]])
    #expect(joined[0].change < 0 && joined[1].change > 0)
    #expect(told.causes(.tension, 1...2) == nil)
  }
}
