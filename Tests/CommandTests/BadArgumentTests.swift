import Foundation
import Recording
import ScenarioReading
import Scenarios
import Studies
import Testing
import TuckmanCommand

extension CommandTests {
  /// What is wrong is told on standard error, with an exit code of its own, and nothing is left behind.
  @Suite struct BadArgumentTests {
    /// Runs a command that must fail beside the small scenario and its results.
    private func refused(
      _ arguments: [String], files: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      for (name, text) in files { try place.write(name, text) }
      _ = try await Tuckman.run(["run", "small.yaml", "--quiet", "--record", "runs"], in: place)
      let before = try place.contents()
      let answer = try await Tuckman.run(arguments, in: place)
      #expect(answer.out == "", sourceLocation: sourceLocation)
      #expect(try place.contents() == before, sourceLocation: sourceLocation)
      return answer
    }

    /// Arguments that are refused with 64, and the fault.
    static let arguments: [(arguments: [String], fault: any Error)] = [
      (["run", "small.yaml", "--threads", "0"], ArgumentFault.outOfRange(option: "--threads", "0", allowed: 1...1024)),
      (
        ["run", "small.yaml", "--replicates", "0"],
        ArgumentFault.outOfRange(option: "--replicates", "0", allowed: 1...1_000_000_000)
      ),
      (
        ["run", "small.yaml", "--first-replicate", "4294967295", "--replicates", "2"],
        RequestFault.replicatesBeyondLast
      ),
      (
        ["run", "small.yaml", "--record", "runs,tick"],
        ArgumentFault.notOneOf(.tableToRecord, "tick", known: RecordedTable.allCases.map(\.rawValue))
      ),
      (["run", "small.yaml", "--record", "acts", "--acts", "mean-field"], RequestFault.nothingToRecord(.acts)),
      (["run", "small.yaml", "--out", "-"], RequestFault.severalTablesToOutput),
      (
        ["run", "small.yaml", "--set", "tention_rate=3"], setting("tention_rate=3", .setting(.unknown("tention_rate")))
      ),
      (["run", "small.yaml", "--set", "faultline=2"], value("faultline", "2", .from(0, to: 1))),
      (["run", "small.yaml", "--set", "faultline"], setting("faultline", .setting(.noEquals("faultline")))),
      (["run", "small.yaml", "--set", "teams=5"], setting("teams=5", .notTogether(.teams(5, members: 4)))),
      (["run", "small.yaml", "--set", "members=5"], setting("members=5", .setting(.membersNamed))),
      (["validate", "small.yaml", "--set", "mixing=1"], value("mixing", "1", .from(0, below: 1))),
    ]

    private static func setting(_ setting: String, _ fault: Problem.Fault) -> Problem {
      Problem(Place("--set " + setting), fault, isInArguments: true)
    }

    /// A value outside the bounds of a parameter.
    private static func value(_ name: String, _ value: String, _ bounds: Bounds) -> Problem {
      setting("\(name)=\(value)", .setting(.value(name, value, bounds, isWhole: false)))
    }

    @Test(arguments: arguments.indices) func badArgumentsAreRefused(_ index: Int) async throws {
      let (arguments, fault) = Self.arguments[index]
      let answer = try await refused(arguments)
      if arguments[0] == "validate" {
        #expect(answer.code == 64 && answer.err == Ending(fault).words + "\n", "\(answer)")
      } else {
        #expect(answer.ends(fault), "\(answer)")
      }
    }

    /// What the parser refuses, and what it names.
    @Test(arguments: [
      ("frobnicate", ["'frobnicate'"]), ("run", ["'<scenario>'"]),
      ("run small.yaml --thread 2", ["'--thread'", "'--threads'?"]),
      ("run small.yaml --seed -1", ["'-1'", "'--seed <seed>'"]),
      ("run small.yaml --seed=-1", ["'-1'", "'--seed <seed>'"]),
      ("run small.yaml --seed 18446744073709551616", ["'18446744073709551616'", "'--seed <seed>'"]),
      ("list methods", ["'methods'", "'<topic>'"]),
    ]) func whatTheParserRefusesIsNamed(_ line: String, _ names: [String]) async throws {
      let answer = try await refused(line.split(separator: " ").map(String.init))
      let first = answer.err.split(separator: "\n").first ?? ""
      #expect(answer.code == 64 && first.hasPrefix("Error: ") && names.allSatisfy(first.contains), "\(answer)")
      #expect(answer.err.contains("\nUsage: tuckman"), "\(answer)")
    }

    @Test func badSettingsAreAllTold() async throws {
      let answer = try await refused([
        "run", "small.yaml", "--set", "tention_rate=3", "--set", "ending_sessions=9", "--set", "sessions=2",
      ])
      let problems = [
        Self.setting("tention_rate=3", .setting(.unknown("tention_rate"))),
        Self.setting("ending_sessions=9", .notTogether(.ending(9, sessions: 2))),
        Self.setting(
          "sessions=2", .scenario(.outOfTime(3, in: "the schedule", first: 1, last: 2, entryLine: 8))),
      ]
      #expect(answer.ends(Problems(problems)), "\(answer)")
    }

    @Test func aGroupThatDoesNotFitIntoMemoryIsRefused() async throws {
      let scenario = "scenario: s\ngroup: {members: 8}\n"
      let answer = try await refused(["run", "s.yaml", "--set", "members=65536"], files: ["s.yaml": scenario])
      // A machine that has hundreds of gigabytes would begin.
      try #require(ProcessInfo.processInfo.physicalMemory < 600_000_000_000)
      #expect(answer.code == 71)
      #expect(answer.err.hasPrefix("--set members=65536: 65536 members need about "))
      let hall = try await refused(
        ["run", "hall.yaml", "--arithmetic", "float", "--acts", "sampled"],
        files: ["hall.yaml": "scenario: s\ngroup: {members: 65}\n"])
      #expect(hall.ends(RequestFault.singleActsByKernels(most: 64)), "\(hall)")
      let large = "scenario: s\ngroup: {members: 65536}\n"
      let second = try await refused(["run", "s.yaml"], files: ["s.yaml": large])
      #expect(second.code == 71)
      #expect(second.err.hasPrefix("s.yaml: 65536 members need about "))
    }

    /// Files that are refused with 65, the place, and the fault.
    static let files: [(text: String, line: Int, column: Int, fault: Problem.Fault)] = [
      ("", 0, 0, .yaml(.empty)), ("scenario:\n", 1, 10, .wrongKind("scenario", .text(""), wanted: .text(most: 200))),
      (
        "scenario: s\n\tseed: 1\n", 2, 1,
        .yaml(
          .unreadable(
            "found a tab character that violates indentation", context: "while scanning a plain scalar",
            contextLine: 1, cause: .tabs))
      ),
      ("scenario: s\nseed: one\n", 2, 7, .wrongKind("seed", .text("one"), wanted: .seed)),
      ("scenario: s\nseed: 1\nseed: 2\n", 3, 1, .repeated(.key("seed"), line: 2)),
      (
        "scenario: s\ngroup: {members: 1}\n", 2, 18,
        .outOfBounds("members", "1", wanted: .number(.from(2, to: 65_536), isWhole: true))
      ),
      ("scenario: s\ngroup: {members: 8, teams: 9}\n", 2, 28, .notTogether(.teams(9, members: 8))),
      (
        "scenario: s\nparameters: {members: 8}\n", 2, 14,
        .unknownKey(
          "members", in: "parameters", keys: ParameterTable.all.filter { $0.place == .parameters }.map(\.name))
      ),
      (
        "scenario: s\nrecord: [tick]\n", 2, 10,
        .notOneOf("a table", .text("tick"), RecordedTable.allCases.map(\.rawValue))
      ),
      ("scenario: s\nmechanisms: {balance: maybe}\n", 2, 23, .wrongKind("balance", .text("maybe"), wanted: .onOff)),
      ("scenario: s\ngroup: &g {members: 8}\n", 2, 8, .yaml(.anchor)),
    ]

    @Test(arguments: files.indices) func badFilesAreRefused(_ index: Int) async throws {
      let (text, line, column, fault) = Self.files[index]
      for verb in ["run", "validate"] {
        let answer = try await refused([verb, "s.yaml"], files: ["s.yaml": text])
        #expect(answer.ends("s.yaml", line: line, column: column, fault), "\(answer)")
      }
    }

    @Test func aFileThatIsMissingIsRefused() async throws {
      for verb in ["run", "validate"] {
        let answer = try await refused([verb, "none.yaml"])
        #expect(answer.ends("none.yaml", .file(.missing())), "\(answer)")
      }
    }

    @Test func aFaultInAFileBesideTheScenarioIsToldWithItsLine() async throws {
      let scenario = "scenario: s\ngroup: {members: 3, sentiment: likes.csv}\n"
      let answer = try await refused(
        ["run", "s.yaml"], files: ["s.yaml": scenario, "likes.csv": "source,target,value\nM1,M2,0,5\n"])
      #expect(answer.ends("likes.csv", line: 2, .table(.row(["M1", "M2", "0", "5"], columns: 3))), "\(answer)")
    }

    @Test func validateTellsOfEveryFileAndAnswersTheWorst() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      try place.write("bad.yaml", "scenario: s\nseed: x\n")
      let answer = try await Tuckman.run(["validate", "bad.yaml", "small.yaml", "none.yaml"], in: place)
      #expect(answer.code == 65)
      #expect(answer.out == "small.yaml: ok: 4 members, 4 sessions, 6 replicates\n")
      let faults = [
        Problem(Place("bad.yaml", line: 2, column: 7), .wrongKind("seed", .text("x"), wanted: .seed)),
        Problem(Place("none.yaml"), .file(.missing())),
      ]
      #expect(answer.err == faults.map { $0.text + "\n" }.joined(), "\(answer)")
    }
  }
}
