extension ParameterTable {
  /// The helping process: before the first session, goals, and the weeks after the last.
  public static let helping: [ParameterSpec] = [
    .init(
      "interview_anxiety", .real(\.interviewAnxiety), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which a pre-group interview lowers starting anxiety"),
    .init(
      "interview_regulation", .real(\.interviewRegulation), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "rise in starting regulation after a pre-group interview, as a share of the distance to 1"),
    .init(
      "goal_productivity", .real(\.goalProductivity), .from(0), in: .parameters, unit: "share", symbol: "",
      "share by which clear goals raise productivity"),
    .init(
      "goal_disagreement", .real(\.goalDisagreement), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which clear goals lower negativity caused by disagreement"),
    .init(
      "efficacy_fading", .real(\.efficacyFading), .from(0, to: 1), in: .parameters, unit: "1/week", symbol: "",
      "decay of self-efficacy toward its starting value after the last session"),
    .init(
      "skill_fading", .real(\.skillFading), .from(0, to: 1), in: .parameters, unit: "1/week", symbol: "",
      "decay of skill toward its starting value after the last session"),
    .init(
      "ties_fading", .real(\.tiesFading), .from(0, to: 1), in: .parameters, unit: "1/week", symbol: "",
      "decay of ties after the last session"),
    .init(
      "ending_hold", .real(\.endingHold), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which a prepared ending slows these decays"),
    .init(
      "aftercare_hold", .real(\.aftercareHold), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share by which an aftercare session slows these decays in its week"),
    .init(
      "relapse_base", .real(\.relapseBase), .any, in: .parameters, unit: "log-odds", symbol: "",
      "log-odds of a relapse in a week, before the three terms below"),
    .init(
      "relapse_efficacy", .real(\.relapseEfficacy), .any, in: .parameters, unit: "log-odds", symbol: "",
      "decrease in these log-odds for self-efficacy above 0.3"),
    .init(
      "relapse_ties", .real(\.relapseTies), .any, in: .parameters, unit: "log-odds", symbol: "",
      "decrease in these log-odds for ties that are kept"),
    .init(
      "relapse_prevention_effect", .real(\.relapsePreventionEffect), .any, in: .parameters, unit: "log-odds",
      symbol: "",
      "decrease in these log-odds after four sessions of relapse prevention at full dose"),
    .init(
      "relapse_setback", .real(\.relapseSetback), .from(0, to: 1), in: .parameters, unit: "share", symbol: "",
      "share of self-efficacy lost in a relapse"),
  ]
}
