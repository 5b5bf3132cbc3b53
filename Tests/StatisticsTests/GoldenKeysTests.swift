import Statistics
import Foundation
import Testing

/// Which numbers of the reference programs are compared, and by which test; which are not, and why.
@Suite struct GoldenKeysTests {
  private func lines() throws -> [(key: String, use: String)] {
    let file = try #require(Bundle.module.url(forResource: "Golden/keys", withExtension: "txt"))
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      try #require(parts.count == 2, "\(line)")
      return (parts[0], parts[1])
    }
  }

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  /// A test that is named is there; what is not used says why.
  @Test func everyNumberHasATestOrAReason() throws {
    let paths = FileManager.default.enumerator(atPath: Self.tests.path)?.allObjects as? [String] ?? []
    let texts = try paths.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: Self.tests.appendingPathComponent($0), encoding: .utf8)
    }
    let lines = try lines()
    #expect(Set(lines.map(\.key)).count == lines.count)
    for (key, use) in lines {
      if use.hasPrefix("not used: ") {
        #expect(use.count > "not used: ".count, "\(key)")
      } else {
        #expect(texts.contains { $0.contains("@Test") && $0.contains("func \(use)(") }, "\(key): no test \(use)")
      }
    }
  }

  /// Where the reference file lies beside the checkout, every one of its numbers is in the list and no other.
  @Test func theListIsThatOfTheFile() throws {
    let file = Self.tests.appendingPathComponent("../../shared/golden/golden.json").standardizedFileURL
    guard let data = try? Data(contentsOf: file) else { return }
    let sections = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    let keys = sections.flatMap { section, values in values.keys.map { "\(section).\($0)" } }
    #expect(Set(keys) == Set(try lines().map(\.key)))
  }
}
