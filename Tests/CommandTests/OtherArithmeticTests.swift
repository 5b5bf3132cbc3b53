import Foundation
import Testing

extension CommandTests {
  /// Results of another arithmetic or another model are not put beside others, and their runs are not made again, unwarned.
  @Suite struct OtherArithmeticTests {
    private func place() async throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      for out in ["a", "b"] {
        let run = ["run", "s.yaml", "--replicates", "4", "--quiet", "--record", "runs,ticks,sessions", "--out", out]
        #expect(try await Tuckman.run(run, in: place).code == 0)
      }
      return place
    }

    private func changeArithmetic(_ place: Workplace, _ field: String, _ value: Any) throws {
      try place.changeManifest("b") { manifest in
        var arithmetic = manifest["arithmetic"] as? [String: Any] ?? [:]
        arithmetic[field] = value
        manifest["arithmetic"] = arithmetic
      }
    }

    private static let pairs = [
      ["compare", "a", "b", "--format", "csv"], ["compare", "s.yaml", "b", "--format", "csv"],
      ["figures", "a", "--only", "comparison", "--compare", "b", "--format", "svg", "--out", "f"],
      ["report", "a", "--compare", "b", "--pairs", "2", "--out", "r.html", "--quiet"],
    ]
    private static let again = [
      ["explain", "b"], ["diff", "a", "b"], ["reproduce", "b"], ["report", "b", "--pairs", "2", "--out", "r.html"],
      ["figures", "b", "--only", "twin", "--format", "svg", "--out", "f"],
    ]

    @Test(arguments: [
      ("version", "3", "arithmetic version"), ("model", "\"0000000000000000\"", "model"), ("model", "null", "model"),
    ])
    func anotherVersionOrModelIsRefusedWherePairedOrMadeAgain(field: String, value: String, said: String) async throws {
      let place = try await place()
      try changeArithmetic(
        place, field, JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed))
      for command in Self.pairs + Self.again {
        let answer = try await Tuckman.run(command, in: place)
        #expect(answer.code == 65 && answer.err.contains(said), "\(command): \(answer)")
        #expect(answer.err.contains("--force"), "\(command): \(answer.err)")
      }
      // Tables alone can be read, and it is said what they are of.
      let export = try await Tuckman.run(["export", "b", "--format", "mesa"], in: place)
      #expect(export.code == 0 && export.err.contains("note: b: the numbers "), "\(export.err)")
      for command in [Self.pairs[0], Self.again[0]] {
        let forced = try await Tuckman.run(command + ["--force"], in: place)
        #expect(forced.code == 0 && forced.err.contains("note: b: "), "\(forced)")
      }
    }

    @Test(arguments: [
      ("precision", "double", "float and double precision"), ("acts", "mean-field", "acts drawn and acts in"),
    ])
    func anotherPrecisionOrKindOfActsIsRefusedWherePaired(field: String, value: String, said: String) async throws {
      let place = try await place()
      let option = field == "acts" ? "--acts" : "--arithmetic"
      let run = [
        "run", "s.yaml", "--replicates", "4", "--quiet", "--record", "runs,sessions", "--out", "b", option, value,
      ]
      #expect(try await Tuckman.run(run, in: place).code == 0)
      for command in Self.pairs {
        let answer = try await Tuckman.run(command, in: place)
        #expect(answer.code == 65 && "\n\(answer.err)".contains("\nb: "), "\(answer)")
        #expect(answer.err.contains(said), "\(command): \(answer.err)")
      }
      let forced = try await Tuckman.run(Self.pairs[0] + ["--force"], in: place)
      #expect(forced.code == 0 && forced.err.contains("note: b: "), "\(forced)")
      // Alone it is what it is.
      #expect(try await Tuckman.run(["explain", "b"], in: place).code == 0)
      #expect(try await Tuckman.run(["reproduce", "b"], in: place).code == 0)
    }

    @Test func foldersOfOneOtherArithmeticAreComparedWithANote() async throws {
      let place = try await place()
      try changeArithmetic(place, "version", 3)
      let answer = try await Tuckman.run(["compare", "b", "b", "--format", "csv"], in: place)
      #expect(answer.code == 0 && answer.err.contains(#/note: b: .*arithmetic version 3\b/#), "\(answer)")
    }

    @Test func largeGroupsOfAnotherProcessorAreNoted() async throws {
      let place = try await place()
      for folder in ["a", "b"] {
        try place.changeManifest(folder) { manifest in
          var arithmetic = manifest["arithmetic"] as? [String: Any] ?? [:]
          (arithmetic["kernel"], arithmetic["blas"]) = ("large group, AVX2", "OpenBLAS of \(folder)")
          manifest["arithmetic"] = arithmetic
        }
      }
      let answer = try await Tuckman.run(["compare", "a", "b", "--format", "csv"], in: place)
      #expect(answer.code == 0 && answer.err.contains("note: a and b: large groups were computed with"), "\(answer)")
    }

    @Test func cellsOfAnotherModelAreRefused() async throws {
      let place = try await place()
      try place.write("w.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      let run = ["sweep", "run", "w.yaml", "--quiet", "--out", "w"]
      #expect(try await Tuckman.run(run, in: place).code == 0)
      let sweep = try place.text("w/sweep.json")
      let model = try #require(sweep.firstMatch(of: /"model" : "([0-9a-f]{16})"/)?.output.1)
      try place.write("w/sweep.json", sweep.replacing(model, with: "0000000000000000"))
      // The plan's name is made of it, too.
      let answer = try await Tuckman.run(run, in: place)
      #expect(answer.code == 65 && answer.err.contains("0000000000000000"), "\(answer)")
    }
  }
}
