import Foundation
import Testing

extension CommandTests {
  /// The other verbs, and what is shown.
  @Suite struct OtherCommandTests {
    /// All verbs, in an order in which their examples run one after another.
    static let verbs = [
      "run", "sweep", "what-if", "compare", "sensitivity", "explain", "diff", "report", "figures", "export",
      "reproduce",
      "validate", "new", "list", "schema", "verify",
    ]
    static let sweepVerbs = ["plan", "run", "work", "status", "extend", "retry", "merge", "submit"]

    @Test func aNewScenarioIsValidAndRuns() async throws {
      let place = try Workplace()
      let new = try await Tuckman.run(["new", "my group.yaml"], in: place)
      #expect(new.code == 0)
      #expect(new.lines == "Wrote my group.yaml\n\nNext:\n  tuckman run 'my group.yaml'\n")
      let validate = try await Tuckman.run(["validate", "my group.yaml"], in: place)
      #expect(validate.out == "my group.yaml: ok: 8 members, 12 sessions, 1 replicate\n")
      let run = try await Tuckman.run(["run", "my group.yaml"], in: place)
      #expect(run.code == 0)
      #expect(try place.names("results/my group").contains("ticks.csv"))
      let shown = try await Tuckman.run(["new", "-"], in: place)
      #expect(shown.out == (try place.text("my group.yaml")))
    }

    /// Foundation stops a program that asks for the folder of such a name.
    @Test func filesAndFoldersMayHaveNamesOfOneLetter() async throws {
      let place = try Workplace()
      try place.write("s", smallSweep)
      for arguments in [
        ["validate", "s"], ["run", "s", "--out", "r", "--quiet"], ["sweep", "run", "s", "--out", "o", "--quiet"],
        ["sweep", "run", "s", "--out", "p/q/", "--quiet"], ["new", "n"],
      ] {
        let answer = try await Tuckman.run(arguments, in: place)
        #expect(answer.code == 0, "\(arguments): \(answer.err)")
      }
      #expect(try place.names() == ["n", "o", "p", "r", "s"])
      #expect(try place.text("o/summary.csv") == place.text("p/q/summary.csv"))
    }

    @Test func whatNewWritesRecordsAllThatAReportShows() async throws {
      let place = try Workplace()
      #expect(try await Tuckman.run(["new", "mine.yaml"], in: place).code == 0)
      #expect(try await Tuckman.run(["run", "mine.yaml", "--quiet"], in: place).code == 0)
      let report = ["report", "results/mine", "--pairs", "2", "--quiet"]
      #expect(try await Tuckman.run(report, in: place).code == 0)
      let page = try place.text("results/mine-report.html")
      #expect(page.contains("Who likes whom, and where the tension is") && !page.contains("not recorded"))
    }

    @Test func aboutIsShownToTheEndOfItsFirstSentence() async throws {
      let place = try Workplace()
      try place.makeFolder("Scenarios")
      for (name, about) in [
        ("a", "Eight people: two of them lead. They meet."), ("b", "A question: who leads?"),
        ("c", "Note: this: that.\nMore."),
      ] {
        try place.write("Scenarios/\(name).yaml", "scenario: \(name)\nabout: \"\(about.replacing("\n", with: " "))\"\n")
      }
      let list = try await Tuckman.run(["list", "scenarios", "--format", "csv"], in: place)
      #expect(
        Table(list.out)["about"] == ["Eight people: two of them lead.", "A question: who leads?", "Note: this: that."])
    }

    @Test func newDoesNotReplaceAFileUnlessForced() async throws {
      let place = try Workplace()
      try place.write("scenario.yaml", "mine")
      try place.makeFolder("folder")
      // Nothing of this name is ours to remove.
      try place.makeFolder("scenario.yaml.partial/inside")
      let before = try place.contents()
      let told = [
        "scenario.yaml": "the file is there already\n    hint: name another, or use --force",
        "folder": "this is a folder\n    hint: name a file in it",
        "none/x.yaml": "there is no folder none\n    hint: make it first",
        "scenario.yaml/x.yaml": "scenario.yaml is no folder\n    hint: name another file",
      ]
      for (name, reason) in told {
        let answer = try await Tuckman.run(["new", name], in: place)
        #expect(answer.code == 73)
        #expect(answer.err == "\(name): cannot be created: \(reason)\n")
        #expect(try place.contents() == before)
      }
      #expect(try await Tuckman.run(["new", "--force"], in: place).code == 0)
      #expect(try place.text("scenario.yaml").hasPrefix("# A scenario"))
      #expect(try place.names() == ["folder", "scenario.yaml", "scenario.yaml.partial"])
    }

    @Test(arguments: ["mechanisms", "techniques", "styles", "metrics", "parameters", "models", "scenarios"])
    func everyListIsPrinted(_ topic: String) async throws {
      let place = try Workplace()
      try place.copyScenarios()
      let text = try await Tuckman.run(["list", topic], in: place)
      #expect(text.code == 0)
      #expect(text.err == "")
      #expect(!text.out.isEmpty)
      let csv = try await Tuckman.run(["list", topic, "--format", "csv"], in: place)
      let table = Table(csv.out)
      #expect(csv.code == 0)
      #expect(!table.rows.isEmpty)
      #expect(table.rows.allSatisfy { $0.count == table.header.count && !$0[0].isEmpty })
      for row in table.rows { #expect(text.out.contains(row[0])) }
    }

    @Test func listedDefaultsAreNumbers() async throws {
      let table = Table(try await Tuckman.run(["list", "parameters", "--format", "csv"], in: Workplace()).out)
      #expect(table.header == ["parameter", "meaning", "default", "allowed", "unit", "symbol", "place"])
      #expect(table.numbers("default").allSatisfy { !$0.isNaN })
      #expect(zip(table["parameter"], table["default"]).contains { $0 == "dropout_base" && $1 == "-4.5" })
    }

    @Test func whereThereAreNoScenariosTheListSaysSo() async throws {
      let answer = try await Tuckman.run(["list", "scenarios"], in: Workplace())
      #expect(answer.code == 0)
      #expect(answer.out == "")
      #expect(
        answer.err
          == "there is no scenario in the folder Scenarios here; `tuckman new` writes one to begin with\n")
    }

    @Test func theSchemaIsJSONAndKnowsTheKeys() async throws {
      let answer = try await Tuckman.run(["schema"], in: Workplace())
      #expect(answer.code == 0)
      let schema = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
      let keys = try #require(schema["properties"] as? [String: Any])
      #expect(keys.count == 16)
      #expect(keys["scenario"] != nil && keys["events"] != nil)
    }

    /// What the examples of help read.
    private static let before = [
      "run Scenarios/first-run.yaml --replicates 18 --record runs,ticks,sessions,members,ties --out results/first-run-200",
      "run Scenarios/first-run.yaml --replicates 4 --record runs,ticks,sessions,members,ties,events",
      "run Scenarios/teaching/no-facilitator.yaml --replicates 4 --out results/no-facilitator",
      "run Scenarios/first-run.yaml --replicates 4 --out results/a",
      "run Scenarios/first-run.yaml --replicates 4 --set faultline=0.8 --out results/b",
      "sweep run my-sweep.yaml", "sweep run few.yaml --out results/twelve-parameters",
    ]

    @Test func helpIsThereAndItsExamplesRun() async throws {
      let place = try Workplace()
      try place.copyScenarios()
      try place.write("a.yaml", CompareTests.plain)
      try place.write("b.yaml", CompareTests.calmer)
      try place.write("my-sweep.yaml", CompareTests.plain + "\ndesign: {vary: {members: [4, 5], faultline: [0, 0.5]}}")
      try place.write("few.yaml", CompareTests.sampled)
      for line in Self.before {
        let made = try await Tuckman.bash("\"$TUCKMAN\" " + line + " --quiet", in: place)
        #expect(made.code == 0, "\(line): \(made.err)")
      }
      var examples: [String] = []
      for verb in [[]] + Self.verbs.map({ [$0] }) + Self.sweepVerbs.map({ ["sweep", $0] }) {
        let help = try await Tuckman.run(verb + ["--help"], in: place)
        #expect(help.code == 0)
        #expect(help.out.hasPrefix("OVERVIEW: "))
        #expect(help.err == "")
        let lines = help.out.replacing(" \\\n", with: "").split(separator: "\n")
        // A cluster is there in its own test alone.
        for line in lines where line.hasPrefix("  tuckman ") && !line.contains("sweep submit") {
          examples.append(String(line.dropFirst("  tuckman ".count)))
        }
      }
      #expect(examples.count == 33)
      for example in examples {
        let answer = try await Tuckman.bash("\"$TUCKMAN\" " + example, in: place)
        let isDifferent = example.hasPrefix("diff ") && answer.code == 1
        #expect(answer.code == 0 || isDifferent, "\(example): \(answer.err)")
      }
      #expect(try await Tuckman.run(["--version"], in: place).code == 0)
    }

    private let escape = "\u{1B}["

    @Test func whereThereIsNoTerminalThereAreNoEscapeCodes() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      for count in ["1", "6"] {
        let answer = try await Tuckman.run(["run", "small.yaml", "--replicates", count], in: place)
        #expect(!answer.out.isEmpty)
        #expect(!answer.out.contains(escape))
        #expect(!answer.err.contains(escape))
      }
    }

    private static let hasTerminals: Bool = {
      #if os(Linux)
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        return terminal >= 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
      #else
        return false
      #endif
    }()

    /// `script` is a terminal for the program in it.
    @Test(.enabled(if: hasTerminals, "needs a pseudo-terminal and script of bsdutils"))
    func onATerminalThereAreColoursUnlessNobodyWantsThem() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      let line = "script -qec '\"$TUCKMAN\" run small.yaml --replicates 1' /dev/null"
      let coloured = try await Tuckman.bash(
        "unset NO_COLOR; " + line, in: place, environment: ["TERM": "xterm-256color"])
      #expect(coloured.out.contains(escape))
      for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let environment = ["TERM": "xterm-256color"].merging([name: value]) { $1 }
        let plain = try await Tuckman.bash(line, in: place, environment: environment)
        #expect(plain.out.contains("A small group"))
        #expect(!plain.out.contains(escape))
      }
    }

    @Test func whatIsShownCanBeJSON() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      let answer = try await Tuckman.run(["run", "small.yaml", "--format", "json"], in: place)
      let shown = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
      #expect(shown["runs"] as? Int == 6)
      #expect(shown["failed"] as? Int == 0)
    }
  }
}
