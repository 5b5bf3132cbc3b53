import Foundation
import Testing
import TuckmanCommand

/// The reference in `Docs/Reference` is what the program makes of its declarations now.
@Suite struct ReferenceTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../\(ReferencePage.folder)").standardizedFileURL

  @Test(arguments: ReferencePage.all.map(\.file)) func thePageIsWhatTheProgramSays(file: String) throws {
    let page = try #require(ReferencePage.all.first { $0.file == file })
    let pinned = (try? String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)) ?? ""
    let (made, known) = (lines(page.text), lines(pinned))
    let place =
      zip(made, known).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(made.count, known.count)
    #expect(
      made == known,
      """
      \(ReferencePage.folder)/\(file) is out of date from line \(place + 1) on:
      it has '\(known.dropFirst(place).first ?? "")'
      now it is '\(made.dropFirst(place).first ?? "")'
      `\(ReferencePage.command)` makes the pages anew
      """)
  }

  @Test func thereIsNoOtherPage() throws {
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        == ReferencePage.all.map(\.file).sorted())
  }

  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}
