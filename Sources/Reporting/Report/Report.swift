/// A report as a value: what it says, in order. How it looks is the page's business.
///
/// All text is plain text, and may hold what strangers wrote.
package struct Report: Sendable {
  package var title: String
  package var subtitle: String
  package var sections: [Section]
  /// What the charts draw that answer to a reader; nothing where there is no single run.
  package var data: ReportData?
  /// Files that the report carries with it.
  package var downloads: [Download]

  package init(
    title: String, subtitle: String, sections: [Section], data: ReportData? = nil, downloads: [Download] = []
  ) {
    (self.title, self.subtitle, self.sections) = (title, subtitle, sections)
    (self.data, self.downloads) = (data, downloads)
  }

  /// A part with a heading; `id` is a word of a–z and -.
  package struct Section: Sendable {
    package var id, heading: String
    package var blocks: [Block]

    package init(_ id: String, _ heading: String, _ blocks: [Block]) {
      (self.id, self.heading, self.blocks) = (id, heading, blocks)
    }
  }

  /// What a section is made of.
  package indirect enum Block: Sendable {
    case paragraph(String)
    /// A heading within a section.
    case subheading(String)
    /// Said aside: what was not recorded, how sure something is.
    case note(String)
    case list([String], isOrdered: Bool = false)
    case table(Table)
    case figure(StillFigure)
    /// A chart that answers to the reader, and the still figure that stands there without JavaScript or d3.
    case chart(Chart, still: StillFigure)
    case cards([Card])
    case details(summary: String, [Block])
    /// Text as it is: a scenario, a command.
    case code(String)
  }

  /// Charts that the page draws from `data`.
  package enum Chart: String, Sendable {
    case stages, trajectories, sociogram, heatmap, participation, twin
  }

  /// A table of texts.
  package struct Table: Sendable {
    package var caption: String
    package var header: [String]
    package var rows: [[String]]
    /// Which columns hold numbers, and so stand to the right.
    package var numeric: [Bool]

    package init(caption: String, header: [String], rows: [[String]], numeric: [Bool]) {
      (self.caption, self.header, self.rows, self.numeric) = (caption, header, rows, numeric)
    }
  }

  /// A figure as it was drawn.
  package struct StillFigure: Sendable {
    package var id, title: String
    /// What it shows, for those who do not see it; also its caption.
    package var words: String
    package var svg: [UInt8]
    package var size: (width: Double, height: Double)
    /// Text in it that no font shows.
    package var unshown = UnshownText()

    package init(id: String, title: String, words: String, svg: [UInt8], size: (width: Double, height: Double)) {
      (self.id, self.title, self.words, self.svg, self.size) = (id, title, words, svg, size)
    }
  }

  /// A member in a few lines; with `member` (the place in `data.members`) the page adds what the session says.
  package struct Card: Sendable {
    package var name: String
    package var member: Int?
    package var lines: [(label: String, text: String)]

    package init(name: String, member: Int?, lines: [(label: String, text: String)]) {
      (self.name, self.member, self.lines) = (name, member, lines)
    }
  }

  /// A file that the report carries.
  package struct Download: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }
}

extension Report.StillFigure {
  /// A figure drawn for a page. Throws where cairo could not.
  package init(_ figure: some Figure) throws {
    let drawn = try figure.drawn(.svg, .light)
    self.init(id: figure.name, title: figure.title, words: figure.words, svg: drawn.bytes, size: figure.size)
    unshown = drawn.unshown
  }
}

extension Report {
  /// Text in its still figures that no font shows.
  package var unshown: UnshownText {
    var unshown = UnshownText()
    func look(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .figure(let still), .chart(_, let still): unshown.add(still.unshown)
        case .details(_, let blocks): look(blocks)
        default: continue
        }
      }
    }
    for section in sections { look(section.blocks) }
    return unshown
  }
}
