import Analytics
import ScenarioReading
import Scenarios
import Statistics

/// How the talk is shared out among members, who talked most first: of one run by name, of many by rank, where the decline
/// from rank to rank is that of Bales et al. (1951).
package struct Participation: Figure {
  /// A rank: its mean share of all talk, 0 … 1; of one run whose it is, of many the bounds that 90 % of them lie in.
  package struct Rank: Sendable, Equatable {
    package let name: String?
    package let share: Double
    package let low, high: Double

    package init(name: String?, share: Double, low: Double = .nan, high: Double = .nan) {
      (self.name, self.share, self.low, self.high) = (name, share, low, high)
    }
  }

  package let ranks: [Rank]
  /// The number of runs; nothing for one run.
  package let runs: Int?
  package let title: String
  package let note: String
  package let name = "participation"

  package init(title: String, note: String, ranks: [Rank], runs: Int?) {
    (self.title, self.note, self.ranks, self.runs) = (title, note, ranks, runs)
  }

  private var isNamed: Bool { runs == nil && ranks.count <= RunTables.mostMembers }

  package var size: (width: Double, height: Double) {
    (720, isNamed ? 140 + Double(ranks.count) * rowHeight : 430)
  }

  private var rowHeight: Double { ranks.count <= 16 ? 26 : ranks.count <= 32 ? 20 : 16 }

  private var equal: Double { 1 / Double(max(ranks.count, 1)) }

  package var words: String {
    if let runs { return FigureWords.ranks(ranks, runs: runs, equal: equal) }
    let places = ranks.count <= 6 ? Array(ranks.indices) : Array(0..<4) + [ranks.count - 1]
    return FigureWords.shares(
      places.map { (ranks[$0].name?.isolated ?? "\($0 + 1)", ranks[$0].share) }, equal: equal)
  }

  package func draw(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    if isNamed { drawBars(on: canvas, in: area, theme) } else { drawRanks(on: canvas, in: area, theme) }
    canvas.text(note, at: Point(area.x, area.bottom - 2), size: 10, color: theme.muted)
  }

  private func drawBars(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let size = rowHeight >= 20 ? 12.0 : 10.5
    let names = ranks.map { canvas.fitted($0.name ?? "", width: 210, size: size) }
    let left = (names.map { canvas.width($0, size: size) }.max() ?? 0) + 12
    let plot = Plot(
      area.inset(left: left, top: 18, right: 52, bottom: 58), x: 0...100 * max(ranks.first?.share ?? 1, equal, 0.01),
      y: 0...Double(max(ranks.count, 1)))
    for value in plot.x.ticks(8) {
      canvas.line([Point(plot.x(value), plot.area.y), Point(plot.x(value), plot.area.bottom)], .init(theme.grid, 0.6))
    }
    let thickness = 0.66 * rowHeight
    var ends: [(text: String, at: Point)] = []
    for (place, rank) in ranks.enumerated() {
      let middle = plot.area.y + (Double(place) + 0.5) * plot.area.height / Double(ranks.count)
      let end = plot.x(100 * rank.share)
      canvas.rectangle(
        Rect(plot.area.x, middle - thickness / 2, end - plot.area.x, thickness), fill: theme.blue)
      canvas.text(
        names[place], at: Point(plot.area.x - 8, middle + 0.36 * size), size: size, color: theme.text, align: .end)
      ends.append((FigureNumber.plain(100 * rank.share, 1) + "%", Point(end + 6, middle + 0.36 * size)))
    }
    drawEqual(
      from: Point(plot.x(100 * equal), plot.area.y - 4), to: Point(plot.x(100 * equal), plot.area.bottom), canvas, theme
    )
    for end in ends { canvas.text(end.text, at: end.at, size: size, color: theme.text, on: theme.background) }
    canvas.text(
      FigureWords.equal, at: Point(plot.x(100 * equal), plot.area.y - 8), size: 11, color: theme.vermillion,
      align: .middle)
    plot.drawX(on: canvas, theme, name: FigureWords.talk, isWhole: false, ticks: 8, unit: "%")
  }

  private func drawRanks(on canvas: Canvas, in area: Rect, _ theme: Theme) {
    let most = ranks.map { $0.high.isFinite ? $0.high : $0.share }.max() ?? 1
    let plot = Plot(
      area.inset(left: 60, top: 4, right: 92, bottom: 58), x: 0.5...(Double(max(ranks.count, 1)) + 0.5),
      y: 0...104 * max(most, equal, 0.01))
    plot.drawY(on: canvas, theme, name: FigureWords.talk, unit: "%")
    plot.drawX(on: canvas, theme, name: FigureWords.rank, ticks: min(16, ranks.count))
    drawEqual(
      from: Point(plot.area.x, plot.y(100 * equal)), to: Point(plot.area.right, plot.y(100 * equal)), canvas, theme)
    plot.drawEnds([(FigureWords.equal, plot.y(100 * equal), theme.vermillion)], on: canvas)
    let points = ranks.enumerated().map { plot.point(Double($0 + 1), 100 * $1.share) }
    for (rank, point) in zip(ranks, points) where rank.low.isFinite {
      let (low, high) = (plot.y(100 * rank.low), plot.y(100 * rank.high))
      canvas.line([Point(point.x, low), Point(point.x, high)], .init(theme.blue, 1.6))
      for end in [low, high] {
        canvas.line([Point(point.x - 4, end), Point(point.x + 4, end)], .init(theme.blue, 1.6))
      }
    }
    canvas.line(points, .init(theme.blue.opacity(0.55), 1.2))
    for (rank, point) in zip(ranks, points) {
      canvas.circle(point, radius: ranks.count > 24 ? 2.4 : 4, fill: theme.blue)
      guard ranks.count <= 16 else { continue }
      canvas.text(
        FigureNumber.percent(rank.share), at: Point(point.x + 8, point.y + 4), size: 11, color: theme.text,
        on: theme.background)
    }
  }

  private func drawEqual(from start: Point, to end: Point, _ canvas: Canvas, _ theme: Theme) {
    canvas.line([start, end], .init(theme.vermillion, 1.6, dash: [6, 4]))
  }
}

extension Participation {
  /// Makes the figure of one run; nothing where its members were not recorded. Absent members had no share of a session.
  package init?(_ run: RunTables, title: String) {
    let ranks = run.members.compactMap { member in
      member.values["talk_share"].map { shares in
        Rank(name: member.name, share: shares.reduce(0) { $0 + ($1.isFinite ? $1 : 0) } / Double(max(shares.count, 1)))
      }
    }
    guard !ranks.isEmpty else { return nil }
    self.init(
      title: title, note: FigureWords.talkNote(run.sessions),
      ranks: ranks.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element),
      runs: nil)
  }

  /// Makes the figure of many runs; nothing where the members were not recorded.
  package init?(_ runs: RunsTables, title: String) {
    guard !runs.talkByRank.isEmpty else { return nil }
    let ranks = runs.talkByRank.map { shares in
      let sorted = shares.sorted()
      return Rank(
        name: nil, share: Spread(shares).mean, low: quantile(ofSorted: sorted, 0.05) ?? .nan,
        high: quantile(ofSorted: sorted, 0.95) ?? .nan)
    }
    self.init(
      title: title,
      note: FigureWords.participationNote(runs.count), ranks: ranks, runs: runs.count)
  }
}
