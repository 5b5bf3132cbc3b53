extension BadInput {
  /// Members, named one by one.
  static let cast: [BadInput] = [
    .init(
      "no name", "group:\n  members:\n    - {name: Ana}\n    - {skill: 0.5}", "s.yaml:5:7: the member has no name",
      allowed: "name: …"),
    .init(
      "an empty name", "group:\n  members:\n    - {name: Ana}\n    - {name: }", "s.yaml:5:14: the name is empty",
      allowed: "text of 1 to 60 characters"),
    .init(
      "a name twice", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben}\n    - {name: Ana}",
      "s.yaml:6:7: the name 'Ana' is already on line 4", allowed: "names that differ"),
    .init(
      "one member alone", "group: {members: [{name: Ana}]}", "s.yaml:2:18: 1 member is named",
      allowed: "2 to 65536 members"),
    .init("nobody", "group: {members: []}", "s.yaml:2:18: 0 members are named", allowed: "2 to 65536 members"),
    .init(
      "a trait out of range", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, skill: 1.5}",
      "s.yaml:5:26: skill is 1.5", allowed: "a number from 0 to 1"),
    .init(
      "a trait out of range below", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, assertiveness: -11}",
      "s.yaml:5:34: assertiveness is -11", allowed: "a number from -10 to 10"),
    .init(
      "three attitudes for four issues",
      "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attitudes: [0.1, -0.2, 0.3]}",
      "s.yaml:5:7: 3 attitudes of Ben", allowed: "one for each issue, 4",
      hint: "the number of issues is parameters: {issues: …}"),
    .init(
      "an attitude out of range",
      "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attitudes: [0.1, -0.2, 0.3, 1.2]}",
      "s.yaml:5:47: an attitude is 1.2", allowed: "a number from -1 to 1"),
    .init(
      "an attribute of one half", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attributes: [1, -1, 0.5]}",
      "s.yaml:5:39: an attribute is '0.5'", allowed: "-1 or 1"),
    .init(
      "two attributes for three", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attributes: [1, -1]}",
      "s.yaml:5:7: 2 attributes of Ben", allowed: "one for each attribute, 3",
      hint: "the number of attributes is parameters: {attributes: …}"),
    .init(
      "a name of 61 characters",
      "group:\n  members:\n    - {name: Ana}\n    - {name: \(String(repeating: "x", count: 61))}",
      "s.yaml:5:14: the name has 61 characters", allowed: "text of 1 to 60 characters"),
    .init(
      "a line break in a name", "group:\n  members:\n    - {name: Ana}\n    - {name: \"Ben\\nDan\"}",
      "s.yaml:5:14: the name holds U+000A, a control character", allowed: seenNames),
    .init(
      "an escape sequence in a name", "group:\n  members:\n    - {name: Ana}\n    - {name: \"\\e[31mBen\"}",
      "s.yaml:5:14: the name holds U+001B, a control character", allowed: seenNames),
  ]

  /// What YAML can do and a scenario may not, and what is not YAML.
  static let yaml: [BadInput] = [
    .init("an anchor", "seed: &a 1", "s.yaml:2:7: \(noAnchors)", allowed: "the value itself", hint: intoQuotes),
    .init("an alias", "seed: *a", "s.yaml:2:7: \(noAnchors)", allowed: "the value itself", hint: intoQuotes),
    .init(
      "an anchor of a mapping", "group: &g {members: 8}", "s.yaml:2:8: \(noAnchors)", allowed: "the value itself",
      hint: intoQuotes),
    .init(
      "an anchor of a key", whole: "&s scenario: s", "s.yaml:1:1: \(noAnchors)", allowed: "the value itself",
      hint: intoQuotes),
    .init("an alias for a key", "*a : 1", "s.yaml:2:1: \(noAnchors)", allowed: "the value itself", hint: intoQuotes),
    .init(
      "a merge key", "group:\n  <<: *base", "s.yaml:3:7: \(noAnchors)", allowed: "the value itself", hint: intoQuotes),
    .init("a list for a key", "[a, b]: 1", "s.yaml:2:1: a key must be plain text", allowed: "name: value"),
    .init("a complex key", "? {a: 1}\n: 2", "s.yaml:2:3: a key must be plain text", allowed: "name: value"),
    .init("a tag", "seed: !!int 7", "s.yaml:2:7: tags (!name) cannot be used here", allowed: "the value itself"),
    .init(
      "a tag of a mapping", "group: !mine {members: 8}", "s.yaml:2:8: tags (!name) cannot be used here",
      allowed: "the value itself"),
    .init(
      "two documents", "---\nscenario: t\n", "s.yaml:2:1: a second document begins here",
      allowed: "one document in a file"),
    .init(
      "depth 65", whole: String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
      "s.yaml:1:65: nested too deep", allowed: "at most 64 levels"),
    .init(
      "an unclosed bracket", "parameters: {tension_rate: 3\nsessions: 12\n",
      "s.yaml:3:9: this cannot be read as YAML: did not find expected ',' or '}' (while parsing a flow mapping that begins on line 2)",
      hint: shape),
    .init(
      "an unclosed quote", "about: \"more\nseed: 1\n",
      "s.yaml:4:1: this cannot be read as YAML: found unexpected end of stream (while scanning a quoted scalar that begins on line 2)",
      hint: shape),
    .init(
      "tabs for indentation", "group:\n\tmembers: 8\n",
      "s.yaml:3:1: this cannot be read as YAML: found character that cannot start any token",
      hint: "indent with spaces and not with tabs"),
    .init(
      "uneven indentation", "group:\n   members: 8\n  teams: 1\n",
      "s.yaml:4:3: this cannot be read as YAML: did not find expected key (while parsing a block mapping that begins on line 1)",
      hint: shape),
    .init(
      "a colon inside text", whole: "scenario: Storming: the movie\n",
      "s.yaml:1:19: this cannot be read as YAML: mapping values are not allowed in this context", hint: shape),
    .init(
      "text that begins with a star", whole: "scenario: *storming* in a group\n",
      "s.yaml:1:20: this cannot be read as YAML: did not find expected alphabetic or numeric character", hint: shape),
    .init(
      "text that begins with a percent sign", whole: "scenario: %storm\n",
      "s.yaml:1:11: this cannot be read as YAML: found character that cannot start any token", hint: shape),
    .init(
      "an escape character", "about: r\u{1B}[31m\n", "s.yaml:2:9: a control character stands here", allowed: "text"),
    .init(
      "an escape character after other letters", whole: "scenario: é\nabout: é\u{1B}[31m\n",
      "s.yaml:2:9: a control character stands here", allowed: "text"),
  ]
}
