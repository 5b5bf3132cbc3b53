import Foundation
import ScenarioReading
import Scenarios
import Testing

/// Small texts that stand for very much, and large ones of hostile shapes.
@Suite struct BombTests {
  /// Nine levels of nine aliases: 9⁹ items, were they put in place of the aliases.
  private static let bomb: String = {
    let levels = (1...9).map { level in
      let item = level == 1 ? "x" : "*l\(level - 1)"
      return "l\(level): &l\(level) [" + Array(repeating: item, count: 9).joined(separator: ", ") + "]\n"
    }
    return "scenario: s\n" + levels.joined()
  }()

  /// The same, with every level in a key.
  private static let keyBomb: String = {
    let levels = (1...9).map { level in
      let item = level == 1 ? "x" : "*l\(level - 1)"
      return "? &l\(level) [" + Array(repeating: item, count: 9).joined(separator: ", ") + "]\n: 1\n"
    }
    return "scenario: s\n" + levels.joined()
  }()

  @Test func anAliasBombIsRefusedWithItsPlace() throws {
    #expect(try faults(Self.bomb.utf8).all == [Told("2:5", .yaml(.anchor))])
    #expect(try faults(Self.keyBomb.utf8).all == [Told("2:3", .yaml(.key))])
  }

  /// Both are read side by side, so that other work of the machine slows down both.
  @Test func anAliasBombCostsNoMoreThanThreeOrdinaryScenarios() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let ordinary = root.appendingPathComponent("Scenarios/first-run.yaml").standardizedFileURL.path
    let folder = try TemporaryFolder()
    for text in [Self.bomb, Self.keyBomb] {
      let path = try folder.write("bomb.yaml", text.utf8)
      var ratios: [Double] = []
      for _ in 0..<31 {
        let usual = try time { _ = try ScenarioReader.read(ordinary) }
        let hostile = time { #expect(throws: Problems.self) { try ScenarioReader.read(path) } }
        ratios.append(hostile / usual)
      }
      #expect(ratios.sorted()[15] <= 3)
    }
  }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// A text of about a megabyte, and what is first wrong with it, as the place and the names of the cases; nothing if it is right.
  struct Shape: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let first: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ first: String) {
      (self.name, self.text, self.first) = (name, text, first)
    }
  }

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static let shapes: [Shape] = [
    Shape("opening brackets", many("[", 1_000_000), "1:1026 yaml.tooDeep"),
    Shape("opening braces", many("{", 1_000_000), "1:1026 yaml.tooDeep"),
    Shape("lists in lists", many("- ", 500_000), "1:129 yaml.tooDeep"),
    Shape("question marks", many("? ", 500_000), "1:3 yaml.key"),
    Shape("flow mappings in each other", many("{a: ", 250_000), "1:254 yaml.tooDeep"),
    Shape("one long line", many("x", 1_000_000), "1:1 wrongKind"),
    Shape("one long key", many("x", 999_997) + ": 1", "1:999998 yaml.unreadable"),
    Shape("one long title", "scenario: " + many("x", 999_990), "1:11 tooLong"),
    Shape("one long quoted key", "'" + many("x", 1000) + "': " + many("y", 990_000), "1:1 unknownKey"),
    Shape(
      "unknown keys", (0..<90_000).map { "key\($0):\n" }.joined(), "1:1 unknownKey"),
    Shape(
      "unknown parameters", "scenario: s\nparameters:\n" + (0..<80_000).map { " k\($0):\n" }.joined(),
      "3:2 unknownKey"),
    Shape("duplicate keys", "scenario: s\n" + many("seed: 1\n", 100_000), "3:1 repeated.key"),
    Shape("list items", many("- a\n", 250_000), "1:1 wrongKind"),
    Shape("empty lines", many("\n", 1_000_000), " yaml.empty"),
    Shape("spaces", many(" ", 1_000_000), " yaml.empty"),
    Shape("comments", many("#\n", 500_000), " yaml.empty"),
    Shape("documents", many("---\n", 250_000), "2:1 yaml.secondDocument"),
    Shape("quotes", many("\"", 1_000_000), "1:3 yaml.unreadable"),
    Shape("commas in a list", "[" + many(",", 999_998) + "]", "1:2 yaml.unreadable"),
    Shape("colons", many(":", 1_000_000), "1:1000000 yaml.unreadable"),
    Shape("colons and spaces", many(": ", 500_000), "1:1 yaml.unreadable"),
    Shape("anchors", many("&a ", 333_333), "1:1 yaml.anchor"),
    Shape("aliases", "[" + many("*a,", 333_332) + "]", "1:2 yaml.anchor"),
    Shape("tags", many("!a ", 333_333), "1:1 yaml.tag"),
    Shape("directives", many("%A\n", 333_333), "1:3 yaml.unreadable"),
    Shape("tabs", many("\t", 1_000_000), "1:1 yaml.unreadable"),
    Shape(
      "members without a name", "group:\n  members:\n" + many("  - {}\n", 60_000), "1:1 scenario.noTitle"),
    Shape(
      "members of one name", "scenario: s\ngroup:\n  members:\n" + many("  - {name: A}\n", 60_000),
      "5:5 repeated.name"),
    Shape(
      "schedule entries", "scenario: s\nfacilitator: {schedule: [" + many("[],", 300_000) + "]}",
      "2:26 wrongKind"),
    Shape(
      "tables", "scenario: s\nrecord: [" + many("runs,", 190_000) + "]", "2:15 repeated.key"),
    Shape("escapes", "scenario: \"" + many("\\x41", 249_000) + "\"", "1:11 tooLong"),
    Shape(
      "accents of one letter", "scenario: a" + many("\u{301}", 400_000), "1:11 tooLong"),
    Shape("stars and ampersands in quotes", "scenario: s\nabout: '" + many("*a &b ", 1_600) + "'", ""),
    Shape("stars and ampersands in a block", "scenario: s\nabout: |\n" + many("  *a &b\n  &c *d\n", 600), ""),
    Shape("a comment", "scenario: s\n" + many("# *a &b {[\n", 90_000), ""),
  ]

  @Test(arguments: shapes) func aHostileShapeIsAnswered(_ shape: Shape) throws {
    let first = try faults(shape.text.utf8).all.first
    #expect(first.map { "\($0.place) \(caseNames($0.fault))" } ?? "" == shape.first)
  }

  /// Sixty thousand names, and as many rows that name nobody: a hint for each row would take hours.
  @Test func tiesOfManyUnknownMembersAreAnswered() throws {
    let members = (0..<30_000).map { "  - {name: Member number \($0)}\n" }.joined()
    let ties = "source,target,value\n" + (0..<50_000).map { "Membre \($0),Membre \($0),0\n" }.joined()
    let yaml = "scenario: s\ngroup:\n  sentiment: likes.csv\n  members:\n" + members
    let first = try #require(try faults(yaml.utf8, files: ["likes.csv": Array(ties.utf8)]).all.first)
    #expect(first.place == "likes.csv:2" && caseNames(first.fault) == "table.unknownMember")
    // Its words take no time either.
    #expect(Problem(Place("x"), first.fault).text.hasPrefix("x: "))
  }
}
