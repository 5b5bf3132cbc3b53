import Foundation
import Reporting
import Testing

/// Text in figures, as Pango sets it.
@Suite struct FigureTextTests {
  private func svg(_ title: String) throws -> String {
    let figure = Participation(title: title, note: "", ranks: [.init(name: "", share: 0.2)], runs: nil)
    return String(decoding: try figure.drawn(.svg, .light).bytes, as: UTF8.self)
  }

  /// What is drawn from left to right, letter by letter, whatever the letters are.
  private func inOrder(_ text: String) -> String { "\u{202D}\(text)\u{202C}" }

  @Test(arguments: [
    ("שרה", "הרש"), ("Dr. גל (12)", "Dr. לג (12)"), ("גל 12", "12 לג"), ("גל (אב)", "(בא) לג"), ("גל, אב", "בא ,לג"),
  ]) func hebrewRunsFromTheRightAndNumbersDoNot(_ text: String, _ drawn: String) throws {
    #expect(try svg(text) == svg(inOrder(drawn)))
    #expect(try svg(text) != svg(inOrder(text)))
  }

  /// Each letter by its form: final, medial, initial. Alef and dal never join what follows; lam and alef are one letter.
  @Test(arguments: [
    ("محمد", "\u{FEAA}\u{FEE4}\u{FEA4}\u{FEE3}"), ("دار", "\u{FEAD}\u{FE8D}\u{FEA9}"),
    ("سلام", "\u{FEE1}\u{FEFC}\u{FEB3}"),
  ]) func arabicLettersJoin(_ text: String, _ drawn: String) throws {
    #expect(try svg(text) == svg(inOrder(drawn)))
    #expect(try svg(text) != svg(text.map(String.init).joined(separator: "\u{200C}")))
  }

  @Test func lettersMoveTogetherAndMarksStandOnThem() throws {
    // An A and a V are nearer than each is to an H; a letter with its mark apart is the letter with its mark.
    func width(_ text: String) throws -> Double { try #require(places(text + "|").last) }
    #expect(try width("AV") + width("HH") < width("AH") + width("HV") - 0.5)
    #expect(try svg("Zoe\u{308}") == svg("Zo\u{EB}"))
  }

  /// Where a font with the script is installed, letters become one shape.
  @Test(.enabled(if: isInstalled("hi"), "needs a font for Devanagari: apt-get install fonts-noto-core"))
  func devanagariConsonantsBecomeOne() throws {
    #expect(try places("क्ष").count < places("क\u{200C}ष").count)
    #expect(try UnshownTextTests.unshown(["प्रिया"]).note == nil)
  }

  @Test func controlsAreBlanksAndWhatJoinsIsNotSeen() throws {
    #expect(try svg("a\nb\tc\u{1}d\u{2028}e") == svg("a b c d e"))
    #expect(try UnshownTextTests.unshown(["a\u{200D}\u{FE0F}\u{2068}b\u{85}\u{9F}"]).note == nil)
  }

  /// Whether a font has a language.
  static func isInstalled(_ language: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["fc-list", "-q", ":lang=\(language)"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    // With -q it is 0 where there is one.
    return process.terminationStatus == 0
  }

  /// Where the shapes of a title stand from the left; all else lies further down.
  private func places(_ title: String) throws -> [Double] {
    try svg(title).matches(of: /href="#glyph[^"]+" x="([0-9.]+)" y="([0-9.]+)"/)
      .filter { (Double($0.2) ?? .infinity) < 36 }.compactMap { Double($0.1) }
  }
}
