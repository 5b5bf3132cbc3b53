import ScenarioReading
import Scenarios

extension BadInput {
  private static let goalKeys = "name, metric, above, below, by".names
  private static let limitTraits = "assertiveness, skill, regulation, anxiety".names
  private static let newcomerKeys = ["session", "count"] + memberKeys

  /// Goals, the first of which is on line 4 and begins at column 7.
  private init(
    goals name: String, _ goals: String..., at place: String, _ fault: Problem.Fault
  ) {
    let lines = goals.map { "    - {\($0)}" }.joined(separator: "\n")
    self.init(name, "goals:\n  targets:\n" + lines, place, fault)
  }

  /// Limits, the first of which is on line 4 and begins at column 7.
  private init(
    limits name: String, _ limits: String..., at place: String, _ fault: Problem.Fault
  ) {
    let lines = limits.map { "    - {\($0)}" }.joined(separator: "\n")
    self.init(name, "preparation:\n  limits:\n" + lines, place, fault)
  }

  /// One who joins Ana, Ben and Cleo, on line 4 from column 17.
  private init(
    newcomer name: String, _ newcomer: String, column: Int, _ fault: Problem.Fault
  ) {
    let below = "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  newcomers:   [{\(newcomer)}]"
    self.init(name, below, "4:\(column)", fault)
  }

  /// What a group wants, and cannot.
  static let goals: [BadInput] = [
    .init(
      goals: "an unknown metric", "name: calm, metric: tenson, below: 0.1", at: "4:28",
      .notOneOf("the metric", .text("tenson"), metrics)),
    .init(
      goals: "a metric like nothing that is known", "name: calm, metric: happiness, below: 0.1", at: "4:28",
      .notOneOf("the metric", .text("happiness"), metrics)),
    .init(
      goals: "two of a name", "name: calm, metric: tension, below: 0.1", "name: calm, metric: cohesion, above: 0",
      at: "5:7", .repeated(.goal("calm"), line: 4)),
    .init(
      goals: "two of a column", "name: a calm group, metric: tension, below: 0.1",
      "name: A calm-group, metric: cohesion, above: 0", at: "5:7", .repeated(.goal("A calm-group"), line: 4)),
    .init(goals: "no target", "name: calm, metric: tension", at: "4:7", .scenario(.targetsOfGoal(areTwo: false))),
    .init(
      goals: "two targets", "name: calm, metric: tension, above: 0, below: 0.1", at: "4:7",
      .scenario(.targetsOfGoal(areTwo: true))),
    .init(
      goals: "by session 13 of 12", "name: calm, metric: tension, below: 0.1, by: 13", at: "4:7",
      .scenario(.outOfTime(13, in: "the goal", first: 1, last: 12))),
    .init(
      goals: "by session 0", "name: calm, metric: tension, below: 0.1, by: 0", at: "4:53",
      .outOfBounds("by", "0", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(goals: "no name", "metric: tension, below: 0.1", at: "4:7", .missing("name", in: "the goal", keys: goalKeys)),
    .init(goals: "no metric", "name: calm, below: 0.1", at: "4:7", .missing("metric", in: "the goal", keys: goalKeys)),
    .init(
      goals: "an unknown key", "name: calm, metric: tension, belwo: 0.1", at: "4:37",
      .unknownKey("belwo", in: "a goal", keys: goalKeys)),
    .init(
      "a list of goals", "goals:\n  - {name: calm, metric: tension, below: 0.1}", "3:3",
      .wrongKind("goals", .list, wanted: .keys(["clarity", "targets"]))),
    .init("clarity 2", "goals: {clarity: 2}", "2:18", .outOfBounds("clarity", "2", wanted: .number(.from(0, to: 1)))),
    .init("clarity at the top level", "clarity: 0.5", "2:1", .unknownKey("clarity", in: "the scenario", keys: topKeys)),
  ]

  /// Who comes, and cannot.
  static let groupLife: [BadInput] = [
    .init(
      "attendance 1.2", "group: {attendance: 1.2}", "2:21",
      .outOfBounds("attendance", "1.2", wanted: .number(.from(0, to: 1)))),
    .init(
      "attendance of 80 %", "group: {attendance: 80}", "2:21",
      .outOfBounds("attendance", "80", wanted: .number(.from(0, to: 1)))),
    .init(
      newcomer: "in session 0", "session: 0", column: 27,
      .outOfBounds("session", "0", wanted: .number(.from(2, to: 10000), isWhole: true))),
    .init(
      newcomer: "in session 1", "session: 1", column: 27,
      .outOfBounds("session", "1", wanted: .number(.from(2, to: 10000), isWhole: true))),
    .init(
      newcomer: "in session 13 of 12", "session: 13", column: 17,
      .scenario(.outOfTime(13, in: "the newcomer", first: 2, last: 12))),
    .init(
      newcomer: "with a name and a count", "session: 3, name: Zoe, count: 2", column: 48, .people(.countedNewcomer)),
    .init(
      newcomer: "without a name, but with anxiety", "session: 3, anxiety: 0.5", column: 17,
      .people(.unnamedNewcomer(has: "anxiety"))),
    .init(
      newcomer: "with a name that is taken", "session: 3, name: Ben", column: 17,
      .repeated(.newcomer("Ben", isMade: false))),
    .init(
      newcomer: "two of a name", "session: 3, name: Zoe}, {session: 4, name: Zoe", column: 42,
      .repeated(.newcomer("Zoe", isMade: false))),
    .init(
      "newcomers whose own name is taken", "group: {members: [{name: Ana}, {name: N1}], newcomers: [{session: 3}]}",
      "2:57", .repeated(.newcomer("N1", isMade: true))),
    .init(
      newcomer: "without a session", "name: Zoe", column: 17,
      .missing("session", in: "the newcomer", keys: newcomerKeys)),
    .init(
      newcomer: "nobody", "session: 3, count: 0", column: 37,
      .outOfBounds("count", "0", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      newcomer: "out of range", "session: 3, name: Zoe, anxiety: 1.5", column: 50,
      .outOfBounds("anxiety", "1.5", wanted: .number(.from(0, to: 1)))),
    .init(
      "a number of newcomers", "group: {newcomers: 2}", "2:20",
      .wrongKind("newcomers", .text("2"), wanted: .list(.newcomers))),
  ]

  /// The weeks after the end.
  static let followUp: [BadInput] = [
    .init(
      "weeks below zero", "follow_up: {weeks: -1}", "2:20",
      .outOfBounds("weeks", "-1", wanted: .number(.from(0, to: 1000), isWhole: true))),
    .init(
      "aftercare in week 13 of 12", "follow_up: {weeks: 12, aftercare: [13]}", "2:36", .scenario(.noWeek(13, of: 12))),
    .init("a week twice", "follow_up: {weeks: 12, aftercare: [2, 5, 2]}", "2:42", .repeated(.week(2))),
    .init("recorded without weeks", "record: [runs, follow_up]", "", .scenario(.followUpWithoutWeeks)),
    .init(
      "no weeks", "follow_up: {aftercare: [2]}", "2:12",
      .missing("weeks", in: "follow_up", keys: ["weeks", "aftercare"])),
    .init(
      "a number", "follow_up: 12", "2:12", .wrongKind("follow_up", .text("12"), wanted: .keys(["weeks", "aftercare"]))),
    .init(
      "aftercare as a number", "follow_up: {weeks: 12, aftercare: 4}", "2:35",
      .wrongKind("aftercare", .text("4"), wanted: .list(.weeks))),
  ]

  /// Before the first session.
  static let preparation: [BadInput] = [
    .init(limits: "on efficacy", "trait: efficacy, from: 0.2", at: "4:7", .scenario(.limitOnConstant(.efficacy))),
    .init(
      limits: "on a trait that there is not", "trait: anxeity, to: 0.8", at: "4:15",
      .notOneOf("the trait", .text("anxeity"), limitTraits)),
    .init(limits: "without from and to", "trait: anxiety", at: "4:7", .scenario(.limitWithoutEnds)),
    .init(
      limits: "from above to", "trait: anxiety, from: 0.8, to: 0.2", at: "4:7",
      .reversed("the limit", from: 0.8, to: 0.2)),
    .init(
      limits: "the same trait twice", "trait: anxiety, to: 0.8", "trait: anxiety, from: 0.2", at: "5:7",
      .repeated(.limit("anxiety"))),
    .init(limits: "no trait", "to: 0.8", at: "4:7", .missing("trait", in: "the limit", keys: ["trait", "from", "to"])),
    .init(
      limits: "out of range", "trait: anxiety, to: 1.8", at: "4:28",
      .outOfBounds("to", "1.8", wanted: .number(.from(0, to: 1)))),
    .init(
      "a balance of 0.6", "preparation: {balance: 0.6}", "2:24",
      .outOfBounds("balance", "0.6", wanted: .number(.from(0, to: 0.5)))),
    .init(
      "an interview of 2", "preparation: {interview: 2}", "2:26",
      .outOfBounds("interview", "2", wanted: .number(.from(0, to: 1)))),
    .init(
      "an interview at the top level", "interview: 0.5", "2:1",
      .unknownKey("interview", in: "the scenario", keys: topKeys)),
    .init(
      "limits that nearly nobody keeps", "preparation:\n  limits: [{trait: anxiety, to: 0.01}]", "3:3",
      .scenario(.screening(isByLimits: true))),
    .init(
      "a limit above all that is drawn",
      "parameters: {skill_mean: 0.97}\npreparation:\n  limits: [{trait: skill, from: 0.99}]", "4:3",
      .scenario(.screening(isByLimits: true))),
    .init(
      "a balance that a faultline hardly allows", "group: {faultline: 0.9}\npreparation: {balance: 0.3}", "3:14",
      .scenario(.screening(isByLimits: false))),
  ]
}
