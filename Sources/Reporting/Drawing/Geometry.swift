/// A place on a figure in points (1/72 inch); y grows downward.
package struct Point: Sendable, Equatable {
  package var x, y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// A rectangle on a figure in points.
package struct Rect: Sendable, Equatable {
  package var x, y, width, height: Double

  package init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }
  package var center: Point { Point(x + width / 2, y + height / 2) }

  /// What is left within margins.
  package func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rect {
    Rect(x + left, y + top, width - left - right, height - top - bottom)
  }

  /// Cells of a grid over the rectangle by rows, with gaps between them.
  package func cells(columns: Int, rows: Int, gap: Double) -> [Rect] {
    let (columns, rows) = (max(columns, 1), max(rows, 1))
    let cell = (
      width: (width - gap * Double(columns - 1)) / Double(columns),
      height: (height - gap * Double(rows - 1)) / Double(rows)
    )
    return (0..<rows * columns).map { place in
      Rect(
        x + Double(place % columns) * (cell.width + gap), y + Double(place / columns) * (cell.height + gap), cell.width,
        cell.height)
    }
  }
}

/// Numbers on a straight line of points; a domain without extent lies in its middle.
package struct Scale: Sendable {
  package let domain: ClosedRange<Double>
  package let start, end: Double

  /// `start` is where the domain's lower bound lies, `end` where its upper one does.
  package init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    (self.domain, self.start, self.end) = (domain, start, end)
  }

  package func callAsFunction(_ value: Double) -> Double {
    let extent = domain.upperBound - domain.lowerBound
    return extent > 0 ? start + (value - domain.lowerBound) / extent * (end - start) : (start + end) / 2
  }

  /// Round numbers within the domain, about so many: steps of 1, 2 or 5 times a power of ten.
  package func ticks(_ count: Int) -> [Double] {
    let extent = domain.upperBound - domain.lowerBound
    guard extent > 0, extent.isFinite else { return [domain.lowerBound] }
    let step = Self.step(extent / Double(max(count, 1)))
    let (first, last) = (
      (domain.lowerBound / step - 1e-9).rounded(.up), (domain.upperBound / step + 1e-9).rounded(.down)
    )
    guard last >= first, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Whole numbers within the domain, at most about so many.
  package func wholeTicks(_ count: Int) -> [Double] {
    let ticks = ticks(count)
    let whole = ticks.filter { $0 == $0.rounded() }
    return whole.isEmpty ? ticks : whole
  }

  private static func step(_ rough: Double) -> Double {
    var power = 1.0
    while power > rough { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    let ratio = rough / power
    // Between two steps the one whose count of ticks is nearer to the wish, as a ratio: √50, √10, √2.
    return power * (ratio > 7.0711 ? 10 : ratio > 3.1623 ? 5 : ratio > 1.4142 ? 2 : 1)
  }
}
