import Draws
import Foundation
import GroupDynamics
import Kernels
import Scenarios
import Testing

/// The group of tick 0, written out from the random numbers of section 2 of the model document.
@Suite struct CompositionTests {
  private static let seed: UInt64 = 77

  private static func normals(_ purpose: UInt32, _ index: Int, _ tick: Int, _ replicate: UInt32) -> SIMD4<Double> {
    Philox.normals(counter: SIMD4(UInt32(index), UInt32(tick), purpose, replicate), key: seed)
  }

  /// The defaults, and spreads so wide that draws run into the ends of their ranges.
  private static func group(wide: Bool, faultline: Double = 0, replicate: UInt32) -> GroupDevelopment {
    var p = Parameters()
    p.faultline = faultline
    (p.assertivenessSd, p.attitudeSd) = (0.7, 0.9)
    if wide {
      (p.skillSd, p.sentimentSd, p.anxietyMean, p.regulationMean) = (3, 3, 0.93, 0.06)
      (p.members, p.issues, p.attributes) = (9, 2, 4)
    }
    return GroupDevelopment(valid: Scenario(title: "a group", parameters: p, seed: seed), replicate: replicate)
  }

  @Test(arguments: [false, true], [0, 5] as [UInt32])
  func traitsAreDrawnByMember(wide: Bool, replicate: UInt32) {
    let group = Self.group(wide: wide, replicate: replicate)
    let p = group.parameters
    for i in 0..<p.members {
      let z = Self.normals(1, i, 0, replicate)
      expect(group.traits.assertiveness[i], equals: p.assertivenessSd * z.x)
      expect(group.state.skill[i], equals: clipped(p.skillMean + p.skillSd * z.y, 0.02, 0.98))
      expect(group.state.regulation[i], equals: clipped(p.regulationMean + 0.08 * z.z, 0.02, 0.90))
      expect(group.state.anxiety[i], equals: clipped(p.anxietyMean + 0.10 * z.w, 0, 1))
      #expect(group.state.status[i] == 0)
      #expect(group.state.airtime[i] == 1)
      #expect(group.state.efficacy[i] == 0.30)
      #expect(group.state.present[i])
    }
  }

  @Test func drawsAreKeptWithinTheirRanges() {
    let states = (UInt32(0)..<40).map { Self.group(wide: true, replicate: $0).state }
    let skill = states.flatMap(\.skill)
    #expect(skill.contains(0.02) && skill.contains(0.98))
    #expect(states.flatMap(\.regulation).contains(0.02))
    #expect(states.flatMap(\.anxiety).contains(1))
    let sentiment = states.flatMap(\.sentiment.elements)
    #expect(sentiment.contains(1) && sentiment.contains(-1))
  }

  @Test(arguments: [false, true])
  func sentimentIsDrawnByOrderedPairAndOtherTiesAreZero(wide: Bool) {
    let group = Self.group(wide: wide, replicate: 2)
    let p = group.parameters
    for i in 0..<p.members {
      for j in 0..<p.members {
        let drawn = p.sentimentMean + p.sentimentSd * Self.normals(2, i * p.members + j, 0, 2).x
        expect(group.state.sentiment[i, j], equals: i == j ? 0 : clipped(drawn, -1, 1))
        #expect(group.state.familiarity[i, j] == 0 && group.state.tension[i, j] == 0)
      }
    }
  }

  /// An attribute is the member's side with probability f, else a coin's; an attitude is
  /// √(1 − 0.8 f²) tanh(sd · N) + 0.4 f z₁.
  @Test(arguments: [false, true], [0, 0.4, 1])
  func attributesAndAttitudesAreDrawnAlongTheFaultline(wide: Bool, faultline: Double) {
    let group = Self.group(wide: wide, faultline: faultline, replicate: 1)
    let (p, z) = (group.parameters, group.traits.attributes)
    for i in 0..<p.members {
      for k in 0..<p.attributes {
        let u = Philox.uniforms(counter: SIMD4(UInt32(i), UInt32(k), 3, 1), key: Self.seed)
        let coin = u.y < 0.5 ? -1.0 : 1
        #expect(z[i, k] == (u.x < faultline ? (i % 2 == 0 ? 1 : -1) : coin))
      }
      for k in 0..<p.issues {
        let own = tanh(p.attitudeSd * Self.normals(3, i, 1000 + k, 1).x)
        let drawn = (1 - 0.8 * faultline * faultline).squareRoot() * own + 0.4 * faultline * z[i, 0]
        expect(group.traits.firstAttitudes[i, k], equals: clipped(drawn, -1, 1))
      }
    }
    #expect(group.state.attitudes == group.traits.firstAttitudes)
  }

  private static func contact(members: Int, teams: Int, mixing: Double) -> Traits {
    var p = Parameters()
    (p.members, p.teams, p.mixing) = (members, teams, mixing)
    return GroupDevelopment(valid: Scenario(title: "teams", parameters: p), replicate: 0).traits
  }

  @Test func insideATeamContactIsWholeAndOutsideItIsThin() {
    let traits = Self.contact(members: 11, teams: 3, mixing: 0.15)
    #expect(traits.team == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2])
    let size = 11.0 / 3
    let outside = 0.15 / 0.85 * (size - 1) / (11 - size)
    for i in 0..<11 {
      for j in 0..<11 {
        let expected = i == j ? 0 : (traits.team[i] == traits.team[j] ? 1 : outside)
        expect(traits.contact[i, j], equals: expected)
      }
    }
  }

  @Test(arguments: [(8, 2, 0.05), (12, 3, 0.3), (40, 10, 0.5)])
  func mixingIsTheShareOfContactOutsideTheTeam(members: Int, teams: Int, mixing: Double) {
    let traits = Self.contact(members: members, teams: teams, mixing: mixing)
    for i in 0..<members {
      let all = (0..<members).map { traits.contact[i, $0] }.reduce(0, +)
      let outside = (0..<members).filter { traits.team[$0] != traits.team[i] }.map { traits.contact[i, $0] }.reduce(
        0, +)
      expect(outside / all, equals: mixing)
    }
  }

  @Test func teamsOfOneMeetAsPairsWould() {
    let traits = Self.contact(members: 4, teams: 4, mixing: 0.5)
    expect(traits.contact[0, 3], equals: 1.0 / 3)
  }

  @Test func oneTeamMeetsWhole() {
    let traits = Self.contact(members: 5, teams: 1, mixing: 0.3)
    for i in 0..<5 { for j in 0..<5 { #expect(traits.contact[i, j] == (i == j ? 0 : 1)) } }
  }
}
