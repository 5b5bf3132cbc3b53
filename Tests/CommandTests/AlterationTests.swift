import Foundation
import Testing

extension CommandTests {
  /// Twenty-four ways in which a table comes to differ from its manifest, each into every command that reads folders.
  @Suite struct AlterationTests {
    /// A way, and what it makes of a table's text; `other` is the same table of other runs.
    typealias Alteration = (name: String, apply: @Sendable (_ text: String, _ other: String) -> [UInt8])

    private static func lines(_ change: @escaping @Sendable (inout [String]) -> Void)
      -> @Sendable (String, String) -> [UInt8]
    {
      { text, _ in
        var lines = text.split(separator: "\n").map(String.init)
        change(&lines)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
      }
    }

    private static func cells(_ change: @escaping @Sendable ([Substring]) -> [Substring])
      -> @Sendable (String, String) -> [UInt8]
    {
      lines { lines in
        lines = lines.map { change($0.split(separator: ",", omittingEmptySubsequences: false)).joined(separator: ",") }
      }
    }

    static let alterations: [Alteration] = [
      // Truncated.
      ("nothing is left", { _, _ in [] }),
      ("the header alone is left", lines { $0 = [$0[0]] }),
      ("half of the rows are left", lines { $0.removeLast($0.count / 2) }),
      ("the last row is gone", lines { $0.removeLast() }),
      ("a row in the middle is gone", lines { $0.remove(at: $0.count / 2) }),
      ("cut in the middle of a row", { text, _ in Array(text.utf8.dropLast(9)) }),
      ("the last column is gone", cells { Array($0.dropLast()) }),
      // Edited.
      ("one digit is another", lines { $0[$0.count - 1] = $0[$0.count - 1] + "1" }),
      ("a cell is empty", lines { $0[1] = "," + $0[1].split(separator: ",", maxSplits: 1)[1] }),
      ("a cell is text", lines { $0[1] = "many," + $0[1].split(separator: ",", maxSplits: 1)[1] }),
      ("a column has another name", lines { $0[0] = $0[0].replacing("run_id", with: "run") }),
      ("a column is there twice", cells { $0 + [$0[1]] }),
      ("a column is new", cells { $0 + ["1"] }),
      ("a row is there twice", lines { $0.append($0[1]) }),
      ("one row in place of another", lines { $0[2] = $0[1] }),
      ("blanks behind each row", lines { $0 = $0.map { $0 + " " } }),
      ("semicolons between the cells", { text, _ in Array(text.replacing(",", with: ";").utf8) }),
      ("decimal commas", { text, _ in Array(text.replacing(".", with: ",").utf8) }),
      ("a quotation mark that is not closed", lines { $0[1] = "\"" + $0[1] }),
      ("a byte of zero", { text, _ in Array(text.utf8) + [0] }),
      // In another order.
      ("rows in reverse", lines { $0 = [$0[0]] + $0.dropFirst().reversed() }),
      ("two columns exchanged", cells { [$0[1], $0[0]] + $0.dropFirst(2) }),
      // Foreign.
      ("the table of other runs", { _, other in Array(other.utf8) }),
      ("a table of another program", { _, _ in Array("name,age\nAda,36\n".utf8) }),
    ]

    /// Commands that read a table, with the exit code of one that differs; `diff` makes its runs again and reads none.
    static let readers: [(command: String, table: String, code: Int32)] = [
      ("compare base x", "runs", 65), ("compare x base", "runs", 65), ("compare w", "points", 65),
      ("figures x --only paths --format svg --out made", "runs", 65),
      ("figures x --only trajectories --format svg --out made", "ticks", 65),
      ("figures base --only comparison --compare x --format svg --out made", "runs", 65),
      ("figures w --format svg --out made", "points", 65), ("report w --out made", "summary", 65),
      ("report x --pairs 2 --out made", "sessions", 65),
      ("report base --compare x --pairs 2 --out made", "runs", 65),
      ("export x --format mesa --table runs --out made", "runs", 65),
      ("export x --format behaviorspace --out made", "ticks", 65),
      ("export x --format gexf --out made", "ties", 65), ("export x --format graphml --out made", "members", 65),
      ("explain x:p0r1 --out made", "sessions", 65), ("sensitivity w --out made", "runs", 65),
      ("reproduce x", "events", 1),
    ]

    @Test(arguments: alterations.indices) func isRefusedWithThePlaceByEveryReader(_ index: Int) async throws {
      let alteration = Self.alterations[index]
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      try place.write("w.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      let run = "run s.yaml --replicates 3 --quiet --record runs,ticks,sessions,members,ties,events --out "
      for (out, more) in [("base", ""), ("x", ""), ("other", " --seed 5")] {
        #expect(try await Tuckman.run((run + out + more).split(separator: " ").map(String.init), in: place).code == 0)
      }
      for (out, more) in [("w", []), ("v", ["--seed", "5"])] as [(String, [String])] {
        let sweep = ["sweep", "run", "w.yaml", "--out", out, "--replicates", "3", "--record", "runs", "--quiet"] + more
        #expect(try await Tuckman.run(sweep, in: place).code == 0)
      }
      for (command, table, code) in Self.readers {
        let words = command.split(separator: " ").map(String.init)
        let isOfSweep = words.contains("w")
        let file = (isOfSweep ? "w/" : "x/") + table + ".csv"
        let text = try place.text(file)
        let altered = alteration.apply(text, try place.text((isOfSweep ? "v/" : "other/") + table + ".csv"))
        // The points of a sweep of another seed are the same: nothing is altered.
        guard altered != Array(text.utf8) else { continue }
        try place.write(file, altered)
        let answer = try await Tuckman.run(words, in: place)
        #expect(answer.code == code && answer.out.isEmpty, "\(alteration.name): \(command): \(answer)")
        #expect(answer.err.hasPrefix(file + ":"), "\(alteration.name): \(command): \(answer.err)")
        #expect(!place.exists("made"), "\(alteration.name): \(command)")
        try place.write(file, text)
      }
    }
  }
}
