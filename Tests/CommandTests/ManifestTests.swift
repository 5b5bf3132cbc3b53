import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing

extension CommandTests {
  /// Manifests that no program of ours wrote: a sentence and 65, by whichever command.
  @Suite struct ManifestTests {
    private func place() async throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      #expect(try await Tuckman.run(["run", "s.yaml", "--quiet", "--out", "x"], in: place).code == 0)
      return place
    }

    @Test func oneThatWasCutIsRefused() async throws {
      let place = try await place()
      try place.write("x/manifest.json", String(try place.text("x/manifest.json").prefix(400)))
      for command in [
        ["compare", "x", "x"], ["figures", "x"], ["report", "x"], ["export", "x", "--format", "mesa"],
        ["explain", "x"],
        ["diff", "x", "x"], ["reproduce", "x"], ["sensitivity", "x"],
      ] {
        let answer = try await Tuckman.run(command, in: place)
        let fault = FolderFault(Place("x/manifest.json"), .manifest(.notJSON))
        #expect(answer.ends(fault), "\(command): \(answer)")
      }
    }

    @Test func settingsThatCannotBeAreAFaultOfTheFolder() async throws {
      let place = try await place()
      try place.changeManifest("x") { manifest in
        manifest["set"] = ["nope=1"]
        manifest["set_sha256"] = sha256(Array("nope=1".utf8))
      }
      for command in [["explain", "x"], ["reproduce", "x"]] {
        let answer = try await Tuckman.run(command, in: place)
        let setting = Problem(Place("--set nope=1"), .setting(.unknown("nope")), isInArguments: true)
        #expect(answer.ends(FolderFault(Place("x/manifest.json"), .manifest(.set([setting])))), "\(answer)")
      }
    }

    @Test func aFirstReplicateThatIsNotThatOfTheRunsIsRefused() async throws {
      let place = try await place()
      try place.changeManifest("x") { $0["first_replicate"] = 3 }
      let answer = try await Tuckman.run(["compare", "x", "x"], in: place)
      #expect(answer.code == 65 && answer.err.contains(#/x\/runs\.csv:2: 'replicate' .*'0'/#), "\(answer)")
    }

    /// Which runs are pairs hangs on the seed, which each row has, too.
    @Test func aSeedThatIsNotThatOfTheRunsIsRefused() async throws {
      let place = try await place()
      try place.changeManifest("x") { $0["seed"] = 4711 }
      let answer = try await Tuckman.run(["compare", "x", "x", "--out", "o"], in: place)
      #expect(answer.code == 65 && answer.err.contains(#/x\/runs\.csv:2: 'seed' .*manifest.* 4711\n/#), "\(answer)")
      #expect(!place.exists("o"))
      #expect(try await Tuckman.run(["compare", "x", "x", "--out", "o", "--force"], in: place).code == 0)
    }

    @Test func itSaysWhichProgramAndModelMadeTheResults() async throws {
      let place = try await place()
      let manifest = try JSONSerialization.jsonObject(with: place.bytes("x/manifest.json")) as? [String: Any]
      let model = (manifest?["arithmetic"] as? [String: Any])?["model"] as? String ?? ""
      #expect(model.count == 16 && model.allSatisfy(\.isHexDigit))
      #if os(Linux)
        let build = (manifest?["program"] as? [String: Any])?["build"] as? String ?? ""
        #expect(build.count == 40 && build.allSatisfy(\.isHexDigit))
      #endif
      let commit = ["TUCKMAN_COMMIT": "0123456789abcdef-dirty"]
      let run = ["run", "s.yaml", "--quiet", "--out", "y"]
      #expect(try await Tuckman.run(run, in: place, environment: commit).code == 0)
      #expect(try place.text("y/manifest.json").contains("\"commit\" : \"0123456789abcdef-dirty\""))
    }
  }
}
