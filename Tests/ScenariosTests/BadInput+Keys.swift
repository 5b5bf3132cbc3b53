extension BadInput {
  /// Keys that are misspelt, elsewhere at home, or there twice.
  static let keys: [BadInput] = [
    .init(
      "misspelt at the top level", "sesions: 12", "s.yaml:2:1: unknown key 'sesions' in the scenario", allowed: topKeys,
      hint: "did you mean 'sessions'?"),
    .init(
      "misspelt in the group", "group: {membres: 8}", "s.yaml:2:9: unknown key 'membres' in group", allowed: groupKeys,
      hint: "did you mean 'members'?"),
    .init(
      "misspelt in the parameters", "parameters: {tention_rate: 3}",
      "s.yaml:2:14: unknown key 'tention_rate' in parameters", allowed: parameterNames,
      hint: "did you mean 'tension_rate'?"),
    .init(
      "misspelt in the facilitator", "facilitator:\n  schedul: []", "s.yaml:3:3: unknown key 'schedul' in facilitator",
      allowed: facilitatorKeys, hint: "did you mean 'schedule'?"),
    .init(
      "misspelt in a schedule entry", "facilitator:\n  schedule:\n    - {technique: coaching, does: 0.5}",
      "s.yaml:4:29: unknown key 'does' in a schedule entry", allowed: "technique, from, to, dose",
      hint: "did you mean 'dose'?"),
    .init(
      "misspelt in the mechanisms", "mechanisms: {balence: off}", "s.yaml:2:14: unknown key 'balence' in mechanisms",
      allowed: mechanisms, hint: "did you mean 'balance'?"),
    .init(
      "misspelt in a member", "group: {members: [{name: Ana, asertiveness: 1}, {name: Ben}]}",
      "s.yaml:2:31: unknown key 'asertiveness' in a member", allowed: memberKeys, hint: "did you mean 'assertiveness'?"),
    .init(
      "like nothing that is known", "xylophone: 1", "s.yaml:2:1: unknown key 'xylophone' in the scenario",
      allowed: topKeys),
    .init(
      "in capitals", "Seed: 1", "s.yaml:2:1: unknown key 'Seed' in the scenario", allowed: topKeys,
      hint: "did you mean 'seed'?"),
    .init("empty", "'': 1", "s.yaml:2:1: unknown key '' in the scenario", allowed: topKeys),
    .init(
      "members among the parameters", "parameters: {members: 8}", "s.yaml:2:14: unknown key 'members' in parameters",
      allowed: parameterNames, hint: "'members' belongs under group:"),
    .init(
      "a rate in the group", "group: {tension_rate: 3}", "s.yaml:2:9: unknown key 'tension_rate' in group",
      allowed: groupKeys, hint: "'tension_rate' belongs under parameters:"),
    .init(
      "faultline at the top level", "faultline: 0.3", "s.yaml:2:1: unknown key 'faultline' in the scenario",
      allowed: topKeys, hint: "'faultline' belongs under group:"),
    .init(
      "seed in the group", "group: {members: 8, seed: 4}", "s.yaml:2:21: unknown key 'seed' in group",
      allowed: groupKeys, hint: "'seed' belongs at the top level"),
    .init(
      "schedule at the top level", "schedule: []", "s.yaml:2:1: unknown key 'schedule' in the scenario",
      allowed: topKeys, hint: "'schedule' belongs under facilitator:"),
    .init(
      "sessions among the parameters", "parameters: {sessions: 4}", "s.yaml:2:14: unknown key 'sessions' in parameters",
      allowed: parameterNames, hint: "'sessions' belongs at the top level"),
    .init("twice", "seed: 1\nseed: 2", "s.yaml:3:1: 'seed' stands here a second time; it is already on line 2"),
    .init(
      "twice among the parameters", "parameters: {skill_sd: 0.1, skill_mean: 0.5, skill_sd: 0.2}",
      "s.yaml:2:46: 'skill_sd' stands here a second time; it is already on line 2"),
    .init(
      "holding an escape sequence", "\"\\e[31mred\": 1", "s.yaml:2:1: unknown key '\u{FFFD}[31mred' in the scenario",
      allowed: topKeys),
  ]

  /// Something else than what belongs there.
  static let shapes: [BadInput] = [
    .init(
      "no scenario", whole: "seed: 1", "s.yaml:1:1: the key 'scenario' is missing",
      hint: "say in a few words what it is: `scenario: …`"),
    .init(
      "an empty file", whole: "", "s.yaml: the file is empty", hint: "`tuckman new` writes a scenario to begin with"),
    .init(
      "nothing but a comment", whole: "# to do\n", "s.yaml: the file is empty",
      hint: "`tuckman new` writes a scenario to begin with"),
    .init(
      "an empty document", whole: "---\n", "s.yaml:2:1: the scenario is empty",
      allowed: "name: value, with \(topKeys)"),
    .init(
      "text", whole: "a group of eight\n", "s.yaml:1:1: the scenario is 'a group of eight'",
      allowed: "name: value, with \(topKeys)"),
    .init(
      "a list", whole: "- scenario: s\n", "s.yaml:1:1: the scenario is a list",
      allowed: "name: value, with \(topKeys)"),
    .init(
      "an empty title", whole: "scenario:", "s.yaml:1:10: scenario is empty", allowed: "text of 1 to 200 characters"),
    .init(
      "a title of spaces", whole: "scenario: '  '", "s.yaml:1:11: scenario is '  '",
      allowed: "text of 1 to 200 characters"),
    .init(
      "a title of 201 characters", whole: "scenario: \(String(repeating: "x", count: 201))",
      "s.yaml:1:11: scenario has 201 characters", allowed: "text of 1 to 200 characters"),
    .init(
      "a list for a title", whole: "scenario: [a, b]", "s.yaml:1:11: scenario is a list",
      allowed: "text of 1 to 200 characters"),
    .init(
      "a list for the group", "group: [8]", "s.yaml:2:8: group is a list",
      allowed: "name: value, with \(groupKeys)"),
    .init(
      "text for the parameters", "parameters: tension_rate", "s.yaml:2:13: parameters is 'tension_rate'",
      allowed: "name: value, with \(parameterNames)"),
    .init(
      "a number for the facilitator", "facilitator: 1", "s.yaml:2:14: facilitator is '1'",
      allowed: "name: value, with \(facilitatorKeys)"),
    .init(
      "a mapping for the schedule", "facilitator: {schedule: {technique: coaching, dose: 0.5}}",
      "s.yaml:2:25: schedule is a mapping", allowed: "a list of entries with technique, from, to, dose"),
    .init(
      "a name for a schedule entry", "facilitator: {schedule: [coaching]}",
      "s.yaml:2:26: a schedule entry is 'coaching'", allowed: "name: value, with technique, from, to, dose"),
    .init(
      "a name for record", "record: ticks", "s.yaml:2:9: record is 'ticks'",
      allowed: "a list of tables, such as [runs, ticks]"),
    .init(
      "a list for the mechanisms", "mechanisms: [balance]", "s.yaml:2:13: mechanisms is a list",
      allowed: "name: value, with \(mechanisms)"),
    .init(
      "control characters in the title", whole: "scenario: \"a\\tb\\e[31m\"",
      "s.yaml:1:11: scenario holds U+0009, a control character",
      allowed: "text of 1 to 200 characters on one line that can all be seen"),
    .init(
      "control characters in the description", "about: \"a\\tb\\nc\\e[31m\"",
      "s.yaml:2:8: about holds control characters", allowed: "text of 1 to 10000 characters"),
  ]
}
