import Foundation
import ScenarioReading
import Scenarios
import Testing

extension CommandTests {
  /// What is refused is told by its own reason, and what other commands take is taken.
  @Suite struct ReasonTests {
    private func place() throws -> Workplace {
      try Workplace(["s.yaml": smallScenario])
    }

    @Test(arguments: [
      ("help nope", "Unknown command 'nope'."), ("help sweep nope", "Unknown command 'nope' of tuckman sweep."),
      ("run s.yaml --set issues=2 --set issues=3", "--set issues is given twice: 'issues=2' and 'issues=3'"),
      (
        "run s.yaml --half-width progress=1 --half-width=progress=2",
        "--half-width progress is given twice: 'progress=1' and 'progress=2'"
      ),
      (
        "what-if s.yaml style",
        "style: 'style' is not understood; allowed: name=value with technique, dose, from, to, style, without; 'style' needs a value, as in style=adaptive"
      ),
      ("figures r --point x", "The value 'x' is invalid for '--point <point>': --point is 'x'; allowed: a point of"),
    ]) func isSaid(_ line: String, _ says: String) async throws {
      let answer = try await Tuckman.run(line, in: try place())
      #expect(answer.code == 64 && answer.err.hasPrefix("Error: " + says), "\(answer)")
    }

    @Test(arguments: ["<=", ">=", "==", "=<"]) func whatIsNoRelationIsNamed(_ sign: String) async throws {
      let answer = try await Tuckman.run(
        ["compare", "s.yaml", "s.yaml", "--assert", "cohesion: A \(sign) B"], in: try place())
      #expect(answer.code == 64 && answer.err.contains("'\(sign)' is none of <, > and ="), "\(answer)")
    }

    @Test func severalClaimsOfOneMetricAreTaken() async throws {
      let arguments = ["compare", "s.yaml", "s.yaml", "s.yaml", "--replicates", "6", "--format", "csv"]
      let claims = ["--assert", "cohesion: A = B within 0.5", "--assert", "cohesion: A = C within 0.5"]
      #expect(try await Tuckman.run(arguments + claims, in: try place()).code == 1)
    }

    @Test func theHelpOfAVerbIsThere() async throws {
      for line in ["help", "help sweep", "help sweep run"] {
        let answer = try await Tuckman.run(line, in: try place())
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
      #expect(try await Tuckman.run("sweep run w.yaml --quiet --out w", in: place).code == 0)
      let answer = try await Tuckman.run("sensitivity w --metric all --metric cohesion --out -", in: place)
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
      let answer = try await Tuckman.run("run s.yaml", in: place)
      #expect(answer.code == 65 && answer.err == "s.yaml: the file cannot be read: no permission\n", "\(answer)")
    }

    @Test func emptyCellsOfPointsAreSaid() async throws {
      let place = try place()
      try place.write("points.csv", "faultline,tension_cost\n0.5,\n,2\n0.1,3\n")
      try place.write("w.yaml", smallScenario + "\ndesign: {method: file, points: points.csv}\n")
      let answer = try await Tuckman.run("sweep plan w.yaml", in: place)
      #expect(answer.code == 0, "\(answer)")
      #expect(
        (answer.out + answer.err).contains("points.csv: 2 empty cells have the scenario's own value"), "\(answer)")
    }
  }
}
