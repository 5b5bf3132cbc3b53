import Kernels
import Scenarios

/// The change of the ties in an update, by the drifts that it computed.
struct TieAccount {
  private let group: GroupDevelopment
  private let before: GroupState
  private let weight: MeanWeights
  private let dt: Double

  /// Accounts for the last update of a group, given the state before it.
  init(_ group: GroupDevelopment, before: GroupState) {
    (self.group, self.before) = (group, before)
    weight = MeanWeights(group.work.meet)
    dt = 1 / Double(group.clock.ticksPerSession)
  }

  /// Adds Δt w times each of the six drifts, and the clip.
  func addSentiment(to row: inout ChangeRow) {
    let drift = group.work.sentimentDrift
    let parts: [(ChangePart, Matrix)] = [
      (.support, drift.support), (.similarity, drift.similarity), (.balance, drift.balance),
      (.tensionCost, drift.tensionCost), (.reciprocity, drift.reciprocity), (.fading, drift.decay),
    ]
    for (i, j) in pairs {
      var whole = 0.0
      for (part, drift) in parts {
        whole += drift[i, j]
        row.add(weight[i, j] * (dt * drift[i, j]), to: part, i, j)
      }
      let reached = before.sentiment[i, j] + dt * whole
      row.add(weight[i, j] * (clip(reached, -1, 1) - reached), to: .sentimentClip, i, j)
    }
  }

  /// Adds Δt w times the drifts of tension, and the clip. Negative acts are split by what they were about.
  func addTension(_ doses: Doses, _ talk: TalkAccount, to row: inout ChangeRow) {
    guard group.setting.isOn(.tension) else { return }
    let (rates, work) = (Tension.Rates(group.setting, doses), group.work)
    for (i, j) in pairs {
      let flow = Tension.Flow(
        i, j, rates, t: before.tension, r: before.regulation, acts: work.interaction, negativity: work.negativity)
      let step = dt * weight[i, j]
      let share = talk.shares(j, i)
      row.add(step * flow.provoked * share.disagreement, to: .disagreement, i, j)
      row.add(step * flow.provoked * share.contest, to: .contest, i, j)
      row.add(step * flow.provoked * share.tension, to: .strain, i, j)
      row.add(step * flow.falls.decay, to: .time, i, j)
      row.add(step * flow.falls.repair, to: .regulation, i, j)
      row.add(step * flow.falls.mediation, to: .mediation, i, j)
      let reached = before.tension[i, j] + dt * flow.drift
      row.add(weight[i, j] * (clip(reached, 0, 1) - reached), to: .tensionClip, i, j)
    }
  }

  private var pairs: [(Int, Int)] {
    (0..<group.members).flatMap { i in
      (0..<group.members).filter { group.arePresent(i, $0) }.map { (i, $0) }
    }
  }
}
