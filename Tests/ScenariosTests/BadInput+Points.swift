import ScenarioReading
import Scenarios

extension BadInput {
  /// Points that are given one by one.
  static let points: [BadInput] = [
    list("no points", "[]", "4:11", .design(.noRows("points"))),
    list("a file for a list", "points.csv", "4:11", .wrongKind("points", .text("points.csv"), wanted: .list(.points))),
    list("a number for a point", "[4]", "4:12", .wrongKind("a point", .text("4"), wanted: .point)),
    list(
      "a value out of bounds", "[{members: 1}]", "4:22",
      .outOfBounds("members", "1", wanted: .number(.from(2, to: 65536), isWhole: true))),
    list("a value twice", "[{members: 4, members: 5}]", "4:25", .repeated(.key("members"))),
    list("one thing twice", "[{members: 4, group.members: 5}]", "4:25", .repeated(.key("group.members"))),
    list("an unknown name", "[{membres: 4}]", "4:13", .factor(.cannotBeVaried("membres"))),
    .init(
      "values beside listed points", "design: {method: list, points: [{members: 4}], vary: {mixing: [0]}}", "2:55",
      .design(.valuesBesidePoints("mixing", .list))),
    .init(
      "a level that there is not",
      "design: {method: list, vary: {mix: {levels: {alike: {}, apart: {faultline: 1}}}}, points: [{mix: apar}]}",
      "2:98", .design(.noLevel("mix", .text("apar"), levels: ["alike", "apart"]))),
    .init(
      "a gap that the scenario cannot fill",
      "events: [{session: 2, kind: crisis}]\nfacilitator: {schedule: [{technique: coaching, dose: 1}]}\n"
        + "design: {method: list, points: [{facilitator.schedule.1.to: 4}, {members: 4}]}", "4:65",
      .design(.noValue(of: "facilitator.schedule.1.to"))),
    .init(
      "an extra point of what is not varied", "design: {vary: {members: [4]}, extra: [{faultline: 1}]}", "2:41",
      .design(.notVaried("faultline", names: ["members"]))),
    .init(
      "an extra point that breaks a constraint",
      "design: {vary: {members: [4, 8]}, extra: [{members: 9}], constraints: [members < 9]}", "2:43",
      .design(.extraBreaks(constraint: "members < 9"))),
  ]

  private static func list(_ name: String, _ points: String, _ place: String, _ fault: Problem.Fault) -> BadInput {
    .init(name, "design:\n  method: list\n  points: \(points)", place, fault)
  }

  /// Constraints, below two lines of the scenario.
  static let constraints: [BadInput] = [
    limit("nothing", "''", .wrongKind("a constraint", .text("", isPlain: false), wanted: .text(most: 500))),
    limit(
      "too long", "'\(String(repeating: "1+", count: 250))1 < 2'", .tooLong("a constraint", characters: 505, most: 500)),
    limit("no comparison", "members * 2", .noComparison("members * 2")),
    limit("an unknown name", "membres > 4", .unknown("membres", near: "members", wordOf: nil)),
    limit("one sign of equal", "members = 4", .noMeaning("=")),
    limit("a sign", "'members & 4'", .noMeaning("&")),
    limit("a power", "members ^ 2 > 4", .noMeaning("^")),
    limit("no end", "members >", .ends),
    limit("too much", "members > 4 4", .tooMuch("4", isName: false)),
    limit("two signs", "members > * 4", .misplaced("*")),
    limit("a chain", "4 < members < 8", .chain("<")),
    limit("an open bracket", "(members > 4", .openBracket),
    limit("a bracket too many", "members > 4)", .tooMuch(")", isName: false)),
    limit("and with a number", "members > 4 and 5", .joinsNoComparison("and")),
    limit("a sum of comparisons", "(members > 4) + 1 > 2", .comparisonForNumber),
    limit("a number of YAML", "members > 0x4", .noNumber("0x4")),
    limit("a word for a number", "style > 4", .wordsForNumber("style", words: styles)),
    limit("order of words", "style < adaptive", .orderOfWords(.below)),
    limit("a style that there is not", "style == adaptiv", .noValue("adaptiv", of: "style", words: styles)),
    limit("a level that there is not", "mix == alik", .noValue("alik", of: "mix", words: ["alike", "apart"])),
    limit(
      "brackets in brackets",
      String(repeating: "(", count: 80) + "1" + String(repeating: ")", count: 80) + " < members", .tooDeep),
    limit("minus of minus", "members > " + String(repeating: "-", count: 80) + "1", .tooDeep),
  ]

  private static func limit(_ name: String, _ text: String, _ fault: ExpressionFault) -> BadInput {
    limit(name, text, .expression(fault, .constraint))
  }

  private static func limit(_ name: String, _ text: String, _ fault: Problem.Fault) -> BadInput {
    .init(
      name,
      "design:\n  vary: {members: [4, 8], style: [none, adaptive], mix: {levels: {alike: {}, apart: {mixing: 0}}}}\n"
        + "  constraints:\n    - \(text)", "5:7", fault)
  }
}
