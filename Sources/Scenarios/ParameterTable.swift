/// What every parameter means, its unit and what is allowed: the one table that the reader, its error messages,
/// `tuckman list parameters` and the JSON Schema use.
public enum ParameterTable {
  /// All parameters, in the order of `Parameters`.
  public static let all: [ParameterSpec] =
    clockAndGroup + composition + mechanisms + facilitation + helping + thresholds

  /// The parameter of a name, as it stands in files.
  public static func spec(named name: String) -> ParameterSpec? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static let clockAndGroup: [ParameterSpec] = [
    .init(
      "members", .integer(\.members), .from(2, to: 65_536), in: .group, unit: "members", symbol: "n",
      "how many members the group has"),
    .init(
      "sessions", .integer(\.sessions), .from(1, to: 10_000), in: .top, unit: "sessions", symbol: "",
      "how many sessions the group meets"),
    .init(
      "ticks_per_session", .integer(\.ticksPerSession), .from(1, to: 10_000), in: .top, unit: "ticks", symbol: "1/Δt",
      "time steps of a session"),
    .init(
      "acts_per_tick", .integer(\.actsPerTick), .from(0, to: 1_000_000), in: .parameters, unit: "acts", symbol: "m",
      "acts drawn in a tick; 0 stands for the larger of 20 and 2.5 n"),
    .init(
      "issues", .integer(\.issues), .from(1, to: 1000), in: .parameters, unit: "issues", symbol: "K",
      "issues of how the group should work on which members have an attitude"),
    .init(
      "attributes", .integer(\.attributes), .from(1, to: 1000), in: .parameters, unit: "attributes", symbol: "",
      "background attributes that a member shows"),
    .init(
      "teams", .integer(\.teams), .from(1, to: 65_536), in: .group, unit: "teams", symbol: "",
      "teams of an organisation; members meet mostly inside their own (at most as many as members)"),
    .init(
      "mixing", .real(\.mixing), .from(0, below: 1), in: .group, unit: "share", symbol: "",
      "share of a member's contact that lies outside the team"),
    .init(
      "attendance", .real(\.attendance), .from(0, to: 1), in: .group, unit: "share", symbol: "",
      "probability with which a member comes to a session; three always come"),
  ]

  private static let composition: [ParameterSpec] = [
    .init(
      "assertiveness_sd", .real(\.assertivenessSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "spread of assertiveness over members"),
    .init(
      "attitude_sd", .real(\.attitudeSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "spread of attitudes before they are squashed into −1 … 1"),
    .init(
      "faultline", .real(\.faultline), .from(0, to: 1), in: .group, unit: "1", symbol: "f",
      "0 none; 1 two sub-groups that agree inside and differ outside"),
    .init(
      "regulation_mean", .real(\.regulationMean), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean skill in handling conflict at the start"),
    .init(
      "anxiety_mean", .real(\.anxietyMean), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean anxiety at the start"),
    .init(
      "skill_mean", .real(\.skillMean), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean skill in the group's task at the start"),
    .init(
      "skill_sd", .real(\.skillSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "spread of skill over members"),
    .init(
      "sentiment_mean", .real(\.sentimentMean), .from(-1, to: 1), in: .parameters, unit: "1", symbol: "",
      "mean sentiment at the start"),
    .init(
      "sentiment_sd", .real(\.sentimentSd), .from(0), in: .parameters, unit: "1", symbol: "",
      "spread of sentiment over ordered pairs at the start"),
  ]

  private static let mechanisms: [ParameterSpec] = [
    .init(
      "overhearing", .real(\.overhearing), .from(0, to: 1), in: .parameters, unit: "1", symbol: "θ",
      "how much a member hears of what is said to others; 1 as much as of what is said to them"),
    .init(
      "familiarity_rate", .real(\.familiarityRate), .from(0), in: .parameters, unit: "1/session", symbol: "φ",
      "how fast hearing somebody makes them familiar"),
    .init(
      "expression_gain", .real(\.expressionGain), .from(0), in: .parameters, unit: "1", symbol: "g",
      "how sharply members open up around the threshold"),
    .init(
      "expression_threshold", .real(\.expressionThreshold), .from(0), in: .parameters, unit: "1", symbol: "θq",
      "safety needed to open up"),
    .init(
      "expression_floor", .real(\.expressionFloor), .from(0, to: 1), in: .parameters, unit: "1", symbol: "q₀",
      "how open the most reserved member still is"),
    .init(
      "negativity_disagreement", .real(\.negativityDisagreement), .from(0), in: .parameters, unit: "1", symbol: "ν_d",
      "negativity out of disagreement"),
    .init(
      "negativity_tension", .real(\.negativityTension), .from(0), in: .parameters, unit: "1", symbol: "ν_t",
      "negativity out of tension held"),
    .init(
      "negativity_contest", .real(\.negativityContest), .from(0), in: .parameters, unit: "1", symbol: "ν_s",
      "negativity between two who both want the lead"),
    .init(
      "negativity_restraint", .real(\.negativityRestraint), .from(0, to: 1), in: .parameters, unit: "1", symbol: "ρr",
      "how far regulation restrains negativity"),
    .init(
      "negativity_offset", .real(\.negativityOffset), .from(0), in: .parameters, unit: "1", symbol: "ν₀",
      "cause that passes without negativity"),
    .init(
      "negativity_anxiety", .real(\.negativityAnxiety), .from(0), in: .parameters, unit: "1", symbol: "ν_u",
      "how much more sharply the anxious react"),
    .init(
      "tension_rate", .real(\.tensionRate), .from(0), in: .parameters, unit: "1/session", symbol: "κT",
      "tension that a negative act leaves"),
    .init(
      "tension_decay", .real(\.tensionDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δT",
      "decay of tension by itself"),
    .init(
      "tension_repair", .real(\.tensionRepair), .from(0), in: .parameters, unit: "1/session", symbol: "ρT",
      "decay of tension by the regulation of both"),
    .init(
      "support_rate", .real(\.supportRate), .from(0), in: .parameters, unit: "1/session", symbol: "α",
      "sentiment gained from being addressed without negativity"),
    .init(
      "support_reserve", .real(\.supportReserve), .from(0, to: 1), in: .parameters, unit: "1", symbol: "g₀",
      "worth of support from someone who holds back; 1 from someone open"),
    .init(
      "similarity_rate", .real(\.similarityRate), .from(0), in: .parameters, unit: "1/session", symbol: "σ_s",
      "sentiment gained from similarity to whom one hears"),
    .init(
      "surface_similarity", .real(\.surfaceSimilarity), .from(0), in: .parameters, unit: "1", symbol: "h_s",
      "weight of visible attributes in similarity"),
    .init(
      "disagreement_tolerance", .real(\.disagreementTolerance), .above(0), in: .parameters, unit: "1", symbol: "δ₀",
      "disagreement at which similarity of attitudes turns into dissimilarity"),
    .init(
      "balance_rate", .real(\.balanceRate), .from(0), in: .parameters, unit: "1/session", symbol: "ω",
      "pull toward balanced triads"),
    .init(
      "tension_cost", .real(\.tensionCost), .from(0), in: .parameters, unit: "1/session", symbol: "γ",
      "sentiment that tension costs"),
    .init(
      "reciprocity", .real(\.reciprocity), .from(0), in: .parameters, unit: "1/session", symbol: "ϱ",
      "pull toward the sentiment that is returned"),
    .init(
      "sentiment_decay", .real(\.sentimentDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δ_X",
      "decay of sentiment by itself"),
    .init(
      "influence_rate", .real(\.influenceRate), .from(0), in: .parameters, unit: "1/session", symbol: "λ",
      "how fast attitudes follow liked members who are heard"),
    .init(
      "anchoring", .real(\.anchoring), .from(0), in: .parameters, unit: "1/session", symbol: "ξ",
      "pull back to one's first attitude"),
    .init(
      "repulsion", .real(\.repulsion), .from(0, to: 1), in: .parameters, unit: "1", symbol: "η",
      "weight of disliked members, from whom attitudes move away"),
    .init(
      "status_rate", .real(\.statusRate), .from(0), in: .parameters, unit: "1/session", symbol: "η_e",
      "status gained by talk above an equal share and by skill above the mean"),
    .init(
      "status_decay", .real(\.statusDecay), .from(0), in: .parameters, unit: "1/session", symbol: "δ_e",
      "decay of status"),
    .init(
      "airtime_memory", .real(\.airtimeMemory), .above(0), in: .parameters, unit: "sessions", symbol: "τ",
      "how long others remember who talked (at least one tick)"),
    .init(
      "status_to_talk", .real(\.statusToTalk), .from(0), in: .parameters, unit: "1", symbol: "ψ",
      "how much status adds to talk"),
    .init(
      "tension_to_silence", .real(\.tensionToSilence), .from(0), in: .parameters, unit: "1", symbol: "χ",
      "how much tension held takes from talk"),
    .init(
      "contest_width", .real(\.contestWidth), .from(0), in: .parameters, unit: "1", symbol: "w",
      "how small a difference in status settles who leads"),
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
      "anxiety gained from tension"),
    .init(
      "skill_learning", .real(\.skillLearning), .from(0), in: .parameters, unit: "1/session", symbol: "k_c",
      "skill learned from members who have more"),
    .init(
      "efficacy_rate", .real(\.efficacyRate), .from(0), in: .parameters, unit: "1/session", symbol: "k_h",
      "efficacy gained from support by open, liked members"),
    .init(
      "efficacy_decay", .real(\.efficacyDecay), .from(0), in: .parameters, unit: "1/session", symbol: "k_d",
      "efficacy lost through tension"),
    .init(
      "dropout_base", .real(\.dropoutBase), .any, in: .parameters, unit: "log-odds", symbol: "b₀",
      "log-odds of leaving after a session, before the terms below"),
    .init(
      "dropout_tension", .real(\.dropoutTension), .any, in: .parameters, unit: "log-odds", symbol: "b_T",
      "what tension held adds to them"),
    .init(
      "dropout_belonging", .real(\.dropoutBelonging), .any, in: .parameters, unit: "log-odds", symbol: "b_X",
      "what acceptance received takes from them"),
    .init(
      "dropout_efficacy", .real(\.dropoutEfficacy), .any, in: .parameters, unit: "log-odds", symbol: "b_h",
      "what efficacy above 0.3 takes from them"),
    .init(
      "ending_sessions", .real(\.endingSessions), .from(0), in: .parameters, unit: "sessions", symbol: "",
      "how long before the last session the end is felt (below the number of sessions); left out, 2, or one session less than "
        + "there are"),
  ]

  private static let thresholds: [ParameterSpec] = [
    .init(
      "forming_expression", .real(\.formingExpression), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group is forming while expression is below this"),
    .init(
      "storming_negativity", .real(\.stormingNegativity), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group storms from this negativity on"),
    .init(
      "storming_tension", .real(\.stormingTension), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group storms from this tension on"),
    .init(
      "performing_consensus", .real(\.performingConsensus), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group that performs has at least this consensus"),
    .init(
      "performing_cohesion", .real(\.performingCohesion), .from(-1, to: 1), in: .parameters, unit: "1", symbol: "",
      "and at least this cohesion"),
    .init(
      "performing_tension", .real(\.performingTension), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "and less tension than this"),
    .init(
      "settled_cohesion", .real(\.settledCohesion), .from(-1, to: 1), in: .parameters, unit: "1", symbol: "",
      "a group has settled whose cohesion, over the third and second session from the end, is above this"),
    .init(
      "settled_tension", .real(\.settledTension), .from(0, to: 1), in: .parameters, unit: "1", symbol: "",
      "and whose tension is below this"),
  ]
}
