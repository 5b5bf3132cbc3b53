import ScenarioReading
import Scenarios
import Testing

/// Names that are right though they hold characters without a shape, and what a file of names is told.
@Suite struct NameTests {
  private func read(_ yaml: String, ties: String? = nil, settings: [String] = []) throws -> ScenarioFile {
    let folder = try TemporaryFolder()
    if let ties { try folder.write("likes.csv", ties.utf8) }
    return try ScenarioReader.read(folder.write("s.yaml", yaml.utf8), settings: settings)
  }

  private func cast(_ names: [String]) -> String {
    "scenario: s\ngroup:\n  members:\n" + names.map { "    - {name: \"\($0)\"}\n" }.joined()
  }

  @Test func charactersWithoutAShapeAreRightWhereTheyDoTheirWork() throws {
    let names = [
      "👩‍👩‍👧", "❤️‍🔥", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "1\u{FE0F}\u{20E3}", "می‌نویسم", "क्‍ष",
      "葛\u{E0100}",
      "محمد علي", "שרה", "O’Brien-Smith", "Ana M.", "Nguyễn Thị", "田中　一郎", "ᠮᠣᠩᠭᠣᠯ", "Ω", "o̲",
    ]
    #expect(try read(cast(names)).scenario.cast.map(\.name) == names)
  }

  @Test func anApostropheOfATableOfResultsIsTakenBack() throws {
    let names = ["@ana", "=x", "'=x", "+b", "-c", "'d"]
    let cells = names.map(FormulaGuard.written)
    #expect(cells == ["'@ana", "'=x", "''=x", "'+b", "'-c", "'d"])
    let ties = "source,target,value\n" + cells.indices.dropFirst().map { "\(cells[$0]),\(cells[0]),0.\($0)\n" }.joined()
    let file = try read(cast(names) + "  sentiment: likes.csv\n", ties: ties)
    #expect(file.scenario.observedTies[0].ties.map(\.source) == [1, 2, 3, 4, 5])
    // As people write it.
    let plain = try read(cast(names) + "  sentiment: likes.csv\n", ties: "source,target,value\n@ana,=x,0.5\n")
    #expect(plain.scenario.observedTies[0].ties == [.init(source: 0, target: 1, value: 0.5)])
    let alone = try read(cast(["Ana", "'=x"]) + "  sentiment: likes.csv\n", ties: "source,target,value\nAna,'=x,0.5\n")
    #expect(alone.scenario.observedTies[0].ties == [.init(source: 0, target: 1, value: 0.5)])
  }

  @Test func pointsThatASweepWroteAreFedBack() throws {
    let yaml =
      "scenario: s\ngroup: {members: [{name: Ana}, {name: Ben}]}\ndesign: {method: file, points: likes.csv}\n"
    let file = try read(yaml, ties: "group.members.2.name\n'=x\n''=x\n'-y\n")
    #expect(file.design?.listed == [[.text("=x")], [.text("'=x")], [.text("-y")]])
  }

  @Test func noTwoTextsAreWrittenAlike() {
    let pieces = ["", "'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠", "x", " ", "\"", "é", "a,b", "\u{301}"]
    var seen: [[UInt8]: String] = [:]
    for a in pieces {
      for b in pieces {
        for c in pieces {
          let text = a + b + c
          let cell = FormulaGuard.written(text)
          #expect(Array(FormulaGuard.read(cell).utf8) == Array(text.utf8))
          let before = seen.updateValue(text, forKey: Array(cell.utf8))
          #expect(before == nil || Array(before!.utf8) == Array(text.utf8), "\(text.debugDescription)")
          #expect(!"=+-@\t\r\n＝＋－＠".unicodeScalars.contains { $0 == cell.unicodeScalars.first })
        }
      }
    }
  }

  // MARK: What other programs make of names

  static let readings: [([String], [OtherReading])] = [
    (["NA", "null", "Ben"], [.missing(["NA", "null"])]), (["None", "Ana"], [.missing(["None"])]),
    (["n/a", "#N/A", "B"], [.missing(["n/a", "#N/A"])]),
    (["001", "002", "010"], [.numbers(changed: "001"), .changed(["001", "002", "010"])]),
    (["1", "2"], [.numbers(changed: nil)]), (["T", "F"], [.truthValues(["T", "F"])]),
    (["TRUE", "FALSE"], [.truthValues(["TRUE", "FALSE"]), .changed(["TRUE", "FALSE"])]),
    (["SEP1", "Ana"], [.dates(["SEP1"])]),
    (["1-2", "3/4", "2024-01-02", "Ana"], [.dates(["1-2", "3/4", "2024-01-02"])]),
    (["1e5", "Ana"], [.changed(["1e5"])]), (["Inf", "7"], [.numbers(changed: "Inf")]),
    (["1:30", "5%", "$5", "(5)", "Ana"], [.amounts(["1:30", "5%", "$5", "(5)"])]),
    (["1,000", "3:4", "9 pm", "Ana"], [.amounts(["1,000", "3:4", "9 pm"])]),
    (["Dec 2", "oct-31", "Ana"], [.dates(["Dec 2", "oct-31"])]),
    (["1:2", "2:3", "3:4", "4:5", "5:6", "Ana"], [.amounts(["1:2", "2:3", "3:4", "4:5", "5:6"])]),
  ]

  @Test(arguments: readings) func namesThatOtherProgramsReadOtherwiseAreNoted(
    _ names: [String], _ readings: [OtherReading]
  ) throws {
    #expect(try read(cast(names)).remarks == [.names(of: "members", readings)])
  }

  @Test(arguments: [
    ["Ana", "Ben"], ["T", "Ana"], ["7", "Ana"], ["M1", "M2"], ["May", "June"], ["Nan", "Nora"], ["=1", "+2"],
    ["1 of 2", "3:4:x"],
    ["none", "Na"], ["SEP", "1.2.3.4"], ["p0r0", "x1e5"],
  ]) func ordinaryNamesAreNotNoted(_ names: [String]) throws {
    #expect(try read(cast(names)).remarks.isEmpty)
  }

  @Test func newcomersAndCategoriesAreNotedToo() throws {
    let newcomer = try read("scenario: s\ngroup: {newcomers: [{session: 2, name: NA}]}\n")
    #expect(newcomer.remarks == [.names(of: "members", [.missing(["NA"])])])
    let levels = try read(
      "scenario: s\ndesign: {vary: {camp: {levels: {T: {faultline: 0}, F: {faultline: 1}}}}}\n")
    #expect(levels.remarks == [.names(of: "camp", [.truthValues(["T", "F"])])])
    #expect(try read("scenario: s\ndesign: {vary: {style: [none, adaptive]}}\n").remarks.isEmpty)
  }

  // MARK: What YAML cuts off

  static let comments: [(String, Note)] = [
    ("scenario: Group #1\n", .comment("#1", behind: "Group", line: 1)),
    (
      "scenario: s\ngroup:\n  members:\n    - name: Ann #2\n    - {name: Ben}\n",
      .comment("#2", behind: "Ann", line: 4)
    ),
    ("scenario: s\nabout: see   #teams for more\n", .comment("#teams for more", behind: "see", line: 2)),
    ("scenario: Überraschung 🎉 #1\r\n", .comment("#1", behind: "Überraschung 🎉", line: 1)),
  ]

  @Test(arguments: comments) func textThatAHashCutsOffIsNoted(_ yaml: String, _ note: Note) throws {
    #expect(try read(yaml).remarks == [note])
  }

  @Test(arguments: [
    "scenario: s # a comment\n", "scenario: s\nsessions: 8 #eight\n", "scenario: \"Group #1\"\n", "scenario: Group#1\n",
    "scenario: s #\n", "scenario: s ## long\n", "scenario: s\n#1 is a comment\nsessions: 8\n", "#!yaml\nscenario: s\n",
  ]) func ordinaryCommentsAreNotNoted(_ yaml: String) throws { #expect(try read(yaml).remarks.isEmpty) }

  @Test func numbersAndNounsAgree() {
    #expect([0, 1, 2, -1].map { counted($0, "session") } == ["0 sessions", "1 session", "2 sessions", "-1 session"])
    #expect([1, 3].map { counted($0, "trajectory", "trajectories") } == ["1 trajectory", "3 trajectories"])
    #expect([1, 2].map { noun($0, "is", "are") } == ["is", "are"])
  }
}
