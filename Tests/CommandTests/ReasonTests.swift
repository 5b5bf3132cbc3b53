import Analytics
import Foundation
import ScenarioReading
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// What is refused is told by its own reason, and what other commands take is taken.
  @Suite struct ReasonTests {
    private func place() throws -> Workplace { try Workplace(["s.yaml": smallScenario]) }

    @Test(arguments: [
      (
        "run s.yaml --set issues=2 --set issues=3",
        ArgumentFault.givenTwice(option: "--set issues", "issues=2", "issues=3")
      ),
      (
        "run s.yaml --half-width progress=1 --half-width=progress=2",
        .givenTwice(option: "--half-width progress", "progress=1", "progress=2")
      ),
      (
        "what-if s.yaml style",
        .change(
          "style",
          .notUnderstood(
            part: "style", name: "style", hasValue: false,
            known: ["technique", "dose", "from", "to", "style", "without"]))
      ),
    ]) func isSaid(_ line: String, _ fault: ArgumentFault) async throws {
      let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: try place())
      #expect(answer.ends(fault), "\(answer)")
    }

    @Test func aValueThatTheParserRefusesForUsIsSaid() async throws {
      let answer = try await Tuckman.run(["figures", "r", "--point", "x"], in: try place())
      #expect(answer.code == 64 && answer.err.contains(Ending(ArgumentFault.malformed(.point, "x")).words), "\(answer)")
    }

    @Test(arguments: ["<=", ">=", "==", "=<"]) func whatIsNoRelationIsNamed(_ sign: String) async throws {
      let answer = try await Tuckman.run(
        ["compare", "s.yaml", "s.yaml", "--assert", "cohesion: A \(sign) B"], in: try place())
      #expect(answer.ends(ClaimFault(claim: "cohesion: A \(sign) B", what: .unknownSign(sign))), "\(answer)")
    }

    @Test func severalClaimsOfOneMetricAreTaken() async throws {
      let arguments = ["compare", "s.yaml", "s.yaml", "s.yaml", "--replicates", "6", "--format", "csv"]
      let claims = ["--assert", "cohesion: A = B within 0.5", "--assert", "cohesion: A = C within 0.5"]
      #expect(try await Tuckman.run(arguments + claims, in: try place()).code == 1)
    }

    @Test func theHelpOfAVerbIsThere() async throws {
      for line in ["help", "help sweep", "help sweep run"] {
        let answer = try await Tuckman.run(line.split(separator: " ").map(String.init), in: try place())
        #expect(answer.code == 0 && answer.out.contains("USAGE"), "\(line): \(answer)")
      }
    }

    @Test func aPipeIsAScenario() async throws {
      let place = try place()
      for line in [
        "compare s.yaml <(cat s.yaml) --replicates 4 --format csv",
        "what-if s.yaml <(cat s.yaml) --replicates 4 --format csv",
      ] {
        let answer = try await Tuckman.bash("$TUCKMAN " + line, in: place)
        #expect(answer.code == 0 && answer.out.contains("cohesion"), "\(answer)")
      }
    }

    @Test func allWithAnotherIsAll() async throws {
      let place = try place()
      try place.write(
        "w.yaml", smallScenario + "\ndesign: {method: lhs, samples: 8, vary: {faultline: {from: 0, to: 1}}}\n")
      #expect(try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "w"], in: place).code == 0)
      let answer = try await Tuckman.run(
        ["sensitivity", "w", "--metric", "all", "--metric", "cohesion", "--out", "-"], in: place)
      #expect(answer.code == 0 && answer.out.contains("regressions"), "\(answer.err)")
      for point in ["p0", "0"] {
        let drawn = try await Tuckman.run(
          ["figures", "w", "--point", point, "--only", "paths", "--format", "svg", "--out", "f" + point], in: place)
        #expect(drawn.code == 0 && place.exists("f\(point)/paths.svg"), "\(drawn)")
      }
    }

    @Test func aFileThatMayNotBeReadIsToldSo() async throws {
      #expect(InputFile.why(EACCES) == .noPermission)
      #expect(InputFile.why(ENOENT) == .missing())
      guard geteuid() != 0 else { return }
      let place = try place()
      chmod(place.path + "/s.yaml", 0)
      let answer = try await Tuckman.run(["run", "s.yaml"], in: place)
      #expect(answer.ends("s.yaml", .file(.noPermission)), "\(answer)")
    }

    @Test func emptyCellsOfPointsAreSaid() async throws {
      let place = try place()
      try place.write("points.csv", "faultline,tension_cost\n0.5,\n,2\n0.1,3\n")
      try place.write("w.yaml", smallScenario + "\ndesign: {method: file, points: points.csv}\n")
      let answer = try await Tuckman.run(["sweep", "plan", "w.yaml"], in: place)
      #expect(answer.code == 0, "\(answer)")
      #expect(
        (answer.out + answer.err).contains(Note.emptyCells(2, file: "points.csv").words), "\(answer)")
    }
  }
}
