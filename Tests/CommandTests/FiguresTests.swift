import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// What `figures` writes, and what it says where it cannot.
  @Suite struct FiguresTests {
    private static let sweep = """
      scenario: Sizes
      group: {members: 4}
      sessions: 6
      replicates: 6
      design: {vary: {members: [4, 8]}}
      """
    private static let all = ["trajectories", "stages", "participation", "sociogram", "sentiment", "tension"]

    private func figures(_ arguments: [String], in place: Workplace) async throws -> Answer {
      try await Tuckman.run(["figures"] + arguments, in: place)
    }

    @Test func allFiguresOfOneRun() async throws {
      let place = try await placeOfResults()
      let before = try place.contents()
      let answer = try await figures(["r"], in: place)
      #expect(answer.code == 0 && answer.out == "", "\(answer)")
      for name in Self.all {
        #expect(answer.err.contains("r-figures/\(name).svg, .pdf, .png\n    "))
        #expect(try place.bytes("r-figures/\(name).png").starts(with: [0x89, 0x50, 0x4E, 0x47] as [UInt8]))
        #expect(try place.bytes("r-figures/\(name).pdf").starts(with: Data("%PDF".utf8)))
        #expect(try place.bytes("r-figures/\(name).svg").starts(with: Data("<?xml".utf8)))
      }
      for name in ["paths", "survival"] {
        #expect(answer.err.contains("\(name) was not drawn: it shows many runs"), "\(answer)")
      }
      // The results are as they were, and nothing stands beside the figures.
      #expect(
        try place.contents().filter { !$0.key.hasPrefix("r-figures") }
          == before.filter { !$0.key.hasPrefix("r-figures") })
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: place.path + "/r-figures").count == 3 * Self.all.count)
    }

    @Test func sameBytesUnderOtherLocalesAndTimes() async throws {
      let place = try await placeOfResults()
      for (out, locale, zone) in [("a", "C", "UTC"), ("b", "ja_JP.UTF-8", "Asia/Tokyo"), ("c", "de_DE.UTF-8", "UTC")] {
        let answer = try await Tuckman.run(
          ["figures", "r", "--out", out, "--quiet"], in: place,
          environment: ["LC_ALL": locale, "TZ": zone, "SOURCE_DATE_EPOCH": out == "a" ? "1" : "2", "LANGUAGE": locale])
        #expect(answer.code == 0 && answer.err == "", "\(answer)")
      }
      for name in Self.all {
        for format in ["svg", "pdf", "png"] {
          let bytes = try place.bytes("a/\(name).\(format)")
          for other in ["b", "c"] { #expect(try place.bytes("\(other)/\(name).\(format)") == bytes) }
        }
      }
    }

    @Test func manyRunsHaveTheirOwnFigures() async throws {
      let place = try await placeOfResults("runs,sessions,members,ties", replicates: 5)
      let answer = try await figures(["r", "--format", "png", "--scale", "0.5"], in: place)
      #expect(answer.code == 0)
      #expect(answer.err.contains("note: sociogram, sentiment and tension show p0r0; --run names another"))
      for name in Self.all + ["paths", "survival"] { #expect(answer.err.contains("r-figures/\(name).png\n")) }
      #expect(answer.err.contains("/trajectories.png\n    Median cohesion "), "\(answer)")
      #expect(answer.err.contains("/paths.png\n    5 of 5 groups "), "\(answer)")
      #expect(!answer.err.contains("not drawn"), "\(answer)")
      let one = try await figures(["r", "--run", "p0r3", "--out", "one", "--format", "svg"], in: place)
      #expect(
        one.code == 0 && one.err.contains("paths was not drawn") && one.err.contains("ticks.csv was not recorded"))
      #expect(try place.bytes("one/sociogram.svg").count > 1000)
    }

    @Test func whatIsMissingIsSaid() async throws {
      let place = try await placeOfResults("runs")
      let some = try await figures(["r", "--only", "sociogram,participation"], in: place)
      #expect(some.code == 65)
      #expect(
        some.err == """
          sociogram was not drawn: ties.csv was not recorded; `run` writes it with --record runs,ties
          participation was not drawn: members.csv was not recorded; `run` writes it with --record runs,members

          """)
      #expect(!FileManager.default.fileExists(atPath: place.path + "/r-figures"))
    }

    @Test(
      arguments: [
        (["--format", "gif"], ArgumentFault.notOneOf(.word(option: "--format"), "gif", known: ["svg", "pdf", "png"])),
        (["--theme", "grey"], ArgumentFault.notOneOf(.word(option: "--theme"), "grey", known: ["light", "dark"])),
        (["--scale", "9"], ArgumentFault.scale(9)), (["--point", "0"], ResultsFault.onePoint(folder: "r")),
        (["--run", "p0r0", "--point", "1"], ArgumentFault.conflict(.pointAndRun)),
        (
          ["--run", "p0r9"],
          FolderFault(Place("--run p0r9"), .lack(.run(folder: "r", first: "p0r0", last: "p0r0")))
        ),
      ] as [([String], any Error)])
    func badArguments(arguments: [String], fault: any Error) async throws {
      let place = try await placeOfResults("runs,ticks")
      let answer = try await figures(["r"] + arguments, in: place)
      #expect(answer.ends(fault), "\(answer)")
      #expect(!FileManager.default.fileExists(atPath: place.path + "/r-figures"))
    }

    @Test(arguments: [
      (["--only", "sociogramm"], "--only", "'sociogramm'. Did you mean 'sociogram'?"),
      (["--only", "a,,b"], "--only", "'a'"), (["--metric", "cohesoin"], "--metric", "Did you mean 'cohesion'?"),
    ])
    func namesThatThereAreNotAreNamed(arguments: [String], option: String, name: String) async throws {
      let place = try await placeOfResults("runs,ticks")
      let answer = try await figures(["r"] + arguments, in: place)
      let first = answer.err.split(separator: "\n").first ?? ""
      #expect(answer.code == 64 && first.contains(option) && first.contains(name), "\(answer)")
      #expect(!FileManager.default.fileExists(atPath: place.path + "/r-figures"))
    }

    @Test func groupsThatAreRunAgainAreDrawnWhereTheyAreNamed() async throws {
      let place = try await placeOfResults("runs,ticks")
      let answer = try await figures(["r", "--only", "twin,left-out", "--format", "svg"], in: place)
      #expect(answer.code == 0, "\(answer)")
      #expect(
        answer.err.contains(#/twin\.svg\n    Tension differed most in session \d: .* without a facilitator/#),
        "\(answer)")
      #expect(answer.err.contains(#/left-out\.svg\n    .* without each: coaching 0\.5 /#), "\(answer)")
      let alone = try await Tuckman.run(
        ["run", "\(Tuckman.scenarios)/teaching/usual-eight.yaml", "--quiet", "--out", "n", "--record", "runs"],
        in: place)
      #expect(alone.code == 0, "\(alone)")
      let none = try await figures(["n", "--only", "twin,left-out"], in: place)
      #expect(none.code == 65 && none.err.contains(#/twin was not drawn: .*ticks\.csv/#), "\(none)")
      #expect(none.err.contains("left-out was not drawn: "), "\(none)")
    }

    @Test func badFolders() async throws {
      let place = try await placeOfResults("runs,ticks,sessions")
      let none = try await figures(["none"], in: place)
      #expect(none.ends(ResultsFault.noFigures("none", isFile: false)), "\(none)")
      let file = try await figures(["s.yaml"], in: place)
      #expect(file.ends(ResultsFault.noFigures("s.yaml", isFile: true)), "\(file)")
      for out in ["r", "r/figures", "./r/"] {
        let inside = try await figures(["r", "--out", out], in: place)
        #expect(inside.code == 73 && inside.err.contains("this is a folder of results"), "\(inside)")
      }
      try place.write("taken", "")
      let below = try await figures(["r", "--out", "taken/x"], in: place)
      #expect(below.code == 73 && below.err.hasPrefix("taken/x: "), "\(below)")
      try place.makeFolder("empty")
      let empty = try await figures(["empty"], in: place)
      #expect(empty.ends(FolderFault(Place("empty/manifest.json"), .noManifest)), "\(empty)")
    }

    @Test func filesThatAreThereAreKept() async throws {
      let place = try await placeOfResults("runs,ticks,sessions")
      #expect(try await figures(["r", "--quiet"], in: place).code == 0)
      try place.write("r-figures/stages.png", "mine")
      let again = try await figures(["r"], in: place)
      #expect(again.code == 73 && again.err.contains("use --force"))
      #expect(try place.bytes("r-figures/stages.png") == Data("mine".utf8))
      #expect(try await figures(["r", "--force", "--quiet"], in: place).code == 0)
      #expect(try place.bytes("r-figures/stages.png").count > 1000)
    }

    /// A limit on the size of files is met as a full disk is: in the middle of one.
    @Test func aFileThatCannotBeWrittenIsNotThere() async throws {
      let place = try await placeOfResults("runs,ticks,sessions,members,ties")
      let answer = try await Tuckman.bash("ulimit -f 20; \"$TUCKMAN\" figures r --format svg,png", in: place)
      #expect(answer.code == 74 && answer.err.contains(": cannot be written: "), "\(answer)")
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path + "/r-figures")
      #expect(names.allSatisfy { $0.hasSuffix(".svg") || $0.hasSuffix(".png") })
      for name in names { #expect(try place.bytes("r-figures/" + name).count <= 20 * 1024) }
    }

    @Test func damagedTablesAreNamed() async throws {
      let place = try await placeOfResults("runs,sessions", replicates: 3)
      try place.write(
        "r/sessions.csv", "run_id,session,stage,cohesion,tension,participation_gini\np0r0,1,farming,0,0,0\n")
      try place.agree("r")
      let answer = try await figures(["r"], in: place)
      let fault = TableFault.notOneOf(
        column: "stage", "farming", allowed: Stage.allCases.map(\.rawValue))
      #expect(answer.ends(FolderFault(Place("r/sessions.csv", line: 2), .table(fault))), "\(answer)")
      #expect(!FileManager.default.fileExists(atPath: place.path + "/r-figures"))
    }

    @Test func pointsOfASweep() async throws {
      let place = try Workplace()
      try place.write("s.yaml", Self.sweep)
      let sweep = try await Tuckman.run(
        ["sweep", "run", "s.yaml", "--quiet", "--out", "w", "--record", "runs,sessions"], in: place)
      #expect(sweep.code == 0, "\(sweep)")
      let whole = try await figures(["w", "--format", "svg", "--only", "paths"], in: place)
      #expect(whole.code == 65 && whole.err.contains("name it with --point"), "\(whole)")
      for point in ["0", "1"] {
        let answer = try await figures(["w", "--point", point, "--out", "o" + point, "--format", "svg"], in: place)
        #expect(answer.code == 0 && answer.err.contains("/paths.svg\n    6 of 6 groups "), "\(answer)")
      }
      #expect(try place.bytes("o0/survival.svg") != place.bytes("o1/survival.svg"))
      #expect(try place.text("o0/trajectories.svg") != place.text("o1/trajectories.svg"))
      let third = try await figures(["w", "--point", "2"], in: place)
      #expect(third.ends(ResultsFault.unknownPoint(2, count: 2)), "\(third)")
    }
  }
}
