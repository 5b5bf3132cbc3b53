import Engine
import Kernels
import Scenarios

/// Who is taken into the group: candidates come one after another until each seat is taken.
///
/// The first candidate for a seat is who would sit there without screening; the k-th after has draws of their own
/// (index k, purpose 11). A candidate is turned away whose drawn traits lie outside the limits, or with whom the rarer value
/// of an attribute could no longer reach its least share. What a scenario gives of a member is not screened. Nobody's draws
/// depend on who else was turned away.
struct Screening {
  /// More candidates for one seat than ever come: the reader refuses limits under which one in a thousand would do.
  private static let mostForASeat = 100_000
  private let scenario: Scenario
  /// The least number of members with each value of an attribute.
  private let least: Int

  init(_ scenario: Scenario) {
    self.scenario = scenario
    least = Int(scenario.preparation.balance * Double(scenario.parameters.members))
  }

  /// The members' draws by seat, their attributes, and how many candidates were seen.
  func takeIn(_ luck: Luck) -> (drawn: [SIMD4<Double>], attributes: Matrix, candidates: Int) {
    let p = scenario.parameters
    var drawn: [SIMD4<Double>] = []
    let everyone = scenario.cast.count
    drawn.reserveCapacity(everyone)
    var attributes = Matrix(rows: everyone, columns: p.attributes)
    var candidates = 0
    for seat in p.members..<everyone {
      for k in 0..<p.attributes { attributes[seat, k] = attribute(luck, seat, 0, k) }
    }
    for seat in 0..<p.members {
      for candidate in 0..<Self.mostForASeat {
        candidates += 1
        let traits = traits(luck, seat, candidate)
        for k in 0..<p.attributes { attributes[seat, k] = attribute(luck, seat, candidate, k) }
        guard scenario.preparation.screens, candidate + 1 < Self.mostForASeat else {
          drawn.append(traits)
          break
        }
        guard isWithinLimits(traits, seat), keepsBalance(attributes, seat) else { continue }
        drawn.append(traits)
        break
      }
    }
    // Those who join later are not screened.
    for seat in p.members..<everyone { drawn.append(luck.normals(.newcomers, index: seat, tick: 0)) }
    return (drawn, attributes, candidates)
  }

  private func traits(_ luck: Luck, _ seat: Int, _ candidate: Int) -> SIMD4<Double> {
    candidate == 0
      ? luck.normals(.traits, index: seat, tick: 0) : luck.normals(.screening, index: candidate, tick: seat)
  }

  /// A member takes the side of the faultline (even or odd index) with probability `faultline`, else a coin's.
  private func attribute(_ luck: Luck, _ seat: Int, _ candidate: Int, _ k: Int) -> Double {
    if let given = scenario.cast[seat].attributes?[k] { return given }
    let u =
      seat >= scenario.parameters.members
      ? luck.uniforms(.newcomers, index: seat, tick: 1 + k)
      : candidate == 0
        ? luck.uniforms(.attitudes, index: seat, tick: k)
        : luck.uniforms(.screening, index: candidate, tick: seat + 65_536 * (k + 1))
    return u.x < scenario.parameters.faultline ? (seat % 2 == 0 ? 1.0 : -1.0) : (u.y < 0.5 ? -1.0 : 1.0)
  }

  private func isWithinLimits(_ traits: SIMD4<Double>, _ seat: Int) -> Bool {
    scenario.preparation.limits.allSatisfy { limit in
      scenario.cast[seat].traits[limit.trait] != nil
        || limit.accepts(scenario.parameters.drawn(limit.trait, traits))
    }
  }

  /// Whether both values of every attribute can still reach their least number in the seats that are left.
  private func keepsBalance(_ attributes: Matrix, _ seat: Int) -> Bool {
    guard least > 0 else { return true }
    let left = scenario.parameters.members - 1 - seat
    return (0..<attributes.columns).allSatisfy { k in
      let above = (0...seat).count { attributes[$0, k] > 0 }
      return above + left >= least && seat + 1 - above + left >= least
    }
  }
}

extension Parameters {
  /// A trait from a candidate's four normals; of the traits that are not drawn, what everybody begins with.
  func drawn(_ trait: CastTrait, _ normals: SIMD4<Double>) -> Double {
    switch trait {
    case .assertiveness: assertivenessSd * normals.x
    case .skill: clip(skillMean + skillSd * normals.y, ModelConstants.lowestSkill, ModelConstants.highestSkill)
    case .regulation:
      clip(
        regulationMean + ModelConstants.regulationSd * normals.z, ModelConstants.lowestSkill,
        ModelConstants.highestRegulation)
    case .anxiety: clip(anxietyMean + ModelConstants.anxietySd * normals.w, 0, 1)
    case .efficacy: ModelConstants.ordinaryEfficacy
    case .status: 0
    case .airtime: 1
    }
  }
}
