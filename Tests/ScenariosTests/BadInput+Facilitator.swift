import ScenarioReading
import Scenarios

extension BadInput {
  /// One trigger on line 4, which begins at column 7.
  private init(trigger name: String, _ fields: String, column: Int, _ fault: Problem.Fault) {
    self.init(name, "facilitator:\n  triggers:\n    - {\(fields)}", "4:\(column)", fault)
  }

  /// A condition, which begins at column 14 of line 4.
  private init(when condition: String, _ what: String, allowed: String, hint: String? = nil) {
    self.init(
      trigger: condition, "when: '\(condition)', technique: mediation, dose: 0.5", column: 14,
      .said(what: what, allowed: allowed, hint: hint))
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
    .init(
      when: "tensoin > 0.25", "the condition names 'tensoin', which is no metric", allowed: comparable,
      hint: "did you mean 'tension'?"),
    .init(
      when: "observed_tension > 0.25", "the condition names 'observed_tension', which is no metric",
      allowed: comparable),
    .init(when: "tension", "'tension' compares nothing", allowed: conditionForm),
    .init(when: "tension >", "the condition ends where a number or a name should stand", allowed: conditionForm),
    .init(when: "tension > high", "the condition names 'high', which is no metric", allowed: comparable),
    .init(when: "tension > .25", "'.25' is no number", allowed: conditionForm, hint: "write 0.25"),
    .init(
      when: "tension > 0,25", "',' has no meaning in a condition", allowed: conditionForm,
      hint: "write decimals with a dot"),
    .init(
      when: "tension > 25%", "'%' has no meaning in a condition", allowed: conditionForm,
      hint: "as a share of 1: 60% is 0.6"),
    .init(
      when: "tension = 0.25", "'=' has no meaning in a condition", allowed: conditionForm, hint: "write == for equal"),
    .init(when: "tension=>0.25", "'=>' has no meaning in a condition", allowed: conditionForm, hint: "write >="),
    .init(
      when: "tension > 0.2 anxiety > 0.3", "'anxiety' stands where the condition should end", allowed: conditionForm,
      hint: "join comparisons by and, or"),
    .init(
      when: "tension > 0.2 AND anxiety > 0.3", "'AND' stands where the condition should end", allowed: conditionForm,
      hint: "write and, or in small letters"),
    .init(
      when: "tension > 0.2 and", "the condition ends where a number or a name should stand", allowed: conditionForm),
    .init(when: "or tension > 0.2", "'or' stands where a number or a name should", allowed: conditionForm),
    .init(
      when: "tension > 0.2 or or anxiety > 0.3", "'or' stands where a number or a name should", allowed: conditionForm),
    .init(when: "(tension > 0.25 or anxiety > 0.3", "a bracket is not closed", allowed: conditionForm),
    .init(
      when: "tension > 0.25) or anxiety > 0.3", "')' stands where the condition should end", allowed: conditionForm),
    .init(
      when: "stage is stormin", "'stormin' is no value of stage", allowed: stages, hint: "did you mean 'storming'?"),
    .init(when: "stage is", "the condition ends where a number or a name should stand", allowed: conditionForm),
    .init(when: "stage is not", "the condition ends where a number or a name should stand", allowed: conditionForm),
    .init(when: "stage > storming", "words are compared by '>'", allowed: "is, is not, ==, !="),
    .init(when: "stage > 2", "stage is no number", allowed: "stage == or != one of \(stages)"),
    .init(when: "tension is 0.25", "numbers are compared by 'is'", allowed: ">, >=, <, <=, ==, !="),
    .init(
      when: "stage = storming", "'=' has no meaning in a condition", allowed: conditionForm, hint: "write == for equal"),
    .init(
      when: "stage is storming or norming", "the condition names 'norming', which is no metric", allowed: comparable,
      hint: "write stage is norming"),
    .init(
      when: "observed_top_share > 35", "'observed_top_share > 35' can never be",
      allowed: "observed_top_share is a number from 0 to 1", hint: "as a share of 1: 35% is 0.35"),
    .init(
      when: "35 <= tension", "'35 <= tension' can never be", allowed: "tension is a number from 0 to 1",
      hint: "as a share of 1: 35% is 0.35"),
    .init(when: "cohesion < -1", "'cohesion < -1' can never be", allowed: "cohesion is a number from -1 to 1"),
    .init(
      when: "tension - 2 > cohesion", "'tension - 2 > cohesion' can never be",
      allowed: "tension - 2 is a number from -2 to -1, cohesion is a number from -1 to 1"),
    .init(when: "1 > 2 or tension > 0.5", "'1 > 2' can never be", allowed: conditionForm),
    .init(
      "a condition of 501 characters",
      "facilitator:\n  triggers:\n    - {when: \(String(repeating: "x", count: 501)), technique: mediation, dose: 0.5}",
      "4:14", .tooLong("when", characters: 501, most: 500)),
  ]
}
