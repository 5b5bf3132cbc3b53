import Analytics
import Recording
import ScenarioReading
import Scenarios

/// The report of a sweep.
package struct SweepReport: Sendable {
  /// A metric and what it is for people.
  package struct Named: Sendable {
    package let column, label: String

    package init(column: String, label: String) { (self.column, self.label) = (column, label) }
  }

  package let folder: ResultFolder
  package let about: String?
  package let sweep: SweepPoints
  package let metrics: [Named]
  /// Rows of sensitivity, and what must be known of them; none where the design has none to give.
  package var sensitivity: (rows: [SensitivityRow], methods: [String], notes: [String])?
  /// Figures by metric, over what is varied.
  package var surfaces: [String: any Figure] = [:]
  package var compared: ComparedSection?
  package var command = "tuckman"
  /// The sentence for what is known of the folder.
  package var told: @Sendable (FolderNote) -> String = { _ in "" }

  package init(_ folder: ResultFolder, about: String?, _ sweep: SweepPoints, metrics: [Named]) {
    (self.folder, self.about, self.sweep, self.metrics) = (folder, about, sweep, metrics)
  }

  /// The report. Throws where a figure could not be drawn.
  package func make() throws -> Report {
    var sections = [varied]
    for metric in metrics { if let section = try section(metric) { sections.append(section) } }
    if let section = try dependence { sections.append(section) }
    if let compared { sections.append(try compared.section) }
    sections.append(Provenance(folder, command: command, told: told).section)
    return Report(
      title: try folder.description.title,
      subtitle:
        PageWords.sweep(points: sweep.pointCount, runs: folder.manifest.sweep?.runs ?? 0),
      sections: sections, downloads: try ReportDownloads.of(folder))
  }

  private var varied: Report.Section {
    let rows = sweep.varied.map { factor -> [String] in
      let levels = factor.numbers == nil ? factor.levels.map(\.isolated) : factor.levels
      let told =
        levels.count <= 8
        ? levels.joined(separator: ", ")
        : PageWords.levels(levels.count, levels[0], levels[levels.count - 1])
      return [factor.name, told]
    }
    return Report.Section(
      "varied", PageWords.factors,
      (about.map { [.paragraph($0.isolated)] } ?? []) + [
        .table(
          Report.Table(
            caption: PageWords.factorsCaption, header: PageWords.factorsHeader, rows: rows, numeric: [false, false]))
      ])
  }

  private func section(_ metric: Named) throws -> Report.Section? {
    guard let values = sweep.values[metric.column], let sentence = sentence(metric) else { return nil }
    var blocks: [Report.Block] = [.paragraph(sentence)]
    if let figure = surfaces[metric.column] { blocks.append(.figure(try .init(figure))) }
    let shown = 200
    let rows = values.indices.prefix(shown).map { point in
      ["p\(point)"] + sweep.varied.map { $0.texts[point] }
        + [
          String(values[point].n), FigureNumber.plain(values[point].mean, 3), FigureNumber.plain(values[point].low, 3),
          FigureNumber.plain(values[point].high, 3),
        ]
    }
    let table = Report.Table(
      caption: PageWords.byPointCaption(metric.label, shown: shown, of: values.count),
      header: PageWords.byPointHeader(sweep.varied.map(\.name)), rows: Array(rows),
      numeric: [false] + sweep.varied.map { $0.numbers != nil } + [true, true, true, true])
    blocks.append(.details(summary: PageWords.byPoint, [.table(table)]))
    return Report.Section(
      "metric-" + metric.column.replacing("_", with: "-"),
      metric.label.sentenceCased, blocks)
  }

  private var dependence: Report.Section? {
    get throws {
      guard let sensitivity else { return nil }
      var blocks: [Report.Block] = sensitivity.notes.map { .note($0) }
      for metric in metrics {
        for method in sensitivity.methods {
          guard
            let figure = SensitivityBars(sensitivity.rows, method: method, metric: metric.column, label: metric.label)
          else { continue }
          blocks.append(.figure(try .init(figure)))
        }
      }
      return blocks.count > sensitivity.notes.count
        ? Report.Section("sensitivity", PageWords.sensitivity, blocks) : nil
    }
  }
}
