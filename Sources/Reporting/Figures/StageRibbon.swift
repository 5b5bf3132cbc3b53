import Analytics
import ScenarioReading
import Scenarios

/// The stages of one run as a ribbon over its sessions; below it what the facilitator did and what befell the group.
package struct StageRibbon: Figure {
  /// A dose of a technique over a time, in sessions from 0.
  package struct Dose: Sendable, Equatable {
    package let from, to, dose: Double

    package init(from: Double, to: Double, dose: Double) { (self.from, self.to, self.dose) = (from, to, dose) }
  }

  /// A technique and its doses in order, without those of 0.
  package struct Technique: Sendable, Equatable {
    package let name: String
    package let doses: [Dose]

    package init(name: String, doses: [Dose]) { (self.name, self.doses) = (name, doses) }
  }

  /// A kind of event and when it was, in sessions from 0, with whom it concerned.
  package struct Kind: Sendable, Equatable {
    package let name: String
    package let moments: [Moment]
  }

  /// The time of an event of a kind.
  package struct Moment: Sendable, Equatable {
    package let time: Double
    package let label: String
  }

  package let sessions: Int
  package let spans: [StageSpan]
  package let techniques: [Technique]
  package let kinds: [Kind]
  package let title: String
  package let note: String
  package let name = "stages"

  package init(
    title: String, note: String, sessions: Int, spans: [StageSpan], techniques: [Technique] = [], kinds: [Kind] = []
  ) {
    (self.title, self.note, self.sessions) = (title, note, sessions)
    (self.spans, self.techniques, self.kinds) = (spans, techniques, kinds)
  }

  package var size: (width: Double, height: Double) {
    (720, 194 + Self.row * Double(techniques.count + kinds.count))
  }

  private static let row = 27.0

  package var words: String {
    let doses = techniques.map { technique in
      FigureWords.dose(
        Self.plain(technique.name), from: technique.doses.first.map { Int($0.from.rounded(.down)) + 1 } ?? 0,
        most: technique.doses.map(\.dose).max() ?? 0)
    }
    return FigureWords.stages(spans) + FigureWords.facilitator(doses)
      + FigureWords.events(kinds.map { ($0.name, $0.moments.count) })
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let rows = Self.row * Double(techniques.count + kinds.count)
    let names = techniques.map { Self.plain($0.name) } + kinds.map(\.name)
    // What the rows leave of the height.
    let band = area.height - rows - 64
    let left = max(54, (names.map { canvas.width($0, size: 11.5) }.max() ?? 0) + 14)
    let plot = Plot(
      Rect(area.x + left, area.y + 4, area.width - left - 12, band + rows), x: 0...Double(max(sessions, 1)), y: 0...1)
    for value in plot.x.wholeTicks(24) {
      canvas.line([Point(plot.x(value), plot.area.y), Point(plot.x(value), plot.area.bottom)], .init(theme.grid, 0.6))
    }
    canvas.text(
      FigureWords.stage, at: Point(plot.area.x - 8, plot.area.y + band / 2), size: 11.5, color: theme.text, align: .end)
    for span in spans { draw(span, height: band - 16, in: plot, on: canvas, theme) }
    var top = plot.area.y + band
    for technique in techniques {
      draw(technique, at: top, plot, on: canvas, theme)
      top += Self.row
    }
    for kind in kinds {
      draw(kind, at: top, plot, on: canvas, theme)
      top += Self.row
    }
    plot.drawSessions(on: canvas, theme)
    canvas.text(note, at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }

  private func draw(_ span: StageSpan, height: Double, in plot: Plot, on canvas: Canvas, _ theme: Theme) {
    let rect = Rect(plot.x(span.from), plot.area.y + 4, plot.x(span.to) - plot.x(span.from), height)
    canvas.rectangle(rect, fill: theme.color(span.stage), stroke: .init(theme.background, 1))
    let ink = theme.color(span.stage).readable
    let name = [span.stage.rawValue, span.stage.initial].first {
      canvas.width($0, size: 12.5, isBold: true) + 6 <= rect.width
    }
    guard let name else { return }
    canvas.text(
      name, at: Point(rect.center.x, rect.center.y + 4.5), size: 12.5, color: ink, align: .middle, isBold: true)
  }

  private func draw(_ technique: Technique, at top: Double, _ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    let bottom = top + Self.row - 4
    canvas.text(
      Self.plain(technique.name), at: Point(plot.area.x - 8, bottom - 5), size: 11.5, color: theme.text, align: .end)
    canvas.line([Point(plot.area.x, bottom), Point(plot.area.right, bottom)], .init(theme.grid, 0.8))
    var free = -Double.infinity
    for dose in technique.doses {
      let (left, right) = (plot.x(dose.from), plot.x(dose.to))
      let height = (Self.row - 6) * min(max(dose.dose, 0), 1)
      canvas.rectangle(Rect(left, bottom - height, right - left, height), fill: theme.blue)
      let text = FigureNumber.tick((dose.dose * 100).rounded() / 100)
      let width = canvas.width(text, size: 10)
      guard left >= free, width + 6 <= right - left else { continue }
      let isInside = height >= 13
      canvas.text(
        text, at: Point(left + 4, isInside ? bottom - height + 11 : bottom - height - 2), size: 10,
        color: isInside ? theme.blue.readable : theme.text)
      free = left + width + 6
    }
  }

  private func draw(_ kind: Kind, at top: Double, _ plot: Plot, on canvas: Canvas, _ theme: Theme) {
    let middle = top + Self.row / 2 - 1
    canvas.text(kind.name, at: Point(plot.area.x - 8, middle + 4), size: 11.5, color: theme.text, align: .end)
    var free = -Double.infinity
    for (place, moment) in kind.moments.enumerated() {
      let at = plot.x(moment.time)
      canvas.polygon(
        [Point(at, middle - 5), Point(at + 5, middle), Point(at, middle + 5), Point(at - 5, middle)],
        fill: theme.vermillion, stroke: .init(theme.background, 0.8))
      let next = kind.moments.dropFirst(place + 1).first { $0.time > moment.time }
      let room = (next.map { plot.x($0.time) - 6 } ?? plot.area.right + 10) - at - 8
      guard at >= free, !moment.label.isEmpty else { continue }
      let width = canvas.width(moment.label, size: 10)
      if width <= room {
        canvas.text(moment.label, at: Point(at + 8, middle + 4), size: 10, color: theme.text)
        free = at + 8 + width
      } else if next == nil, at - 8 - width > max(free, plot.area.x),
        place == 0 || kind.moments[place - 1].time < moment.time - 1
      {
        canvas.text(moment.label, at: Point(at - 8, middle + 4), size: 10, color: theme.text, align: .end)
      }
    }
  }

  static func plain(_ name: String) -> String { name.replacing("_", with: " ") }
}

extension StageRibbon {
  /// Makes the figure of one run; nothing where its ticks were not recorded. Doses and events need `events.csv`.
  package init?(_ run: RunTables, title: String) {
    guard run.ticksPerSession > 0 else { return nil }
    self.init(
      title: title, note: FigureWords.ribbonNote(hasEvents: run.events != nil), sessions: run.sessions,
      spans: run.stageSpans, techniques: Self.techniques(run), kinds: Self.kinds(run))
  }

  /// A dose holds from its tick on until the next.
  private static func techniques(_ run: RunTables) -> [Technique] {
    let changes = (run.events ?? []).filter { $0.kind == "dose_change" }
    var (names, seen) = ([String](), Set<String>())
    for change in changes where seen.insert(change.technique).inserted { names.append(change.technique) }
    return names.map { name in
      let own = changes.filter { $0.technique == name }
      let doses = own.enumerated().compactMap { place, change -> Dose? in
        let end = place + 1 < own.count ? run.time(own[place + 1].tick - 1) : Double(run.sessions)
        guard let dose = Double(change.value), dose > 0, run.time(change.tick - 1) < end else { return nil }
        return Dose(from: run.time(change.tick - 1), to: end, dose: dose)
      }
      return Technique(name: name, doses: doses)
    }.filter { !$0.doses.isEmpty }
  }

  private static func kinds(_ run: RunTables) -> [Kind] {
    let events = (run.events ?? []).filter { !["dose_change", "stage_change"].contains($0.kind) }
    var (names, seen) = ([String](), Set<String>())
    for event in events where seen.insert(event.kind).inserted { names.append(event.kind) }
    return names.map { name in
      let moments = events.filter { $0.kind == name }.map { event in
        // These two are the update's after whose row they stand.
        let isAfter = event.kind == "left" || event.kind == "trigger"
        let whom = event.member.isEmpty ? plain(event.technique) : event.member
        return Moment(time: run.time(isAfter ? event.tick : event.tick - 1), label: whom)
      }
      return Kind(name: FigureWords.kind(name), moments: moments)
    }
  }
}
