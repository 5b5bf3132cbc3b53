import Foundation
import ScenarioReading
import Scenarios
import Testing

extension CommandTests {
  /// Names, numbers and notes in what the commands say and write.
  @Suite struct SmallTextTests {
    private func place(_ yaml: String) throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", yaml)
      return place
    }

    private func run(
      _ arguments: String, in place: Workplace, environment: [String: String] = [:]
    ) async throws -> Answer {
      try await Tuckman.run(arguments.split(separator: " ").map(String.init), in: place, environment: environment)
    }

    private static let formulas = """
      scenario: "=SUM(A1)"
      group: {members: [{name: "=x"}, {name: "'=x"}, {name: "@cy"}, {name: Dee}]}
      sessions: 3
      ticks_per_session: 2
      parameters: {acts_per_tick: 5}
      record: [runs, ticks, members, ties]

      """

    @Test func namesThatBeginLikeFormulasStayApartAndComeBack() async throws {
      let place = try place(Self.formulas)
      #expect(try await run("run s.yaml --out r --quiet", in: place).code == 0)
      let ties = Table(try place.text("r/ties.csv"))
      #expect(Set(ties["source"]) == ["'=x", "''=x", "'@cy", "Dee"])
      let description = try place.text("r/datapackage.json")
      for column in ["source", "target"] {
        let told = try Regex(#"begins with = \+ - @[^"]*one apostrophe more[^"]*",\s*"name" : "\#(column)""#)
        #expect(description.contains(told), "\(description)")
      }
      let gexf = try await run("export r --format gexf", in: place)
      #expect(gexf.err == "p0r0 over all sessions: 4 members, 12 ties\n")
      // What was written is what can be read as observed ties.
      let rows = ties.rows.filter { $0[1] == "2" }.map { "\($0[2]),\($0[3]),\($0[4])" }
      try place.write("likes.csv", (["source,target,value"] + rows).joined(separator: "\n") + "\n")
      try place.write("t.yaml", Self.formulas.replacing("Dee}]", with: "Dee}], sentiment: likes.csv"))
      let again = try await run("validate t.yaml", in: place)
      #expect(again.code == 0 && again.err == "", "\(again)")
      let explained = try await run("explain r --format csv --by pair", in: place)
      #expect(Set(Table(explained.out)["source"]) == Set(ties["source"]), "\(explained.err)")
    }

    @Test func exportedRowsHoldNoFormulas() async throws {
      let place = try place(
        Self.formulas
          + "design: {vary: {group.members.4.name: [\"+a\", \"-b\", \"@c\", \"='d\"], faultline: [0, 0.5]}}\n")
      #expect(try await run("sweep run s.yaml --out r --quiet", in: place).code == 0)
      for format in ["mesa", "behaviorspace"] {
        let answer = try await run("export r --format \(format) --table runs", in: place)
        #expect(answer.code == 0, "\(answer)")
        let cells = Table(answer.out).rows.joined() + Table(answer.out).header
        #expect(cells.allSatisfy { cell in cell.first.map { !"=+@".contains($0) } ?? true }, "\(format)")
        #expect(Set(cells).isSuperset(of: ["'+a", "'-b", "'@c", "'='d"]), "\(format)")
        #expect(cells.allSatisfy { !$0.hasPrefix("-") || Double($0) != nil }, "\(format)")
        #expect(cells.allSatisfy { !$0.hasPrefix("'-") || $0 == "'-b" }, "\(format)")
        #expect(format == "mesa" || cells.contains("'=SUM(A1)"))
      }
      #expect(Set(Table(try place.text("r/points.csv"))["group.members.4.name"]) == ["'+a", "'-b", "'@c", "'='d"])
    }

    @Test func countsAgreeWithTheirNouns() async throws {
      let place = try place("scenario: s\nsessions: 1\ngroup: {members: 2}\ndesign: {vary: {faultline: [0.5]}}\n")
      let checked = try await run("validate s.yaml", in: place)
      #expect(checked.out == "s.yaml: ok: 2 members, 1 session, 1 replicate; a sweep of 1 point\n")
      let shown = try await run("run s.yaml --out r", in: place)
      #expect(shown.out.contains("\n2 members, 1 session, seed 1, replicate 0\n"))
      let swept = try await run("sweep run s.yaml --out w", in: place)
      #expect(swept.out.contains("  1 point, 1 run, 0 failed\n"))
      #expect(swept.out.contains("runs.csv (1 row), points.csv (1 row)"))
      let half = try await run("compare r s.yaml --replicates 2", in: place)
      for text in [checked.out, shown.out, swept.out, half.out, half.err] {
        #expect(
          text.firstMatch(of: /\b1 [a-z]*(members|sessions|replicates|points|runs|groups|rows|pairs|tests)\b/) == nil)
      }
      #expect(try await run("report r --pairs 2 --out r.html --quiet", in: place).code == 0)
      let page = try place.text("r.html")
      #expect(page.contains("<p class=\"subtitle\">A simulated group: 2 members, 1 session.<"))
    }

    @Test func notesAreToldOnceByValidateAndByRun() async throws {
      let place = try place("scenario: Group #1\ngroup: {members: [{name: NA}, {name: Bo}]}\nsessions: 2\n")
      let (checked, ran) = (try await run("validate s.yaml", in: place), try await run("run s.yaml --out r", in: place))
      for text in [checked.err, ran.err] {
        for note in [
          Note.comment("#1", behind: "Group", line: 1), .names(of: "members", [.missing(["NA"])]),
          .shorterEnding(1, sessions: 2),
        ] {
          #expect(text.components(separatedBy: "note: \(note.words)\n").count == 2, "\(note): \(text)")
        }
      }
      #expect(try await run("run s.yaml --out r --quiet", in: place).err == "")
    }

    @Test(arguments: [10_000, 1_000, 300]) func numbersUnderTheChartStandApart(_ sessions: Int) async throws {
      let place = try place("scenario: s\nsessions: \(sessions)\nticks_per_session: 1\ngroup: {members: 2}\n")
      let answer = try await run("run s.yaml --out r", in: place)
      let line = try #require(answer.out.split(separator: "\n").first { $0.hasPrefix("session ") })
      let numbers = line.split(separator: " ").dropFirst().compactMap { Int($0) }
      #expect(numbers.count > 5)
      #expect(numbers == numbers.sorted() && numbers.allSatisfy { $0 <= sessions })
    }

    @Test func aMetricThatDoesNotVaryIsSaidNotTo() async throws {
      let place = try place(
        """
        scenario: s
        sessions: 3
        ticks_per_session: 2
        group: {members: 3}
        replicates: 2
        design: {method: morris, trajectories: 6, vary: {faultline: {from: 0, to: 1}, teams: {from: 1, to: 2}}}

        """)
      #expect(try await run("sweep run s.yaml --out w --quiet", in: place).code == 0)
      let answer = try await run("sensitivity w --metric ending", in: place)
      #expect(answer.out.contains("\n  No factor changed ending.\n"), "\(answer)")
      #expect(!answer.out.contains("changes ending most"))
      #expect(!answer.out.contains("on average"))
    }

    @Test func figuresAndReportsSayWhatNoFontHas() async throws {
      let place = try place(
        "scenario: 日本\ngroup: {members: [{name: 李小龍}, {name: \"👩‍👩‍👧\"}, {name: Ana}]}\nsessions: 2\nticks_per_session: 2\n"
          + "record: [runs, ticks, sessions, members, ties]\n")
      #expect(try await run("run s.yaml --out r --quiet", in: place).code == 0)
      let fonts = ["FONTCONFIG_FILE": try await fonts(in: place)]
      let drawn = try await run(
        "figures r --only sociogram,participation --format svg,png --out f", in: place, environment: fonts)
      #expect(drawn.code == 0)
      let note = try #require(drawn.err.split(separator: "\n").first { $0.hasPrefix("note: the figures show") })
      for word in ["日本", "李小龍", "👩‍👩‍👧", "U+674E"] { #expect(note.contains(word), "\(word) in \(note)") }
      let page = try await run("report r --pairs 2 --out r.html --quiet", in: place, environment: fonts)
      #expect(page.err.contains("note: the figures show boxes in 李小龍"), "\(page.err)")
      try place.write("t.yaml", smallScenario)
      #expect(try await run("run t.yaml --out t --quiet --record runs,ticks,members,ties", in: place).code == 0)
      #expect(!(try await run("figures t --out g", in: place).err.contains("note: the figures show")))
      // Where there is no font at all everything is a box, and said to be.
      try place.write("none.conf", "<fontconfig><dir>none</dir></fontconfig>")
      let none = try await run(
        "figures t --out n --quiet", in: place, environment: ["FONTCONFIG_FILE": place.path + "/none.conf"])
      #expect(none.code == 0 && none.err.contains("note: the font DejaVu Sans is not installed; there is no other"))
      #expect(none.err.contains("and text may look otherwise") && none.err.contains("note: the figures show boxes in"))
    }

    /// Settings under which there is the folder with the figures' font alone.
    private func fonts(in place: Workplace) async throws -> String {
      let found = try await Tuckman.bash("dirname \"$(fc-match -f '%{file}' 'DejaVu Sans')\"", in: place)
      let folder = found.out.trimmingCharacters(in: .newlines)
      try place.write("fonts.conf", "<fontconfig><dir>\(folder)</dir><cachedir>\(place.path)/c</cachedir></fontconfig>")
      return place.path + "/fonts.conf"
    }

    @Test(
      arguments: [
        (";", "0,5", .separator("semicolons")), ("\t", "0.5", .separator("tabs")),
        (",", "\"0,5\"", .decimalDotInTables),
      ] as [(String, String, Hint)])
    func tablesThatASpreadsheetSavedGetAHint(_ separator: String, _ number: String, _ hint: Hint) async throws {
      let place = try place(Self.formulas)
      #expect(try await run("run s.yaml --out r --quiet", in: place).code == 0)
      let header = ["run_id", "session", "source", "target", "sentiment", "tension", "familiarity"]
      let row = ["p0r0", "1", "Dee", "'=x", number, number, number]
      let text = [header, row].map { $0.joined(separator: separator) }.joined(separator: "\n") + "\n"
      try place.write("r/ties.csv", text)
      // Whether the table is refused for not being the one that was written, or read all the same.
      for force in separator == "," ? [" --force"] : ["", " --force"] {
        let answer = try await run("export r --format gexf" + force, in: place)
        #expect(answer.code == 65)
        #expect(answer.err.contains("hint: " + hint.words), "\(answer.err)")
      }
    }
  }
}
