import Scenarios

/// What a technique does at dose 1: one term of one mechanism.
public struct TechniqueEffect: Sendable {
  /// The technique.
  public let technique: Technique
  /// The mechanism whose equation has the term.
  public let mechanism: Mechanism
  /// The number in the equation; of one that a scenario can change, its default.
  public let strength: Double
  /// The parameter that a scenario can change it by, if there is one.
  public let parameter: String?
  /// What the term does, for people.
  public let meaning: String

  init(_ technique: Technique, on mechanism: Mechanism, _ strength: Double, _ meaning: String) {
    self.technique = technique
    self.mechanism = mechanism
    self.strength = strength
    self.meaning = meaning
    parameter = nil
  }

  /// What it is worth under some doses.
  subscript(doses: Doses) -> Double { strength * doses[technique] }

  /// One whose strength is a parameter.
  private init(_ technique: Technique, on mechanism: Mechanism, _ parameter: String) {
    guard let spec = ParameterTable.spec(named: parameter) else { preconditionFailure("no parameter \(parameter)") }
    self.technique = technique
    self.mechanism = mechanism
    strength = spec.value(in: Parameters())
    meaning = spec.meaning
    self.parameter = parameter
  }

  /// Those whose strength is a parameter.
  static let byParameter = [
    TechniqueEffect(.culturalSensitivity, on: .attraction, "sensitivity_surface"),
    TechniqueEffect(.culturalSensitivity, on: .expression, "sensitivity_expression"),
    TechniqueEffect(.directing, on: .acts, "directing_talk"),
    TechniqueEffect(.directing, on: .expression, "directing_expression"),
    TechniqueEffect(.directing, on: .tension, "directing_tension_decay"),
  ]
}

/// Every effect of every technique: the one table from which the mechanisms take their numbers, but for those whose
/// strength is a parameter.
public enum TechniqueEffects {
  static let openQuestionsOnExpression = TechniqueEffect(
    .openQuestions, on: .expression, 0.25, "adds to the safety that frees a member to speak up")
  static let paraphrasingOnExpression = TechniqueEffect(
    .paraphrasing, on: .expression, 0.10, "adds to the safety that frees a member to speak up")
  static let roundRobinOnParticipation = TechniqueEffect(
    .roundRobin, on: .participation, 1.0, "takes this share off the differences in talk")
  static let activeListeningOnNegativity = TechniqueEffect(
    .activeListening, on: .negativity, 0.35, "takes this share off negativity")
  static let paraphrasingOnNegativity = TechniqueEffect(
    .paraphrasing, on: .negativity, 0.3, "takes this share off negativity out of disagreement")
  static let cognitiveBehaviouralOnNegativity = TechniqueEffect(
    .cognitiveBehavioural, on: .negativity, 0.4, "takes this share off negativity out of tension")
  static let mediationOnTension = TechniqueEffect(
    .mediation, on: .tension, 0.9, "adds to the rate at which tension decays, per session")
  static let activeListeningOnSupport = TechniqueEffect(
    .activeListening, on: .attraction, 0.3, "adds this share to what support is worth")
  static let experientialOnSupport = TechniqueEffect(
    .experiential, on: .attraction, 0.2, "adds this share to what support is worth")
  static let summarizingOnInfluence = TechniqueEffect(
    .summarizing, on: .influence, 1.0, "adds this share to the rate at which attitudes come closer")
  static let coachingOnLearning = TechniqueEffect(
    .coaching, on: .regulation, 1.5, "adds this share to what is learned by living through conflict")
  static let coachingOnRegulation = TechniqueEffect(
    .coaching, on: .regulation, 0.12, "teaches regulation, per session")
  static let psychoeducationOnRegulation = TechniqueEffect(
    .psychoeducation, on: .regulation, 0.12, "teaches regulation, per session")
  static let mindfulnessOnRelief = TechniqueEffect(
    .mindfulness, on: .anxiety, 0.6, "adds to what calms, as familiarity does")
  static let mindfulnessOnStress = TechniqueEffect(
    .mindfulness, on: .anxiety, 0.4, "takes this share off the anxiety that tension makes")
  static let experientialOnFamiliarity = TechniqueEffect(
    .experiential, on: .familiarity, 0.7, "adds this share to the rate at which members become familiar")
  static let psychoeducationOnSkill = TechniqueEffect(
    .psychoeducation, on: .mutualAid, 0.05, "teaches skill, per session")
  static let cognitiveBehaviouralOnEfficacy = TechniqueEffect(
    .cognitiveBehavioural, on: .mutualAid, 0.15, "builds efficacy, as support does")

  /// All of them.
  public static let all: [TechniqueEffect] =
    [
      openQuestionsOnExpression, paraphrasingOnExpression, roundRobinOnParticipation, activeListeningOnNegativity,
      paraphrasingOnNegativity, cognitiveBehaviouralOnNegativity, mediationOnTension, activeListeningOnSupport,
      experientialOnSupport, summarizingOnInfluence, coachingOnLearning, coachingOnRegulation,
      psychoeducationOnRegulation, mindfulnessOnRelief, mindfulnessOnStress, experientialOnFamiliarity,
      psychoeducationOnSkill, cognitiveBehaviouralOnEfficacy,
    ] + TechniqueEffect.byParameter
}
