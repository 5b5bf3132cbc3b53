import Foundation
import Machine
import Reporting
import Testing

/// Text in figures, as Pango sets it.
@Suite struct FigureTextTests {
  /// A title as it is drawn.
  struct Drawn: Equatable {
    /// The outlines of all shapes, in the order in which they are first drawn.
    let outlines: String
    /// The number of each shape of the title, from the left, and where it stands.
    let shapes: [String]
    let places: [Double]

    static func == (a: Drawn, b: Drawn) -> Bool {
      a.outlines == b.outlines && a.shapes == b.shapes && zip(a.places, b.places).allSatisfy { abs($0 - $1) < 0.03 }
    }
  }

  private func drawn(_ title: String) throws -> Drawn { try Self.drawn(title) }

  static func drawn(_ title: String) throws -> Drawn {
    let figure = Participation(title: title, note: "", ranks: [.init(name: "", share: 0.2)], runs: nil)
    let svg = String(decoding: try figure.drawn(.svg, .light).bytes, as: UTF8.self)
    let end = try #require(svg.firstRange(of: "</defs>")).lowerBound
    // All else lies further down.
    let uses = svg.matches(of: /href="#(glyph[^"]+)" x="([0-9.]+)" y="([0-9.]+)"/)
      .filter { (Double($0.3) ?? .infinity) < 36 }
    return Drawn(
      outlines: String(svg[..<end]), shapes: uses.map { String($0.1) }, places: uses.compactMap { Double($0.2) })
  }

  /// What is drawn from left to right, letter by letter, whatever the letters are.
  private func inOrder(_ text: String) -> String { "\u{202D}\(text)\u{202C}" }

  @Test(arguments: [
    ("שרה", "הרש"), ("Dr. גל (12)", "Dr. (12) לג"), ("גל 12", "12 לג"), ("גל (אב)", "(בא) לג"), ("גל, אב", "בא ,לג"),
  ]) func hebrewRunsFromTheRightAndNumbersDoNot(_ text: String, _ order: String) throws {
    #expect(try drawn(text) == drawn(inOrder(order)))
    #expect(try drawn(text) != drawn(inOrder(text)))
  }

  /// Each letter by its form: final, medial, initial. Alef and dal never join what follows; lam and alef are one letter.
  @Test(arguments: [
    ("محمد", "\u{FEAA}\u{FEE4}\u{FEA4}\u{FEE3}"), ("دار", "\u{FEAD}\u{FE8D}\u{FEA9}"),
    ("سلام", "\u{FEE1}\u{FEFC}\u{FEB3}"),
  ]) func arabicLettersJoin(_ text: String, _ forms: String) throws {
    #expect(try drawn(text) == drawn(inOrder(forms)))
  }

  @Test func lettersMoveTogetherAndMarksStandOnThem() throws {
    // An A and a V are nearer than each is to an H; a letter with its mark apart is the letter with its mark.
    func width(_ text: String) throws -> Double { try #require(drawn(text + "|").places.last) }
    #expect(try width("AV") + width("HH") < width("AH") + width("HV") - 0.5)
    #expect(try drawn("Zoe\u{308}") == drawn("Zo\u{EB}"))
  }

  /// Where a font with the script is installed, letters become one shape.
  @Test(.enabled(if: isInstalled("hi"), "needs a font for Devanagari: apt-get install fonts-noto-core"))
  func devanagariConsonantsBecomeOne() throws {
    #expect(try drawn("क्ष").places.count < drawn("क\u{200C}ष").places.count)
    #expect(try UnshownTextTests.unshown(["प्रिया"]).note == nil)
  }

  @Test func controlsAreBlanksAndWhatJoinsIsNotSeen() throws {
    #expect(try drawn("a\nb\tc\u{1}d\u{2028}e") == drawn("a b c d e"))
    #expect(try UnshownTextTests.unshown(["a\u{200D}\u{FE0F}\u{2068}b\u{85}\u{9F}"]).note == nil)
  }

  /// Whether a font has a language.
  static func isInstalled(_ language: String) -> Bool {
    // With -q it is 0 where there is one.
    (try? ChildProcess("fc-list", ["-q", ":lang=\(language)"]))?.code == 0
  }
}
