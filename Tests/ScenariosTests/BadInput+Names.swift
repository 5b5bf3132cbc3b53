import ScenarioReading
import Scenarios

extension BadInput {
  private static func member(_ name: String, _ fault: TextFault) -> BadInput {
    .init(
      "a member named \(name)", "group:\n  members:\n    - {name: Ana}\n    - {name: \"\(name)\"}", "5:14",
      .badText("the name", fault, most: 60))
  }

  /// Characters that nobody sees, or that move what stands beside them.
  static let hidden: [BadInput] = [
    member(#"\u202Enaeb"#, .hidden("\u{202E}")),
    member(#"Bea\u202A"#, .hidden("\u{202A}")),
    member(#"a\u2066b"#, .hidden("\u{2066}")),
    member(#"a\u2069"#, .hidden("\u{2069}")),
    member(#"\u200Fa"#, .hidden("\u{200F}")),
    member(#"a\u200E"#, .hidden("\u{200E}")),
    member(#"a\u061C"#, .hidden("\u{61C}")),
    member(#"An\u200Ba"#, .hidden("\u{200B}")),
    member(#"An\u2060a"#, .hidden("\u{2060}")),
    member(#"\uFEFFAna"#, .hidden("\u{FEFF}")),
    member(#"An\u00ADa"#, .hidden("\u{AD}")),
    member(#"Ana\U000E0041"#, .hidden("\u{E0041}")),
    member(#"Ana\uFE0F"#, .hidden("\u{FE0F}")),
    member(#"\u3164"#, .hidden("\u{3164}")),
    member(#"A\u034Fna"#, .hidden("\u{34F}")),
    member(#"\u2800"#, .hidden("\u{2800}")),
    member(#"An\u200Da"#, .hidden("\u{200D}")),
    member(#"\u0646\u200C"#, .hidden("\u{200C}")),
    member(#"\u200D\u0646"#, .hidden("\u{200D}")),
    member(#"1\uFE0F"#, .hidden("\u{FE0F}")),
    member(#"a\u2028b"#, .hidden("\u{2028}")),
    member(#"a\u0085b"#, .hidden("\u{85}")),
    member(#"a\u007Fb"#, .hidden("\u{7F}")),
    member(" Ana", .blankAtStart("\u{20}")),
    member("Ana ", .blankAtEnd("\u{20}")),
    member(#"Ana\u00A0"#, .blankAtEnd("\u{A0}")),
    member(#"\u3000Ana"#, .blankAtStart("\u{3000}")),
    .init(
      "a title that turns round", whole: #"scenario: "a\u202Eb""#, "1:11",
      .badText("scenario", .hidden("\u{202E}"), most: 200)),
    .init(
      "prose that turns round and does not turn back", #"about: "a\u202Eb""#, "2:8",
      .badText("about", .turned("\u{202E}"), most: 10000)),
    .init(
      "a goal with a blank of no width", #"goals: {targets: [{name: "a\u200Bb", metric: cohesion, above: 0.2}]}"#,
      "2:26", .badText("the name", .hidden("\u{200B}"), most: 60)),
    .init(
      "a newcomer with a soft hyphen", #"group: {newcomers: [{session: 2, name: "Be\u00ADa"}]}"#, "2:40",
      .badText("the name", .hidden("\u{AD}"), most: 60)),
    .init(
      "two names that differ in how an accent is composed",
      "group: {members: [{name: \"Jos\\u00E9\"}, {name: \"Jose\\u0301\"}]}", "2:40",
      .repeated(.name("Jose\u{301}", isLookalike: false), line: 2)),
    .init(
      "two names that differ in a blank", "group: {members: [{name: Ana M}, {name: \"Ana\\u00A0M\"}]}", "2:34",
      .repeated(.name("Ana\u{A0}M", isLookalike: true), line: 2)),
    .init(
      "two names that differ in how many blanks", "group: {members: [{name: A B}, {name: \"A  B\"}]}", "2:32",
      .repeated(.name("A  B", isLookalike: true), line: 2)),
    .init(
      "two names that differ in a variation selector", "group: {members: [{name: \"❤\"}, {name: \"❤\\uFE0F\"}]}",
      "2:32", .repeated(.name("❤\u{FE0F}", isLookalike: true), line: 2)),
  ]

  /// The name of a file where none is taken.
  static let files: [BadInput] = [
    .init(
      "a file of members", "group: {members: members.csv}", "2:18",
      .wrongKind("members", .text("members.csv"), wanted: .members)),
    .init(
      "a file for a number", "sessions: plan.xlsx", "2:11",
      .wrongKind("sessions", .text("plan.xlsx"), wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "a file of a schedule", "facilitator: {schedule: plan.csv}", "2:25",
      .wrongKind("schedule", .text("plan.csv"), wanted: .list(.entries(entryKeys)))),
    .init(
      "a file of parameters", "parameters: ./mine.yaml", "2:13",
      .wrongKind("parameters", .text("./mine.yaml"), wanted: .keys(parameterNames))),
    .init(
      "a file of values", "design: {vary: {members: sizes.csv}}", "2:26",
      .wrongKind("members", .text("sizes.csv"), wanted: .number(.from(2, to: 65536), isWhole: true))),
  ]

  /// Text that YAML cut off, and so took the end of a bracket with it.
  static let comments: [BadInput] = [
    .init(
      "a name cut off in brackets", "group:\n  members:\n    - {name: Ann #2}\n    - {name: Ben}\n", "5:5",
      .yaml(
        .unreadable(
          "did not find expected ',' or '}'", context: "while parsing a flow mapping", contextLine: 4,
          cause: .comment("#2}", line: 4)))),
    .init(
      "a name cut off in brackets behind a blank", "group:\n  members:\n    - {name: Ann # 2}\n    - {name: Ben}\n",
      "5:5",
      .yaml(
        .unreadable(
          "did not find expected ',' or '}'", context: "while parsing a flow mapping", contextLine: 4,
          cause: .comment("# 2}", line: 4)))),
    .init(
      "no blank behind a colon", "sessions:2\nseed: 1\n", "3:1",
      .yaml(
        .unreadable(
          "could not find expected ':'", context: "while scanning a simple key", contextLine: 2,
          cause: .noBlank(line: 2)))),
    .init(
      "no blank behind a colon in a group", "group:\n  members:8\n", "3:3",
      .wrongKind("group", .text("members:8"), wanted: .keys(groupKeys))),
  ]
}
