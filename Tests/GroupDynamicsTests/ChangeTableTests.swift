import Engine
import Foundation
import GroupDynamics
import Scenarios
import Testing

/// The parts of a change add up to it, and name what was planted.
@Suite struct ChangeTableTests {
  /// Keeps the metrics of every row.
  private struct Rows<View: GroupView>: RunObserver {
    var metrics: [Metrics] = []
    mutating func composed(_ group: borrowing View) { metrics.append(group.metrics) }
    mutating func sessionBegins(_ session: Int, _ group: borrowing View) {}
    mutating func noted(_ occurrences: [GroupOccurrence], tick: Int) {}
    mutating func ticked(_ tick: Int, _ group: borrowing View) { metrics.append(group.metrics) }
    mutating func sessionEnded(_ session: Int, _ group: borrowing View) {}
    mutating func sessionClosed(_ session: Int, _ occurrences: [GroupOccurrence], _ group: borrowing View) {}
  }

  /// A run with its rows and its account.
  private struct Life {
    let rows: [Metrics]
    let group: ExplainedGroup
    var changes: ChangeTable { group.changes }

    init(_ scenario: Scenario, acts: ActsMode? = nil) throws {
      let end = try live(ExplainedGroup(valid: scenario, replicate: 3, acts: acts), [(scenario, 3)], [Rows()])
      (rows, group) = (end.observers[0].metrics, end.groups)
    }

    func sum(_ part: ChangePart, _ ticks: ClosedRange<Int>) -> Double {
      ticks.reduce(0) { $0 + changes.sum(part, tick: $1) }
    }
  }

  /// Groups of all kinds: sizes, teams, mechanisms off, doses, faultlines, open groups, events, high rates; some leave.
  private static func scenario(_ index: Int) -> Scenario {
    var numbers = Numbers(seed: UInt64(1000 + index))
    var p = Parameters()
    p.members = 3 + numbers.index(8)
    p.sessions = 3 + numbers.index(4)
    p.ticksPerSession = 2 + numbers.index(6)
    p.teams = p.members >= 6 && index % 3 == 0 ? 2 : 1
    if index % 6 == 0 { p.mixing = 0 }
    p.faultline = numbers.number(0, 1)
    p.attendance = index % 4 == 0 ? 0.7 : 1
    p.dropoutBase = numbers.number(-3, 0)
    // So high that steps end at the ends of their ranges.
    if index % 5 == 0 { (p.tensionRate, p.supportRate, p.tensionDecay) = (30, 30, 12) }
    // So negative that acts end at 1.
    if index % 5 == 1 { (p.negativityDisagreement, p.negativityAnxiety, p.expressionGain) = (9, 4, 0) }
    var scenario = Scenario(title: "a random group", parameters: p, seed: UInt64(index))
    scenario.switchedOff = Set(Mechanism.allCases.filter { _ in numbers.index(9) == 0 })
    if index % 2 == 0 {
      scenario.schedule = Technique.allCases.prefix(12).map {
        ScheduledDose(technique: $0, from: 1 + numbers.index(2), to: 3, dose: numbers.number(0, 1))
      }
    }
    if index % 7 == 0 { scenario.schedule.append(ScheduledDose(technique: .directing, from: 1, to: 9, dose: 0.8)) }
    if index % 3 == 1 {
      scenario.cast += [CastMember(name: "late"), CastMember(name: "later")]
      scenario.joins = [2, 3]
    }
    if index % 2 == 1 {
      scenario.events = [
        SessionEvent(.breach, session: 2, member: 0, strength: 0.9),
        SessionEvent(.crisis, session: 3, strength: 0.7),
      ]
    }
    return scenario
  }

  /// To 1e-12, in every tick, for each of the metrics.
  @Test(arguments: 0..<100) func thePartsAddUpToTheChange(_ index: Int) throws {
    let life = try Life(Self.scenario(index), acts: index % 9 == 8 ? .meanField : nil)
    for metric in ChangePart.metrics {
      for tick in 1..<life.rows.count {
        let before = metric == .negativity && tick == 1 ? 0 : life.rows[tick - 1][metric]
        let change = life.rows[tick][metric] - before
        let sum = ChangePart.parts(of: metric).reduce(0) { $0 + life.changes.sum($1, tick: tick) }
        #expect(abs(sum - change) <= 1e-12, "\(metric) in tick \(tick): \(sum) and not \(change)")
      }
    }
  }

  /// Otherwise the test above would say nothing of some part.
  @Test func everyPartIsAtWorkInSomeOfThem() throws {
    var seen: Set<ChangePart> = []
    var moved = 0
    for index in 0..<100 {
      let life = try Life(Self.scenario(index))
      moved += life.group.movements.count
      for part in ChangePart.allCases where !seen.contains(part) {
        if (1..<life.rows.count).contains(where: { abs(life.changes.sum(part, tick: $0)) > 1e-6 }) { seen.insert(part) }
      }
    }
    #expect(ChangePart.allCases.filter { !seen.contains($0) } == [])
    #expect(moved > 100)
  }

  @Test(arguments: [0, 1, 5, 7, 12, 16]) func keepingAccountChangesNothing(_ index: Int) throws {
    let scenario = Self.scenario(index)
    let plain = try live(GroupDevelopment(valid: scenario, replicate: 3), [(scenario, 3)], [Rows()])
    let life = try Life(scenario)
    #expect(life.group.state == plain.groups.state)
    #expect(life.rows.dropFirst() == plain.observers[0].metrics.dropFirst())
  }

  /// A part is 0 where its mechanism is off, or nothing is dosed.
  @Test func whatIsOffHasNoPart() throws {
    var scenario = Scenario(title: "some are off", seed: 3)
    scenario.switchedOff = [.balance, .tension]
    let life = try Life(scenario)
    for part in ChangePart.parts(of: .tension) + [.balance, .tensionCost, .harm] {
      #expect(life.sum(part, 1...144) == 0)
    }
    #expect(life.sum(.support, 1...144) > 0.05)
  }

  /// Who is away or leaves while the others feel alike changes no mean; one who is disliked takes it along.
  @Test func membershipIsWhatTheMeanGainsByWhoIsCounted() throws {
    var p = Parameters()
    (p.members, p.sessions, p.ticksPerSession, p.sentimentSd, p.sentimentMean) = (4, 2, 2, 0, 0.5)
    p.dropoutBase = -100
    var scenario = Scenario(title: "one joins", parameters: p, switchedOff: Set(Mechanism.allCases), seed: 1)
    scenario.cast.append(CastMember(name: "Zoe"))
    scenario.joins = [2]
    let same = try Life(scenario)
    #expect(abs(same.changes.sum(.sentimentMembership, tick: 3)) < 1e-15)
    scenario.observedTies = [
      ObservedTies(
        kind: .sentiment, path: "ties.csv",
        ties: (0..<4).flatMap { i in (0..<4).filter { $0 != i }.map { .init(source: i, target: $0, value: -0.3) } })
    ]
    // Twelve ties at −0.3, then eight more at 0.5.
    let life = try Life(scenario)
    let expected = (12 * -0.3 + 8 * 0.5) / 20 + 0.3
    #expect(abs(life.changes.sum(.sentimentMembership, tick: 3) - expected) < 1e-15)
    for i in 0..<4 { #expect(abs(life.changes[3, .sentimentMembership, i, 4] - expected / 8) < 1e-15) }
    #expect(life.changes[3, .sentimentMembership, 0, 1] == 0)
  }

  /// Two who differ in everything and hold tension toward each other among people who agree.
  @Test func aHostilePairComesOutOnTop() throws {
    var p = Parameters()
    (p.members, p.attitudeSd, p.dropoutBase, p.negativityContest) = (6, 0, -100, 0)
    // Others differ half as much from each of the two, of which little passes.
    p.negativityOffset = 0.45 * p.negativityDisagreement
    var scenario = Scenario(title: "two are hostile", parameters: p, seed: 8)
    for (member, side) in [(1, 1.0), (4, -1.0)] {
      scenario.cast[member].attitudes = Array(repeating: side, count: p.issues)
    }
    let life = try Life(scenario)
    var most = (pair: (0, 0), change: 0.0)
    for i in 0..<6 {
      for j in 0..<i {
        let change = (1...24).reduce(0.0) { sum, tick in
          sum + life.changes[tick, .disagreement, i, j] + life.changes[tick, .disagreement, j, i]
        }
        if change > most.change { most = ((j, i), change) }
      }
    }
    #expect(most.pair.0 == 1 && most.pair.1 == 4)
    #expect(most.change > 0.01)
  }

  /// By the equation, written out for one tick of a group that is given whole.
  @Test func tensionIsSplitByWhatTheActsWereAbout() {
    let m = Situation.drawn.moment()
    var explained = ExplainedGroup(placed: m.placed)
    explained.advance(doses: m.doses)
    let (p, b, w, dt) = (m.parameters, m.before, m.work, 1.0 / 5)
    let pairs = Double(m.pairs.count)
    for (i, j) in m.pairs {
      func about(_ a: Int, _ c: Int) -> [Double] {
        let d = p.negativityDisagreement * (1 - 0.3 * m.doses[.paraphrasing]) * m.disagreement(a, c)
        let motive = { (k: Int) in 1 / (1 + exp(-1.5 * m.traits.assertiveness[k])) }
        let contest = motive(a) * motive(c) * (1 - tanh(p.contestWidth * abs(b.status[a] - b.status[c])))
        return [
          d * (1 - 0.3 * max(0, b.sentiment[a, c])), p.negativityContest * contest,
          p.negativityTension * (1 - 0.4 * m.doses[.cognitiveBehavioural]) * b.tension[a, c],
        ]
      }
      let rise = p.tensionRate * w.interaction[j, i] * w.negativity[j, i] * (1 - b.tension[i, j]) * dt / pairs
      let terms = about(j, i)
      let parts: [ChangePart] = [.disagreement, .contest, .strain]
      for (part, term) in zip(parts, terms) {
        let expected = rise == 0 ? 0 : rise * term / terms.reduce(0, +)
        expect(explained.changes[1, part, i, j], equals: expected, "\(part) of \(i) \(j)")
      }
      let worked = 1 - p.directingTensionDecay * m.doses[.directing]
      let fall = -dt / pairs * worked * b.tension[i, j]
      expect(explained.changes[1, .time, i, j], equals: fall * p.tensionDecay)
      let skill = p.tensionRepair * (b.regulation[i] + b.regulation[j]) / 2
      expect(explained.changes[1, .regulation, i, j], equals: fall * skill)
      expect(explained.changes[1, .mediation, i, j], equals: fall * 0.9 * m.doses[.mediation])
    }
  }

  /// One pair, one tick: δ goes from one value to another while all else stays.
  @Test func aNegativityPartIsWhatItsFactorMoved() throws {
    var p = Parameters()
    (p.members, p.sessions, p.ticksPerSession, p.negativityContest) = (3, 1, 2, 0)
    var scenario = Scenario(title: "only attitudes move", parameters: p, seed: 2)
    scenario.switchedOff = Set(Mechanism.allCases).subtracting([.negativity, .acts, .influence, .participation])
    let life = try Life(scenario, acts: .meanField)
    let change = life.rows[2][.negativity] - life.rows[1][.negativity]
    #expect(abs(change) > 1e-6)
    #expect(abs(life.changes.sum(.aboutDisagreement, tick: 2) - change) < 1e-15)
    for part in [ChangePart.talk, .openness, .temper, .aboutContest, .aboutStrain] {
      #expect(abs(life.changes.sum(part, tick: 2)) < 1e-15)
    }
  }
}
