import Foundation
import Testing

extension CommandTests {
  /// Nothing on standard output is wider than the terminal, unless a path or an option with its value is.
  @Suite struct WidthTests {
    @Test(arguments: [80, 40]) func noViewIsWiderThanTheTerminal(_ width: Int) async throws {
      let place = try TerminalWordsTests.workplace()
      let more = ["list", "sweep plan sweep.yaml", "compare w", "compare w --all", "verify"]
      for command in TerminalWordsTests.commands + more {
        try await check(command.split(separator: " ").map(String.init), width, in: place)
      }
    }

    @Test(arguments: [80, 40]) func noHelpIsWiderThanTheTerminal(_ width: Int) async throws {
      let place = try Workplace()
      try place.copyScenarios()
      for verb in [[]] + OtherCommandTests.verbs.map({ [$0] }) + OtherCommandTests.sweepVerbs.map({ ["sweep", $0] }) {
        try await check(verb + ["--help"], width, in: place)
      }
      for topic in [
        "scenarios", "mechanisms", "techniques", "styles", "stages", "metrics", "parameters", "members", "models",
      ] { try await check(["list", topic], width, in: place) }
    }

    @Test func whatIsSaidOfAFileGoesOnIndented() async throws {
      let place = try Workplace.small()
      let answer = try await Tuckman.run(
        ["validate", "sweep.yaml", "s.yaml"], in: place, environment: ["COLUMNS": "40"])
      let lines = answer.out.split(separator: "\n")
      #expect(lines.count > 2 && lines.allSatisfy { $0.contains(": ok: ") || $0.hasPrefix("  ") }, "\(answer)")
      #expect(answer.out.squeezed.contains("6 replicates; a sweep of 2 points s.yaml: ok: 4 members"), "\(answer)")
    }

    private func check(_ words: [String], _ width: Int, in place: Workplace) async throws {
      let answer = try await Tuckman.run(words, in: place, environment: ["COLUMNS": String(width)])
      let wide = answer.out.split(separator: "\n").filter { line in
        // An option goes with its value, which may be in quotes, and a line that goes on ends so.
        let isWhole = line.wholeMatch(of: #/ *(--\S+ ('[^']*'|"[^"]*"|\S+)|\S+)( \\)?/#) != nil
        return line.count > width && !isWhole
      }
      #expect(wide.isEmpty, "\(words) \(wide.joined(separator: "\n"))")
    }
  }
}
