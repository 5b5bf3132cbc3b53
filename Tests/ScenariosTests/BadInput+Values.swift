import Scenarios

extension BadInput {
  /// Numbers in other forms than plain decimals, and out of range.
  static let numbers: [BadInput] = [
    .init(
      "in quotes", "parameters:\n  tension_rate: \"8\"", "3:17", .inQuotes("tension_rate", wanted: .number(.from(0)))),
    .init(
      "with a leading zero", "parameters:\n  tension_rate: 010", "3:17",
      .wrongKind("tension_rate", .text("010"), wanted: .number(.from(0)))),
    .init(
      "with an underscore", "parameters:\n  tension_rate: 1_000", "3:17",
      .wrongKind("tension_rate", .text("1_000"), wanted: .number(.from(0)))),
    .init(
      "with a colon", "parameters:\n  tension_rate: 1:30", "3:17",
      .wrongKind("tension_rate", .text("1:30"), wanted: .number(.from(0)))),
    .init(
      "that is not one (.nan)", "parameters:\n  tension_rate: .nan", "3:17",
      .wrongKind("tension_rate", .text(".nan"), wanted: .number(.from(0)))),
    .init(
      "infinite", "parameters:\n  tension_rate: .inf", "3:17",
      .wrongKind("tension_rate", .text(".inf"), wanted: .number(.from(0)))),
    .init(
      "hexadecimal", "parameters:\n  tension_rate: 0x10", "3:17",
      .wrongKind("tension_rate", .text("0x10"), wanted: .number(.from(0)))),
    .init(
      "too large for a number", "parameters:\n  tension_rate: 1e999", "3:17",
      .wrongKind("tension_rate", .text("1e999"), wanted: .number(.from(0)))),
    .init(
      "with a plus", "parameters:\n  tension_rate: +1", "3:17",
      .wrongKind("tension_rate", .text("+1"), wanted: .number(.from(0)))),
    .init(
      "with a decimal comma", "parameters:\n  tension_rate: 0,5", "3:17",
      .wrongKind("tension_rate", .text("0,5"), wanted: .number(.from(0)))),
    .init(
      "in percent", "parameters:\n  repulsion: 30%", "3:14",
      .wrongKind("repulsion", .text("30%"), wanted: .number(.from(0, to: 1)))),
    .init(
      "as a percentage", "parameters:\n  repulsion: 30", "3:14",
      .outOfBounds("repulsion", "30", wanted: .number(.from(0, to: 1)))),
    .init(
      "text", "parameters:\n  tension_rate: eight", "3:17",
      .wrongKind("tension_rate", .text("eight"), wanted: .number(.from(0)))),
    .init(
      "left empty", "parameters:\n  tension_rate: ", "3:16",
      .wrongKind("tension_rate", .text(""), wanted: .number(.from(0)))),
    .init(
      "null", "parameters:\n  tension_rate: null", "3:17",
      .wrongKind("tension_rate", .text("null"), wanted: .number(.from(0)))),
    .init(
      "with a unit", "parameters:\n  tension_rate: 3 per session", "3:17",
      .wrongKind("tension_rate", .text("3 per session"), wanted: .number(.from(0)))),
    .init(
      "a list for one", "sessions: [12]", "2:11",
      .wrongKind("sessions", .list, wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "a mapping for one", "sessions: {}", "2:11",
      .wrongKind("sessions", .mapping, wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "one member", "group: {members: 1}", "2:18",
      .outOfBounds("members", "1", wanted: .number(.from(2, to: 65536), isWhole: true))),
    .init(
      "65537 members", "group: {members: 65537}", "2:18",
      .outOfBounds("members", "65537", wanted: .number(.from(2, to: 65536), isWhole: true))),
    .init(
      "no session", "sessions: 0", "2:11",
      .outOfBounds("sessions", "0", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "10001 ticks in a session", "ticks_per_session: 10001", "2:20",
      .outOfBounds("ticks_per_session", "10001", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "a negative rate", "parameters: {tension_rate: -1}", "2:28",
      .outOfBounds("tension_rate", "-1", wanted: .number(.from(0)))),
    .init(
      "a faultline above 1", "group: {faultline: 1.01}", "2:20",
      .outOfBounds("faultline", "1.01", wanted: .number(.from(0, to: 1)))),
    .init(
      "a faultline below 0", "group: {faultline: -0.01}", "2:20",
      .outOfBounds("faultline", "-0.01", wanted: .number(.from(0, to: 1)))),
    .init("mixing 1", "group: {mixing: 1}", "2:17", .outOfBounds("mixing", "1", wanted: .number(.from(0, below: 1)))),
    .init(
      "disagreement_tolerance 0", "parameters: {disagreement_tolerance: 0}", "2:38",
      .outOfBounds("disagreement_tolerance", "0", wanted: .number(.above(0)))),
    .init(
      "airtime_memory 0", "parameters: {airtime_memory: 0}", "2:30",
      .outOfBounds("airtime_memory", "0", wanted: .number(.above(0)))),
    .init(
      "a fraction of a session", "sessions: 12.5", "2:11",
      .outOfBounds("sessions", "12.5", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "a fraction of a team", "group: {teams: 2.5}", "2:16",
      .outOfBounds("teams", "2.5", wanted: .number(.from(1, to: 65536), isWhole: true))),
    .init(
      "a fraction of a replicate", "replicates: 1.5", "2:13",
      .outOfBounds("replicates", "1.5", wanted: .number(.from(1, to: 1000000000), isWhole: true))),
    .init(
      "replicates 0", "replicates: 0", "2:13",
      .outOfBounds("replicates", "0", wanted: .number(.from(1, to: 1000000000), isWhole: true))),
    .init("seed -1", "seed: -1", "2:7", .wrongKind("seed", .text("-1"), wanted: .seed)),
    .init(
      "seed 2^64", "seed: 18446744073709551616", "2:7", .wrongKind("seed", .text("18446744073709551616"), wanted: .seed)
    ),
    .init("seed 1.0", "seed: 1.0", "2:7", .wrongKind("seed", .text("1.0"), wanted: .seed)),
    .init("seed in quotes", "seed: '7'", "2:7", .inQuotes("seed", wanted: .seed)),
  ]

  /// What does not fit together, and names that are not known.
  static let relations: [BadInput] = [
    .init("more teams than members", "group: {members: 8, teams: 9}", "2:28", .notTogether(.teams(9, members: 8))),
    .init(
      "an end longer than all sessions", "sessions: 6\nparameters: {ending_sessions: 6}", "3:31",
      .notTogether(.ending(6, sessions: 6))),
    .init(
      "two sessions with the default end written out", "sessions: 2\nparameters: {ending_sessions: 2}", "3:31",
      .notTogether(.ending(2, sessions: 2))),
    .init(
      "one session with an end of one", "sessions: 1\nparameters: {ending_sessions: 1}", "3:31",
      .notTogether(.ending(1, sessions: 1))),
    .init(
      "airtime_memory below a tick", "parameters: {airtime_memory: 0.05}", "2:30",
      .notTogether(.airtimeMemory(0.05, ticksPerSession: 12))),
    .init(
      "too many ticks", "sessions: 1000\nticks_per_session: 1001", "2:11", .tooMany(.ticks(1001000), most: 1000000)),
    .init(
      "an unknown technique", "facilitator:\n  schedule:\n    - {technique: mediaton, dose: 0.5}", "4:19",
      .notOneOf("the technique", .text("mediaton"), techniques)),
    .init(
      "a technique like nothing that is known", "facilitator:\n  schedule:\n    - {technique: shouting, dose: 0.5}",
      "4:19", .notOneOf("the technique", .text("shouting"), techniques)),
    .init(
      "a dose of 1.5", "facilitator:\n  schedule:\n    - {technique: mediation, dose: 1.5}", "4:36",
      .outOfBounds("the dose", "1.5", wanted: .number(.from(0, to: 1)))),
    .init(
      "session 13 of 12", "facilitator:\n  schedule:\n    - {technique: mediation, from: 3, to: 13, dose: 0.5}", "4:7",
      .scenario(.outOfTime(13, in: "the schedule", first: 1, last: 12))),
    .init(
      "tick 145 of 144", "facilitator:\n  schedule:\n    - {technique: mediation, to_tick: 145, dose: 0.5}", "4:7",
      .scenario(.outOfTime(145, .ticks, in: "the schedule", first: 1, last: 144))),
    .init(
      "sessions and ticks", "facilitator:\n  schedule:\n    - {technique: mediation, from: 3, to_tick: 60, dose: 0.5}",
      "4:36", .scenario(.sessionsAndTicks)),
    .init(
      "session 0", "facilitator:\n  schedule:\n    - {technique: mediation, from: 0, dose: 0.5}", "4:36",
      .outOfBounds("from", "0", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "an end before the beginning",
      "facilitator:\n  schedule:\n    - {technique: mediation, from: 6, to: 3, dose: 0.5}", "4:7",
      .reversed("the entry", from: 6, to: 3)),
    .init(
      "no dose", "facilitator:\n  schedule:\n    - {technique: mediation, from: 6}", "4:7",
      .missing("dose", in: "the schedule entry", keys: entryKeys)),
    .init(
      "no technique", "facilitator:\n  schedule:\n    - {dose: 0.5}", "4:7",
      .missing("technique", in: "the schedule entry", keys: entryKeys)),
    .init(
      "an unknown style", "facilitator: {style: autocrat}", "2:22", .notOneOf("the style", .text("autocrat"), styles)),
    .init(
      "an unknown mechanism", "mechanisms: {tensions: off}", "2:14",
      .unknownKey("tensions", in: "mechanisms", keys: mechanisms)),
    .init(
      "a mechanism that is no", "mechanisms: {balance: no}", "2:23", .wrongKind("balance", .text("no"), wanted: .onOff)),
    .init("an unknown table", "record: [runs, tick]", "2:16", .notOneOf("a table", .text("tick"), tables)),
    .init("a table twice", "record: [runs, ticks, runs]", "2:23", .repeated(.key("runs"))),
    .init("no table", "record: []", "2:9", .scenario(.nothingRecorded)),
  ]
}
