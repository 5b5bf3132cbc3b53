import Foundation
import Testing

/// What is said of every fact, pinned once: `words.txt` has a line for each. After a change of words the tests write it anew with
/// `UPDATE_WORDS=1`, and the difference is read.
@Suite struct WordsTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "words.txt")

  @Test func everySentenceIsAsItIsWrittenDown() throws {
    let lines = samples.map(\.line)
    if ProcessInfo.processInfo.environment["UPDATE_WORDS"] == "1" {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
    }
    let known = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(known.count == lines.count)
    for (line, known) in zip(lines, known) { #expect(line == known) }
  }

  @Test(arguments: kinds.indices) func everyCaseIsSaid(_ index: Int) throws {
    let (type, file) = kinds[index]
    let said = Set(samples.map(\.name))
    let cases = try Self.cases(of: type, in: file)
    #expect(!cases.isEmpty)
    for name in cases { #expect(said.contains("\(type).\(name)"), "a sample of it belongs into Samples.swift") }
  }

  @Test func everySentenceSaysSomething() {
    for sample in samples { #expect(!sample.words.isEmpty && sample.words != "–", "\(sample.name)") }
  }

  /// The cases of an enumeration, as its source declares them.
  static func cases(of type: String, in file: String) throws -> [String] {
    let sources = Self.file.appendingPathComponent("../../../Sources").standardizedFileURL
    let text = try String(contentsOf: sources.appendingPathComponent(file + ".swift"), encoding: .utf8)
    let name = type.split(separator: ".").last.map(String.init) ?? type
    let lines = text.split(separator: "\n").map(String.init)
    guard let start = lines.firstIndex(where: { $0.contains("enum \(name):") }) else { return [] }
    let indent = String(lines[start].prefix { $0 == " " })
    let body = lines[(start + 1)...].prefix { $0 != indent + "}" }
    return body.filter { $0.hasPrefix(indent + "  case ") }.flatMap { line in
      // Without what stands in parentheses, in which there may be commas.
      line.dropFirst(indent.count + 7).replacing(/\([^()]*\)/, with: "").replacing(/\([^()]*\)/, with: "")
        .split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).prefix { $0.isLetter || $0.isNumber } }
        .map(String.init)
    }
  }
}
