extension ParameterTable {
  /// The helping process: before the first session, goals, and the weeks after the last.
  public static let helping: [ParameterSpec] = [
    .init(
      "interview_anxiety", .real(\.interviewAnxiety), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of starting anxiety that a pre-group interview takes"),
    .init(
      "interview_regulation", .real(\.interviewRegulation), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of missing regulation that a pre-group interview adds"),
    .init(
      "goal_productivity", .real(\.goalProductivity), .from(0), in: .parameters, unit: "share", symbol: "",
      "share of productivity that clear goals add"),
    .init(
      "goal_disagreement", .real(\.goalDisagreement), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of negativity out of disagreement that clear goals take"),
    .init(
      "efficacy_fading", .real(\.efficacyFading), .from(0, to: 1), in: .parameters, unit: "1/week", symbol: "",
      "decay of efficacy toward its beginning after the last session"),
    .init(
      "skill_fading", .real(\.skillFading), .from(0, to: 1), in: .parameters, unit: "1/week", symbol: "",
      "decay of skill toward its beginning after the last session"),
    .init(
      "ties_fading", .real(\.tiesFading), .from(0, to: 1), in: .parameters, unit: "1/week", symbol: "",
      "decay of ties after the last session"),
    .init(
      "ending_hold", .real(\.endingHold), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of these decays that a prepared ending takes"),
    .init(
      "aftercare_hold", .real(\.aftercareHold), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of these decays that an aftercare session takes in its week"),
    .init(
      "relapse_base", .real(\.relapseBase), .any, in: .parameters, unit: "log-odds", symbol: "",
      "log-odds of a relapse in a week, before the terms below"),
    .init(
      "relapse_efficacy", .real(\.relapseEfficacy), .any, in: .parameters, unit: "log-odds", symbol: "",
      "what efficacy above 0.3 takes from them"),
    .init(
      "relapse_ties", .real(\.relapseTies), .any, in: .parameters, unit: "log-odds", symbol: "",
      "what ties kept take from them"),
    .init(
      "relapse_prevention_effect", .real(\.relapsePreventionEffect), .any, in: .parameters, unit: "log-odds",
      symbol: "",
      "what relapse prevention takes from them, once four sessions at full dose were given"),
    .init(
      "relapse_setback", .real(\.relapseSetback), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of efficacy that a relapse takes"),
  ]
}
