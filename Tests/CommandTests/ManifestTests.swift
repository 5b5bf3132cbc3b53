import Foundation
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

    private func refused(_ place: Workplace, _ said: String) async throws {
      for command in [
        ["compare", "x", "x"], ["figures", "x"], ["report", "x"], ["export", "x", "--format", "mesa"],
        ["explain", "x"],
        ["diff", "x", "x"], ["reproduce", "x"], ["sensitivity", "x"],
      ] {
        let answer = try await Tuckman.run(command, in: place)
        #expect(answer.code == 65 && answer.err.hasPrefix("x/manifest.json: the manifest is damaged"), "\(answer)")
        #expect(answer.err.contains(said), "\(command): \(answer.err)")
      }
    }

    @Test func oneThatWasCutIsRefused() async throws {
      let place = try await place()
      try place.write("x/manifest.json", String(try place.text("x/manifest.json").prefix(400)))
      try await refused(place, "this is not JSON")
    }

    @Test(arguments: ["[]", "null", "3"]) func whatIsJSONButNoObjectIsSaidToBe(_ text: String) async throws {
      let place = try await place()
      try place.write("x/manifest.json", text)
      try await refused(place, "this is JSON, but no object")
    }

    /// What is changed in the manifest of a sweep, so that it agrees with itself, and what is said.
    private static let ofSweeps: [(field: String, value: any Sendable, said: String)] = [
      ("sweep.luck", "independent", "'sweep.luck' is independent, and its scenario and tables say shared"),
      ("sweep.method", "lhs", "'sweep.method' is lhs"), ("sweep.points", 3, "'sweep.points' is 3"),
      ("sweep.replicates", "9 replicates", "'sweep.replicates' is 9 replicates"),
      ("replicates", 7, "'sweep.runs' is"), ("first_replicate", 2, "'first_replicate' is 2"),
    ]

    @Test(arguments: ofSweeps.indices) func oneThatIsNotItsScenarioAndTablesIsRefused(_ index: Int) async throws {
      let (field, value, said) = Self.ofSweeps[index]
      let place = try Workplace()
      try place.write("w.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      #expect(try await Tuckman.run(["sweep", "run", "w.yaml", "--quiet", "--out", "x"], in: place).code == 0)
      #expect(try await Tuckman.run(["reproduce", "x"], in: place).code == 0)
      try place.changeManifest("x") { manifest in
        let parts = field.split(separator: ".").map(String.init)
        guard parts.count == 2 else { return manifest[field] = value }
        var part = manifest[parts[0]] as? [String: Any] ?? [:]
        part[parts[1]] = value
        manifest[parts[0]] = part
      }
      for command in [["compare", "x"], ["report", "x"], ["reproduce", "x"], ["sensitivity", "x"]] {
        let answer = try await Tuckman.run(command, in: place)
        #expect(answer.code == 65 && answer.err.contains(said), "\(command): \(answer)")
      }
    }

    @Test func settingsThatCannotBeAreAFaultOfTheFolder() async throws {
      let place = try await place()
      try place.changeManifest("x") { $0["set"] = ["nope=1"] }
      for command in [["explain", "x"], ["reproduce", "x"]] {
        let answer = try await Tuckman.run(command, in: place)
        #expect(
          answer.code == 65 && answer.err.contains("x/manifest.json: the manifest is damaged: 'set'"), "\(answer)")
      }
    }

    @Test func aFirstReplicateThatIsNotThatOfTheRunsIsRefused() async throws {
      let place = try await place()
      try place.changeManifest("x") { $0["first_replicate"] = 3 }
      let answer = try await Tuckman.run(["compare", "x", "x"], in: place)
      #expect(answer.code == 65 && answer.err.contains("x/runs.csv:2: replicate is '0'"), "\(answer)")
    }

    /// What is changed, by the field, and what is said.
    private static let faults: [(field: String, value: String, said: String)] = [
      ("seed", "null", "'seed'"), ("seed", "-1", "it cannot be read"),
      ("replicates", "-3", "'replicates' is -3"), ("replicates", "9223372036854775807", "'replicates' is 9223"),
      ("first_replicate", "4294967295", "'replicates' is 6"), ("failed_runs", "-9223372036854775808", "'failed_runs'"),
      ("failed_runs", "5", "'failed_runs' is 5, and failures.csv says otherwise"),
      ("record", "[]", "'record' names no table"),
      ("record", "[\"runs\", \"secrets\"]", "'secrets', which is no table"),
      (
        "files", "[{\"path\": \"../s.yaml\", \"sha256\": \"\"}]", "it lists '../s.yaml', which is no file of the folder"
      ),
      ("files", "[{\"path\": \"/etc/passwd\", \"sha256\": \"\"}]", "it lists '/etc/passwd'"),
      ("files", "[{\"path\": \"inputs/../../s.yaml\", \"sha256\": \"\"}]", "it lists 'inputs/../../s.yaml'"),
      ("files", "[{\"path\": \"a.csv\", \"sha256\": \"\", \"rows\": -1}]", "'a.csv' has -1 rows"),
      ("files", "[{\"path\": \"a.csv\", \"sha256\": \"\"}, {\"path\": \"a.csv\", \"sha256\": \"\"}]", "twice"),
      ("files", "[{\"path\": \"a.csv\", \"sha256\": \"abc\"}]", "'abc' is no SHA-256"),
      ("scenario_text", "\"scenario: another\\n\"", "is not the one whose hash it has"),
      ("files", "{}", "'files'"), ("arithmetic", "[]", "'arithmetic'"),
      (
        "inputs",
        "[{\"path\": \"l.csv\", \"sha256\": \"\(String(repeating: "0", count: 64))\", \"copy\": \"../l.csv\"}]",
        "it does not list the copy of l.csv"
      ),
    ]

    /// Which runs are pairs hangs on the seed, which each row has, too.
    @Test func aSeedThatIsNotThatOfTheRunsIsRefused() async throws {
      let place = try await place()
      try place.changeManifest("x") { $0["seed"] = 4711 }
      let answer = try await Tuckman.run(["compare", "x", "x", "--out", "o"], in: place)
      #expect(answer.code == 65 && answer.err.contains("x/runs.csv:2: seed is '"), "\(answer)")
      #expect(answer.err.contains("and the manifest says 4711") && !place.exists("o"))
      #expect(try await Tuckman.run(["compare", "x", "x", "--out", "o", "--force"], in: place).code == 0)
    }

    @Test(arguments: faults.indices) func oneThatCannotBeIsRefused(_ index: Int) async throws {
      let (field, value, said) = Self.faults[index]
      let place = try await place()
      try place.changeManifest("x") {
        $0[field] = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
      }
      try await refused(place, said)
    }

    @Test func whatIsMissingIsNamed() async throws {
      let place = try await place()
      try place.changeManifest("x") { $0["scenario_text"] = nil }
      try await refused(place, "or of another version of tuckman: 'scenario_text' is missing")
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
