import Foundation
import Testing

extension CommandTests {
  /// What holds for the words of every command.
  @Suite struct CommandLineTests {
    private func place() throws -> Workplace {
      try Workplace([
        "s.yaml": smallScenario, "sweep.yaml": smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n",
      ])
    }

    // MARK: Options given twice

    @Test(arguments: [
      ("run s.yaml --out a --out b", "--out is given twice: 'a' and 'b'; allowed: once"),
      ("run s.yaml --seed=1 --seed 2", "--seed is given twice: '1' and '2'; allowed: once"),
      ("sweep run sweep.yaml --threads 1 --threads 1", "--threads is given twice: '1' and '1'; allowed: once"),
      ("compare s.yaml s.yaml --format csv --format text", "--format is given twice: 'csv' and 'text'; allowed: once"),
      ("explain s.yaml --metric tension --metric cohesion", "--metric is given twice"),
      ("figures r --only paths --only stages", "--only is given twice"),
      ("verify --arithmetic float --arithmetic=double", "--arithmetic is given twice"),
    ]) func anOptionOfOneValueStandsOnce(_ line: String, _ says: String) async throws {
      let place = try place()
      let answer = try await Tuckman.run(line, in: place)
      #expect(answer.code == 64 && answer.err.hasPrefix("Error: \(says)"), "\(answer)")
      #expect(try place.names() == ["s.yaml", "sweep.yaml"])
    }

    @Test func tablesAddUp() async throws {
      let place = try place()
      for record in [
        ["--record", "members", "--record", "ticks"], ["--record=ticks,members"],
        ["--record", "members,ticks", "--record", "ticks"],
      ] {
        let run = ["run", "s.yaml", "--out", "r", "--quiet"] + record
        #expect(try await Tuckman.run(run, in: place).code == 0)
        #expect(try place.names("r") == ["datapackage.json", "manifest.json", "members.csv", "ticks.csv"])
        #expect(try await Tuckman.run("reproduce r --quiet", in: place).code == 0)
      }
      let sweep = ["sweep", "run", "sweep.yaml", "--quiet", "--record", "ties", "--record", "runs"]
      #expect(try await Tuckman.run(sweep, in: place).code == 0)
      #expect(try place.names("results/sweep").contains("ties.csv"))
      // What may be given again still may.
      let twice = ["run", "s.yaml", "--out", "-", "--record", "runs", "--set", "faultline=0", "--set", "issues=2"]
      #expect(try await Tuckman.run(twice + ["--quiet", "--quiet"], in: place).code == 0)
      let bad = try await Tuckman.run("run s.yaml --record runs --record tiks", in: place)
      #expect(bad.code == 64 && bad.err.contains("did you mean 'ticks'?"))
    }

    // MARK: The home folder

    @Test func aTildeIsTheHomeFolderInEveryPath() async throws {
      let place = try place()
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
      let setting = try await Tuckman.run("run s.yaml --set ~/=1", in: place, environment: home)
      #expect(setting.err.hasPrefix("--set ~/=1: unknown parameter '~/'"))
    }

    /// Two names that are no UTF-8 would become one.
    @Test func wordsAreText() async throws {
      let place = try Workplace(["s.yaml": smallScenario])
      for word in ["--out $'R\\xe4'", "--out $'R\\xf6'", "--set $'faultline=\\xff'"] {
        let answer = try await Tuckman.bash("\"$TUCKMAN\" run s.yaml \(word)", in: place)
        #expect(answer.code == 64 && answer.err.contains("is not UTF-8"), "\(answer)")
      }
      #expect(try place.names() == ["s.yaml"])
    }

    @Test(arguments: [
      "run s.yaml --out", "new", "report r --out", "compare s.yaml s.yaml --out", "sweep run s.yaml --out",
    ])
    func anEmptyPathIsRefused(_ line: String) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init) + [""], in: try place())
      #expect(answer.code == 64 && answer.err.contains(" is empty; allowed: a path\n"), "\(answer)")
    }

    // MARK: Commands and numbers

    @Test(arguments: [
      ("rum s.yaml", "Unknown command 'rum'. Did you mean 'run'?\nallowed: run, sweep, "),
      ("explian s.yaml", "Unknown command 'explian'. Did you mean 'explain'?\n"),
      (
        "sweep stauts sweep.yaml",
        "Unknown command 'stauts' of tuckman sweep. Did you mean 'status'?\nallowed: plan, run, "
      ),
      ("s.yaml", "Unknown command 's.yaml'. A scenario is run by: tuckman run s.yaml\n"),
    ]) func aWordThatIsNoCommandGetsAHint(_ line: String, _ says: String) async throws {
      let answer = try await Tuckman.run(line, in: try place())
      #expect(answer.code == 64 && answer.err.hasPrefix("Error: " + says), "\(answer)")
    }

    /// What a verb finds wrong itself, and what is wrong before it begins.
    @Test(arguments: [
      ("run s.yaml --out -", "--out - writes one table", "run"),
      ("what-if s.yaml style=foo", "unknown style", "what-if"),
      ("sweep work sweep.yaml --shard 9/3", "--shard is '9/3'", "sweep work"),
      ("explain s.yaml --session 99", "--session is 99; allowed: 1 to 4", "explain"),
      ("compare s.yaml", "one side alone", "compare"), ("run s.yaml --seed 1 --seed 1", "given twice", "run"),
    ]) func anErrorEndsWithTheUsageOfItsVerb(_ line: String, _ says: String, _ verb: String) async throws {
      let answer = try await Tuckman.run(line, in: try place())
      #expect(answer.code == 64 && answer.err.contains(says), "\(answer)")
      #expect(answer.err.contains("\nUsage: tuckman \(verb) "))
      #expect(answer.err.hasSuffix("  See 'tuckman \(verb) --help' for more information.\n"))
    }

    @Test(arguments: [
      (
        "run s.yaml --seed -5",
        "The value '-5' is invalid for '--seed <seed>'\nHelp:  --seed <seed>  Key of all random draws, 0"
      ),
      ("run s.yaml --threads -1", "--threads is -1; allowed: a whole number from 1 to 1024"),
      ("run s.yaml --replicates -3", "--replicates is -3; allowed: a whole number from 1 to"),
      ("figures r --scale -.5", "--scale is -0.5; allowed: 0.5 to 8"),
      ("explain s.yaml --session -1", "--session is -1; allowed: 1 to 4"),
      ("run s.yaml --first-replicate -2", "The value '-2' is invalid for '--first-replicate <first-replicate>'"),
      ("run s.yaml --seed", "Missing value for '--seed <seed>'"),
    ]) func aNumberBelowZeroIsAValue(_ line: String, _ says: String) async throws {
      let answer = try await Tuckman.run(line, in: try place())
      #expect(answer.code == 64 && answer.err.hasPrefix("Error: " + says), "\(answer)")
    }

    @Test func helpIsCheckedOutput() async throws {
      let place = try place()
      for arguments in ["--help", "help run", "run --help", "--version", "sweep"] {
        let answer = try await Tuckman.bash("$TUCKMAN \(arguments)", in: place)
        #expect(answer.code == 0 && !answer.out.isEmpty && answer.err.isEmpty, "\(answer)")
        let full = try await Tuckman.bash("[ ! -e /dev/full ] || $TUCKMAN \(arguments) > /dev/full", in: place)
        #expect(full.code == (FileManager.default.fileExists(atPath: "/dev/full") ? 74 : 0), "\(full)")
      }
    }
  }
}
