import Engine
import Kernels
import Scenarios

/// The weeks after the last session. Efficacy and skill fade toward their values at the beginning, ties fade, and
/// members may relapse.
///
/// P and R are the doses given of ending preparation (two sessions at full dose are the maximum) and of relapse
/// prevention (four sessions). In a week with aftercare a = 1. Then m = (1 − `ending_hold` P)(1 − `aftercare_hold` a),
/// and in week w:
///
/// - h ← h − `efficacy_fading` m (h − h(0)), and c likewise with `skill_fading`;
/// - K ← K (1 − `ties_fading` m), with K at first the acceptance received after the last session.
///
/// A relapse has the log-odds `relapse_base` − `relapse_efficacy` (h − 0.3) − `relapse_ties` K −
/// `relapse_prevention_effect` R. It is drawn by member and week, and takes `relapse_setback` of h. Everybody who ever
/// attended is followed, including those who dropped out, whose ties are 0.
///
/// Reference: Marlatt & Gordon (1985); the sizes are assumptions.
public struct FollowUpWeeks: Sendable, Equatable {
  /// One member in one week.
  public struct Entry: Sendable, Equatable {
    /// h after the week, 0 … 1.
    public let efficacy: Double
    /// c after the week, 0 … 1.
    public let skill: Double
    /// Whether the member relapsed in the week.
    public let relapsed: Bool
  }

  /// The entries by week and member.
  public let weeks: [[Entry]]

  /// The number of sessions at full dose that is the maximum, for each technique that acts afterwards.
  private static let enough: [Technique: Double] = [
    .endingPreparation: ModelConstants.enoughEnding, .relapsePrevention: ModelConstants.enoughPrevention,
  ]

  /// Follows the members of a group.
  ///
  /// - Parameters:
  ///   - scenario: the scenario of the run.
  ///   - replicate: the replicate of the run.
  ///   - given: doses summed over the sessions.
  ///   - beginning: efficacy and skill of the members before the first session.
  ///   - end: the group after the last session.
  ///   - acceptance: X̂ of a member after the last session, by index; 0 for a member who dropped out.
  public init(
    _ scenario: Scenario, replicate: UInt32, given: [Technique: Double],
    beginning: (efficacy: [Double], skill: [Double]),
    end: GroupState, acceptance: (Int) -> Double
  ) {
    let (p, plan) = (scenario.parameters, scenario.followUp)
    let luck = Luck(scenario, replicate: replicate)
    func share(_ technique: Technique) -> Double { min(1, (given[technique] ?? 0) / (Self.enough[technique] ?? 1)) }
    let (prepared, prevented) = (share(.endingPreparation), share(.relapsePrevention))
    var (efficacy, skill) = (end.efficacy, end.skill)
    var ties = end.present.indices.map { end.present[$0] ? acceptance($0) : 0 }
    var weeks: [[Entry]] = []
    for week in 0..<plan.weeks {
      let hold = plan.aftercare.contains(week + 1) ? p.aftercareHold : 0
      let fading = (1 - p.endingHold * prepared) * (1 - hold)
      weeks.append(
        end.present.indices.map { i in
          efficacy[i] -= p.efficacyFading * fading * (efficacy[i] - beginning.efficacy[i])
          skill[i] -= p.skillFading * fading * (skill[i] - beginning.skill[i])
          ties[i] *= 1 - p.tiesFading * fading
          let odds =
            p.relapseBase - p.relapseEfficacy * (efficacy[i] - ModelConstants.ordinaryEfficacy)
            - p.relapseTies * ties[i]
            - p.relapsePreventionEffect * prevented
          let relapses = luck.uniforms(.relapse, index: i, tick: week + 1).x < sigmoid(odds)
          if relapses { efficacy[i] *= 1 - p.relapseSetback }
          return Entry(efficacy: efficacy[i], skill: skill[i], relapsed: relapses)
        })
    }
    self.weeks = weeks
  }

  /// The share of members who relapsed at least once, 0 … 1; `nil` without weeks.
  public var relapsed: Double? {
    guard let first = weeks.first else { return nil }
    return Double(first.indices.count { i in weeks.contains { $0[i].relapsed } }) / Double(first.count)
  }

  /// The mean efficacy after the last week; `nil` without weeks.
  public var efficacy: Double? { weeks.last.map { $0.reduce(0) { $0 + $1.efficacy } / Double($0.count) } }
  /// The mean skill after the last week; `nil` without weeks.
  public var skill: Double? { weeks.last.map { $0.reduce(0) { $0 + $1.skill } / Double($0.count) } }
}
