import Draws
import Engine
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// What members are asked after a session: section 5.5 of the model document.
@Suite struct InstrumentTests {
  /// The state after a tick, with the means of the model document written out of it.
  private func after(_ situation: Situation) -> Moment {
    let m = situation.moment()
    return Moment(
      parameters: m.parameters, traits: m.traits, doses: m.doses, before: m.after, given: [], placed: m.group,
      group: m.group)
  }

  private func ask(
    _ m: Moment, session: Int = 2, seed: UInt64 = 5, replicate: UInt32 = 3, noise: Double, full: Double = 0.5
  ) -> Responses {
    var p = m.parameters
    (p.responseNoise, p.conflictFull) = (noise, full)
    return Responses(session: session, Luck(seed: seed, replicate: replicate), p, state: m.before) { m.group.ties($0) }
  }

  /// L · m of each instrument, written out.
  private func maps(_ m: Moment, _ i: Int, full: Double = 0.5) -> [Double] {
    let (u, h, q, t) = (m.before.anxiety[i], m.before.efficacy[i], m.work.expression[i], m.meanTension(i))
    let liking = 0.5 + 0.5 * m.meanSentiment(i)
    return [
      6 * (q + m.meanFamiliarity(i) + liking) / 3,
      6 * min(1, t / full),
      6 * (u + 1 - q) / 2,
      10 * liking,
      10 * (liking + h + 1 - t) / 3,
      10 * (h + 1 - u) / 2,
    ]
  }

  /// The noise of a member's answers: four normals at (member, session, purpose 6, replicate), two at member + 65 536.
  private func noise(_ member: Int, session: Int = 2, seed: UInt64 = 5, replicate: UInt32 = 3) -> [Double] {
    func normals(_ index: Int) -> SIMD4<Double> {
      Philox.normals(counter: SIMD4(UInt32(index), UInt32(session), 6, replicate), key: seed)
    }
    let (first, second) = (normals(member), normals(member + 65_536))
    return [first.x, first.y, first.z, first.w, second.x, second.y]
  }

  private static let lengths: [Double] = [6, 6, 6, 10, 10, 10]

  @Test func theScalesHaveTheirNamesAndLengths() {
    #expect(
      Instrument.allCases.map(\.rawValue) == [
        "gcq_engaged", "gcq_conflict", "gcq_avoiding", "cohesion_rating", "satisfaction", "client_feedback",
      ])
    #expect(Instrument.allCases.map(\.length) == Self.lengths)
  }

  @Test(arguments: Situation.all, [0.5, 1.7])
  func withoutNoiseAScoreIsItsMap(situation: Situation, full: Double) {
    let m = after(situation)
    let scores = ask(m, noise: 0, full: full).scores
    for i in m.present {
      guard let answers = scores[i] else { Issue.record("\(i) did not answer"); continue }
      for (place, expected) in maps(m, i, full: full).enumerated() {
        expect(answers[place], equals: expected, "\(Instrument.allCases[place]) of \(i)")
      }
    }
  }

  /// Most conflict is rated from `conflict_full` on.
  @Test func someTensionIsAboveMostConflictAndSomeBelow() {
    let scores = Situation.all.flatMap { ask(after($0), noise: 0).scores.compactMap { $0?[1] } }
    #expect(scores.contains(6) && scores.contains { $0 > 0 && $0 < 6 })
  }

  /// L (m + noise · N), from 0 to L: weak noise is seen as it is, strong noise is cut at both ends.
  @Test(arguments: Situation.all, [(1, 5, 3), (12, 99, 0)] as [(Int, UInt64, UInt32)])
  func noiseHasItsAddress(situation: Situation, address: (session: Int, seed: UInt64, replicate: UInt32)) {
    let m = after(situation)
    for noise in [0.1, 3] {
      let scores = ask(
        m, session: address.session, seed: address.seed, replicate: address.replicate, noise: noise
      ).scores
      for i in m.present {
        let normals = self.noise(i, session: address.session, seed: address.seed, replicate: address.replicate)
        for (place, map) in maps(m, i).enumerated() {
          let length = Self.lengths[place]
          expect(
            scores[i]?[place] ?? .nan, equals: clipped(map + length * noise * normals[place], 0, length), within: 1e-11,
            "\(Instrument.allCases[place]) of \(i)")
        }
      }
    }
  }

  @Test func answersAreCutAtBothEndsOfTheScale() {
    let scores = Situation.all.flatMap { ask(after($0), noise: 0.6).scores.compactMap(\.self) }
    for (place, length) in Self.lengths.enumerated() {
      let answers = scores.map { $0[place] }
      #expect(answers.contains(0) && answers.contains(length) && answers.contains { $0 > 0 && $0 < length })
      #expect(answers.allSatisfy { (0...length).contains($0) })
    }
  }

  @Test(arguments: Situation.all)
  func nobodyWhoIsGoneAnswers(_ situation: Situation) {
    let m = after(situation)
    let responses = ask(m, noise: 0.1)
    #expect(responses.scores.map { $0 != nil } == m.before.present)
    for place in Instrument.allCases.indices {
      let answers = m.present.compactMap { responses.scores[$0]?[place] }
      #expect(answers.count == m.present.count)
      expect(responses.mean(place) ?? .nan, equals: answers.reduce(0, +) / m.count)
    }
  }

  @Test func ofNobodyThereIsNoMean() {
    var group = GroupDevelopment(valid: Scenario(title: "nobody"), replicate: 0)
    var state = group.state
    for i in 0..<8 { state.present[i] = false }
    group.place(in: state)
    let responses = Responses(session: 1, Luck(seed: 1, replicate: 0), Parameters(), state: state) { group.ties($0) }
    #expect(responses.mean(0) == nil && responses.scores.allSatisfy { $0 == nil })
  }

  /// The kernels show members as the plain form does.
  @Test func theKernelsShowTheSameMembers() {
    var p = Parameters()
    p.members = 9
    let scenario = Scenario(title: "shown", parameters: p, seed: 4)
    var plain = GroupDevelopment(valid: scenario, replicate: 0, acts: .meanField)
    for _ in 0..<30 { plain.advance(doses: Doses()) }
    var state = plain.state
    state.present[4] = false
    plain.place(in: state)
    let batch = BatchedGroups(valid: scenario, replicates: [0], acts: .meanField)
    batch.place(in: state, lane: 0)
    var large = LargeGroupDevelopment(valid: scenario, replicate: 0)
    large.place(in: state)
    plain.advance(doses: Doses())
    batch.advance(doses: Doses())
    large.advance(doses: Doses())
    func ask(_ state: GroupState, _ ties: [MemberTies]) -> [[Double]?] {
      Responses(session: 1, Luck(seed: 1, replicate: 0), p, state: state) { ties[$0] }.scores
    }
    let expected = ask(plain.state, (0..<9).map { plain.ties($0) })
    let view = batch.view(lane: 0)
    for found in [ask(view.state, (0..<9).map { view.ties($0) }), ask(large.state, (0..<9).map { large.ties($0) })] {
      #expect(found.map { $0 == nil } == expected.map { $0 == nil })
      for (a, b) in zip(found.compactMap(\.self).joined(), expected.compactMap(\.self).joined()) {
        expect(a, equals: b, within: 1e-5)
      }
    }
  }
}
