import Foundation
import ScenarioReading
import Scenarios
import Testing

extension CommandTests {
  /// Nothing that strangers wrote acts on the terminal of the person who reads it.
  @Suite struct TerminalTests {
    /// Writes to the clipboard, colours and hides, clears the screen (C1), turns the direction of writing, rings.
    private static let attack = "T\u{1B}]52;c;aGk=\u{07}\u{1B}[31mRED\u{1B}[8m\u{9B}2J\u{202E}ABC\u{2028}\u{7F}"

    private func requireInert(_ answer: Answer, sourceLocation: SourceLocation = #_sourceLocation) {
      for text in [answer.out, answer.err] {
        let active = text.unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
            || (0x2028...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
        }
        #expect(active.isEmpty, "\(active) in \(text.prefix(2000))", sourceLocation: sourceLocation)
      }
    }

    /// Puts a title into a folder of results, as somebody may who hands it on.
    private func poison(_ place: Workplace, _ folder: String) throws {
      let path = folder + "/datapackage.json"
      var package = try #require(JSONSerialization.jsonObject(with: place.bytes(path)) as? [String: Any])
      package["title"] = Self.attack
      try place.write(path, [UInt8](JSONSerialization.data(withJSONObject: package)))
    }

    @Test(arguments: [
      "compare r q --metric cohesion --out c", "figures r --out f --only trajectories,sociogram", "report r --pairs 2",
      "explain r", "diff r q", "export r --format graphml --out g", "reproduce r", "sensitivity w", "report w",
      "compare w",
      "figures w --out f",
    ]) func titlesAndCellsOfAForeignFolder(_ command: String) async throws {
      let place = try await placeOfResults()
      try place.write("sweep.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      if command.contains("w") {
        let sweep = ["sweep", "run", "sweep.yaml", "--replicates", "3", "--out", "w", "--quiet"]
        #expect(try await Tuckman.run(sweep, in: place).code == 0)
        try place.write("w/points.csv", try place.text("w/points.csv").replacing("0.5", with: "0.5" + Self.attack))
        try poison(place, "w")
      }
      try FileManager.default.copyItem(atPath: place.path + "/r", toPath: place.path + "/q")
      try poison(place, "r")
      let members = try place.text("r/members.csv").replacing("Ana", with: "A\u{1B}[8mna")
      try place.write("r/members.csv", members)
      requireInert(try await Tuckman.run(command.split(separator: " ").map(String.init), in: place))
    }

    @Test func argumentsAndNamesOfFiles() async throws {
      let place = try Workplace()
      let attack = Self.attack
      try place.write(attack + ".yaml", smallScenario)
      try place.makeFolder("Scenarios")
      try place.write("Scenarios/\(attack).yaml", smallScenario)
      for arguments in [
        [attack], ["help", attack], ["run", attack], ["run", "--" + attack],
        ["run", attack + ".yaml", "--seed", attack],
        ["run", attack + ".yaml", "--record", attack], ["run", attack + ".yaml", "--set", attack + "=1"],
        ["run", attack + ".yaml", "--seed", attack, "--seed", attack], ["list", attack], ["sweep", attack],
        ["what-if", attack + ".yaml", "technique=" + attack], ["validate", attack + ".yaml"], ["list", "scenarios"],
        ["run", attack + ".yaml", "--out", attack], ["report", attack, "--pairs", "2"], ["new", attack + ".yaml"],
        ["compare", attack + ".yaml", attack + ".yaml", "--replicates", "2", "--assert", attack],
      ] {
        requireInert(try await Tuckman.run(arguments, in: place))
      }
    }

    @Test func whoIsAtWork() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      try place.makeFolder("results/.small.partial")
      try place.write("results/.small.partial/.holder", "process 1" + Self.attack + "\nand more")
      let descriptor = open(place.path + "/results/.small.partial", O_RDONLY)
      defer { close(descriptor) }
      try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
      let answer = try await Tuckman.run(["run", "small.yaml"], in: place)
      #expect(
        answer.code == 75 && answer.err.hasPrefix("results/small: process 1T\\u{1B}]52;c;aGk=\\u{7}"), "\(answer)")
      #expect(answer.err.contains("\\nand more is writing there\n"))
      requireInert(answer)
    }

    /// A line feed in a name does not make a line of its own.
    @Test func namesOfSeveralLines() async throws {
      let place = try Workplace()
      for (name, shown) in [("a\nError: b", "a\\nError: b"), ("a\r\nb", "a\\r\\nb"), ("a\tb", "a\\tb")] {
        let none = try await Tuckman.run(["run", name], in: place)
        #expect(none.err == "\(shown): \(Problem(Place(name), .file(.missing())).what)\n")
        #expect(try await Tuckman.run(["new", name], in: place).code == 0)
        let there = try await Tuckman.run(["new", name], in: place)
        #expect(there.err.hasPrefix("\(shown): cannot be created: "))
      }
    }

    @Test func dataStayAsTheyAre() async throws {
      let place = try await placeOfResults()
      let members = try place.text("r/ties.csv").replacing("Ana", with: "A\u{1B}na")
      try place.write("r/ties.csv", members)
      let answer = try await Tuckman.run(["export", "r", "--format", "mesa", "--table", "ticks"], in: place)
      #expect(answer.code == 0)
      let csv = try await Tuckman.run(["explain", "r", "--format", "csv"], in: place)
      let json = try await Tuckman.run(["run", "s.yaml", "--format", "json", "--out", "j"], in: place)
      #expect(csv.code == 0 && json.code == 0 && json.out.hasPrefix("{\n"))
      #expect(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) is [String: Any])
    }
  }
}
