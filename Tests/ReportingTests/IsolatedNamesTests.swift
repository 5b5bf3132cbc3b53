import Foundation
import Reporting
import ScenarioReading
import Scenarios
import Testing

/// Names keep their direction to themselves, wherever they stand in a page.
@Suite struct IsolatedNamesTests {
  private static let names = ["محمد", "שרה", "دنیا (2)", "Ana"]

  /// Two sessions of four members who quarrel, talk and leave.
  private static func folder() throws -> MadeRuns {
    let members = names.enumerated().flatMap { place, name in
      [1, 2].map { "p0r0,\($0),\(name),\(0.4 - 0.1 * Double(place))\n" }
    }
    let ties = names.flatMap { a in
      names.filter { $0 != a }.flatMap { b in
        [1, 2].map { "p0r0,\($0),\(a),\(b),0.2,\(a == names[0] ? 0.8 : 0.1),0.5\n" }
      }
    }
    return try MadeRuns(
      [
        "sessions": "run_id,session,stage,tension,cohesion\np0r0,1,forming,0.1,0.1\np0r0,2,storming,0.3,0.4\n",
        "members": "run_id,session,member,talk_share\n" + members.joined(),
        "ties": "run_id,session,source,target,sentiment,tension,familiarity\n" + ties.joined(),
        "events": "run_id,tick,session,kind,member,technique,value,cause\np0r0,2,1,left,دنیا (2),,0.04,tension\n",
      ], replicates: 1)
  }

  private func run() throws -> RunTables {
    let folder = try Self.folder()
    return try withExtendedLifetime(folder) { try RunTables(folder.folder, run: "p0r0") }
  }

  /// No name stands in a text but between U+2068 and U+2069.
  private func areIsolated(_ text: String, at location: SourceLocation = #_sourceLocation) {
    for name in Self.names where text.contains(name) {
      #expect(!text.replacing(name.isolated, with: "").contains(name), "\(name) in \(text)", sourceLocation: location)
    }
  }

  @Test func sentencesAndCardsIsolateNames() throws {
    let run = try run()
    let sentences = StoryWords(run.story).sentences
    #expect(sentences.filter { text in Self.names.contains { text.contains($0) } }.count >= 3)
    sentences.forEach { areIsolated($0) }
    let cards = MemberCards(run, run.story).all
    #expect(cards.map(\.name) == Self.names)
    for line in cards.flatMap(\.lines) { areIsolated(line.text) }
  }

  @Test func wordsOfFiguresIsolateNames() throws {
    let run = try run()
    let words = [
      MatrixMaps(run, .tension, title: "t")?.words, MatrixMaps(run, .sentiment, title: "t")?.words,
      Participation(run, title: "t")?.words,
    ]
    for text in words.compactMap(\.self) {
      #expect(text.contains("\u{2068}"))
      areIsolated(text)
    }
    #expect(words.compactMap(\.self).count == 3)
  }

  private func page(_ blocks: [Report.Block], title: String = "t") throws -> String {
    let report = Report(title: title, subtitle: "s", sections: [.init("one", "One", blocks)])
    return String(decoding: try HTMLPage(report, library: nil).bytes(), as: UTF8.self)
  }

  @Test func isolatedTextIsAnElementInThePageAndCharactersInAttributes() throws {
    let sentence = "than \("محمد".isolated) and \("שרה".isolated) (0.84)"
    let still = Report.StillFigure(id: "f", title: sentence, words: sentence, svg: [], size: (1, 1))
    let page = try page([.paragraph(sentence), .figure(still)], title: "שלום 2")
    let told = "than <bdi>محمد</bdi> and <bdi>שרה</bdi> (0.84)"
    #expect(page.contains("<p>\(told)</p>"))
    #expect(page.contains("<figcaption id=\"figure-f-words\">\(told)</figcaption>"))
    #expect(page.contains("alt=\"\(sentence)\""))
    #expect(page.contains("<h1><bdi>שלום 2</bdi></h1>"))
    #expect(page.contains("<title>שלום 2</title>"))
  }

  @Test func cellsThatNameARowOrColumnAreIsolated() throws {
    let table = Report.Table(caption: "c", header: ["", "محمد"], rows: [["שרה", "0.1"]], numeric: [false, true])
    let page = try page([.table(table)])
    #expect(page.contains("<th scope=\"col\" class=\"number\"><bdi>محمد</bdi></th>"))
    #expect(page.contains("<th scope=\"row\"><bdi>שרה</bdi></th>"))
    let card = try self.page([
      .cards([.init(name: "دنیا (2)", member: 0, lines: []), .init(name: "Ana", member: 1, lines: [])])
    ])
    #expect(card.contains("<h3><bdi>دنیا (2)</bdi></h3>") && card.contains("<h3>Ana</h3>"))
  }

  /// A foreign folder may have names that hold the characters themselves.
  @Test(arguments: ["a\u{2069}\u{202E}b", "\u{2068}\u{2068}a", "\u{2069}a\u{2067}"])
  func aNameCannotEndItsIsolation(_ name: String) throws {
    #expect(
      name.isolated.unicodeScalars.filter { (0x2066...0x2069).contains($0.value) }.map(\.value) == [0x2068, 0x2069])
    let page = try page([.paragraph("\(name) left")])
    let body = try #require(page.components(separatedBy: "<p>").last?.components(separatedBy: "</p>").first)
    #expect(body.components(separatedBy: "<bdi>").count == body.components(separatedBy: "</bdi>").count)
  }

  @Test func figuresDoNotDrawTheseCharacters() throws {
    #expect(try FigureTextTests.drawn("of \("Ana".isolated)") == FigureTextTests.drawn("of Ana"))
  }
}

/// Text that no font shows is told, with its characters.
@Suite struct UnshownTextTests {
  static func unshown(_ names: [String], title: String = "t") throws -> UnshownText {
    let figure = Participation(title: title, note: "", ranks: names.map { .init(name: $0, share: 0.2) }, runs: nil)
    return try figure.drawn(.svg, .light).unshown
  }

  /// Another font stands in where one is installed.
  @Test(arguments: [
    ("李小龍", "zh-tw", "U+674E, U+5C0F, U+9F8D"), ("👩‍👩‍👧", "und-zsye", "U+1F469, U+1F467"),
    ("ขวัญ", "th", "U+0E02, U+0E27"), ("प्रिया", "hi", "U+092A"), ("한국", "ko", "U+D55C, U+AD6D"),
  ]) func aNameWithoutShapesIsTold(_ name: String, _ language: String, _ codes: String) throws {
    let unshown = try Self.unshown(["Ana", name, "Ömer"])
    guard !FigureTextTests.isInstalled(language) else { return #expect(unshown.note == nil) }
    #expect(unshown.texts == [name])
    let told = "the figures show boxes in \(name): no font that is installed has a shape for \(codes)"
    #expect(unshown.note?.hasPrefix(told) == true, "\(unshown)")
  }

  /// Characters for private use, which no font has.
  @Test func titlesAndManyCharactersAreToldInShort() throws {
    let codes = (0x10_FF00...0x10_FF09).compactMap(Unicode.Scalar.init)
    let (title, name) = (codes.prefix(2).map(String.init).joined(), codes.dropFirst(2).map(String.init).joined())
    let unshown = try Self.unshown(["Ana", name], title: title)
    #expect(unshown.texts == [title, name])
    #expect(unshown.characters == codes)
    let told = "U+10FF00, U+10FF01, U+10FF02, U+10FF03, U+10FF04, U+10FF05 and 4 more"
    #expect(unshown.note?.contains(told) == true)
  }

  @Test(arguments: ["Nguyễn", "Ωμέγα", "Добро", "محمد", "שרה", "می‌نویسم", "❤\u{FE0F}", "Zoë"])
  func whatTheFontHasIsNotTold(_ name: String) throws { #expect(try Self.unshown([name]).note == nil) }
}
