import Foundation
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// What holds for the words of every command.
  @Suite struct CommandLineTests {
    // MARK: Options given twice

    @Test(arguments: [
      ("run s.yaml --out a --out b", ["--out", "a", "b"]), ("run s.yaml --seed=1 --seed 2", ["--seed", "1", "2"]),
      ("sweep run sweep.yaml --threads 1 --threads 1", ["--threads", "1", "1"]),
      ("compare s.yaml s.yaml --format csv --format text", ["--format", "csv", "text"]),
      ("explain s.yaml --metric tension --metric cohesion", ["--metric", "tension", "cohesion"]),
      ("figures r --only paths --only stages", ["--only", "paths", "stages"]),
      ("verify --arithmetic float --arithmetic=double", ["--arithmetic", "float", "double"]),
    ]) func anOptionOfOneValueStandsOnce(_ line: String, _ given: [String]) async throws {
      let place = try Workplace.small()
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: place)
      #expect(answer.ends(ArgumentFault.givenTwice(option: given[0], given[1], given[2])), "\(answer)")
      #expect(try place.names() == ["s.yaml", "sweep.yaml"])
    }

    @Test func tablesAddUp() async throws {
      let place = try Workplace.small()
      for record in [
        ["--record", "members", "--record", "ticks"], ["--record=ticks,members"],
        ["--record", "members,ticks", "--record", "ticks"],
      ] {
        let run = ["run", "s.yaml", "--out", "r", "--quiet"] + record
        #expect(try await Tuckman.run(run, in: place).code == 0)
        #expect(try place.names("r") == ["datapackage.json", "manifest.json", "members.csv", "ticks.csv"])
        #expect(try await Tuckman.run(["reproduce", "r", "--quiet"], in: place).code == 0)
      }
      let sweep = ["sweep", "run", "sweep.yaml", "--quiet", "--record", "ties", "--record", "runs"]
      #expect(try await Tuckman.run(sweep, in: place).code == 0)
      #expect(try place.names("results/sweep").contains("ties.csv"))
      // What may be given again still may.
      let twice = ["run", "s.yaml", "--out", "-", "--record", "runs", "--set", "faultline=0", "--set", "issues=2"]
      #expect(try await Tuckman.run(twice + ["--quiet", "--quiet"], in: place).code == 0)
      let bad = try await Tuckman.run(["run", "s.yaml", "--record", "runs", "--record", "tiks"], in: place)
      #expect(
        bad.ends(ArgumentFault.notOneOf(.tableToRecord, "tiks", known: RecordedTable.allCases.map(\.rawValue))),
        "\(bad)")
    }

    // MARK: The home folder

    @Test func aTildeIsTheHomeFolderInEveryPath() async throws {
      let place = try Workplace.small()
      try place.makeFolder("home")
      let home = ["HOME": place.path + "/home"]
      func run(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let answer = try await Tuckman.run(arguments, in: place, environment: home)
        #expect(answer.code == 0, "\(answer)", sourceLocation: sourceLocation)
      }
      try await run(["new", "~/z.yaml"])
      try await run(["validate", "s.yaml", "~/z.yaml"])
      try await run(["run", "s.yaml", "--out=~/results/x", "--quiet"])
      try await run(["sweep", "run", "sweep.yaml", "--out=~/w", "--quiet"])
      try await run(["compare", "~/w:p0", "~/w:p1", "--metric", "cohesion", "--out", "~/c", "--quiet"])
      try await run(["export", "~/results/x", "--format", "mesa", "--out=~/mesa.csv", "--quiet"])
      try await run(["diff", "~/results/x:p0r0", "~/results/x:p0r0"])
      #expect(try place.names() == ["home", "s.yaml", "sweep.yaml"])
      #expect(try place.names("home") == ["c", "mesa.csv", "results", "w", "z.yaml"])
      // A folder that is called so, a name that is nobody's, and what is no path.
      try await run(["run", "s.yaml", "--out", "./~", "--quiet"])
      try await run(["run", "s.yaml", "--out", "~nobody-of-this-name/x", "--quiet"])
      #expect(try place.names().contains("~") && place.exists("~nobody-of-this-name/x/runs.csv"))
      let setting = try await Tuckman.run(["run", "s.yaml", "--set", "~/=1"], in: place, environment: home)
      #expect(setting.ends(setting: "~/=1", .setting(.unknown("~/"))), "\(setting)")
    }

    /// Two names that are no UTF-8 would become one.
    @Test func wordsAreText() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      for word in ["--out $'R\\xe4'", "--out $'R\\xf6'", "--set $'faultline=\\xff'"] {
        let answer = try await Tuckman.bash("\"$TUCKMAN\" run s.yaml \(word)", in: place)
        #expect(answer.code == 64 && answer.err.contains(#/^Error: Word \d .*\u{FFFD}/#), "\(answer)")
      }
      #expect(try place.names() == ["s.yaml"])
    }

    @Test(arguments: [
      "run s.yaml --out", "new", "report r --out", "compare s.yaml s.yaml --out", "sweep run s.yaml --out",
    ])
    func anEmptyPathIsRefused(_ line: String) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init) + [""], in: try Workplace.small())
      let option = line.hasSuffix("--out") ? "--out" : "<file>"
      #expect(answer.ends(ArgumentFault.emptyPath(option: option, expected: "a path")), "\(answer)")
    }

    // MARK: Commands and numbers

    @Test(
      arguments: [
        ("rum s.yaml", "rum", nil, false, "'run'?"), ("explian s.yaml", "explian", nil, false, "'explain'?"),
        ("comapre s.yaml s.yaml", "comapre", nil, false, "'compare'?"),
        ("sweep stauts sweep.yaml", "stauts", "tuckman sweep", false, "'status'?"),
        ("s.yaml", "s.yaml", nil, true, "`tuckman run s.yaml`"), ("help nope", "nope", nil, false, "'nope'"),
        ("help sweep nope", "nope", "tuckman sweep", false, "'nope'"),
      ] as [(String, String, String?, Bool, String)])
    func aWordThatIsNoCommandGetsAHint(
      _ line: String, _ word: String, _ parent: String?, _ isFile: Bool, _ hint: String
    ) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: try Workplace.small())
      let known = try #require(answer.err.firstMatch(of: #/\n    allowed: (.+)\n/#)?.output.1)
      let fault = ArgumentFault.unknownCommand(
        word, parent: parent, known: known.components(separatedBy: ", "), isFile: isFile)
      #expect(answer.ends(fault) && answer.err.contains(hint), "\(answer)")
      #expect(known.hasPrefix(parent == nil ? "run, sweep, " : "plan, run, "))
    }

    /// What a verb finds wrong itself, and what is wrong before it begins.
    @Test(arguments: [
      ("run s.yaml --out -", "run <scenario> [options]"), ("run s.yaml --set x=1", "run <scenario> [options]"),
      ("run s.yaml --sed 1", "run <scenario> [options]"), ("run s.yaml --seed 1 --seed 1", "run <scenario> [options]"),
      ("what-if s.yaml style=foo", "what-if <scenario> <changes> ... [options]"),
      ("sweep work sweep.yaml --shard 9/3", "sweep work <scenario> --shard <shard> [options]"),
      ("explain s.yaml --session 99", "explain <what> [options]"),
      ("compare s.yaml", "compare <sides> ... [options]"), ("export r", "export <folder> --format <format> [options]"),
      ("sweep stop", "sweep <command> [options]"), ("stop", "<command> [options]"),
    ]) func anErrorEndsWithTheUsageOfItsVerb(_ line: String, _ usage: String) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: try Workplace.small())
      let verb = usage.prefix { $0 != "<" }
      #expect(answer.code == 64 && answer.err.hasPrefix("Error: "), "\(answer)")
      #expect(
        answer.err.hasSuffix("\nUsage: tuckman \(usage)\nSee 'tuckman \(verb)--help'.\n"), "\(answer)")
    }

    /// Nothing is wider than the terminal, but for a command in one piece.
    @Test(arguments: [40, 60, 80, nil]) func errorsFitTheTerminal(width: Int?) async throws {
      let place = try Workplace.small()
      for line in [
        "rum", "compare", "run s.yaml --record tick", "run s.yaml --set tention_rate=3", "what-if s.yaml dose=2",
        "run none.yaml", "sweep run s.yaml", "report s.yaml", "export s.yaml",
        "run s.yaml --half-width x=1 --set members=5",
      ] {
        let answer = try await Tuckman.run(
          line.split(separator: " ").map(String.init), in: place,
          environment: width.map { ["COLUMNS": "\($0)"] } ?? [:])
        #expect([64, 65].contains(answer.code) && !answer.err.isEmpty, "\(answer)")
        for said in answer.lines.split(separator: "\n") where said.count > width ?? 80 {
          #expect(said.drop { $0 == " " }.hasPrefix("`tuckman "), "\(said)")
        }
      }
    }

    @Test(arguments: [
      ("run s.yaml --threads -1", ArgumentFault.outOfRange(option: "--threads", "-1", allowed: 1...1024)),
      ("run s.yaml --replicates -3", .outOfRange(option: "--replicates", "-3", allowed: 1...1_000_000_000)),
      ("figures r --scale -.5", .scale(-0.5)),
      ("explain s.yaml --session -1", .beyondRun(option: "--session", -1, of: 4)),
    ]) func aNumberBelowZeroIsAValue(_ line: String, _ fault: ArgumentFault) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: try Workplace.small())
      #expect(answer.ends(fault), "\(answer)")
    }

    /// What the parser refuses is named with the option.
    @Test(arguments: [
      ("run s.yaml --seed -5", ["'-5'", "'--seed <seed>'"]),
      ("run s.yaml --first-replicate -2", ["'-2'", "'--first-replicate <first-replicate>'"]),
      ("run s.yaml --seed", ["'--seed <seed>'"]),
    ]) func aNumberThatTheParserRefusesIsNamed(_ line: String, _ names: [String]) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: try Workplace.small())
      let first = answer.err.split(separator: "\n").first ?? ""
      #expect(answer.code == 64 && names.allSatisfy(first.contains), "\(answer)")
    }

    @Test func helpIsCheckedOutput() async throws {
      let place = try Workplace.small()
      for arguments in ["--help", "help run", "run --help", "--version", "sweep"] {
        let answer = try await Tuckman.bash("$TUCKMAN \(arguments)", in: place)
        #expect(answer.code == 0 && !answer.out.isEmpty && answer.err.isEmpty, "\(answer)")
        let full = try await Tuckman.bash("[ ! -e /dev/full ] || $TUCKMAN \(arguments) > /dev/full", in: place)
        #expect(full.code == (FileManager.default.fileExists(atPath: "/dev/full") ? 74 : 0), "\(full)")
      }
    }
  }
}
