import Scenarios

extension BadInput {
  /// Keys that are misspelt, elsewhere at home, or there twice.
  static let keys: [BadInput] = [
    .init("misspelt at the top level", "sesions: 12", "2:1", .unknownKey("sesions", in: "the scenario", keys: topKeys)),
    .init("misspelt in the group", "group: {membres: 8}", "2:9", .unknownKey("membres", in: "group", keys: groupKeys)),
    .init(
      "misspelt in the parameters", "parameters: {tention_rate: 3}", "2:14",
      .unknownKey("tention_rate", in: "parameters", keys: parameterNames)),
    .init(
      "misspelt in the facilitator", "facilitator:\n  schedul: []", "3:3",
      .unknownKey("schedul", in: "facilitator", keys: facilitatorKeys)),
    .init(
      "misspelt in a schedule entry", "facilitator:\n  schedule:\n    - {technique: coaching, does: 0.5}", "4:29",
      .unknownKey("does", in: "a schedule entry", keys: entryKeys)),
    .init(
      "misspelt in the mechanisms", "mechanisms: {balence: off}", "2:14",
      .unknownKey("balence", in: "mechanisms", keys: mechanisms)),
    .init(
      "misspelt in a member", "group: {members: [{name: Ana, asertiveness: 1}, {name: Ben}]}", "2:31",
      .unknownKey("asertiveness", in: "a member", keys: memberKeys)),
    .init(
      "like nothing that is known", "xylophone: 1", "2:1", .unknownKey("xylophone", in: "the scenario", keys: topKeys)),
    .init("in capitals", "Seed: 1", "2:1", .unknownKey("Seed", in: "the scenario", keys: topKeys)),
    .init("empty", "'': 1", "2:1", .unknownKey("", in: "the scenario", keys: topKeys)),
    .init(
      "members among the parameters", "parameters: {members: 8}", "2:14",
      .unknownKey("members", in: "parameters", keys: parameterNames)),
    .init(
      "a rate in the group", "group: {tension_rate: 3}", "2:9",
      .unknownKey("tension_rate", in: "group", keys: groupKeys)),
    .init(
      "faultline at the top level", "faultline: 0.3", "2:1", .unknownKey("faultline", in: "the scenario", keys: topKeys)
    ),
    .init(
      "seed in the group", "group: {members: 8, seed: 4}", "2:21", .unknownKey("seed", in: "group", keys: groupKeys)),
    .init(
      "schedule at the top level", "schedule: []", "2:1", .unknownKey("schedule", in: "the scenario", keys: topKeys)),
    .init(
      "sessions among the parameters", "parameters: {sessions: 4}", "2:14",
      .unknownKey("sessions", in: "parameters", keys: parameterNames)),
    .init("twice", "seed: 1\nseed: 2", "3:1", .repeated(.key("seed"), line: 2)),
    .init(
      "twice among the parameters", "parameters: {skill_sd: 0.1, skill_mean: 0.5, skill_sd: 0.2}", "2:46",
      .repeated(.key("skill_sd"), line: 2)),
    .init(
      "holding an escape sequence", "\"\\e[31mred\": 1", "2:1",
      .unknownKey("\u{1B}[31mred", in: "the scenario", keys: topKeys)),
  ]

  /// Something else than what belongs there.
  static let shapes: [BadInput] = [
    .init("no scenario", whole: "seed: 1", "1:1", .scenario(.noTitle)),
    .init("an empty file", whole: "", "", .yaml(.empty)),
    .init("nothing but a comment", whole: "# to do\n", "", .yaml(.empty)),
    .init("an empty document", whole: "---\n", "2:1", .wrongKind("the scenario", .text(""), wanted: .keys(topKeys))),
    .init(
      "text", whole: "a group of eight\n", "1:1",
      .wrongKind("the scenario", .text("a group of eight"), wanted: .keys(topKeys))),
    .init("a list", whole: "- scenario: s\n", "1:1", .wrongKind("the scenario", .list, wanted: .keys(topKeys))),
    .init("an empty title", whole: "scenario:", "1:10", .wrongKind("scenario", .text(""), wanted: .text(most: 200))),
    .init(
      "a title of spaces", whole: "scenario: '  '", "1:11",
      .wrongKind("scenario", .text("  ", isPlain: false), wanted: .text(most: 200))),
    .init(
      "a title of 201 characters", whole: "scenario: \(String(repeating: "x", count: 201))", "1:11",
      .tooLong("scenario", characters: 201, most: 200)),
    .init(
      "a list for a title", whole: "scenario: [a, b]", "1:11", .wrongKind("scenario", .list, wanted: .text(most: 200))),
    .init("a list for the group", "group: [8]", "2:8", .wrongKind("group", .list, wanted: .keys(groupKeys))),
    .init(
      "text for the parameters", "parameters: tension_rate", "2:13",
      .wrongKind("parameters", .text("tension_rate"), wanted: .keys(parameterNames))),
    .init(
      "a number for the facilitator", "facilitator: 1", "2:14",
      .wrongKind("facilitator", .text("1"), wanted: .keys(facilitatorKeys))),
    .init(
      "a mapping for the schedule", "facilitator: {schedule: {technique: coaching, dose: 0.5}}", "2:25",
      .wrongKind("schedule", .mapping, wanted: .list(.entries(entryKeys)))),
    .init(
      "a name for a schedule entry", "facilitator: {schedule: [coaching]}", "2:26",
      .wrongKind("a schedule entry", .text("coaching"), wanted: .keys(entryKeys))),
    .init("a name for record", "record: ticks", "2:9", .wrongKind("record", .text("ticks"), wanted: .list(.tables))),
    .init(
      "a list for the mechanisms", "mechanisms: [balance]", "2:13",
      .wrongKind("mechanisms", .list, wanted: .keys(mechanisms))),
    .init(
      "control characters in the title", whole: "scenario: \"a\\tb\\e[31m\"", "1:11",
      .badText("scenario", .hidden("\u{9}"), most: 200)),
    .init(
      "control characters in the description", "about: \"a\\tb\\nc\\e[31m\"", "2:8",
      .badText("about", .controlCharacters(isProse: true), most: 10000)),
  ]
}
