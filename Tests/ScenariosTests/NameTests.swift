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

  private static let remedy =
    ". Choose other names, or read such columns as text: dtype=str, keep_default_na=False and na_values=[\"\"] in pandas; "
    + "colClasses and na.strings=\"\" in R; Text in Excel's import"

  @Test(arguments: [
    (["NA", "null", "Ben"], "pandas reads NA and null as missing values, R NA alone"),
    (["None", "Ana"], "pandas reads None as a missing value"),
    (["n/a", "#N/A", "B"], "pandas reads n/a and #N/A as missing values"),
    (
      ["001", "002", "010"],
      "pandas and R read these names as numbers, 001 as 1; Excel changes 001, 002 and 010, which it takes for a number or a truth value"
    ),
    (["1", "2"], "pandas and R read these names as numbers"), (["T", "F"], "R reads T and F as true or false"),
    (
      ["TRUE", "FALSE"],
      "pandas and R read TRUE and FALSE as true or false; Excel changes TRUE and FALSE, which it takes for a number or a truth value"
    ),
    (["SEP1", "Ana"], "Excel reads SEP1 as a date"),
    (["1-2", "3/4", "2024-01-02", "Ana"], "Excel reads 1-2, 3/4 and 2024-01-02 as dates"),
    (["1e5", "Ana"], "Excel changes 1e5, which it takes for a number or a truth value"),
    (["Inf", "7"], "pandas and R read these names as numbers, Inf as inf"),
    (["1:30", "5%", "$5", "(5)", "Ana"], "Excel reads 1:30, 5%, $5 and (5) as times, percentages or amounts"),
    (["1,000", "3:4", "9 pm", "Ana"], "Excel reads 1,000, 3:4 and 9 pm as times, percentages or amounts"),
    (["Dec 2", "oct-31", "Ana"], "Excel reads Dec 2 and oct-31 as dates"),
  ]) func namesThatOtherProgramsReadOtherwiseAreNoted(_ names: [String], _ note: String) throws {
    #expect(try read(cast(names)).notes == ["names of members: " + note + Self.remedy])
  }

  @Test(arguments: [
    ["Ana", "Ben"], ["T", "Ana"], ["7", "Ana"], ["M1", "M2"], ["May", "June"], ["Nan", "Nora"], ["=1", "+2"],
    ["1 of 2", "3:4:x"],
    ["none", "Na"], ["SEP", "1.2.3.4"], ["p0r0", "x1e5"],
  ]) func ordinaryNamesAreNotNoted(_ names: [String]) throws {
    #expect(try read(cast(names)).notes.isEmpty)
  }

  @Test func newcomersAndCategoriesAreNotedToo() throws {
    let newcomer = try read("scenario: s\ngroup: {newcomers: [{session: 2, name: NA}]}\n")
    #expect(newcomer.notes == ["names of members: pandas and R read NA as a missing value" + Self.remedy])
    let levels = try read(
      "scenario: s\ndesign: {vary: {camp: {levels: {T: {faultline: 0}, F: {faultline: 1}}}}}\n")
    #expect(levels.notes == ["names of camp: R reads T and F as true or false" + Self.remedy])
    #expect(try read("scenario: s\ndesign: {vary: {style: [none, adaptive]}}\n").notes.isEmpty)
  }

  // MARK: What YAML cuts off

  @Test(arguments: [
    ("scenario: Group #1\n", "line 1: 'Group' ends where ' #1' begins"),
    (
      "scenario: s\ngroup:\n  members:\n    - name: Ann #2\n    - {name: Ben}\n",
      "line 4: 'Ann' ends where ' #2' begins"
    ),
    ("scenario: s\nabout: see   #teams for more\n", "line 2: 'see' ends where ' #teams for more' begins"),
    ("scenario: Überraschung 🎉 #1\r\n", "line 1: 'Überraschung 🎉' ends where ' #1' begins"),
  ]) func textThatAHashCutsOffIsNoted(_ yaml: String, _ note: String) throws {
    #expect(
      try read(yaml).notes == [
        note + ", which YAML takes for a comment; put the whole in quotes if it belongs together"
      ])
  }

  @Test(arguments: [
    "scenario: s # a comment\n", "scenario: s\nsessions: 8 #eight\n", "scenario: \"Group #1\"\n", "scenario: Group#1\n",
    "scenario: s #\n", "scenario: s ## long\n", "scenario: s\n#1 is a comment\nsessions: 8\n", "#!yaml\nscenario: s\n",
  ]) func ordinaryCommentsAreNotNoted(_ yaml: String) throws { #expect(try read(yaml).notes.isEmpty) }

  @Test func numbersAndNounsAgree() {
    #expect([0, 1, 2, -1].map { counted($0, "session") } == ["0 sessions", "1 session", "2 sessions", "-1 session"])
    #expect([1, 3].map { counted($0, "trajectory", "trajectories") } == ["1 trajectory", "3 trajectories"])
    #expect([1, 2].map { noun($0, "is", "are") } == ["is", "are"])
  }
}
