extension ParameterTable {
  /// The effects of techniques that are not in the table of fixed effects, the effects of events, and observation.
  public static let facilitation: [ParameterSpec] = [
    .init(
      "directing_talk", .real(\.directingTalk), .from(0, below: 1), in: .parameters, unit: "share", symbol: "",
      "share of the talk that a directing facilitator holds, and share of the work done by order"),
    .init(
      "directing_expression", .real(\.directingExpression), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which directing lowers expression"),
    .init(
      "directing_tension_decay", .real(\.directingTensionDecay), .from(0, to: 1), in: .parameters, unit: "share",
      symbol: "", "share by which directing slows the decay of tension"),
    .init(
      "sensitivity_surface", .real(\.sensitivitySurface), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which cultural sensitivity reduces surface dissimilarity"),
    .init(
      "sensitivity_expression", .real(\.sensitivityExpression), .from(0), in: .parameters, unit: "1", symbol: "",
      "safety that cultural sensitivity adds for a member in the minority on every attribute"),
    .init(
      "ground_rules_breach", .real(\.groundRulesBreach), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which ground rules reduce the harm of a breach of confidentiality"),
    .init(
      "breach_anxiety", .real(\.breachAnxiety), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "rise in anxiety after a breach, as a share of the distance to 1"),
    .init(
      "breach_sentiment", .real(\.breachSentiment), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "fall in sentiment toward the member who broke confidence, as a share of the distance to -1"),
    .init(
      "crisis_tension", .real(\.crisisTension), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "rise in tension in a crisis, as a share of the distance to 1"),
    .init(
      "crisis_anxiety", .real(\.crisisAnxiety), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "rise in anxiety in a crisis, as a share of the distance to 1"),
    .init(
      "observation_error", .real(\.observationError), .from(0), in: .parameters, unit: "share", symbol: "",
      "standard deviation of the facilitator's observation error, as a share of the true value"),
    .init(
      "response_noise", .real(\.responseNoise), .from(0), in: .parameters, unit: "share", symbol: "",
      "standard deviation of the noise in members' answers, as a share of the scale's length"),
    .init(
      "conflict_full", .real(\.conflictFull), .above(0), in: .parameters, unit: "1", symbol: "",
      "mean tension held at which a member gives conflict the highest rating"),
  ]
}
