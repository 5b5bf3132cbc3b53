extension BadInput {
  static let seenNames = "text of 1 to 60 characters on one line that can all be seen"
  private static let blanks = "text of 1 to 60 characters on one line without blanks at its ends"

  private static func member(_ name: String, _ what: String, allowed: String = seenNames) -> BadInput {
    .init(
      "a member named \(name)", "group:\n  members:\n    - {name: Ana}\n    - {name: \"\(name)\"}",
      "s.yaml:5:14: the name " + what, allowed: allowed)
  }

  private static let turns = "which turns the direction of the text around it"
  private static let unseen = "which cannot be seen"

  /// Characters that nobody sees, or that move what stands beside them.
  static let hidden: [BadInput] = [
    member(#"\u202Enaeb"#, "holds U+202E, \(turns)"), member(#"Bea\u202A"#, "holds U+202A, \(turns)"),
    member(#"a\u2066b"#, "holds U+2066, \(turns)"), member(#"a\u2069"#, "holds U+2069, \(turns)"),
    member(#"\u200Fa"#, "holds U+200F, \(turns)"), member(#"a\u200E"#, "holds U+200E, \(turns)"),
    member(#"a\u061C"#, "holds U+061C, \(turns)"), member(#"An\u200Ba"#, "holds U+200B, \(unseen)"),
    member(#"An\u2060a"#, "holds U+2060, \(unseen)"), member(#"\uFEFFAna"#, "holds U+FEFF, \(unseen)"),
    member(#"An\u00ADa"#, "holds U+00AD, \(unseen)"), member(#"Ana\U000E0041"#, "holds U+E0041, \(unseen)"),
    member(#"Ana\uFE0F"#, "holds U+FE0F, \(unseen)"), member(#"\u3164"#, "holds U+3164, \(unseen)"),
    member(#"A\u034Fna"#, "holds U+034F, \(unseen)"), member(#"\u2800"#, "holds U+2800, \(unseen)"),
    member(#"An\u200Da"#, "holds U+200D, \(unseen)"), member(#"\u0646\u200C"#, "holds U+200C, \(unseen)"),
    member(#"\u200D\u0646"#, "holds U+200D, \(unseen)"), member(#"1\uFE0F"#, "holds U+FE0F, \(unseen)"),
    member(#"a\u2028b"#, "holds U+2028, which breaks the line"),
    member(#"a\u0085b"#, "holds U+0085, a control character"),
    member(#"a\u007Fb"#, "holds U+007F, a control character"),
    member(" Ana", "begins with a blank", allowed: blanks), member("Ana ", "ends with a blank", allowed: blanks),
    member(#"Ana\u00A0"#, "ends with a blank (U+00A0)", allowed: blanks),
    member(#"\u3000Ana"#, "begins with a blank (U+3000)", allowed: blanks),
    .init(
      "a title that turns round", whole: #"scenario: "a\u202Eb""#, "s.yaml:1:11: scenario holds U+202E, \(turns)",
      allowed: "text of 1 to 200 characters on one line that can all be seen"),
    .init(
      "prose that turns round and does not turn back", #"about: "a\u202Eb""#,
      "s.yaml:2:8: about holds U+202E, \(turns)",
      allowed: "text of 1 to 10000 characters that can all be seen"),
    .init(
      "a goal with a blank of no width", #"goals: {targets: [{name: "a\u200Bb", metric: cohesion, above: 0.2}]}"#,
      "s.yaml:2:26: the name holds U+200B, \(unseen)", allowed: seenNames),
    .init(
      "a newcomer with a soft hyphen", #"group: {newcomers: [{session: 2, name: "Be\u00ADa"}]}"#,
      "s.yaml:2:40: the name holds U+00AD, \(unseen)", allowed: seenNames),
    .init(
      "two names that differ in how an accent is composed",
      "group: {members: [{name: \"Jos\\u00E9\"}, {name: \"Jose\\u0301\"}]}",
      "s.yaml:2:40: the name 'Jose\u{301}' is already on line 2", allowed: "names that differ"),
    .init(
      "two names that differ in a blank", "group: {members: [{name: Ana M}, {name: \"Ana\\u00A0M\"}]}",
      "s.yaml:2:34: the name 'Ana\u{A0}M' looks as the one on line 2", allowed: "names that differ"),
    .init(
      "two names that differ in how many blanks", "group: {members: [{name: A B}, {name: \"A  B\"}]}",
      "s.yaml:2:32: the name 'A  B' looks as the one on line 2", allowed: "names that differ"),
    .init(
      "two names that differ in a variation selector", "group: {members: [{name: \"❤\"}, {name: \"❤\\uFE0F\"}]}",
      "s.yaml:2:32: the name '❤\u{FE0F}' looks as the one on line 2", allowed: "names that differ"),
  ]

  private static let counts = "a whole number, or a list of members"

  /// The name of a file where none is taken.
  static let files: [BadInput] = [
    .init(
      "a file of members", "group: {members: members.csv}", "s.yaml:2:18: members is 'members.csv'", allowed: counts,
      hint: "write how many, or a list such as [{name: Ana}, {name: Ben}]; " + noFile.split(separator: "; ")[1]),
    .init(
      "a file for a number", "sessions: plan.xlsx", "s.yaml:2:11: sessions is 'plan.xlsx'",
      allowed: "a whole number from 1 to 10000", hint: noFile),
    .init(
      "a file of a schedule", "facilitator: {schedule: plan.csv}", "s.yaml:2:25: schedule is 'plan.csv'",
      allowed: "a list of entries with technique, from, to, dose", hint: noFile),
    .init(
      "a file of parameters", "parameters: ./mine.yaml", "s.yaml:2:13: parameters is './mine.yaml'",
      allowed: "name: value, with \(parameterNames)", hint: noFile),
    .init(
      "a file of values", "design: {vary: {members: sizes.csv}}", "s.yaml:2:26: members is 'sizes.csv'",
      allowed: "a whole number from 2 to 65536", hint: noFile),
  ]

  /// Text that YAML cut off, and so took the end of a bracket with it.
  static let comments: [BadInput] = [
    .init(
      "a name cut off in brackets", "group:\n  members:\n    - {name: Ann #2}\n    - {name: Ben}\n",
      "s.yaml:5:5: this cannot be read as YAML: did not find expected ',' or '}' (while parsing a flow mapping that begins on "
        + "line 4)", hint: "on line 4 YAML takes '#2}' for a comment; put text in quotes that holds ' #'"),
    .init(
      "a name cut off in brackets behind a blank", "group:\n  members:\n    - {name: Ann # 2}\n    - {name: Ben}\n",
      "s.yaml:5:5: this cannot be read as YAML: did not find expected ',' or '}' (while parsing a flow mapping that begins on "
        + "line 4)", hint: "on line 4 YAML takes '# 2}' for a comment; put text in quotes that holds ' #'"),
    .init(
      "no blank behind a colon", "sessions:2\nseed: 1\n",
      "s.yaml:3:1: this cannot be read as YAML: could not find expected ':' (while scanning a simple key that begins on line 2)",
      hint: "on line 2: put a blank after the colon, as in name: value"),
    .init(
      "no blank behind a colon in a group", "group:\n  members:8\n", "s.yaml:3:3: group is 'members:8'",
      allowed:
        "name: value, with members, faultline, teams, mixing, attendance, newcomers, sentiment, familiarity, tension",
      hint: "put a blank after the colon, as in name: value"),
  ]
}
