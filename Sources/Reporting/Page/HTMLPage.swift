import Foundation
import Recording
import ScenarioReading
import Scenarios

/// A report as one HTML file that asks for nothing else: figures, data, scripts and files are in it.
///
/// Its policy (Content-Security-Policy) lets run what was written here, by hash, and forbids every request. Text of
/// strangers is escaped where it becomes a part of the page, and put in as text where a script does it.
package struct HTMLPage {
  private let report: Report
  private let library: DrawingLibrary?

  /// What the beginning of every page holds, and nothing else does.
  package static let mark = "<meta name=\"generator\" content=\"Tuckman report\">"

  /// Makes the page of a report. Without a library the still figures stand where the moving charts would, and the page says why.
  package init(_ report: Report, library: DrawingLibrary?) {
    (self.report, self.library) = (report, library)
  }

  /// The page as UTF-8; the same report and library give the same bytes. Throws where data hold a number that JSON cannot.
  package func bytes() throws -> [UInt8] {
    let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    let scripts = isAlive ? [library?.code ?? "", Self.script] : []
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Markup(trusted: Self.policy(style: style, scripts: scripts)))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(Markup(trusted: Self.mark))
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(attribute: report.title)</title>
      <style>\(Markup(trusted: style))</style>
      </head>
      <body>
      <a class="skip" href="#main">\(PageWords.skip)</a>
      \(header)
      <div id="controls" role="group" aria-label="\(attribute: PageWords.controls)" hidden></div>
      <main id="main">
      \(report.sections.map(PageBlocks.section))\(downloads)</main>
      <footer><p>\(PageWords.footer)</p></footer>
      \(try data)\(scripts.map { "<script>\(Markup(trusted: $0))</script>\n" })</body>
      </html>

      """
    return Array(page.text.utf8)
  }

  /// Whether charts move.
  private var isAlive: Bool { report.data != nil && library != nil }

  /// All of the page's own scripts as one.
  private static let script = [
    PackageResources.charts_js, PackageResources.words_js, PackageResources.timeline_js, PackageResources.stages_js,
    PackageResources.courses_js,
    PackageResources.people_js, PackageResources.tables_js, PackageResources.report_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")

  private static func policy(style: String, scripts: [String]) -> String {
    let hash = { (code: String) in "'sha256-\(sha256Base64(of: Data(code.utf8)))'" }
    let allowed = scripts.isEmpty ? "'none'" : scripts.map(hash).joined(separator: " ")
    return "default-src 'none'; img-src data:; style-src \(hash(style)); script-src \(allowed); base-uri 'none'; "
      + "form-action 'none'"
  }

  private var header: Markup {
    let links: [Markup] = report.sections.map { "<li><a href=\"#\($0.id)\">\($0.heading)</a></li>\n" }
    return """
      <header>
      <h1>\(Markup.alone(report.title))</h1>
      <p class="subtitle">\(report.subtitle)</p>
      \(whyStill)<nav aria-label="\(attribute: PageWords.contents)"><ul>
      \(links)</ul></nav>
      </header>
      """
  }

  /// The reason why charts do not move, where they could.
  private var whyStill: Markup {
    if report.data == nil { return "" }
    if library == nil {
      return "<p class=\"note\">\(PageWords.withoutLibrary)</p>\n"
    }
    return "<noscript><p class=\"note\">\(PageWords.withoutScripts)</p></noscript>\n"
  }

  private var data: Markup {
    get throws {
      guard isAlive, let data = report.data else { return "" }
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return "<script type=\"application/json\" id=\"data\">\(Markup.json(try encoder.encode(data)))</script>\n"
    }
  }

  private var downloads: Markup {
    if report.downloads.isEmpty { return "" }
    let links: [Markup] = report.downloads.map {
      let address = "data:text/csv;base64,\(Data($0.bytes).base64EncodedString())"
      return
        "<li><a download=\"\(attribute: $0.name)\" href=\"\(address)\">\($0.name)</a> (\(Self.size($0.bytes.count)))</li>\n"
    }
    return """
      <section id="files" aria-labelledby="files-heading">
      <h2 id="files-heading">\(PageWords.data)</h2>
      <p class="paper">\(PageWords.dataIntroduction)</p>
      <ul class="downloads">
      \(links)</ul>
      </section>

      """
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 10_240 ? counted(bytes, "byte") : "\(bytes / 1024) kB"
  }
}
