/// The table of every parameter's meaning, unit and allowed values. The reader, its error messages,
/// `tuckman list parameters` and the JSON Schema use it.
public enum ParameterTable {
  /// All parameters, in the order of `Parameters`.
  public static let all: [ParameterSpec] =
    clockAndGroup + composition + mechanisms + facilitation + helping + thresholds

  /// Returns the parameter with a name, as written in files.
  public static func spec(named name: String) -> ParameterSpec? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static let clockAndGroup: [ParameterSpec] = [
    .init(
      "members", .integer(\.members), .from(2, to: 65_536), in: .group, unit: "members", symbol: "n",
      "number of members"),
    .init(
      "sessions", .integer(\.sessions), .from(1, to: 10_000), in: .top, unit: "sessions", symbol: "",
      "number of sessions"),
    .init(
      "ticks_per_session", .integer(\.ticksPerSession), .from(1, to: 10_000), in: .top, unit: "ticks", symbol: "1/Δt",
      "time steps in a session"),
    .init(
      "acts_per_tick", .integer(\.actsPerTick), .from(0, to: 1_000_000), in: .parameters, unit: "acts", symbol: "m",
      "acts drawn in a tick; 0 means 20 or 2.5 n, whichever is larger"),
    .init(
      "issues", .integer(\.issues), .from(1, to: 1000), in: .parameters, unit: "issues", symbol: "K",
      "number of issues of how the group should work; members hold an attitude on each"),
    .init(
      "attributes", .integer(\.attributes), .from(1, to: 1000), in: .parameters, unit: "attributes", symbol: "",
      "number of visible background attributes"),
    .init(
      "teams", .integer(\.teams), .from(1, to: 65_536), in: .group, unit: "teams", symbol: "",
      "number of teams, at most one for each member; members meet mostly within their own team"),
    .init(
      "mixing", .real(\.mixing), .from(0, below: 1), in: .group, unit: "share", symbol: "",
      "share of a member's contact outside the team"),
    .init(
      "attendance", .real(\.attendance), .from(0, to: 1), in: .group, unit: "share", symbol: "",
      "probability that a member attends a session; at least three always do"),
  ]

  package static let composition: [ParameterSpec] = [
    .init(
      "assertiveness_sd", .real(\.assertivenessSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "standard deviation of assertiveness across members"),
    .init(
      "attitude_sd", .real(\.attitudeSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "standard deviation of attitudes before they are squashed into −1 … 1"),
    .init(
      "faultline", .real(\.faultline), .from(0, to: 1), in: .group, unit: "1", symbol: "f",
      "strength of the faultline: at 1, two subgroups agree within and differ between; at 0 there are none"),
    .init(
      "regulation_mean", .real(\.regulationMean), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean starting regulation (skill in handling conflict)"),
    .init(
      "anxiety_mean", .real(\.anxietyMean), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean starting anxiety"),
    .init(
      "skill_mean", .real(\.skillMean), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean starting skill in the group's task"),
    .init(
      "skill_sd", .real(\.skillSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "standard deviation of starting skill across members"),
    .init(
      "sentiment_mean", .real(\.sentimentMean), .from(-1, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean starting sentiment"),
    .init(
      "sentiment_sd", .real(\.sentimentSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "standard deviation of starting sentiment across ordered pairs"),
  ]

  package static let mechanisms: [ParameterSpec] = [
    .init(
      "overhearing", .real(\.overhearing), .from(0, to: 1), in: .parameters, unit: "1", symbol: "θ",
      "how well members hear what is said to others; 1 is as well as what is said to them"),
    .init(
      "familiarity_rate", .real(\.familiarityRate), .from(0), in: .parameters, unit: "1/session", symbol: "φ",
      "rate at which hearing someone makes them familiar"),
    .init(
      "expression_gain", .real(\.expressionGain), .from(0), in: .parameters, unit: "1", symbol: "g",
      "steepness with which members open up around the threshold"),
    .init(
      "expression_threshold", .real(\.expressionThreshold), .from(0), in: .parameters, unit: "1", symbol: "θq",
      "safety that a member needs to open up"),
    .init(
      "expression_floor", .real(\.expressionFloor), .from(0, to: 1), in: .parameters, unit: "1", symbol: "q₀",
      "expression of the most reserved member"),
    .init(
      "negativity_disagreement", .real(\.negativityDisagreement), .from(0), in: .parameters, unit: "1", symbol: "ν_d",
      "negativity caused by disagreement"),
    .init(
      "negativity_tension", .real(\.negativityTension), .from(0), in: .parameters, unit: "1", symbol: "ν_t",
      "negativity caused by tension held"),
    .init(
      "negativity_contest", .real(\.negativityContest), .from(0), in: .parameters, unit: "1", symbol: "ν_s",
      "negativity between two members who both want to lead"),
    .init(
      "negativity_restraint", .real(\.negativityRestraint), .from(0, to: 1), in: .parameters, unit: "1", symbol: "ρr",
      "share of negativity that full regulation restrains"),
    .init(
      "negativity_offset", .real(\.negativityOffset), .from(0), in: .parameters, unit: "1", symbol: "ν₀",
      "level below which the causes of negativity have no effect"),
    .init(
      "negativity_anxiety", .real(\.negativityAnxiety), .from(0), in: .parameters, unit: "1", symbol: "ν_u",
      "increase in negativity with anxiety"),
    .init(
      "tension_rate", .real(\.tensionRate), .from(0), in: .parameters, unit: "1/session", symbol: "κT",
      "tension left by negative acts"),
    .init(
      "tension_decay", .real(\.tensionDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δT",
      "spontaneous decay of tension"),
    .init(
      "tension_repair", .real(\.tensionRepair), .from(0), in: .parameters, unit: "1/session", symbol: "ρT",
      "decay of tension through both members' regulation"),
    .init(
      "support_rate", .real(\.supportRate), .from(0), in: .parameters, unit: "1/session", symbol: "α",
      "sentiment gained from being addressed without negativity"),
    .init(
      "support_reserve", .real(\.supportReserve), .from(0, to: 1), in: .parameters, unit: "1", symbol: "g₀",
      "value of support from a fully reserved member; support from an open member counts 1"),
    .init(
      "similarity_rate", .real(\.similarityRate), .from(0), in: .parameters, unit: "1/session", symbol: "σ_s",
      "sentiment gained from similarity to the members one hears"),
    .init(
      "surface_similarity", .real(\.surfaceSimilarity), .from(0), in: .parameters, unit: "1", symbol: "h_s",
      "weight of visible attributes in similarity"),
    .init(
      "disagreement_tolerance", .real(\.disagreementTolerance), .above(0), in: .parameters, unit: "1", symbol: "δ₀",
      "disagreement above which two members count as dissimilar in attitudes"),
    .init(
      "balance_rate", .real(\.balanceRate), .from(0), in: .parameters, unit: "1/session", symbol: "ω",
      "pull toward balanced triads"),
    .init(
      "tension_cost", .real(\.tensionCost), .from(0), in: .parameters, unit: "1/session", symbol: "γ",
      "sentiment lost through tension"),
    .init(
      "reciprocity", .real(\.reciprocity), .from(0), in: .parameters, unit: "1/session", symbol: "ϱ",
      "pull toward the other member's sentiment"),
    .init(
      "sentiment_decay", .real(\.sentimentDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δ_X",
      "spontaneous decay of sentiment"),
    .init(
      "influence_rate", .real(\.influenceRate), .from(0), in: .parameters, unit: "1/session", symbol: "λ",
      "rate at which attitudes move toward those of liked members one hears"),
    .init(
      "anchoring", .real(\.anchoring), .from(0), in: .parameters, unit: "1/session", symbol: "ξ",
      "pull back to one's initial attitude"),
    .init(
      "repulsion", .real(\.repulsion), .from(0, to: 1), in: .parameters, unit: "1", symbol: "η",
      "weight of disliked members, from whose attitudes one moves away"),
    .init(
      "status_rate", .real(\.statusRate), .from(0), in: .parameters, unit: "1/session", symbol: "η_e",
      "status gained through above-average talk and skill"),
    .init(
      "status_decay", .real(\.statusDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δ_e",
      "decay of status"),
    .init(
      "airtime_memory", .real(\.airtimeMemory), .above(0), in: .parameters, unit: "sessions", symbol: "τ",
      "how long members remember who talked (at least one tick)"),
    .init(
      "status_to_talk", .real(\.statusToTalk), .from(0), in: .parameters, unit: "1", symbol: "ψ",
      "increase in talk with status"),
    .init(
      "tension_to_silence", .real(\.tensionToSilence), .from(0), in: .parameters, unit: "1", symbol: "χ",
      "decrease in talk with tension held"),
    .init(
      "contest_width", .real(\.contestWidth), .from(0), in: .parameters, unit: "1", symbol: "w",
      "sharpness with which a difference in status settles who leads"),
    .init(
      "regulation_learning", .real(\.regulationLearning), .from(0), in: .parameters, unit: "1/session", symbol: "ℓ",
      "regulation learned by working through tension"),
    .init(
      "regulation_modelling", .real(\.regulationModelling), .from(0), in: .parameters, unit: "1/session", symbol: "ℓ_s",
      "regulation learned from members who have more"),
    .init(
      "regulation_decay", .real(\.regulationDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δ_r",
      "decay of regulation"),
    .init(
      "anxiety_relief", .real(\.anxietyRelief), .from(0), in: .parameters, unit: "1/session", symbol: "k_u",
      "anxiety lost through familiarity and acceptance"),
    .init(
      "anxiety_stress", .real(\.anxietyStress), .from(0), in: .parameters, unit: "1/session", symbol: "k_s",
      "anxiety gained through tension"),
    .init(
      "skill_learning", .real(\.skillLearning), .from(0), in: .parameters, unit: "1/session", symbol: "k_c",
      "skill learned from members who have more"),
    .init(
      "efficacy_rate", .real(\.efficacyRate), .from(0), in: .parameters, unit: "1/session", symbol: "k_h",
      "self-efficacy gained through support from open, liked members"),
    .init(
      "efficacy_decay", .real(\.efficacyDecay), .from(0), in: .parameters, unit: "1/session", symbol: "k_d",
      "self-efficacy lost through tension"),
    .init(
      "dropout_base", .real(\.dropoutBase), .any, in: .parameters, unit: "log-odds", symbol: "b₀",
      "log-odds of dropping out after a session, before the three terms below"),
    .init(
      "dropout_tension", .real(\.dropoutTension), .any, in: .parameters, unit: "log-odds", symbol: "b_T",
      "increase in these log-odds with tension held"),
    .init(
      "dropout_belonging", .real(\.dropoutBelonging), .any, in: .parameters, unit: "log-odds", symbol: "b_X",
      "decrease in these log-odds with acceptance received"),
    .init(
      "dropout_efficacy", .real(\.dropoutEfficacy), .any, in: .parameters, unit: "log-odds", symbol: "b_h",
      "decrease in these log-odds with self-efficacy above 0.3"),
    .init(
      "ending_sessions", .real(\.endingSessions), .from(0), in: .parameters, unit: "sessions", symbol: "",
      "sessions before the last in which the ending is felt (fewer than there are); default 2, or one fewer than there are"
    ),
  ]

  package static let thresholds: [ParameterSpec] = [
    .init(
      "forming_expression", .real(\.formingExpression), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group is forming while expression is below this"),
    .init(
      "storming_negativity", .real(\.stormingNegativity), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group is storming if negativity is at least this"),
    .init(
      "storming_tension", .real(\.stormingTension), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group is storming if tension is at least this"),
    .init(
      "performing_consensus", .real(\.performingConsensus), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a performing group has consensus of at least this"),
    .init(
      "performing_cohesion", .real(\.performingCohesion), .from(-1, to: 1), in: .parameters, unit: "1", symbol: "",
      "a performing group has cohesion of at least this"),
    .init(
      "performing_tension", .real(\.performingTension), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a performing group has tension below this"),
    .init(
      "settled_cohesion", .real(\.settledCohesion), .from(-1, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group settled if its mean cohesion in the third- and second-to-last sessions is above this"),
    .init(
      "settled_tension", .real(\.settledTension), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "and if its mean tension in the same sessions is below this"),
  ]
}
