import Engine
import Kernels
import Scenarios

/// The metrics of section 6 of the model document. States are those after the update; expression, negativity and talk
/// are those that the update used.
extension GroupDevelopment {
  /// Measures the tick that was just integrated.
  ///
  /// Productivity = (1 − Φ) Σ p̂ᵢcᵢ clip(consensus) (1 − T̄)(½ + ½ clip(X̄)) q̄ (1 − ½ε) + Φ c̄ (1 − T̄)(1 − ½ε). Work
  /// assigned by a facilitator who directs gets done at the members' mean skill, whether they agree or not.
  mutating func measure(_ doses: Doses) {
    measureStates()
    metrics[.expression] = mean(work.expression)
    metrics[.negativity] = expectedNegativity()
    metrics[.ending] = work.ending
    let (alone, parting) = (ModelConstants.workWithoutCohesion, 1 - ModelConstants.partingCosts * work.ending)
    var output = 0.0
    for i in 0..<members { output += work.heardShare[i] * state.skill[i] }
    let own =
      output * clip(metrics[.consensus], 0, 1) * (1 - metrics[.tension])
      * (alone + (1 - alone) * clip(metrics[.cohesion], 0, 1)) * metrics[.expression] * parting
    let assigned = metrics[.skill] * (1 - metrics[.tension]) * parting
    let r = Productivity.Rates(setting, doses)
    metrics[.productivity] = r.clear * (r.talk * own + (1 - r.talk) * assigned)
    state.progress += metrics[.productivity] / Double(clock.ticksPerSession)
    metrics[.progress] = state.progress
  }

  /// Measures the composed group, in which nothing has been said or done yet.
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

  /// Returns the mean over ordered pairs that meet, weighted by contact.
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

  private mutating func measureTalk() {
    let talk = Self.talk(state.airtime, present: state.present)
    metrics[.topShare] = talk.top
    metrics[.participationGini] = talk.gini
  }

  /// Returns the largest share of the remembered talk of those present, and its Gini coefficient for a population, Σᵢⱼ
  /// |sᵢ − sⱼ| / 2n with shares s. If n is below one it counts as one.
  package static func talk(_ airtime: [Double], present: [Bool]) -> (top: Double, gini: Double) {
    var (total, count) = (0.0, 0.0)
    for i in present.indices where present[i] {
      total += airtime[i]
      count += 1
    }
    total = max(total, tiny)
    var (differences, top) = (0.0, 0.0)
    for i in present.indices where present[i] {
      let own = airtime[i] / total
      top = max(top, own)
      for j in present.indices where present[j] { differences += abs(own - airtime[j] / total) }
    }
    return (top, differences / (2 * max(count, 1)))
  }

  private mutating func measureStatus() {
    let mean = mean(state.status)
    var square = 0.0
    for i in 0..<members where state.present[i] { square += (state.status[i] - mean) * (state.status[i] - mean) }
    metrics[.statusSpread] = (square / work.count).squareRoot()
  }
}

/// The numbers of productivity.
enum Productivity {
  struct Rates: MechanismRates {
    /// 1 − Φ, and the factor of clear goals on all work.
    let talk, clear: Double
    /// The length of a tick in sessions.
    let step: Double

    init(_ setting: Setting, _ doses: Doses) {
      talk = Acts.Rates(setting, doses).talk
      clear = 1 + setting.parameters.goalProductivity * setting.goalClarity
      step = setting.step
    }
  }

  static func wire(_ r: Rates, to kernels: inout KernelRates) {
    kernels.number(.ownWork, r.talk * r.clear)
    kernels.number(.directed, (1 - r.talk) * r.clear)
    kernels.number(.step, r.step)
  }
}
