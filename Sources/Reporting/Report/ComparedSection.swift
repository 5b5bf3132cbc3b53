import Analytics
import Scenarios

/// Two or more sides compared, as a section.
package struct ComparedSection: Sendable {
  /// A comparison with the baseline: its short names, and what is said of it.
  package struct Side: Sendable {
    package let comparison: Comparison
    package let label: String
    package let paragraphs: [String]

    package init(comparison: Comparison, label: String, paragraphs: [String]) {
      (self.comparison, self.label, self.paragraphs) = (comparison, label, paragraphs)
    }
  }

  package let baseline: String
  package let sides: [Side]
  /// What has to be known before: how the runs came about.
  package let note: String?

  package init(baseline: String, sides: [Side], note: String? = nil) {
    (self.baseline, self.sides, self.note) = (baseline, sides, note)
  }

  /// Throws where a figure could not be drawn.
  var section: Report.Section {
    get throws {
      var blocks: [Report.Block] = note.map { [.note($0)] } ?? []
      if let first = sides.first {
        blocks.append(
          .list(
            ([(baseline, first.comparison.a)] + sides.map { ($0.label, $0.comparison.b) }).map { label, side in
              PageWords.side(label, side.title, areAlike ? side.name : nil, side.countInWords)
            }))
      }
      for (place, side) in sides.enumerated() {
        let name = sides.count == 1 ? "comparison" : "comparison-\(place + 1)"
        var parts: [Report.Block] = []
        if let figure = ForestPlot(side.comparison, a: baseline, b: side.label, name: name) {
          parts.append(.figure(try .init(figure)))
        }
        let sentences = side.comparison.sentences(side.label)
        if !sentences.isEmpty { parts.append(.list(sentences)) }
        parts.append(.table(table(side)))
        if let paths = paths(side) { parts.append(.table(paths)) }
        if !side.paragraphs.isEmpty {
          parts.append(.details(summary: PageWords.comparedHow, [.list(side.paragraphs)]))
        }
        // The first few at once; the rest on demand.
        blocks +=
          place < 3
          ? parts
          : [
            .details(summary: PageWords.against(side.label, baseline) + ": \(side.comparison.b.title.isolated)", parts)
          ]
      }
      return Report.Section("comparison", PageWords.comparison, blocks)
    }
  }

  /// Whether titles do not tell the sides apart.
  private var areAlike: Bool {
    let titles = sides.prefix(1).map(\.comparison.a.title) + sides.map(\.comparison.b.title)
    return Set(titles).count < titles.count
  }

  private func table(_ side: Side) -> Report.Table {
    let (a, b) = (baseline, side.label)
    let table = ComparedTable(side.comparison, a: a, b: b, .page)
    return Report.Table(
      caption: PageWords.comparedCaption(a, b),
      header: table.header, rows: table.rows, numeric: [false, true, true, true, true, true, true, false])
  }

  private func paths(_ side: Side) -> Report.Table? {
    guard let paths = side.comparison.paths else { return nil }
    return Report.Table(
      caption: PageWords.comparedPaths,
      header: [PageWords.pathHeader[0], baseline, side.label],
      rows: paths.rows.prefix(12).map { row in
        [
          StageWords.named(row.path), FigureNumber.percent(row.countA, of: paths.countA),
          FigureNumber.percent(row.countB, of: paths.countB),
        ]
      }, numeric: [false, true, true])
  }
}
