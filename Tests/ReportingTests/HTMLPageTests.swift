import Foundation
import Recording
import Reporting
import Testing

/// Pages of small reports, read as text. What a browser makes of them is in Tests/Browser.
@Suite struct HTMLPageTests {
  private static let hostile = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "</title><svg/onload=alert(1)>", "<!--<script>", "]]><b>", "&lt;b&gt;", "\u{2028}alert(1)\u{2029}",
    "a\u{0}b\u{1B}c",
  ]

  private static let library = DrawingLibrary(code: "const d3 = {};")

  /// A report with the same text wherever text can stand.
  private static func report(_ text: String) throws -> Report {
    let still = Report.StillFigure(id: "stages", title: text, words: text, svg: Array("<svg/>".utf8), size: (720, 100))
    return Report(
      title: text, subtitle: text,
      sections: [
        .init(
          "one", text,
          [
            .paragraph(text), .note(text), .list([text], isOrdered: true), .list([text]), .code(text),
            .table(.init(caption: text, header: [text, "n"], rows: [[text, "1"]], numeric: [false, true])),
            .figure(still), .chart(.stages, still: still), .details(summary: text, [.paragraph(text)]),
            .cards([.init(name: text, member: 0, lines: [(text, text)])]),
          ])
      ],
      data: nil, downloads: [.init(name: text, bytes: Array("a,b\n".utf8))])
  }

  private static func page(_ report: Report, _ library: DrawingLibrary? = library) throws -> String {
    String(decoding: try HTMLPage(report, library: library).bytes(), as: UTF8.self)
  }

  @Test(arguments: hostile) func textOfStrangersMakesNoMarkup(_ text: String) throws {
    let plain = try Self.page(Self.report("plain"))
    let page = try Self.page(Self.report(text))
    for sign in ["<", ">", "\"", "'"] {
      #expect(page.count { String($0) == sign } == plain.count { String($0) == sign })
    }
    #expect(page.count { $0 == "<" } > 80)
    #expect(!page.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test func textIsShownAsItIs() throws {
    let page = try Self.page(Self.report("Ana & <Ben>"))
    #expect(page.contains("<h1>Ana &amp; &lt;Ben&gt;</h1>"))
    #expect(page.contains("<p class=\"note\">Ana &amp; &lt;Ben&gt;</p>"))
    #expect(page.contains("<pre><code>Ana &amp; &lt;Ben&gt;</code></pre>"))
    #expect(page.contains("<td class=\"number\">1</td>"))
    #expect(page.contains("download=\"Ana &amp; &lt;Ben&gt;\" href=\"data:text/csv;base64,YSxiCg==\""))
  }

  /// What is hashed is what stands between the tags, to the last byte.
  @Test func thePolicyNamesTheStyle() throws {
    let page = try Self.page(Self.report("plain"))
    let style = try #require(page.split(separator: "<style>")[1].split(separator: "</style>").first)
    #expect(page.contains("style-src 'sha256-\(sha256Base64(of: Data(style.utf8)))'"))
    #expect(page.contains("default-src 'none'; img-src data:; "))
  }

  @Test func dataEndNoScript() throws {
    let text = "</script><!--&\u{2028}\u{2029}Zoë"
    let encoded = try JSONEncoder().encode([text])
    let safe = Markup.json(encoded).text
    #expect(!safe.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) })
    #expect(try JSONDecoder().decode([String].self, from: Data(safe.utf8)) == [text])
  }

  @Test(arguments: ["", "a</SCRIPT >", "<!-- a"]) func aLibraryThatWouldEndItsElementIsLeftOut(_ code: String) {
    #expect(DrawingLibrary(code: code) == nil)
  }

  @Test func theLibraryIsReadWhereTheEnvironmentSays() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("d3-\(UUID().uuidString).js").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("// https://d3js.org v7\nconst d3 = {};".utf8).write(to: URL(fileURLWithPath: path))
    #expect(DrawingLibrary.installed(["TUCKMAN_D3": path]) != nil)
    #expect(DrawingLibrary.installed(["TUCKMAN_D3": path + ".none"]) == nil)
    try Data("root:x:0:0".utf8).write(to: URL(fileURLWithPath: path))
    #expect(DrawingLibrary.installed(["TUCKMAN_D3": path]) == nil)
    #expect(DrawingLibrary.missing(["TUCKMAN_D3": path]).contains("names \(path), which cannot be read, or is not d3"))
  }

  @Test func textUnderSubheadingsIsAPassage() throws {
    var report = try Self.report("plain")
    report.sections = [
      .init("one", "One", [.paragraph("a"), .subheading("b"), .paragraph("c"), .note("d"), .paragraph("e")])
    ]
    let page = try Self.page(report)
    #expect(
      page.contains(
        "<p>a</p>\n<div class=\"passages\">\n<div class=\"passage\">\n<h3>b</h3>\n<p>c</p>\n</div>\n</div>\n"
          + "<p class=\"note\">d</p>\n<p>e</p>\n"))
  }

  @Test func withoutARunThereIsNothingToRun() throws {
    let page = try Self.page(Self.report("plain"))
    #expect(!page.contains("<script"))
    #expect(page.contains("script-src 'none'"))
    #expect(!page.contains("do not move"))
  }
}
