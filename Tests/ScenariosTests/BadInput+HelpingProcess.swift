extension BadInput {
  private static let goalKeys = "name, metric, above, below, by"
  private static let limitTraits = "assertiveness, skill, regulation, anxiety"
  private static let metrics =
    "familiarity, expression, negativity, tension, cohesion, consensus, participation_gini, top_share, productivity, "
    + "progress, status_spread, regulation, anxiety, skill, efficacy, present, ending"

  /// Goals, the first of which is on line 4 and begins at column 7.
  private init(
    goals name: String, _ goals: String..., at place: String, _ what: String, allowed: String? = nil,
    hint: String? = nil
  ) {
    let lines = goals.map { "    - {\($0)}" }.joined(separator: "\n")
    self.init(name, "goals:\n  targets:\n" + lines, "s.yaml:\(place): \(what)", allowed: allowed, hint: hint)
  }

  /// Limits, the first of which is on line 4 and begins at column 7.
  private init(
    limits name: String, _ limits: String..., at place: String, _ what: String, allowed: String? = nil,
    hint: String? = nil
  ) {
    let lines = limits.map { "    - {\($0)}" }.joined(separator: "\n")
    self.init(name, "preparation:\n  limits:\n" + lines, "s.yaml:\(place): \(what)", allowed: allowed, hint: hint)
  }

  /// One who joins Ana, Ben and Cleo, on line 4 from column 17.
  private init(
    newcomer name: String, _ newcomer: String, column: Int, _ what: String, allowed: String? = nil,
    hint: String? = nil
  ) {
    let below = "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  newcomers:   [{\(newcomer)}]"
    self.init(name, below, "s.yaml:4:\(column): \(what)", allowed: allowed, hint: hint)
  }

  /// What a group wants, and cannot.
  static let goals: [BadInput] = [
    .init(
      goals: "an unknown metric", "name: calm, metric: tenson, below: 0.1", at: "4:28", "the metric is 'tenson'",
      allowed: metrics, hint: "did you mean 'tension'?"),
    .init(
      goals: "a metric like nothing that is known", "name: calm, metric: happiness, below: 0.1", at: "4:28",
      "the metric is 'happiness'", allowed: metrics),
    .init(
      goals: "two of a name", "name: calm, metric: tension, below: 0.1", "name: calm, metric: cohesion, above: 0",
      at: "5:7", "the goal 'calm' is already on line 4", allowed: "names that differ in their letters and digits"),
    .init(
      goals: "two of a column", "name: a calm group, metric: tension, below: 0.1",
      "name: A calm-group, metric: cohesion, above: 0", at: "5:7", "the goal 'A calm-group' is already on line 4",
      allowed: "names that differ in their letters and digits"),
    .init(
      goals: "no target", "name: calm, metric: tension", at: "4:7", "the goal has no target",
      allowed: "either above or below"),
    .init(
      goals: "two targets", "name: calm, metric: tension, above: 0, below: 0.1", at: "4:7", "the goal has two targets",
      allowed: "either above or below"),
    .init(
      goals: "by session 13 of 12", "name: calm, metric: tension, below: 0.1, by: 13", at: "4:7",
      "the goal names session 13 of 12", allowed: "sessions from 1 to 12"),
    .init(
      goals: "by session 0", "name: calm, metric: tension, below: 0.1, by: 0", at: "4:53", "by is 0",
      allowed: "a whole number from 1 to 10000"),
    .init(
      goals: "no name", "metric: tension, below: 0.1", at: "4:7", "the goal has no name", allowed: goalKeys),
    .init(goals: "no metric", "name: calm, below: 0.1", at: "4:7", "the goal has no metric", allowed: goalKeys),
    .init(
      goals: "an unknown key", "name: calm, metric: tension, belwo: 0.1", at: "4:37", "unknown key 'belwo' in a goal",
      allowed: goalKeys, hint: "did you mean 'below'?"),
    .init(
      "a list of goals", "goals:\n  - {name: calm, metric: tension, below: 0.1}", "s.yaml:3:3: goals is a list",
      allowed: "name: value, with clarity, targets", hint: "put targets: before the list"),
    .init("clarity 2", "goals: {clarity: 2}", "s.yaml:2:18: clarity is 2", allowed: "a number from 0 to 1"),
    .init(
      "clarity at the top level", "clarity: 0.5", "s.yaml:2:1: unknown key 'clarity' in the scenario",
      allowed: topKeys, hint: "'clarity' belongs under goals:"),
  ]

  /// Who comes, and cannot.
  static let groupLife: [BadInput] = [
    .init(
      "attendance 1.2", "group: {attendance: 1.2}", "s.yaml:2:21: attendance is 1.2", allowed: "a number from 0 to 1"),
    .init(
      "attendance of 80 %", "group: {attendance: 80}", "s.yaml:2:21: attendance is 80",
      allowed: "a number from 0 to 1", hint: "as a share of 1: 80% is 0.8"),
    .init(
      newcomer: "in session 0", "session: 0", column: 27, "session is 0", allowed: "a whole number from 2 to 10000"),
    .init(
      newcomer: "in session 1", "session: 1", column: 27, "session is 1", allowed: "a whole number from 2 to 10000"),
    .init(
      newcomer: "in session 13 of 12", "session: 13", column: 17, "the newcomer names session 13 of 12",
      allowed: "sessions from 2 to 12"),
    .init(
      newcomer: "with a name and a count", "session: 3, name: Zoe, count: 2", column: 48,
      "a newcomer with a name is one", allowed: "either name or count"),
    .init(
      newcomer: "without a name, but with anxiety", "session: 3, anxiety: 0.5", column: 17,
      "a newcomer without a name has anxiety", allowed: "session, count",
      hint: "with a name: … more can be said of one newcomer"),
    .init(
      newcomer: "with a name that is taken", "session: 3, name: Ben", column: 17, "the name 'Ben' is already taken",
      allowed: "names that differ"),
    .init(
      newcomer: "two of a name", "session: 3, name: Zoe}, {session: 4, name: Zoe", column: 42,
      "the name 'Zoe' is already taken", allowed: "names that differ"),
    .init(
      "newcomers whose own name is taken", "group: {members: [{name: Ana}, {name: N1}], newcomers: [{session: 3}]}",
      "s.yaml:2:57: the name 'N1' is already taken", allowed: "names that differ",
      hint: "newcomers without a name are called N1, N2 and so on"),
    .init(
      newcomer: "without a session", "name: Zoe", column: 17, "the newcomer has no session",
      allowed: "session, count, " + memberKeys),
    .init(
      newcomer: "nobody", "session: 3, count: 0", column: 37, "count is 0", allowed: "a whole number from 1 to 10000"),
    .init(
      newcomer: "out of range", "session: 3, name: Zoe, anxiety: 1.5", column: 50, "anxiety is 1.5",
      allowed: "a number from 0 to 1"),
    .init(
      "a number of newcomers", "group: {newcomers: 2}", "s.yaml:2:20: newcomers is '2'",
      allowed: "a list of entries with session, count, or session, name"),
  ]

  /// The weeks after the end.
  static let followUp: [BadInput] = [
    .init(
      "weeks below zero", "follow_up: {weeks: -1}", "s.yaml:2:20: weeks is -1",
      allowed: "a whole number from 0 to 1000"),
    .init(
      "aftercare in week 13 of 12", "follow_up: {weeks: 12, aftercare: [13]}",
      "s.yaml:2:36: aftercare in week 13 of 12",
      allowed: "weeks from 1 to 12"),
    .init(
      "a week twice", "follow_up: {weeks: 12, aftercare: [2, 5, 2]}", "s.yaml:2:42: week 2 stands here a second time"),
    .init(
      "recorded without weeks", "record: [runs, follow_up]", "s.yaml: follow_up is recorded, and no weeks are followed",
      allowed: "follow_up: {weeks: 12}"),
    .init(
      "no weeks", "follow_up: {aftercare: [2]}", "s.yaml:2:12: follow_up has no weeks", allowed: "weeks, aftercare"),
    .init(
      "a number", "follow_up: 12", "s.yaml:2:12: follow_up is '12'", allowed: "name: value, with weeks, aftercare",
      hint: "write {weeks: 12}"),
    .init(
      "aftercare as a number", "follow_up: {weeks: 12, aftercare: 4}", "s.yaml:2:35: aftercare is '4'",
      allowed: "a list of weeks, such as [2, 4, 8]"),
  ]

  /// Before the first session.
  static let preparation: [BadInput] = [
    .init(
      limits: "on efficacy", "trait: efficacy, from: 0.2", at: "4:7", "efficacy is the same for everybody who comes",
      allowed: limitTraits),
    .init(
      limits: "on a trait that there is not", "trait: anxeity, to: 0.8", at: "4:15", "the trait is 'anxeity'",
      allowed: limitTraits, hint: "did you mean 'anxiety'?"),
    .init(
      limits: "without from and to", "trait: anxiety", at: "4:7", "the limit has neither from nor to",
      allowed: "trait, from, to"),
    .init(
      limits: "from above to", "trait: anxiety, from: 0.8, to: 0.2", at: "4:7",
      "the limit ends (0.2) before it begins (0.8)"),
    .init(
      limits: "the same trait twice", "trait: anxiety, to: 0.8", "trait: anxiety, from: 0.2", at: "5:7",
      "anxiety is limited a second time", allowed: "one limit for a trait"),
    .init(limits: "no trait", "to: 0.8", at: "4:7", "the limit has no trait", allowed: "trait, from, to"),
    .init(
      limits: "out of range", "trait: anxiety, to: 1.8", at: "4:28", "to is 1.8", allowed: "a number from 0 to 1"),
    .init(
      "a balance of 0.6", "preparation: {balance: 0.6}", "s.yaml:2:24: balance is 0.6",
      allowed: "a number from 0 to 0.5"),
    .init(
      "an interview of 2", "preparation: {interview: 2}", "s.yaml:2:26: interview is 2",
      allowed: "a number from 0 to 1"),
    .init(
      "an interview at the top level", "interview: 0.5", "s.yaml:2:1: unknown key 'interview' in the scenario",
      allowed: topKeys, hint: "'interview' belongs under preparation:"),
    .init(
      "limits that nearly nobody keeps", "preparation:\n  limits: [{trait: anxiety, to: 0.01}]",
      "s.yaml:3:3: the screening would turn away more than 999 of 1000 candidates",
      allowed: "limits that some people keep"),
    .init(
      "a limit above all that is drawn",
      "parameters: {skill_mean: 0.97}\npreparation:\n  limits: [{trait: skill, from: 0.99}]",
      "s.yaml:4:3: the screening would turn away more than 999 of 1000 candidates",
      allowed: "limits that some people keep"),
    .init(
      "a balance that a faultline hardly allows", "group: {faultline: 0.9}\npreparation: {balance: 0.3}",
      "s.yaml:3:14: the screening would turn away more than 999 of 1000 candidates",
      allowed: "a smaller faultline, fewer attributes, or no balance"),
  ]
}
