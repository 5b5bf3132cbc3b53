import Kernels
import Scenarios

/// Section 6 of the model document: states after the update; expression, negativity and talk as the update used them.
extension GroupDevelopment {
  /// The metrics of the tick that was just integrated.
  ///
  /// Productivity = (1 − Φ) Σ p̂ᵢcᵢ clip(consensus) (1 − T̄)(½ + ½ clip(X̄)) q̄ (1 − ½ε) + Φ c̄ (1 − T̄)(1 − ½ε): what a
  /// facilitator who directs assigns gets done at the members' mean skill, whether they agree or not.
  mutating func measure(_ doses: Doses) {
    measureStates()
    metrics[.expression] = mean(work.expression)
    metrics[.negativity] = expectedNegativity()
    metrics[.ending] = work.ending
    var output = 0.0
    for i in 0..<members { output += work.heardShare[i] * state.skill[i] }
    let own =
      output * clip(metrics[.consensus], 0, 1) * (1 - metrics[.tension])
      * (0.5 + 0.5 * clip(metrics[.cohesion], 0, 1)) * metrics[.expression] * (1 - 0.5 * work.ending)
    let assigned = metrics[.skill] * (1 - metrics[.tension]) * (1 - 0.5 * work.ending)
    let talk = Acts.membersTalk(parameters, doses)
    let clear = 1 + parameters.goalProductivity * goalClarity
    metrics[.productivity] = clear * (talk * own + (1 - talk) * assigned)
    state.progress += metrics[.productivity] / Double(clock.ticksPerSession)
    metrics[.progress] = state.progress
  }

  /// The metrics of the composed group: nothing has been said or done yet.
  mutating func measureComposition() {
    measureStates()
    for metric in [Metric.expression, .negativity, .productivity] { metrics[metric] = .nan }
  }

  private mutating func measureStates() {
    metrics[.familiarity] = meanOverPairs(state.familiarity)
    metrics[.tension] = meanOverPairs(state.tension)
    metrics[.cohesion] = meanOverPairs(state.sentiment)
    metrics[.consensus] = 1 - meanOverPairs(work.disagreement) / parameters.disagreementTolerance
    metrics[.regulation] = mean(state.regulation)
    metrics[.anxiety] = mean(state.anxiety)
    metrics[.skill] = mean(state.skill)
    metrics[.efficacy] = mean(state.efficacy)
    metrics[.present] = work.count
    measureTalk()
    measureStatus()
  }

  /// Mean over ordered pairs that meet, weighted by contact.
  private func meanOverPairs(_ matrix: Matrix) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for k in matrix.elements.indices {
      sum += matrix.elements[k] * work.meet.elements[k]
      weight += work.meet.elements[k]
    }
    return sum / max(weight, tiny)
  }

  private func expectedNegativity() -> Double {
    var (sum, weight) = (0.0, 0.0)
    for i in 0..<members {
      for j in 0..<members {
        let act = work.share[i] * work.address[i, j]
        sum += act * work.negativity[i, j]
        weight += act
      }
    }
    return sum / max(weight, tiny)
  }

  /// Share of the remembered talk: the largest, and the Gini coefficient over those present.
  private mutating func measureTalk() {
    var total = 0.0
    for i in 0..<members where state.present[i] { total += state.airtime[i] }
    total = max(total, tiny)
    var (differences, top) = (0.0, 0.0)
    for i in 0..<members where state.present[i] {
      let own = state.airtime[i] / total
      top = max(top, own)
      for j in 0..<members where state.present[j] { differences += abs(own - state.airtime[j] / total) }
    }
    metrics[.topShare] = top
    metrics[.participationGini] = differences / (2 * work.count)
  }

  private mutating func measureStatus() {
    let mean = mean(state.status)
    var square = 0.0
    for i in 0..<members where state.present[i] { square += (state.status[i] - mean) * (state.status[i] - mean) }
    metrics[.statusSpread] = (square / work.count).squareRoot()
  }
}
