import GroupDynamics
import Scenarios

/// Groups of eight that differ in how they are led, with all numbers of leadership open to change.
package struct LeadershipArms: Sendable {
  /// The plan of a way of leading: a style or a schedule, as numbers that can be changed.
  package struct Plan: Sendable {
    var schedule: [ScheduledDose]
    var triggers: [Trigger] = []
  }

  /// The ways of leading that are compared.
  package enum Arm: Hashable, Sendable {
    case led(Style)
    /// The style, with the leader absent in one session.
    case leaderAway(Style)
    /// Democratic leadership, but only over four sessions, from this one.
    case fourSessions(from: Int)
    case nobody
    /// No facilitator; members were interviewed before.
    case interviewed
    /// No facilitator; goals are clear.
    case clear
    /// No facilitator and no dropout: eight members from beginning to end, or six whom one more joins in sessions 4, 6,
    /// 8 and 10. These are eight on average.
    case closed, open
    /// No facilitator; members are followed for twelve weeks, after a prepared ending or with aftercare.
    case followed(endingIsPrepared: Bool, aftercare: Bool)
  }

  /// One number made larger or smaller.
  struct Variation: Sendable {
    let name: String
    let apply: @Sendable (inout LeadershipArms) -> Void
  }

  /// The session in which the leader is absent.
  static let away = 6
  private var parameters = Parameters()
  private var plans: [Style: Plan]

  init() {
    plans = Dictionary(
      uniqueKeysWithValues: Style.allCases.map { ($0, Plan(schedule: $0.schedule, triggers: $0.triggers)) })
  }

  /// Returns the scenario of an arm.
  func scenario(_ arm: Arm) -> Scenario {
    let sessions = parameters.sessions
    func led(_ style: Style, from: Int = 1, to: Int? = nil, events: [SessionEvent] = []) -> Scenario {
      let plan = plans[style] ?? Plan(schedule: [])
      let schedule = plan.schedule.map {
        ScheduledDose(technique: $0.technique, from: from, to: to ?? sessions, dose: $0.dose)
      }
      return Scenario(
        title: "led", parameters: parameters, schedule: schedule, triggers: plan.triggers, events: events, seed: 7)
    }
    switch arm {
    case .led(let style): return led(style)
    case .leaderAway(let style):
      return led(style, events: [SessionEvent(.facilitatorAbsence, session: Self.away)])
    case .fourSessions(let first): return led(.democratic, from: first, to: first + 3)
    case .nobody, .interviewed, .clear, .closed, .open, .followed: return notLed(arm)
    }
  }

  private func notLed(_ arm: Arm) -> Scenario {
    var scenario = Scenario(title: "not led", parameters: parameters, seed: 7)
    switch arm {
    case .interviewed: scenario.preparation.interview = 1
    case .clear: scenario.goalClarity = 1
    case .closed: scenario.switchedOff = [.commitment]
    case .open:
      scenario.switchedOff = [.commitment]
      scenario.parameters.members -= 2
      scenario.joins = [4, 6, 8, 10]
      scenario.cast = CastMember.unnamed(scenario.parameters.members + scenario.joins.count)
    case .followed(let endingIsPrepared, let aftercare):
      scenario.followUp = FollowUp(weeks: 12, aftercare: aftercare ? [2, 5, 9] : [])
      let last = parameters.sessions
      if endingIsPrepared {
        scenario.schedule = [ScheduledDose(technique: .endingPreparation, from: last - 2, to: last, dose: 0.8)]
      }
    default: break
    }
    return scenario
  }

  /// The variations: every number that the facilitator and the helping process brought into the model, a quarter up and
  /// a quarter down.
  static var variations: [Variation] {
    [0.75, 1.25].flatMap { factor in parameters(factor) + doses(factor) + triggers(factor) }
  }

  private static func parameters(_ factor: Double) -> [Variation] {
    (ParameterTable.facilitation + ParameterTable.helping).compactMap { spec in
      guard case .real(let path) = spec.storage else { return nil }
      return Variation(name: "\(spec.name) × \(factor)") { $0.parameters[keyPath: path] *= factor }
    }
  }

  private static func doses(_ factor: Double) -> [Variation] {
    Style.allCases.flatMap { style in
      style.schedule.indices.compactMap { place in
        let entry = style.schedule[place]
        // A full dose cannot be increased.
        guard entry.dose < 1 || factor < 1 else { return nil }
        return Variation(name: "\(style.rawValue), \(entry.technique.rawValue) × \(factor)") {
          $0.plans[style]?.schedule[place] = ScheduledDose(
            technique: entry.technique, from: entry.from, to: entry.to, in: entry.unit,
            dose: min(1, factor * entry.dose))
        }
      }
    }
  }

  private static func triggers(_ factor: Double) -> [Variation] {
    Style.allCases.flatMap { style in
      style.triggers.indices.flatMap { place in
        let trigger = style.triggers[place]
        func variation(_ what: String, _ made: Trigger) -> Variation {
          Variation(name: "\(style.rawValue), trigger \(place + 1), \(what) × \(factor)") {
            $0.plans[style]?.triggers[place] = made
          }
        }
        let persistence = TimeSpan.ticks(Int((factor * Double(trigger.persistence.ticks(perSession: 12))).rounded()))
        let lasting = TimeSpan.ticks(Int((factor * Double(trigger.lasting.ticks(perSession: 12))).rounded()))
        let rest = TimeSpan.ticks(Int((factor * Double(trigger.coolDown.ticks(perSession: 12))).rounded()))
        return [
          variation("dose", trigger.changed(dose: min(1, factor * trigger.dose))),
          variation("level", trigger.changed(condition: trigger.condition.scaled(by: factor))),
          variation("for", trigger.changed(persistence: persistence)),
          variation("lasting", trigger.changed(lasting: lasting)),
          variation("cool_down", trigger.changed(coolDown: rest)),
        ]
      }
    }
  }
}

extension Trigger {
  /// Returns the plan with some of it replaced.
  fileprivate func changed(
    condition: Condition? = nil, persistence: TimeSpan? = nil, dose: Double? = nil, lasting: TimeSpan? = nil,
    coolDown: TimeSpan? = nil
  ) -> Trigger {
    Trigger(
      when: condition ?? self.condition, for: persistence ?? self.persistence, technique: technique,
      dose: dose ?? self.dose, lasting: lasting ?? self.lasting, coolDown: coolDown ?? self.coolDown)
  }
}
