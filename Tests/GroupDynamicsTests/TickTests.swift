import GroupDynamics
import Kernels
import Scenarios
import Testing

/// How the drifts of a tick make the next state.
@Suite struct TickTests {
  static let situations =
    Situation.all
    + (UInt64(200)..<320).map {
      Situation(members: 5, absent: $0 % 3 == 0 ? [4] : [], dosed: $0 % 2 == 0, wild: true, seed: $0)
    }

  /// clip(before + Δt · drift); ties with a member who has left are 0.
  @Test(arguments: situations)
  func tiesMoveByTheirDriftsWithinTheirRanges(_ situation: Situation) {
    let m = situation.moment()
    let (dt, d) = (1.0 / 5, m.work.sentimentDrift)
    for i in 0..<m.n {
      for j in 0..<m.n {
        guard m.pairs.contains(where: { $0 == (i, j) }) else {
          let ties = [m.after.sentiment[i, j], m.after.familiarity[i, j], m.after.tension[i, j]]
          #expect(ties == [0, 0, 0])
          continue
        }
        let parts = [d.support, d.similarity, d.balance, d.tensionCost, d.reciprocity, d.decay].map { $0[i, j] }
        let x = m.before.sentiment[i, j] + dt * parts.reduce(0, +)
        let f = m.before.familiarity[i, j] + dt * m.work.familiarityDrift[i, j]
        let t = m.before.tension[i, j] + dt * m.work.tensionDrift[i, j]
        expect(m.after.sentiment[i, j], equals: clipped(x, -1, 1), "sentiment \(i) \(j)")
        expect(m.after.familiarity[i, j], equals: clipped(f, 0, 1), "familiarity \(i) \(j)")
        expect(m.after.tension[i, j], equals: clipped(t, 0, 1), "tension \(i) \(j)")
      }
    }
  }

  /// What somebody was who has left stays as it was.
  @Test(arguments: situations)
  func membersMoveByTheirDriftsWithinTheirRanges(_ situation: Situation) {
    let m = situation.moment()
    let (a, b, w) = (m.before, m.after, m.work)
    for i in 0..<m.n {
      let dt = a.present[i] ? 1.0 / 5 : 0
      for k in 0..<m.parameters.issues {
        let o = a.attitudes[i, k] + dt * w.attitudeDrift[i, k]
        expect(b.attitudes[i, k], equals: clipped(o, -1, 1), "attitude of \(i) on \(k)")
      }
      expect(b.status[i], equals: a.status[i] + dt * w.drift[.status][i], "status of \(i)")
      expect(b.airtime[i], equals: a.airtime[i] + dt * w.drift[.airtime][i], "airtime of \(i)")
      let one = { (before: [Double], drift: [Double]) in clipped(before[i] + dt * drift[i], 0, 1) }
      expect(b.regulation[i], equals: one(a.regulation, w.drift[.regulation]), "regulation of \(i)")
      expect(b.anxiety[i], equals: one(a.anxiety, w.drift[.anxiety]), "anxiety of \(i)")
      expect(b.skill[i], equals: one(a.skill, w.drift[.skill]), "skill of \(i)")
      expect(b.efficacy[i], equals: one(a.efficacy, w.drift[.efficacy]), "efficacy of \(i)")
    }
    #expect(b.present == a.present)
  }

  /// Otherwise the tests above would say nothing of the ranges. Skill and familiarity never decay.
  @Test func theWildOnesRunIntoBothEndsOfEveryRange() {
    var ends: [String: Set<Double>] = [:]
    for situation in Self.situations where situation.wild {
      let m = situation.moment()
      func look(_ name: String, _ before: [Double], _ after: [Double]) {
        for k in before.indices where before[k] != after[k] && (abs(after[k]) == 1 || after[k] == 0) {
          ends[name, default: []].insert(after[k])
        }
      }
      look("sentiment", m.before.sentiment.elements, m.after.sentiment.elements)
      look("attitudes", m.before.attitudes.elements, m.after.attitudes.elements)
      look("familiarity", m.before.familiarity.elements, m.after.familiarity.elements)
      look("tension", m.before.tension.elements, m.after.tension.elements)
      look("regulation", m.before.regulation, m.after.regulation)
      look("anxiety", m.before.anxiety, m.after.anxiety)
      look("skill", m.before.skill, m.after.skill)
      look("efficacy", m.before.efficacy, m.after.efficacy)
    }
    for name in ["sentiment", "attitudes"] { #expect(ends[name]?.isSuperset(of: [-1, 1]) == true, "\(name)") }
    for name in ["tension", "regulation", "anxiety", "efficacy"] { #expect(ends[name] == [0, 1], "\(name)") }
    for name in ["familiarity", "skill"] { #expect(ends[name]?.contains(1) == true, "\(name)") }
  }

  @Test(arguments: Situation.all)
  func whatFollowsFromTheNewStateIsMeasuredAfterTheTick(_ situation: Situation) {
    let m = situation.moment()
    let next = Moment(
      parameters: m.parameters, traits: m.traits, doses: m.doses, before: m.after, given: [], placed: m.group,
      group: m.group)
    for i in m.present {
      expect(m.work.meanFamiliarity[i], equals: next.meanFamiliarity(i))
      expect(m.work.acceptance[i], equals: next.acceptance(i))
      expect(m.work.meanTension[i], equals: next.meanTension(i))
    }
    for (i, j) in m.pairs { expect(m.work.disagreement[i, j], equals: next.disagreement(i, j)) }
  }

  @Test func aTickCountsAsOne() {
    let m = Situation.drawn.moment()
    #expect(m.placed.tick == 0)
    #expect(m.group.tick == 1)
  }
}
