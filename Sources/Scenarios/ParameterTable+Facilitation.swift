extension ParameterTable {
  /// What techniques do that are not in the table of fixed effects, what befalls groups, and what can be seen of them.
  public static let facilitation: [ParameterSpec] = [
    .init(
      "directing_talk", .real(\.directingTalk), .from(0, below: 1), in: .parameters, unit: "share", symbol: "",
      "share of the talk that a facilitator holds who directs; so much of the work goes by order"),
    .init(
      "directing_expression", .real(\.directingExpression), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of expression that directing takes"),
    .init(
      "directing_tension_decay", .real(\.directingTensionDecay), .from(0, to: 1), in: .parameters, unit: "share",
      symbol: "", "share of the decay of tension that directing takes"),
    .init(
      "sensitivity_surface", .real(\.sensitivitySurface), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of surface dissimilarity that cultural sensitivity takes away"),
    .init(
      "sensitivity_expression", .real(\.sensitivityExpression), .from(0), in: .parameters, unit: "1", symbol: "",
      "what cultural sensitivity adds to the safety of a member who is in the minority on every attribute"),
    .init(
      "ground_rules_breach", .real(\.groundRulesBreach), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of the harm of a breach of confidentiality that ground rules take away"),
    .init(
      "breach_anxiety", .real(\.breachAnxiety), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of what is missing to full anxiety that a breach adds"),
    .init(
      "breach_sentiment", .real(\.breachSentiment), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of the way down to -1 that a breach takes the others' sentiment toward who did it"),
    .init(
      "crisis_tension", .real(\.crisisTension), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of what is missing to full tension that a crisis adds"),
    .init(
      "crisis_anxiety", .real(\.crisisAnxiety), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of what is missing to full anxiety that a crisis adds"),
    .init(
      "observation_error", .real(\.observationError), .from(0), in: .parameters, unit: "share", symbol: "",
      "spread of what a facilitator sees around what is, as a share of it"),
    .init(
      "response_noise", .real(\.responseNoise), .from(0), in: .parameters, unit: "share", symbol: "",
      "spread of a response around the member's state, as a share of the instrument's length"),
    .init(
      "conflict_full", .real(\.conflictFull), .above(0), in: .parameters, unit: "1", symbol: "",
      "mean tension held that a member rates as most conflict"),
  ]
}
