import Scenarios

/// The effect of a technique at dose 1: one term of one mechanism.
public struct TechniqueEffect: Sendable {
  /// The technique.
  public let technique: Technique
  /// The mechanism whose equation has the term.
  public let mechanism: Mechanism
  /// The number in the equation. If a scenario can change it, this is the default.
  public let strength: Double
  /// The parameter by which a scenario can change it; `nil` if there is none.
  public let parameter: String?
  /// The effect of the term, for people.
  public let meaning: String

  init(_ technique: Technique, on mechanism: Mechanism, _ strength: Double, _ meaning: String) {
    self.technique = technique
    self.mechanism = mechanism
    self.strength = strength
    self.meaning = meaning
    parameter = nil
  }

  /// The value of the term under some doses.
  subscript(doses: Doses) -> Double { strength * doses[technique] }

  /// Creates an effect whose strength is a parameter.
  private init(_ technique: Technique, on mechanism: Mechanism, _ parameter: String) {
    guard let spec = ParameterTable.spec(named: parameter) else { preconditionFailure("no parameter \(parameter)") }
    self.technique = technique
    self.mechanism = mechanism
    strength = spec.value(in: Parameters())
    meaning = spec.meaning
    self.parameter = parameter
  }

  /// The effects whose strength is a parameter.
  static let byParameter = [
    TechniqueEffect(.culturalSensitivity, on: .attraction, "sensitivity_surface"),
    TechniqueEffect(.culturalSensitivity, on: .expression, "sensitivity_expression"),
    TechniqueEffect(.directing, on: .acts, "directing_talk"),
    TechniqueEffect(.directing, on: .expression, "directing_expression"),
    TechniqueEffect(.directing, on: .tension, "directing_tension_decay"),
  ]
}

/// The table of all effects of all techniques. The mechanisms take their numbers from it, except for effects whose
/// strength is a parameter.
public enum TechniqueEffects {
  static let openQuestionsOnExpression = TechniqueEffect(
    .openQuestions, on: .expression, 0.25, "raises the safety that lets members speak up")
  static let paraphrasingOnExpression = TechniqueEffect(
    .paraphrasing, on: .expression, 0.10, "raises the safety that lets members speak up")
  static let roundRobinOnParticipation = TechniqueEffect(
    .roundRobin, on: .participation, 1.0, "lowers differences in talk by this share")
  static let activeListeningOnNegativity = TechniqueEffect(
    .activeListening, on: .negativity, 0.35, "lowers negativity by this share")
  static let paraphrasingOnNegativity = TechniqueEffect(
    .paraphrasing, on: .negativity, 0.3, "lowers negativity caused by disagreement by this share")
  static let cognitiveBehaviouralOnNegativity = TechniqueEffect(
    .cognitiveBehavioural, on: .negativity, 0.4, "lowers negativity caused by tension by this share")
  static let mediationOnTension = TechniqueEffect(
    .mediation, on: .tension, 0.9, "raises the decay rate of tension, per session")
  static let activeListeningOnSupport = TechniqueEffect(
    .activeListening, on: .attraction, 0.3, "raises the value of support by this share")
  static let experientialOnSupport = TechniqueEffect(
    .experiential, on: .attraction, 0.2, "raises the value of support by this share")
  static let summarizingOnInfluence = TechniqueEffect(
    .summarizing, on: .influence, 1.0, "raises the rate of attitude change by this share")
  static let coachingOnLearning = TechniqueEffect(
    .coaching, on: .regulation, 1.5, "raises learning through conflict by this share")
  static let coachingOnRegulation = TechniqueEffect(
    .coaching, on: .regulation, 0.12, "raises regulation, per session")
  static let psychoeducationOnRegulation = TechniqueEffect(
    .psychoeducation, on: .regulation, 0.12, "raises regulation, per session")
  static let mindfulnessOnRelief = TechniqueEffect(
    .mindfulness, on: .anxiety, 0.6, "calms as familiarity does")
  static let mindfulnessOnStress = TechniqueEffect(
    .mindfulness, on: .anxiety, 0.4, "lowers anxiety caused by tension by this share")
  static let experientialOnFamiliarity = TechniqueEffect(
    .experiential, on: .familiarity, 0.7, "raises the rate of familiarity by this share")
  static let psychoeducationOnSkill = TechniqueEffect(
    .psychoeducation, on: .mutualAid, 0.05, "raises skill, per session")
  static let cognitiveBehaviouralOnEfficacy = TechniqueEffect(
    .cognitiveBehavioural, on: .mutualAid, 0.15, "raises self-efficacy as support does")

  /// All effects.
  public static let all: [TechniqueEffect] =
    [
      openQuestionsOnExpression, paraphrasingOnExpression, roundRobinOnParticipation, activeListeningOnNegativity,
      paraphrasingOnNegativity, cognitiveBehaviouralOnNegativity, mediationOnTension, activeListeningOnSupport,
      experientialOnSupport, summarizingOnInfluence, coachingOnLearning, coachingOnRegulation,
      psychoeducationOnRegulation, mindfulnessOnRelief, mindfulnessOnStress, experientialOnFamiliarity,
      psychoeducationOnSkill, cognitiveBehaviouralOnEfficacy,
    ] + TechniqueEffect.byParameter
}
