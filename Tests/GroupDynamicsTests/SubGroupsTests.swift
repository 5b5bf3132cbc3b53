import GroupDynamics
import Kernels
import Scenarios
import Testing

@Suite struct SubGroupsTests {
  /// A group of full contact with these sentiments.
  private func subGroups(_ n: Int, absent: Set<Int> = [], _ sentiment: (Int, Int) -> Double) -> SubGroups {
    var p = Parameters()
    p.members = n
    let group = GroupDevelopment(valid: Scenario(title: "sub-groups", parameters: p), replicate: 0)
    var state = group.state
    for i in 0..<n {
      state.present[i] = !absent.contains(i)
      for j in 0..<n where j != i { state.sentiment[i, j] = sentiment(i, j) }
    }
    return SubGroups(of: state, contact: group.traits.contact)
  }

  @Test func friendsAreOneFaction() {
    let found = subGroups(5) { _, _ in 0.5 }
    #expect(found.factionCount == 1 && found.factionShare == 1)
    #expect(found.balancedTriads == 1 && found.reciprocity == 1)
    expect(found.isolation, equals: 0.5)
  }

  @Test func twoCampsAreTwoFactionsAndInBalance() {
    let found = subGroups(7) { ($0 < 3) == ($1 < 3) ? 0.6 : -0.4 }
    #expect(found.factionCount == 2)
    expect(found.factionShare, equals: 4.0 / 7)
    expect(found.balancedTriads ?? -1, equals: 1)
  }

  @Test func threeEnemiesAreOutOfBalance() {
    expect(subGroups(3) { _, _ in -0.5 }.balancedTriads ?? -1, equals: 0)
  }

  /// Every triad looked at by itself.
  @Test func balancedTriadsAreCounted() {
    let m = Situation(members: 9, seed: 240).moment()
    let x = m.before.sentiment
    var (balanced, all) = (0.0, 0.0)
    for i in 0..<9 {
      for j in 0..<i {
        for k in 0..<j {
          all += 1
          let product = [(i, j), (j, k), (k, i)].map { x[$0.0, $0.1] + x[$0.1, $0.0] }.reduce(1, *)
          balanced += product > 0 ? 1 : 0
        }
      }
    }
    expect(SubGroups(of: m.before, contact: m.traits.contact).balancedTriads ?? -1, equals: balanced / all)
  }

  @Test func reciprocityIsTheShareOfLikingThatIsReturned() {
    let found = subGroups(3) { i, j in i == 0 ? 0.8 : (i == 1 && j == 0 ? 0.2 : -0.3) }
    expect(found.reciprocity ?? -1, equals: 0.4 / 1.8)
    #expect(subGroups(3) { _, _ in -0.3 }.reciprocity == nil)
  }

  @Test func isolationIsTheSmallestAcceptance() {
    let found = subGroups(4) { _, j in j == 2 ? 0.1 : 0.9 }
    expect(found.isolation, equals: 0.1)
  }

  @Test func whoLeftDoesNotCount() {
    let found = subGroups(5, absent: [0, 4]) { i, j in i == 0 || j == 4 ? -1 : 0.5 }
    #expect(found.factionCount == 1 && found.balancedTriads == 1)
    expect(found.isolation, equals: 0.5)
    #expect(subGroups(4, absent: [0, 1]) { _, _ in 0.5 }.balancedTriads == nil)
  }

  /// Six members, whose ties are all positive or none.
  private static let ties: [[Double]] = [
    [0.0, 0.8, 0.1, 0.0, 0.0, 0.0], [0.6, 0.0, 0.5, 0.0, 0.0, 0.0], [0.2, 0.4, 0.0, 0.3, 0.0, 0.0],
    [0.0, 0.0, 0.2, 0.0, 0.9, 0.7], [0.0, 0.0, 0.0, 0.8, 0.0, 0.6], [0.0, 0.0, 0.1, 0.5, 0.4, 0.0],
  ]

  /// NetworkX 3.6.1 of these ties: density 0.5, overall reciprocity 14/15, Freeman's centralization of the degrees of the
  /// undirected graph 0.4. Ties that are there or not are the case in which ours are the same.
  @Test func theyAreWhatNetworkXSays() {
    let weighted = subGroups(6) { Self.ties[$0][$1] }
    let plain = subGroups(6) { Self.ties[$0][$1] > 0 ? 1 : 0 }
    let mutual = subGroups(6) { Self.ties[$0][$1] + Self.ties[$1][$0] > 0 ? 1 : 0 }
    expect(weighted.density ?? -1, equals: 0.5)
    expect(plain.reciprocity ?? -1, equals: 0.9333333333333333)
    expect(weighted.reciprocity ?? -1, equals: 6 / 7.1)
    // In-strengths 0.8, 1.2, 0.9, 1.6, 1.3, 1.3.
    expect(weighted.centralization ?? -1, equals: (6 * 1.6 - 7.1) / 25)
    // An undirected star has (n − 1)(n − 2) where one of received ties has (n − 1)².
    expect((mutual.centralization ?? -1) * 25 / 20, equals: 0.4)
  }

  @Test func centralizationIsThatOfAStarAndNothingAmongEquals() {
    expect(subGroups(7) { _, j in j == 3 ? 1 : -0.5 }.centralization ?? -1, equals: 1)
    expect(subGroups(7) { i, _ in i == 3 ? 1 : -0.5 }.centralization ?? -1, equals: 1.0 / 36 * (7 * 1 - 6))
    expect(subGroups(7) { _, _ in 0.3 }.centralization ?? -1, equals: 0)
    expect(subGroups(7) { _, _ in -0.3 }.centralization ?? -1, equals: 0)
    expect(subGroups(7) { _, _ in -0.3 }.density ?? -1, equals: 0)
  }

  @Test func whoIsAwayHasNoTies() {
    let found = subGroups(5, absent: [0, 4]) { i, j in i == 0 || j == 4 ? 1 : (i == 1 ? 0.5 : -0.5) }
    expect(found.density ?? -1, equals: 2.0 / 6)
    expect(found.centralization ?? -1, equals: (3 * 0.5 - 1) / 4)
    #expect(subGroups(4, absent: [0, 1, 2]) { _, _ in 0.5 }.density == nil)
    #expect(subGroups(4, absent: [0, 1, 2, 3]) { _, _ in 0.5 }.centralization == nil)
  }

  /// The Gini coefficient of a population, of counts whose coefficient is known: 0.30833 (that of a sample is 0.37).
  @Test func participationIsThePopulationsGini() {
    let talk = GroupDevelopment.talk([12, 7, 3, 9, 1, 8, 99], present: [true, true, true, true, true, true, false])
    expect(talk.gini, equals: 0.30833333333333335)
    expect(talk.top, equals: 12.0 / 40)
  }
}
