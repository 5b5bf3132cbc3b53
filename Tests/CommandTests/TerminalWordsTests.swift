import Foundation
import Testing

extension CommandTests {
  /// What the views of the terminal say, each sentence pinned once, in `Words/terminal.txt`. Where a sentence or a number is
  /// meant to be another, `TUCKMAN_WRITE_WORDS=1 swift test --filter TerminalWordsTests` writes the file again.
  @Suite struct TerminalWordsTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Words/terminal.txt")

    /// What is shown, one after another in one folder.
    static let commands = [
      "run plain.yaml --replicates 1 --out one", "run leaving.yaml --replicates 1 --out leaving",
      "run plain.yaml --replicates 12 --out many --half-width tension_peak=0.01",
      "compare plain.yaml calmer.yaml --replicates 12 --out c --margin cohesion=0.2",
      "compare many calmer.yaml plain.yaml --unpaired --metric left --metric cohesion --out d --replicates 7",
      "what-if plain.yaml technique=mediation,dose=0.5 --replicates 12",
      "what-if leaving.yaml plain.yaml --replicates 6",
      "explain one", "explain plain.yaml --stage performing", "explain plain.yaml --session 2 --by pair",
      "explain calmer.yaml --ablation interventions --replicates 6", "diff plain.yaml calmer.yaml",
      "diff plain.yaml plain.yaml", "sweep run sweep.yaml --out w --quiet", "sweep status sweep.yaml --out w",
      "sensitivity w --metric cohesion", "sensitivity w --metric cohesion --method src",
    ]

    /// A folder with the scenarios of the commands.
    static func workplace() throws -> Workplace {
      try Workplace([
        "plain.yaml": CompareTests.plain, "calmer.yaml": CompareTests.calmer,
        "leaving.yaml": CompareTests.plain + "\nparameters: {dropout_base: 1}", "sweep.yaml": CompareTests.sampled,
      ])
    }

    @Test func everyViewSaysWhatItSaid() async throws {
      let place = try Self.workplace()
      var text = ""
      for command in Self.commands {
        let answer = try await Tuckman.run(command.split(separator: " ").map(String.init), in: place)
        text += "$ tuckman \(command)\n\(answer.out)\(answer.err)[exit code \(answer.code)]\n\n"
      }
      if ProcessInfo.processInfo.environment["TUCKMAN_WRITE_WORDS"] != nil {
        try text.write(to: Self.file, atomically: true, encoding: .utf8)
      }
      let (found, pinned) = (lines(text), lines(try String(contentsOf: Self.file, encoding: .utf8)))
      let first = zip(found, pinned).first { $0 != $1 }
      #expect(found == pinned, "first: \(first.map { "'\($0)', and not '\($1)'" } ?? "one is longer")")
    }

    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }
}
