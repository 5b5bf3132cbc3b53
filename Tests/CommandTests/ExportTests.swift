import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// What `export` writes, and what it says where it cannot.
  @Suite struct ExportTests {
    /// Three members, of whom one misses a session: her tie has two spells.
    private static let members = """
      run_id,session,member,team,talk_share,assertiveness
      p0r0,1,Ana,1,0.5,1
      p0r0,1,"B ""&"" <C>",2,0.5,-0.5
      p0r0,2,Ana,1,0.25,1
      p0r0,3,Ana,1,,1
      p0r0,3,"B ""&"" <C>",2,0.75,-0.5
      p0r1,1,Zoë,1,1,0

      """
    private static let ties = """
      run_id,session,source,target,sentiment,tension,familiarity
      p0r0,1,Ana,"B ""&"" <C>",0.5,0.125,1
      p0r0,1,"B ""&"" <C>",Ana,-0.25,0,1
      p0r0,3,Ana,"B ""&"" <C>",1e-5,0.25,
      p0r0,3,"B ""&"" <C>",Ana,0.75,0,1

      """

    /// A folder of two runs, with tables as given.
    private func place(members: String? = Self.members, ties: String = Self.ties) async throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      let record = (members == nil ? [] : ["members"]) + ["ties"]
      let run = try await Tuckman.run(
        ["run", "s.yaml", "--replicates", "2", "--quiet", "--out", "r", "--record", record.joined(separator: ",")],
        in: place)
      #expect(run.code == 0, "\(run)")
      if let members { try place.write("r/members.csv", members) }
      try place.write("r/ties.csv", ties)
      try place.agree("r")
      return place
    }

    private func export(_ format: String, _ more: [String] = [], in place: Workplace) async throws -> Answer {
      try await Tuckman.run(["export", "r", "--format", format] + more, in: place)
    }

    @Test func graphMLIsOneSession() async throws {
      let place = try await place()
      let answer = try await export("graphml", in: place)
      #expect(answer.code == 0)
      #expect(
        answer.err
          == "note: this is p0r0, one of 2 runs; --run names another\np0r0 after session 3: 2 members, 2 ties\n")
      let name = "B &quot;&amp;&quot; &lt;C&gt;"
      #expect(
        answer.out.components(separatedBy: "<data key=\"session\">3</data>\n").last == """
              <node id="Ana"><data key="name">Ana</data><data key="n0">1</data><data key="n2">1.0</data></node>
              <node id="\(name)"><data key="name">\(name)</data><data key="n0">2</data><data key="n1">0.75</data>\
          <data key="n2">-0.5</data></node>
              <edge source="Ana" target="\(name)"><data key="weight">1e-05</data><data key="e0">1e-05</data>\
          <data key="e1">0.25</data></edge>
              <edge source="\(name)" target="Ana"><data key="weight">0.75</data><data key="e0">0.75</data>\
          <data key="e1">0.0</data><data key="e2">1.0</data></edge>
            </graph>
          </graphml>

          """)
      for key in [
        "<key id=\"n0\" for=\"node\" attr.name=\"team\" attr.type=\"int\"/>",
        "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>", "edgedefault=\"directed\"",
      ] { #expect(answer.out.contains(key), "\(key)") }
      let second = try await export("graphml", ["--session", "2", "--quiet"], in: place)
      #expect(second.code == 0 && second.err == "" && second.out.contains("Ana") && !second.out.contains("<edge"))
      let other = try await export("graphml", ["--run", "p0r1"], in: place)
      #expect(other.out.contains("<node id=\"Zoë\">") && other.err == "p0r1 after session 1: 1 member, 0 ties\n")
    }

    @Test func gexfHasTheTimeOfEveryone() async throws {
      let place = try await place()
      let answer = try await export("gexf", ["--run", "p0r0", "--out", "g.gexf"], in: place)
      #expect(answer.code == 0 && answer.out == "")
      #expect(answer.err == "p0r0 over all sessions: 2 members, 2 ties, written to g.gexf\n")
      let text = try place.text("g.gexf")
      let parts = [
        "mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"integer\" timerepresentation=\"interval\" start=\"1\" "
          + "end=\"3\"",
        "<attributes class=\"node\" mode=\"static\">\n      <attribute id=\"n0\" title=\"team\" type=\"integer\"/>",
        "<attributes class=\"edge\" mode=\"dynamic\">\n      <attribute id=\"e0\" title=\"sentiment\" type=\"double\"/>",
        """
              <node id="Ana" label="Ana">
                <attvalues>
                  <attvalue for="n0" value="1"/>
                  <attvalue for="n2" value="1.0"/>
                  <attvalue for="n1" value="0.5" start="1" end="1"/>
                  <attvalue for="n1" value="0.25" start="2" end="2"/>
                </attvalues>
                <spells>
                  <spell start="1" end="3"/>
                </spells>
        """,
        """
              <edge id="0" source="Ana" target="B &quot;&amp;&quot; &lt;C&gt;" weight="1e-05">
                <attvalues>
                  <attvalue for="e0" value="0.5" start="1" end="1"/>
                  <attvalue for="e0" value="1e-05" start="3" end="3"/>
                  <attvalue for="e1" value="0.125" start="1" end="1"/>
                  <attvalue for="e1" value="0.25" start="3" end="3"/>
                  <attvalue for="e2" value="1.0" start="1" end="1"/>
                </attvalues>
                <spells>
                  <spell start="1" end="1"/>
                  <spell start="3" end="3"/>
                </spells>
        """,
      ]
      for part in parts { #expect(text.contains(part), "\(part)") }
    }

    @Test func withoutMembersThereAreNames() async throws {
      let place = try await place(members: nil)
      for format in ["graphml", "gexf"] {
        let answer = try await export(format, ["--run", "p0r0"], in: place)
        #expect(answer.code == 0 && answer.err.contains("members have a name and nothing else; --record members"))
        #expect(answer.err.contains(": 2 members, 2 ties\n"))
      }
    }

    /// What is asked of `export`, the exit code, and what is said.
    @Test(
      arguments: [
        (
          ["--run", "p0r7"],
          FolderFault(Place("--run p0r7"), .lack(.run(folder: "r", first: "p0r0", last: "p0r1")))
        ),
        (["--session", "4"], FolderFault(Place("--session 4"), .lack(.session(run: "p0r0", last: 3)))),
        (["--session", "0"], FolderFault(Place("--session 0"), .lack(.session(run: "p0r0", last: 3)))),
        (["--table", "runs"], ArgumentFault.conflict(.tableOfNetwork)),
        (
          ["--out", "none/x"],
          OutputError.cannotCreate(path: "none/x", reason: "there is no folder none", hint: "make it first")
        ),
        (
          ["--out", "s.yaml"],
          OutputError.cannotCreate(
            path: "s.yaml", reason: "the file is there already", hint: "name another, or use --force")
        ),
      ] as [([String], any Error)])
    func whatIsAskedWronglyIsSaid(more: [String], fault: any Error) async throws {
      let place = try await place()
      let before = try place.contents()
      let answer = try await export("graphml", more, in: place)
      #expect(answer.ends(fault) && answer.out == "", "\(answer)")
      #expect(try place.contents() == before)
    }

    /// What stands in the tables, and what is said of it.
    @Test(
      arguments: [
        ("Ana", "A\u{1}na", "members", 2, .controlCharacter(1)),
        ("0.5,0.125,1", "x,0.125,1", "ties", 2, .notNumber(column: "sentiment", "x", spreadsheet: nil)),
        ("0.5,0.125,1", "0.5,0.125", "ties", 2, .cells(6, columns: 7, spreadsheet: nil)),
        ("p0r0,1,Ana,\"B", "p0r0,1,Eve,\"B", "ties", 2, .tieOfNobody("Eve", session: 1)),
        (
          "sentiment", "liking", "ties", 1,
          .noColumn(
            "sentiment", columns: ["run_id", "session", "source", "target", "liking", "tension", "familiarity"])
        ),
      ] as [(String, String, String, Int, TableFault)])
    func whatIsWrongInATableIsSaidWithItsLine(
      part: String, instead: String, table: String, line: Int, fault: TableFault
    ) async throws {
      let place = try await place(
        members: Self.members.replacing("p0r0,1,Ana", with: part == "Ana" ? "p0r0,1," + instead : "p0r0,1,Ana"),
        ties: part == "Ana" ? Self.ties : Self.ties.replacing(part, with: instead))
      let answer = try await export("graphml", ["--session", "1", "--out", "x.graphml"], in: place)
      #expect(answer.ends(FolderFault(Place("r/\(table).csv", line: line), .table(fault))), "\(answer)")
      #expect(try place.names() == ["r", "s.yaml"])
    }

    @Test func whatWasNotRecordedIsSaidWithHowToGetIt() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      #expect(
        try await Tuckman.run(["run", "s.yaml", "--quiet", "--out", "r", "--record", "runs"], in: place).code == 0)
      let answer = try await export("gexf", in: place)
      func lack(_ table: RecordedTable) -> FolderFault {
        FolderFault(Place("r"), .lack(.tables(.itself, [table], recorded: [.runs, table], isSweep: false)))
      }
      #expect(answer.ends(lack(.ties)), "\(answer)")
      let sessions = try await export("mesa", ["--table", "sessions"], in: place)
      #expect(sessions.ends(lack(.sessions)), "\(sessions)")
      let foreign = try await Tuckman.run(["export", ".", "--format", "mesa"], in: place)
      #expect(foreign.ends(FolderFault(Place("./manifest.json"), .noManifest)), "\(foreign)")
      let unknown = try await export("mesa", ["--table", "runz"], in: place)
      #expect(unknown.code == 64 && unknown.err.contains("'runz'. Did you mean 'runs'?"), "\(unknown)")
    }

    @Test func runsThatFailedHaveNoNetworkAndRowsWithoutNumbers() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      let run = ["run", "s.yaml", "--quiet", "--out", "r", "--set", "status_rate=1e308"]
      #expect(try await Tuckman.run(run, in: place).code == 70)
      let all = try await export("graphml", in: place)
      #expect(all.ends(FolderFault(Place("r"), .lack(.runs(haveFailed: true)))), "\(all)")
      let one = try await export("gexf", ["--run", "p0r2"], in: place)
      #expect(one.ends(FolderFault(Place("r"), .lack(.failedRun("p0r2")))), "\(one)")
      let rows = try await export("mesa", ["--table", "runs"], in: place)
      #expect(rows.code == 0 && Table(rows.out).rows.count == 6)
      #expect(Table(rows.out)["Step"] == ["", "", "", "", "", ""])
      #expect(rows.err.contains("note: 6 of the runs failed and have rows without numbers (failures.csv)\n"))
    }

    @Test func rowsAreThoseOfTheTableWithWhatVaries() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallSweep)
      let sweep = ["sweep", "run", "s.yaml", "--quiet", "--out", "r", "--record", "runs,ticks"]
      #expect(try await Tuckman.run(sweep, in: place).code == 0)
      let (runs, ticks) = (Table(try place.text("r/runs.csv")), Table(try place.text("r/ticks.csv")))
      let mesa = Table(try await export("mesa", in: place).out)
      #expect(mesa.header.prefix(6) == ["RunId", "iteration", "Step", "faultline", "style", "run_id"])
      #expect(mesa.rows.count == ticks.rows.count && mesa["Step"] == ticks["tick"])
      #expect(mesa["tension"] == ticks["tension"] && mesa["iteration"] == ticks["replicate"])
      let varied = Dictionary(uniqueKeysWithValues: zip(runs["run_id"], zip(runs["faultline"], runs["style"])))
      #expect(mesa["faultline"] == ticks["run_id"].compactMap { varied[$0]?.0 })
      #expect(mesa["style"] == ticks["run_id"].compactMap { varied[$0]?.1 })
      #expect(mesa["RunId"].last == "47" && mesa["RunId"].first == "0")

      let behaviorSpace = try await export("behaviorspace", ["--table", "runs"], in: place)
      let lines = behaviorSpace.out.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].hasPrefix("\"BehaviorSpace results (Tuckman ") && lines[1] == "\"s.yaml\"")
      #expect(lines[2] == "\"A small sweep\"" && lines[4] == "\"min-pxcor\",\"max-pxcor\",\"min-pycor\",\"max-pycor\"")
      #expect(lines[6].hasPrefix("\"[run number]\",\"faultline\",\"style\",\"[step]\",\"run_id\",\"seed\","))
      let table = Table(lines.dropFirst(6).joined(separator: "\n"))
      #expect(table["[run number]"] == (1...48).map(String.init) && Set(table["[step]"]) == ["3"])
      #expect(table["tension_peak"] == runs["tension_peak"] && table["style"] == runs["style"])

      let one = Table(try await export("mesa", ["--run", "p2r3", "--table", "runs"], in: place).out)
      #expect(one["run_id"] == ["p2r3"] && one["RunId"] == ["19"] && one["iteration"] == ["3"])
    }
  }
}
