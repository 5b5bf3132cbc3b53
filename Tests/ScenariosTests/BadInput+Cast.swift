import Scenarios

extension BadInput {
  /// Members, named one by one.
  static let cast: [BadInput] = [
    .init("no name", "group:\n  members:\n    - {name: Ana}\n    - {skill: 0.5}", "5:7", .people(.noName)),
    .init(
      "an empty name", "group:\n  members:\n    - {name: Ana}\n    - {name: }", "5:14",
      .wrongKind("the name", .text(""), wanted: .text(most: 60))),
    .init(
      "a name twice", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben}\n    - {name: Ana}", "6:7",
      .repeated(.name("Ana", isLookalike: false), line: 4)),
    .init("one member alone", "group: {members: [{name: Ana}]}", "2:18", .people(.named(1, .from(2, to: 65536)))),
    .init("nobody", "group: {members: []}", "2:18", .people(.named(0, .from(2, to: 65536)))),
    .init(
      "a trait out of range", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, skill: 1.5}", "5:26",
      .outOfBounds("skill", "1.5", wanted: .number(.from(0, to: 1)))),
    .init(
      "a trait out of range below", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, assertiveness: -11}",
      "5:34", .outOfBounds("assertiveness", "-11", wanted: .number(.from(-10, to: 10)))),
    .init(
      "three attitudes for four issues",
      "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attitudes: [0.1, -0.2, 0.3]}", "5:7",
      .people(.attitudes(3, of: "Ben", issues: 4))),
    .init(
      "an attitude out of range",
      "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attitudes: [0.1, -0.2, 0.3, 1.2]}", "5:47",
      .outOfBounds("an attitude", "1.2", wanted: .number(.from(-1, to: 1)))),
    .init(
      "an attribute of one half", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attributes: [1, -1, 0.5]}",
      "5:39", .wrongKind("an attribute", .text("0.5"), wanted: .sign)),
    .init(
      "two attributes for three", "group:\n  members:\n    - {name: Ana}\n    - {name: Ben, attributes: [1, -1]}",
      "5:7", .people(.attributes(2, of: "Ben", attributes: 3))),
    .init(
      "a name of 61 characters",
      "group:\n  members:\n    - {name: Ana}\n    - {name: \(String(repeating: "x", count: 61))}", "5:14",
      .tooLong("the name", characters: 61, most: 60)),
    .init(
      "a line break in a name", "group:\n  members:\n    - {name: Ana}\n    - {name: \"Ben\\nDan\"}", "5:14",
      .badText("the name", .hidden("\u{A}"), most: 60)),
    .init(
      "an escape sequence in a name", "group:\n  members:\n    - {name: Ana}\n    - {name: \"\\e[31mBen\"}", "5:14",
      .badText("the name", .hidden("\u{1B}"), most: 60)),
  ]

  /// What YAML can do and a scenario may not, and what is not YAML.
  static let yaml: [BadInput] = [
    .init("an anchor", "seed: &a 1", "2:7", .yaml(.anchor)),
    .init("an alias", "seed: *a", "2:7", .yaml(.anchor)),
    .init("an anchor of a mapping", "group: &g {members: 8}", "2:8", .yaml(.anchor)),
    .init("an anchor of a key", whole: "&s scenario: s", "1:1", .yaml(.anchor)),
    .init("an alias for a key", "*a : 1", "2:1", .yaml(.anchor)),
    .init("a merge key", "group:\n  <<: *base", "3:7", .yaml(.anchor)),
    .init("a list for a key", "[a, b]: 1", "2:1", .yaml(.key)),
    .init("a complex key", "? {a: 1}\n: 2", "2:3", .yaml(.key)),
    .init("a tag", "seed: !!int 7", "2:7", .yaml(.tag)),
    .init("a tag of a mapping", "group: !mine {members: 8}", "2:8", .yaml(.tag)),
    .init("two documents", "---\nscenario: t\n", "2:1", .yaml(.secondDocument)),
    .init(
      "depth 65", whole: String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "1:65",
      .yaml(.tooDeep(most: 64))),
    .init(
      "an unclosed bracket", "parameters: {tension_rate: 3\nsessions: 12\n", "3:9",
      .yaml(
        .unreadable(
          "did not find expected ',' or '}'", context: "while parsing a flow mapping", contextLine: 2, cause: .unknown))
    ),
    .init(
      "an unclosed quote", "about: \"more\nseed: 1\n", "4:1",
      .yaml(
        .unreadable(
          "found unexpected end of stream", context: "while scanning a quoted scalar", contextLine: 2, cause: .unknown))
    ),
    .init(
      "tabs for indentation", "group:\n\tmembers: 8\n", "3:1",
      .yaml(.unreadable("found character that cannot start any token", cause: .tabs))),
    .init(
      "uneven indentation", "group:\n   members: 8\n  teams: 1\n", "4:3",
      .yaml(
        .unreadable(
          "did not find expected key", context: "while parsing a block mapping", contextLine: 1, cause: .unknown))),
    .init(
      "a colon inside text", whole: "scenario: Storming: the movie\n", "1:19",
      .yaml(.unreadable("mapping values are not allowed in this context", cause: .unknown))),
    .init(
      "text that begins with a star", whole: "scenario: *storming* in a group\n", "1:20",
      .yaml(.unreadable("did not find expected alphabetic or numeric character", cause: .unknown))),
    .init(
      "text that begins with a percent sign", whole: "scenario: %storm\n", "1:11",
      .yaml(.unreadable("found character that cannot start any token", cause: .unknown))),
    .init("an escape character", "about: r\u{1B}[31m\n", "2:9", .yaml(.controlCharacter)),
    .init(
      "an escape character after other letters", whole: "scenario: é\nabout: é\u{1B}[31m\n", "2:9",
      .yaml(.controlCharacter)),
  ]
}
