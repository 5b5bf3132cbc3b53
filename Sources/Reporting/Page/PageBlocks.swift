import Foundation

/// Sections and blocks of a report as HTML.
enum PageBlocks {
  static func section(_ section: Report.Section) -> Markup {
    """
    <section id="\(section.id)" aria-labelledby="\(section.id)-heading">
    <h2 id="\(section.id)-heading">\(section.heading)</h2>
    <div class="blocks">
    \(flow(section.blocks))</div>
    </section>

    """
  }

  /// Blocks in their order; text under subheadings becomes passages, which stand in two columns where there is room.
  private static func flow(_ blocks: [Report.Block]) -> [Markup] {
    var parts: [Markup] = []
    var passages: [[Markup]] = []
    func endPassages() {
      let made: [Markup] = passages.map { "<div class=\"passage\">\n\($0)</div>\n" }
      if !made.isEmpty { parts.append("<div class=\"passages\">\n\(made)</div>\n") }
      passages = []
    }
    for block in blocks {
      switch block {
      case .subheading: passages.append([Self.block(block)])
      case .paragraph where !passages.isEmpty, .list where !passages.isEmpty:
        passages[passages.count - 1].append(Self.block(block))
      default:
        endPassages()
        parts.append(Self.block(block))
      }
    }
    endPassages()
    return parts
  }

  private static func block(_ block: Report.Block) -> Markup {
    switch block {
    case .paragraph(let text): "<p>\(text)</p>\n"
    case .subheading(let text): "<h3>\(text)</h3>\n"
    case .note(let text): "<p class=\"note\">\(text)</p>\n"
    case .list(let items, let isOrdered): list(items, Markup(trusted: isOrdered ? "ol" : "ul"))
    case .table(let made): table(made)
    case .figure(let still): figure(still, chart: nil)
    case .chart(let chart, let still): figure(still, chart: chart)
    case .cards(let cards): "<ul class=\"cards\">\n\(cards.map(card))</ul>\n"
    case .details(let summary, let blocks):
      "<details><summary>\(summary)</summary>\n<div class=\"blocks\">\n\(flow(blocks))</div>\n</details>\n"
    case .code(let text): "<pre><code>\(text)</code></pre>\n"
    }
  }

  private static func list(_ items: [String], _ name: Markup) -> Markup {
    let items: [Markup] = items.map { "<li>\($0)</li>\n" }
    return "<\(name)>\n\(items)</\(name)>\n"
  }

  /// A table; the first cell of a row names it.
  private static func table(_ table: Report.Table) -> Markup {
    func style(_ column: Int) -> Markup {
      table.numeric.indices.contains(column) && table.numeric[column] ? " class=\"number\"" : ""
    }
    let header: [Markup] = table.header.enumerated().map { "<th scope=\"col\"\(style($0))>\(Markup.alone($1))</th>" }
    let rows: [Markup] = table.rows.map { row in
      let cells: [Markup] = row.enumerated().map { column, cell in
        column == 0 ? "<th scope=\"row\"\(style(0))>\(Markup.alone(cell))</th>" : "<td\(style(column))>\(cell)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(attribute: table.caption)"><table>
      <caption>\(table.caption)</caption>
      <thead><tr>\(header)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table></div>

      """
  }

  /// A still figure; where it stands for a chart, the script puts the chart in its place.
  private static func figure(_ still: Report.StillFigure, chart: Report.Chart?) -> Markup {
    let kind: Markup = chart.map { " data-chart=\"\($0.rawValue)\"" } ?? ""
    let isHalf = chart.map { [.sociogram, .heatmap, .participation].contains($0) } ?? false
    let picture = "data:image/svg+xml;base64,\(Data(still.svg).base64EncodedString())"
    return """
      <figure id="figure-\(still.id)"\(isHalf ? " class=\"half\"" : "" as Markup)\(kind)>
      <h3>\(still.title)</h3>
      <img alt="\(attribute: still.title)" aria-describedby="figure-\(still.id)-words" width="\(Int(still.size.width))" \
      height="\(Int(still.size.height))" src="\(picture)">
      <figcaption id="figure-\(still.id)-words">\(still.words)</figcaption>
      </figure>

      """
  }

  private static func card(_ card: Report.Card) -> Markup {
    let member: Markup = card.member.map { " data-member=\"\($0)\"" } ?? ""
    let lines: [Markup] = card.lines.map { "<div><dt>\($0.label)</dt><dd>\($0.text)</dd></div>\n" }
    return "<li class=\"card\"\(member)><h3>\(Markup.alone(card.name))</h3>\n<dl>\(lines)</dl></li>\n"
  }
}
