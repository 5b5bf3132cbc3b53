import Foundation
import Models
import Recording
import ScenarioReading
import Scenarios
import Testing

/// Names of copies, and what tells models and programs apart.
@Suite struct KeptInputsTests {
  private func names(_ paths: [String]) -> [String] {
    KeptInputs.described(paths.map { InputFile(path: $0, bytes: Array($0.utf8)) }).map { $0.copy ?? "" }
  }

  @Test func namesStayInTheFolder() {
    let names = names([
      "likes.csv", "../../etc/passwd", "/", "", "..", "a/..", "x/a\u{0}b.csv", "Müller's\nlikes.csv", "a/likes.csv",
      String(repeating: "n", count: 300) + ".csv",
    ])
    #expect(Set(names).count == names.count)
    for (place, name) in names.enumerated() {
      #expect(name.hasPrefix("inputs/\(place + 1)-") && name.hasSuffix(".copy"))
      let last = name.dropFirst("inputs/".count)
      #expect(last.utf8.allSatisfy { $0 != 0x2F && $0 > 0x20 && $0 < 0x7F } && last.utf8.count < 80, "\(name)")
    }
    #expect(names[0] == "inputs/1-likes.csv.copy" && names[8] == "inputs/9-likes.csv.copy")
  }

  @Test func aFileThatIsNamedTwiceHasOneCopy() {
    #expect(
      names(["a.csv", "b.csv", "a.csv"]) == ["inputs/1-a.csv.copy", "inputs/2-b.csv.copy", "inputs/1-a.csv.copy"])
    let inputs = ["a.csv", "a.csv"].map { InputFile(path: $0, bytes: [1]) }
    #expect(KeptInputs.copies(of: inputs).count == 1)
  }

  @Test func theFingerprintIsOfParametersNamesAndBothArithmetics() {
    let lines = ModelFingerprint.lines
    #expect(lines.contains { $0.hasPrefix("tension_cost = ") && $0.contains(", a number") })
    #expect(lines.count == ParameterTable.all.count + 4 + 2 * (19 + 3), "a run of 18 ticks in both")
    // Each tick has a number: no run has failed.
    #expect(lines.suffix(44).prefix(19).allSatisfy { $0.split(separator: " ").count > 10 })
    #expect(ModelFingerprint.value.count == 16)
  }

  @Test func theBuildIsReadFromTheHeadOfAProgram() {
    // One segment of notes: first another note, then the id.
    var head: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 58)
    (head[32], head[54], head[56]) = (64, 56, 1)
    head += [4, 0, 0, 0, 4, 0, 0, 0, 120] + [UInt8](repeating: 0, count: 23) + [60] + [UInt8](repeating: 0, count: 23)
    let other: [UInt8] = [4, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0x47, 0x4E, 0x55, 0, 9, 9, 9, 9, 9, 0, 0, 0]
    let id: [UInt8] = [4, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0x47, 0x4E, 0x55, 0, 0xAB, 0, 0x1F, 0]
    #expect(Manifest.Program.buildID(head + other + id) == "ab001f")
    for count in 0..<head.count { #expect(Manifest.Program.buildID(Array(head[..<count])) == nil) }
    #expect(Manifest.Program.buildID([UInt8](repeating: 0xFF, count: 200)) == nil)
  }
}
