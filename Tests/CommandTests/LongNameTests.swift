import Foundation
import Testing

extension CommandTests {
  /// Names that are made from long names can be written, too.
  @Suite struct LongNameTests {
    @Test(arguments: [String(repeating: "x", count: 240), String(repeating: "é", count: 124)])
    func everythingMadeOfALongNameIsWritten(_ name: String) async throws {
      let place = try Workplace()
      try place.write(name + ".yaml", smallScenario)
      try place.write("s" + name + ".yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      let results = "results/" + name
      for arguments in [
        ["run", name + ".yaml", "--quiet"], ["run", name + ".yaml", "--quiet"], ["report", results, "--pairs", "2"],
        ["report", results + ":p0r1", "--pairs", "2"], ["report", results, "--compare", results, "--pairs", "2"],
        ["figures", results, "--only", "paths", "--format", "svg"],
        ["compare", name + ".yaml", "s" + name + ".yaml", "--replicates", "2", "--quiet"],
        ["sweep", "run", "s" + name + ".yaml", "--replicates", "2", "--quiet"], ["report", "results/s" + name],
        ["run", name + ".yaml", "--out", "results/s" + name, "--force", "--quiet"],
      ] {
        let answer = try await Tuckman.run(arguments, in: place)
        #expect(answer.code == 0, "\(arguments): \(answer.err)")
      }
      // The results twice and the sweep's moved aside, four pages, figures, a comparison.
      #expect(try place.names("results").count == 9)
      let tooLong = try await Tuckman.run(["run", name + ".yaml", "--out", name + name], in: place)
      #expect(tooLong.code == 73 && tooLong.err.contains("File name too long"), "\(tooLong)")
    }
  }
}
