import Kernels
import Scenarios

/// The numbers of a tick for the kernels: parameters with doses and switches folded in, and rates of change by tick. A
/// mechanism that is off has rates of 0, and so needs no branch there.
struct BatchRates {
  let parameters: Parameters
  let switchedOff: Set<Mechanism>
  let actsMode: ActsMode
  /// How clear the goals are, 0 … 1.
  let goalClarity: Double

  init(_ scenario: Scenario, actsMode: ActsMode) {
    (parameters, switchedOff, self.actsMode) = (scenario.parameters, scenario.switchedOff, actsMode)
    goalClarity = scenario.goalClarity
  }

  /// Puts them into a lane, but for the ending, which changes from tick to tick.
  func set(_ doses: Doses, lane: Int, in batch: GroupBatch) {
    for (rate, value) in talk(doses) + ties(doses) + members(doses) { batch.set(rate, value, lane: lane) }
  }

  /// Puts them into a large group, but for the ending.
  func set(_ doses: Doses, in group: LargeGroup) {
    for (rate, value) in talk(doses) + ties(doses) + members(doses) { group.set(rate, value) }
  }

  private func on(_ mechanism: Mechanism, _ value: Double) -> Double { switchedOff.contains(mechanism) ? 0 : value }

  private func effect(_ effect: TechniqueEffect, _ doses: Doses) -> Double { effect.strength * doses[effect.technique] }

  private var step: Double { 1 / Double(parameters.ticksPerSession) }

  /// A rate of change by session as that by tick; 0 where the mechanism is off.
  private func perTick(_ mechanism: Mechanism, _ rate: Double) -> Double { on(mechanism, step * rate) }

  private func talk(_ doses: Doses) -> [(GroupBatch.Rate, Double)] {
    let p = parameters
    let effects = TechniqueEffects.self
    let talk = Acts.membersTalk(p, doses)
    let clear = 1 + p.goalProductivity * goalClarity
    let acts = actsMode == .sampled ? talk / Double(GroupDevelopment.actsPerTick(p)) : talk
    let invited = effect(effects.openQuestionsOnExpression, doses) + effect(effects.paraphrasingOnExpression, doses)
    let allowed = 1 - p.directingExpression * doses[.directing]
    return [
      (.expressionFloor, switchedOff.contains(.expression) ? 1 : allowed * p.expressionFloor),
      (.expressionSpan, on(.expression, allowed * (1 - p.expressionFloor))), (.expressionGain, p.expressionGain),
      (.expressionOffset, invited - p.expressionThreshold),
      (.welcome, p.sensitivityExpression * doses[.culturalSensitivity]),
      (.ownTalk, on(.participation, 1 - effect(effects.roundRobinOnParticipation, doses))),
      (.statusToTalk, p.statusToTalk), (.tensionToSilence, p.tensionToSilence),
      (
        .byDisagreement,
        p.negativityDisagreement * (1 - effect(effects.paraphrasingOnNegativity, doses))
          * (1 - p.goalDisagreement * goalClarity)
      ),
      (.byTension, p.negativityTension * (1 - effect(effects.cognitiveBehaviouralOnNegativity, doses))),
      (.byContest, p.negativityContest), (.offset, p.negativityOffset), (.restraint, p.negativityRestraint),
      (.byAnxiety, p.negativityAnxiety), (.contestWidth, p.contestWidth),
      (.heard, on(.negativity, 1 - effect(effects.activeListeningOnNegativity, doses))),
      (.actWorth, on(.acts, acts)), (.listening, 1 - p.overhearing), (.overheard, talk * p.overhearing),
      (.ownWork, talk * clear), (.directed, (1 - talk) * clear),
    ]
  }

  private func ties(_ doses: Doses) -> [(GroupBatch.Rate, Double)] {
    let p = parameters
    let effects = TechniqueEffects.self
    let warmth = 1 + effect(effects.activeListeningOnSupport, doses) + effect(effects.experientialOnSupport, doses)
    let worked = 1 - p.directingTensionDecay * doses[.directing]
    let together = 1 + effect(effects.experientialOnFamiliarity, doses)
    return [
      (.tensionRate, perTick(.tension, p.tensionRate)),
      (.tensionDecay, perTick(.tension, worked * (p.tensionDecay + effect(effects.mediationOnTension, doses)))),
      (.tensionRepair, perTick(.tension, worked * p.tensionRepair / 2)),
      (.surfaceFelt, Attraction.surfaceFelt(p, doses)),
      (.support, perTick(.attraction, p.supportRate * warmth)), (.supportReserve, p.supportReserve),
      (.similarity, perTick(.attraction, p.similarityRate)), (.tolerance, 1 / p.disagreementTolerance),
      (.tensionCost, perTick(.attraction, p.tensionCost)), (.reciprocity, perTick(.attraction, p.reciprocity)),
      (.sentimentDecay, perTick(.attraction, p.sentimentDecay)), (.balance, perTick(.balance, p.balanceRate)),
      (.familiarity, perTick(.familiarity, p.familiarityRate * together)),
    ]
  }

  private func members(_ doses: Doses) -> [(GroupBatch.Rate, Double)] {
    let p = parameters
    let effects = TechniqueEffects.self
    let taught = effect(effects.coachingOnRegulation, doses) + effect(effects.psychoeducationOnRegulation, doses)
    let stress = p.anxietyStress * (1 - effect(effects.mindfulnessOnStress, doses))
    return [
      (.influence, perTick(.influence, p.influenceRate * (1 + effect(effects.summarizingOnInfluence, doses)))),
      (.anchoring, perTick(.influence, p.anchoring)), (.repulsion, p.repulsion),
      (.statusRate, perTick(.status, p.statusRate)), (.statusDecay, perTick(.status, p.statusDecay)),
      (.airtimeMemory, perTick(.status, 1 / p.airtimeMemory)),
      (
        .regulationLearning,
        perTick(.regulation, p.regulationLearning * (1 + effect(effects.coachingOnLearning, doses)))
      ),
      (.regulationTaught, perTick(.regulation, taught)),
      (.regulationModelling, perTick(.regulation, p.regulationModelling)),
      (.regulationDecay, perTick(.regulation, p.regulationDecay)),
      (.anxietyRelief, perTick(.anxiety, p.anxietyRelief)),
      (.anxietyCalm, effect(effects.mindfulnessOnRelief, doses)), (.anxietyStress, perTick(.anxiety, stress)),
      (.skillLearning, perTick(.mutualAid, p.skillLearning)),
      (.skillTaught, perTick(.mutualAid, effect(effects.psychoeducationOnSkill, doses))),
      (.efficacyRate, perTick(.mutualAid, p.efficacyRate)),
      (.efficacyPractised, effect(effects.cognitiveBehaviouralOnEfficacy, doses)),
      (.efficacyDecay, perTick(.mutualAid, p.efficacyDecay)),
      (.step, step), (.dropoutBase, switchedOff.contains(.commitment) ? -1e9 : p.dropoutBase),
      (.dropoutTension, p.dropoutTension), (.dropoutBelonging, p.dropoutBelonging),
      (.dropoutEfficacy, p.dropoutEfficacy),
    ]
  }
}
