import ScenarioReading
import Scenarios

extension BadInput {
  private static let names = "names of what is varied, and of parameters"
  private static let form = "comparisons such as members * faultline < 12 or style != none, joined by and, or"

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
      .said(what: "the extra point breaks the constraint 'members < 9'")),
  ]

  private static func list(_ name: String, _ points: String, _ place: String, _ fault: Problem.Fault) -> BadInput {
    .init(name, "design:\n  method: list\n  points: \(points)", place, fault)
  }

  /// Constraints, below two lines of the scenario.
  static let constraints: [BadInput] = [
    limit("nothing", "''", .wrongKind("a constraint", .text("", isPlain: false), wanted: .text(most: 500))),
    limit(
      "too long", "'\(String(repeating: "1+", count: 250))1 < 2'", .tooLong("a constraint", characters: 505, most: 500)),
    limit("no comparison", "members * 2", "'members * 2' compares nothing", allowed: form),
    limit(
      "an unknown name", "membres > 4", "the constraint names 'membres', which is neither varied nor a parameter",
      allowed: names, hint: "did you mean 'members'?"),
    limit(
      "one sign of equal", "members = 4", "'=' has no meaning in a constraint", allowed: form,
      hint: "write == for equal"),
    limit("a sign", "'members & 4'", "'&' has no meaning in a constraint", allowed: form, hint: "write and"),
    limit(
      "a power", "members ^ 2 > 4", "'^' has no meaning in a constraint", allowed: form,
      hint: "write a * a for a square"),
    limit("no end", "members >", "the constraint ends where a number or a name should stand", allowed: form),
    limit("too much", "members > 4 4", "'4' stands where the constraint should end", allowed: form),
    limit("two signs", "members > * 4", "'*' stands where a number or a name should", allowed: form),
    limit(
      "a chain", "4 < members < 8", "two comparisons in a row: '<'", allowed: form, hint: "join comparisons by and, or"),
    limit("an open bracket", "(members > 4", "a bracket is not closed", allowed: form),
    limit("a bracket too many", "members > 4)", "')' stands where the constraint should end", allowed: form),
    limit("and with a number", "members > 4 and 5", "'and' joins something that is no comparison", allowed: form),
    limit(
      "a sum of comparisons", "(members > 4) + 1 > 2", "a comparison stands where a number should", allowed: form),
    limit("a number of YAML", "members > 0x4", "'0x4' is no number", allowed: form, hint: numberForm),
    limit(
      "a word for a number", "style > 4", "style is no number",
      allowed: "style == or != one of " + styles.joined(separator: ", ")),
    limit("order of words", "style < adaptive", "words are compared by '<'", allowed: "is, is not, ==, !="),
    limit(
      "a style that there is not", "style == adaptiv", "'adaptiv' is no value of style",
      allowed: styles.joined(separator: ", "),
      hint: "did you mean 'adaptive'?"),
    limit(
      "a level that there is not", "mix == alik", "'alik' is no value of mix", allowed: "alike, apart",
      hint: "did you mean 'alike'?"),
    limit(
      "brackets in brackets",
      String(repeating: "(", count: 80) + "1" + String(repeating: ")", count: 80) + " < members",
      "the constraint is nested too deep", allowed: "64 levels"),
    limit(
      "minus of minus", "members > " + String(repeating: "-", count: 80) + "1", "the constraint is nested too deep",
      allowed: "64 levels"),
  ]

  private static func limit(
    _ name: String, _ text: String, _ what: String, allowed: String, hint: String? = nil
  ) -> BadInput {
    limit(name, text, .said(what: what, allowed: allowed, hint: hint))
  }

  private static func limit(_ name: String, _ text: String, _ fault: Problem.Fault) -> BadInput {
    .init(
      name,
      "design:\n  vary: {members: [4, 8], style: [none, adaptive], mix: {levels: {alike: {}, apart: {mixing: 0}}}}\n"
        + "  constraints:\n    - \(text)", "5:7", fault)
  }
}
