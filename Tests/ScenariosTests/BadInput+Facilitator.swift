import ScenarioReading
import Scenarios

extension BadInput {
  /// One trigger on line 4, which begins at column 7.
  private init(trigger name: String, _ fields: String, column: Int, _ fault: Problem.Fault) {
    self.init(name, "facilitator:\n  triggers:\n    - {\(fields)}", "4:\(column)", fault)
  }

  /// A condition, which begins at column 14 of line 4.
  private init(when condition: String, _ fault: ExpressionFault) {
    self.init(
      trigger: condition, "when: '\(condition)', technique: mediation, dose: 0.5", column: 14,
      .expression(fault, .condition))
  }

  /// Triggers and styles.
  static let triggers: [BadInput] = [
    .init(
      trigger: "an unknown technique", "when: tension > 0.25, technique: mediaton, dose: 0.5", column: 41,
      .notOneOf("the technique", .text("mediaton"), techniques)),
    .init(
      trigger: "a dose of 1.5", "when: tension > 0.25, technique: mediation, dose: 1.5", column: 58,
      .outOfBounds("the dose", "1.5", wanted: .number(.from(0, to: 1)))),
    .init(
      trigger: "no condition", "technique: mediation, dose: 0.5", column: 7,
      .missing("when", in: "the trigger", keys: triggerKeys)),
    .init(
      trigger: "no technique", "when: tension > 0.25, dose: 0.5", column: 7,
      .missing("technique", in: "the trigger", keys: triggerKeys)),
    .init(
      trigger: "no dose", "when: tension > 0.25, technique: mediation", column: 7,
      .missing("dose", in: "the trigger", keys: triggerKeys)),
    .init(
      trigger: "an unknown key", "when: tension > 0.25, technique: mediation, dose: 0.5, colour: red", column: 63,
      .unknownKey("colour", in: "a trigger", keys: triggerKeys)),
    .init(
      trigger: "a misspelt key, which is then not missing", "whn: tension > 0.25, technique: mediation, dose: 0.5",
      column: 8, .unknownKey("whn", in: "a trigger", keys: triggerKeys)),
    .init(
      trigger: "from", "from: 3, when: tension > 0.25, technique: mediation, dose: 0.5", column: 8,
      .unknownKey("from", in: "a trigger", keys: triggerKeys)),
    .init(
      trigger: "a time without a unit", "when: tension > 0.25, for: 3, technique: mediation, dose: 0.5", column: 35,
      .wrongKind("for", .text("3"), wanted: .span)),
    .init(
      trigger: "one without a unit", "when: tension > 0.25, lasting: 1, technique: mediation, dose: 0.5", column: 39,
      .wrongKind("lasting", .text("1"), wanted: .span)),
    .init(
      trigger: "half without a unit", "when: tension > 0.25, for: 0.5, technique: mediation, dose: 0.5", column: 35,
      .wrongKind("for", .text("0.5"), wanted: .span)),
    .init(
      trigger: "a time below zero", "when: tension > 0.25, cool_down: -3, technique: mediation, dose: 0.5", column: 41,
      .wrongKind("cool_down", .text("-3"), wanted: .span)),
    .init(
      trigger: "no time to last", "when: tension > 0.25, lasting: 0 ticks, technique: mediation, dose: 0.5", column: 39,
      .wrongKind("lasting", .text("0 ticks"), wanted: .someTime)),
    .init(
      trigger: "no time to see it", "when: tension > 0.25, for: 0 sessions, technique: mediation, dose: 0.5",
      column: 35, .wrongKind("for", .text("0 sessions"), wanted: .someTime)),
    .init(
      trigger: "half a tick", "when: tension > 0.25, for: 1.5 ticks, technique: mediation, dose: 0.5", column: 35,
      .wrongKind("for", .text("1.5 ticks"), wanted: .span)),
    .init(
      trigger: "weeks", "when: tension > 0.25, lasting: 2 weeks, technique: mediation, dose: 0.5", column: 39,
      .wrongKind("lasting", .text("2 weeks"), wanted: .span)),
    .init(
      trigger: "a list for a time", "when: tension > 0.25, for: [3, ticks], technique: mediation, dose: 0.5",
      column: 35, .wrongKind("for", .list, wanted: .span)),
    .init(
      trigger: "a list for the condition", "when: [tension], technique: mediation, dose: 0.5", column: 14,
      .wrongKind("when", .list, wanted: .text(most: 500))),
    .init(
      "a mapping for the triggers", "facilitator:\n  triggers: {technique: mediation, dose: 0.5}", "3:13",
      .wrongKind("triggers", .mapping, wanted: .list(.entries(triggerKeys)))),
    .init(
      "triggers at the top level", "triggers: []", "2:1", .unknownKey("triggers", in: "the scenario", keys: topKeys)),
    .init("a list for the style", "facilitator: {style: [adaptive]}", "2:22", .notOneOf("the style", .list, styles)),
    .init(
      "a style like nothing that is known", "facilitator: {style: strict}", "2:22",
      .notOneOf("the style", .text("strict"), styles)),
    .init(
      "a style for the facilitator", "facilitator: adaptive", "2:14",
      .wrongKind("facilitator", .text("adaptive"), wanted: .keys(facilitatorKeys))),
    .init(
      "a style for a key", "facilitator: {adaptive: on}", "2:15",
      .unknownKey("adaptive", in: "facilitator", keys: facilitatorKeys)),
  ]

  /// What a trigger waits for.
  static let conditions: [BadInput] = [
    .init(when: "tensoin > 0.25", .unknown("tensoin", near: "tension", wordOf: nil)),
    .init(when: "observed_tension > 0.25", .unknown("observed_tension", near: nil, wordOf: nil)),
    .init(when: "tension", .noComparison("tension")),
    .init(when: "tension >", .ends),
    .init(when: "tension > high", .unknown("high", near: nil, wordOf: nil)),
    .init(when: "tension > .25", .noNumber(".25")),
    .init(when: "tension > 0,25", .noMeaning(",")),
    .init(when: "tension > 25%", .noMeaning("%")),
    .init(when: "tension = 0.25", .noMeaning("=")),
    .init(when: "tension=>0.25", .noMeaning("=>")),
    .init(when: "tension > 0.2 anxiety > 0.3", .tooMuch("anxiety", isName: true)),
    .init(when: "tension > 0.2 AND anxiety > 0.3", .tooMuch("AND", isName: false)),
    .init(when: "tension > 0.2 and", .ends),
    .init(when: "or tension > 0.2", .misplaced("or")),
    .init(when: "tension > 0.2 or or anxiety > 0.3", .misplaced("or")),
    .init(when: "(tension > 0.25 or anxiety > 0.3", .openBracket),
    .init(when: "tension > 0.25) or anxiety > 0.3", .tooMuch(")", isName: false)),
    .init(when: "stage is stormin", .noValue("stormin", of: "stage", words: stages)),
    .init(when: "stage is", .ends),
    .init(when: "stage is not", .ends),
    .init(when: "stage > storming", .orderOfWords(.above)),
    .init(when: "stage > 2", .wordsForNumber("stage", words: stages)),
    .init(when: "tension is 0.25", .wordForNumbers),
    .init(when: "stage = storming", .noMeaning("=")),
    .init(when: "stage is storming or norming", .unknown("norming", near: nil, wordOf: "stage")),
    .init(
      when: "observed_top_share > 35",
      .neverHolds(
        "observed_top_share > 35", sides: [.init(text: "observed_top_share", bounds: .from(0, to: 1))], limit: 35)),
    .init(
      when: "35 <= tension",
      .neverHolds("35 <= tension", sides: [.init(text: "tension", bounds: .from(0, to: 1))], limit: 35)),
    .init(
      when: "cohesion < -1",
      .neverHolds("cohesion < -1", sides: [.init(text: "cohesion", bounds: .from(-1, to: 1))], limit: -1)),
    .init(
      when: "tension - 2 > cohesion",
      .neverHolds(
        "tension - 2 > cohesion",
        sides: [
          .init(text: "tension - 2", bounds: .from(-2, to: -1)), .init(text: "cohesion", bounds: .from(-1, to: 1)),
        ], limit: nil)),
    .init(when: "1 > 2 or tension > 0.5", .neverHolds("1 > 2", sides: [], limit: 1)),
    .init(
      "a condition of 501 characters",
      "facilitator:\n  triggers:\n    - {when: \(String(repeating: "x", count: 501)), technique: mediation, dose: 0.5}",
      "4:14", .tooLong("when", characters: 501, most: 500)),
  ]
}
