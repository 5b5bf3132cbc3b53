import Kernels
import Scenarios

/// The steps of a tick. Every rule reads the state of tick t, and together they produce the state of tick t + 1.
extension GroupDevelopment {
  /// Advances the group by one tick under the doses of its session.
  public mutating func advance(doses: Doses) {
    for rule in Mechanisms.ofTick { rule.apply(to: &self, doses) }
    integrate()
    measureDisagreement()
    measureTies()
    measure(doses)
    tick += 1
  }

  /// Applies the dropouts after a session that is not the last and brings absent members back.
  public mutating func whoLeaves(after session: Int) -> [Departure] {
    let departures = decideWhoLeaves(after: session)
    for departure in departures { state.present[departure.member] = false }
    kept.restore(in: &state)
    if !departures.isEmpty || !kept.away.isEmpty { lookAround() }
    kept = KeptTies()
    return departures
  }

  /// Applies the attendance of a session, from 1. Returns `nil` if the scenario has neither absences nor late joining.
  public mutating func whoComes(to session: Int) -> AttendanceChange? {
    guard life.isNeeded else { return nil }
    let attendanceChange = life.attendanceChange(session, luck) { state.present[$0] }
    kept = state.begin(attendanceChange, life, luck)
    lookAround()
    return attendanceChange
  }

  private func decideWhoLeaves(after session: Int) -> [Departure] {
    guard setting.isOn(.commitment), session < clock.sessions else { return [] }
    return Commitment.decide(
      setting, luck, after: session, present: Int(work.count), members: members
    ) { i in
      state.present[i] ? (work.meanTension[i], work.acceptance[i], state.efficacy[i]) : nil
    }
  }

  /// Applies an event to the group before its next update, under the doses of that update.
  public mutating func undergo(_ event: SessionEvent, doses: Doses) {
    state.suffer(EventEffect(event, parameters, doses))
    lookAround()
  }

  /// Updates who is present, who meets whom, and the means of each member's ties. It is called after every change of
  /// attendance.
  mutating func lookAround() {
    work.count = 0
    for i in 0..<members {
      work.count += state.present[i] ? 1 : 0
      var others = 0.0
      for j in 0..<members {
        let contact = arePresent(i, j) ? work.contact[i, j] : 0
        work.meet[i, j] = contact
        others += contact
      }
      work.others[i] = max(others, tiny)
    }
    measureTies()
  }

  /// Computes F̄, X̂ and T̄ of each member, over those present.
  mutating func measureTies() {
    for i in 0..<members {
      var (familiarity, acceptance, tension) = (0.0, 0.0, 0.0)
      for j in 0..<members {
        familiarity += state.familiarity[i, j] * work.meet[i, j]
        acceptance += positive(state.sentiment[j, i]) * work.meet[j, i]
        tension += state.tension[i, j] * work.meet[i, j]
      }
      work.meanFamiliarity[i] = familiarity / work.others[i]
      work.acceptance[i] = acceptance / work.others[i]
      work.meanTension[i] = tension / work.others[i]
    }
  }

  /// Computes δᵢⱼ = ‖Oᵢ − Oⱼ‖ / (2 √K).
  mutating func measureDisagreement() {
    let (o, issues) = (state.attitudes, state.attitudes.columns)
    for i in 0..<members {
      for j in 0..<i {
        var square = 0.0
        for k in 0..<issues {
          let difference = o[i, k] - o[j, k]
          square += difference * difference
        }
        let disagreement = (square / Double(4 * issues)).squareRoot()
        work.disagreement[i, j] = disagreement
        work.disagreement[j, i] = disagreement
      }
    }
  }

  /// Takes an explicit Euler step of one tick, then clips each state to its range. Ties of those who have dropped out
  /// or are absent become 0. The numbers of such members do not change.
  private mutating func integrate() {
    let dt = 1 / Double(clock.ticksPerSession)
    let drift = work.sentimentDrift
    for i in 0..<members {
      for j in 0..<members { integrateTie(i, j, dt, drift) }
      guard state.present[i] else { continue }
      for k in 0..<parameters.issues {
        state.attitudes[i, k] = clip(state.attitudes[i, k] + dt * work.attitudeDrift[i, k], -1, 1)
      }
    }
    for number in MemberState.allCases {
      let range = number.range
      for i in 0..<members where state.present[i] {
        let next = state.numbers[number][i] + dt * work.drift[number][i]
        state.numbers[number][i] = clip(next, range.lowerBound, range.upperBound)
      }
    }
  }

  @inline(__always)
  private mutating func integrateTie(_ i: Int, _ j: Int, _ dt: Double, _ d: borrowing SentimentDrift) {
    guard arePresent(i, j) else {
      state.familiarity[i, j] = 0
      state.tension[i, j] = 0
      state.sentiment[i, j] = 0
      return
    }
    let drift =
      d.support[i, j] + d.similarity[i, j] + d.balance[i, j] + d.tensionCost[i, j] + d.reciprocity[i, j]
      + d.decay[i, j]
    state.familiarity[i, j] = clip(state.familiarity[i, j] + dt * work.familiarityDrift[i, j], 0, 1)
    state.tension[i, j] = clip(state.tension[i, j] + dt * work.tensionDrift[i, j], 0, 1)
    state.sentiment[i, j] = clip(state.sentiment[i, j] + dt * drift, -1, 1)
  }
}
