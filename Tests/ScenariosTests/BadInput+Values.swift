extension BadInput {
  /// Numbers in other forms than plain decimals, and out of range.
  static let numbers: [BadInput] = [
    .init(
      "in quotes", "parameters:\n  tension_rate: \"8\"", "s.yaml:3:17: tension_rate is text in quotes",
      allowed: "a number from 0", hint: "leave the quotes out"),
    .init(
      "with a leading zero", "parameters:\n  tension_rate: 010", "s.yaml:3:17: tension_rate is '010'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "with an underscore", "parameters:\n  tension_rate: 1_000", "s.yaml:3:17: tension_rate is '1_000'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "with a colon", "parameters:\n  tension_rate: 1:30", "s.yaml:3:17: tension_rate is '1:30'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "that is not one (.nan)", "parameters:\n  tension_rate: .nan", "s.yaml:3:17: tension_rate is '.nan'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "infinite", "parameters:\n  tension_rate: .inf", "s.yaml:3:17: tension_rate is '.inf'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "hexadecimal", "parameters:\n  tension_rate: 0x10", "s.yaml:3:17: tension_rate is '0x10'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "too large for a number", "parameters:\n  tension_rate: 1e999", "s.yaml:3:17: tension_rate is '1e999'",
      allowed: "a number from 0", hint: "no number above 1.8e308 can be held"),
    .init(
      "with a plus", "parameters:\n  tension_rate: +1", "s.yaml:3:17: tension_rate is '+1'", allowed: "a number from 0",
      hint: "write 1"),
    .init(
      "with a decimal comma", "parameters:\n  tension_rate: 0,5", "s.yaml:3:17: tension_rate is '0,5'",
      allowed: "a number from 0", hint: "write decimals with a dot: 0.5"),
    .init(
      "in percent", "parameters:\n  repulsion: 30%", "s.yaml:3:14: repulsion is '30%'",
      allowed: "a number from 0 to 1", hint: "as a share of 1: 60% is 0.6"),
    .init(
      "as a percentage", "parameters:\n  repulsion: 30", "s.yaml:3:14: repulsion is 30",
      allowed: "a number from 0 to 1", hint: "as a share of 1: 30% is 0.3"),
    .init(
      "text", "parameters:\n  tension_rate: eight", "s.yaml:3:17: tension_rate is 'eight'", allowed: "a number from 0",
      hint: numberForm),
    .init(
      "left empty", "parameters:\n  tension_rate: ", "s.yaml:3:16: tension_rate is empty", allowed: "a number from 0",
      hint: "give a number after the colon"),
    .init(
      "null", "parameters:\n  tension_rate: null", "s.yaml:3:17: tension_rate is 'null'", allowed: "a number from 0",
      hint: numberForm),
    .init(
      "with a unit", "parameters:\n  tension_rate: 3 per session", "s.yaml:3:17: tension_rate is '3 per session'",
      allowed: "a number from 0", hint: numberForm),
    .init(
      "a list for one", "sessions: [12]", "s.yaml:2:11: sessions is a list", allowed: "a whole number from 1 to 10000"),
    .init(
      "a mapping for one", "sessions: {}", "s.yaml:2:11: sessions is a mapping",
      allowed: "a whole number from 1 to 10000"),
    .init("one member", "group: {members: 1}", "s.yaml:2:18: members is 1", allowed: "a whole number from 2 to 65536"),
    .init(
      "65537 members", "group: {members: 65537}", "s.yaml:2:18: members is 65537",
      allowed: "a whole number from 2 to 65536"),
    .init("no session", "sessions: 0", "s.yaml:2:11: sessions is 0", allowed: "a whole number from 1 to 10000"),
    .init(
      "10001 ticks in a session", "ticks_per_session: 10001", "s.yaml:2:20: ticks_per_session is 10001",
      allowed: "a whole number from 1 to 10000"),
    .init(
      "a negative rate", "parameters: {tension_rate: -1}", "s.yaml:2:28: tension_rate is -1", allowed: "a number from 0"
    ),
    .init(
      "a faultline above 1", "group: {faultline: 1.01}", "s.yaml:2:20: faultline is 1.01",
      allowed: "a number from 0 to 1"),
    .init(
      "a faultline below 0", "group: {faultline: -0.01}", "s.yaml:2:20: faultline is -0.01",
      allowed: "a number from 0 to 1"),
    .init("mixing 1", "group: {mixing: 1}", "s.yaml:2:17: mixing is 1", allowed: "a number from 0 to below 1"),
    .init(
      "disagreement_tolerance 0", "parameters: {disagreement_tolerance: 0}", "s.yaml:2:38: disagreement_tolerance is 0",
      allowed: "a number above 0"),
    .init(
      "airtime_memory 0", "parameters: {airtime_memory: 0}", "s.yaml:2:30: airtime_memory is 0",
      allowed: "a number above 0"),
    .init(
      "a fraction of a session", "sessions: 12.5", "s.yaml:2:11: sessions is 12.5",
      allowed: "a whole number from 1 to 10000"),
    .init(
      "a fraction of a team", "group: {teams: 2.5}", "s.yaml:2:16: teams is 2.5",
      allowed: "a whole number from 1 to 65536"),
    .init(
      "a fraction of a replicate", "replicates: 1.5", "s.yaml:2:13: replicates is 1.5",
      allowed: "a whole number from 1 to 1000000000"),
    .init(
      "replicates 0", "replicates: 0", "s.yaml:2:13: replicates is 0", allowed: "a whole number from 1 to 1000000000"),
    .init("seed -1", "seed: -1", "s.yaml:2:7: seed is '-1'", allowed: manySeeds),
    .init("seed 2^64", "seed: 18446744073709551616", "s.yaml:2:7: seed is '18446744073709551616'", allowed: manySeeds),
    .init("seed 1.0", "seed: 1.0", "s.yaml:2:7: seed is '1.0'", allowed: manySeeds),
    .init(
      "seed in quotes", "seed: '7'", "s.yaml:2:7: seed is text in quotes", allowed: manySeeds,
      hint: "leave the quotes out"),
  ]

  /// What does not fit together, and names that are not known.
  static let relations: [BadInput] = [
    .init(
      "more teams than members", "group: {members: 8, teams: 9}", "s.yaml:2:28: 9 teams for 8 members",
      allowed: "at most as many teams as members"),
    .init(
      "an end longer than all sessions", "sessions: 6\nparameters: {ending_sessions: 6}",
      "s.yaml:3:31: ending_sessions is 6 for 6 sessions", allowed: "a number from 0 to below the number of sessions",
      hint: "write parameters: {ending_sessions: 1}, or give --set ending_sessions=1"),
    .init(
      "two sessions with the default end written out", "sessions: 2\nparameters: {ending_sessions: 2}",
      "s.yaml:3:31: ending_sessions is 2 for 2 sessions",
      allowed: "a number from 0 to below the number of sessions",
      hint: "write parameters: {ending_sessions: 1}, or give --set ending_sessions=1"),
    .init(
      "one session with an end of one", "sessions: 1\nparameters: {ending_sessions: 1}",
      "s.yaml:3:31: ending_sessions is 1 for 1 session",
      allowed: "a number from 0 to below the number of sessions",
      hint: "write parameters: {ending_sessions: 0}, or give --set ending_sessions=0"),
    .init(
      "airtime_memory below a tick", "parameters: {airtime_memory: 0.05}",
      "s.yaml:2:30: airtime_memory is 0.05 of a session, shorter than a tick",
      allowed: "at least 1/12, which is 1 / ticks_per_session"),
    .init(
      "too many ticks", "sessions: 1000\nticks_per_session: 1001", "s.yaml:2:11: 1001000 ticks in a run",
      allowed: "at most 1000000"),
    .init(
      "an unknown technique", "facilitator:\n  schedule:\n    - {technique: mediaton, dose: 0.5}",
      "s.yaml:4:19: the technique is 'mediaton'", allowed: techniques, hint: "did you mean 'mediation'?"),
    .init(
      "a technique like nothing that is known", "facilitator:\n  schedule:\n    - {technique: shouting, dose: 0.5}",
      "s.yaml:4:19: the technique is 'shouting'", allowed: techniques),
    .init(
      "a dose of 1.5", "facilitator:\n  schedule:\n    - {technique: mediation, dose: 1.5}",
      "s.yaml:4:36: the dose is 1.5", allowed: "a number from 0 to 1"),
    .init(
      "session 13 of 12", "facilitator:\n  schedule:\n    - {technique: mediation, from: 3, to: 13, dose: 0.5}",
      "s.yaml:4:7: the schedule names session 13 of 12", allowed: "sessions from 1 to 12"),
    .init(
      "session 0", "facilitator:\n  schedule:\n    - {technique: mediation, from: 0, dose: 0.5}",
      "s.yaml:4:36: from is 0", allowed: "a whole number from 1 to 10000"),
    .init(
      "an end before the beginning",
      "facilitator:\n  schedule:\n    - {technique: mediation, from: 6, to: 3, dose: 0.5}",
      "s.yaml:4:7: the entry ends (3) before it begins (6)"),
    .init(
      "no dose", "facilitator:\n  schedule:\n    - {technique: mediation, from: 6}",
      "s.yaml:4:7: the schedule entry has no dose", allowed: "technique, from, to, dose"),
    .init(
      "no technique", "facilitator:\n  schedule:\n    - {dose: 0.5}", "s.yaml:4:7: the schedule entry has no technique",
      allowed: "technique, from, to, dose"),
    .init(
      "an unknown style", "facilitator: {style: autocrat}", "s.yaml:2:22: the style is 'autocrat'", allowed: styles,
      hint: "did you mean 'autocratic'?"),
    .init(
      "an unknown mechanism", "mechanisms: {tensions: off}", "s.yaml:2:14: unknown key 'tensions' in mechanisms",
      allowed: mechanisms, hint: "did you mean 'tension'?"),
    .init(
      "a mechanism that is no", "mechanisms: {balance: no}", "s.yaml:2:23: balance is 'no'",
      allowed: "on, off, true, false"),
    .init(
      "an unknown table", "record: [runs, tick]", "s.yaml:2:16: a table is 'tick'", allowed: tables,
      hint: "did you mean 'ticks'?"),
    .init("a table twice", "record: [runs, ticks, runs]", "s.yaml:2:23: 'runs' stands here a second time"),
    .init("no table", "record: []", "s.yaml:2:9: nothing is recorded", allowed: tables),
  ]
}
