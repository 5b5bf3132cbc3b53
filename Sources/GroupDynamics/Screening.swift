import Engine
import Kernels
import Scenarios

/// The choice of the members: candidates for each seat are considered one after another until it is taken.
///
/// The first candidate for a seat is the member of a group without screening. The k-th after that has draws at index k,
/// purpose 11. A candidate is turned away if a drawn trait lies outside the limits. So is one with whom the rarer value
/// of an attribute could no longer reach its least share. Values given by the scenario are not screened. No candidate's
/// draws depend on who else was turned away.
struct Screening {
  /// The largest number of candidates for one seat, never reached in practice. The reader refuses limits that fewer
  /// than one candidate in a thousand would meet.
  private static let mostForASeat = 100_000
  private let scenario: Scenario
  /// The least number of members with each value of an attribute.
  private let least: Int

  init(_ scenario: Scenario) {
    self.scenario = scenario
    least = Int(scenario.preparation.balance * Double(scenario.parameters.members))
  }

  /// Returns the members' draws by seat, their attributes, and the number of candidates considered.
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

  /// Returns an attribute of a candidate. With probability `faultline` it is the seat's side of the faultline (even or
  /// odd index), otherwise a fair coin decides.
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

  /// Returns whether both values of every attribute can still reach their least number in the remaining seats.
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
  /// Returns a trait from a candidate's four normals. A trait that is not drawn has the same initial value for
  /// everybody.
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
