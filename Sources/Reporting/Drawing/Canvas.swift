import CCairo
import Foundation

/// Draws by cairo, and text by Pango: one routine for SVG, PDF and PNG. Lengths are points; text is set in `FigureFont`.
package final class Canvas {
  private let context: OpaquePointer
  /// The layout of one line of text.
  private let layout: OpaquePointer?
  /// Text that was drawn with boxes.
  private(set) var unshown = UnshownText()

  init(_ context: OpaquePointer) {
    self.context = context
    let setting = FigureFont.context()
    layout = pango_layout_new(setting)
    g_object_unref(UnsafeMutableRawPointer(setting))
    pango_layout_set_single_paragraph_mode(layout, 1)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// The part of a text that stands at its point.
  package enum Alignment: Sendable { case start, middle, end }

  /// How a line is drawn.
  package struct Stroke: Sendable {
    package var color: Color
    package var width: Double
    /// Lengths of dashes and gaps; none for a whole line.
    package var dash: [Double]

    package init(_ color: Color, _ width: Double = 1, dash: [Double] = []) {
      (self.color, self.width, self.dash) = (color, width, dash)
    }
  }

  /// A line through points; one that is not a number leaves a gap.
  package func line(_ points: [Point], _ stroke: Stroke) {
    var isDown = false
    cairo_new_path(context)
    for point in points {
      guard point.x.isFinite, point.y.isFinite else {
        isDown = false
        continue
      }
      if isDown { cairo_line_to(context, point.x, point.y) } else { cairo_move_to(context, point.x, point.y) }
      isDown = true
    }
    draw(nil, stroke)
  }

  /// A closed shape with corners.
  package func polygon(_ points: [Point], fill: Color?, stroke: Stroke? = nil) {
    guard let first = points.first, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
    cairo_new_path(context)
    cairo_move_to(context, first.x, first.y)
    for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
    cairo_close_path(context)
    draw(fill, stroke)
  }

  package func rectangle(_ rect: Rect, fill: Color?, stroke: Stroke? = nil) {
    cairo_new_path(context)
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    draw(fill, stroke)
  }

  package func circle(_ center: Point, radius: Double, fill: Color?, stroke: Stroke? = nil) {
    cairo_new_path(context)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
    draw(fill, stroke)
  }

  /// A band that flows from one upright edge to another: of a diagram of flows.
  package func flow(
    from left: (x: Double, top: Double, bottom: Double), to right: (x: Double, top: Double, bottom: Double), fill: Color
  ) {
    let middle = (left.x + right.x) / 2
    cairo_new_path(context)
    cairo_move_to(context, left.x, left.top)
    cairo_curve_to(context, middle, left.top, middle, right.top, right.x, right.top)
    cairo_line_to(context, right.x, right.bottom)
    cairo_curve_to(context, middle, right.bottom, middle, left.bottom, left.x, left.bottom)
    cairo_close_path(context)
    draw(fill, nil)
  }

  private func draw(_ fill: Color?, _ stroke: Stroke?) {
    if let fill {
      set(fill)
      if stroke == nil { cairo_fill(context) } else { cairo_fill_preserve(context) }
    }
    guard let stroke else { return }
    set(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_stroke(context)
  }

  private func set(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }
}

/// Text.
extension Canvas {
  /// Text on one line whose baseline runs through `point`; turned by 90° against the clock where `isUpright`.
  package func text(
    _ text: String, at point: Point, size: Double, color: Color, align: Alignment = .start, isBold: Bool = false,
    isUpright: Bool = false
  ) {
    let width = width(text, size: size, isBold: isBold)
    if pango_layout_get_unknown_glyphs_count(layout) > 0 { unshown.add(text, boxes: boxes()) }
    let shift: Double =
      switch align {
      case .start: 0
      case .middle: -width / 2
      case .end: -width
      }
    cairo_save(context)
    cairo_translate(context, point.x, point.y)
    if isUpright { cairo_rotate(context, -.pi / 2) }
    cairo_move_to(context, shift, 0)
    set(color)
    pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(layout, 0))
    cairo_restore(context)
    cairo_new_path(context)
  }

  /// Draws text on a ground of its own, so that no line runs through it.
  package func text(
    _ text: String, at point: Point, size: Double, color: Color, on ground: Color, align: Alignment = .start
  ) {
    let width = width(text, size: size)
    let left =
      switch align {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    rectangle(Rect(left - 1.5, point.y - 0.86 * size, width + 3, 1.1 * size), fill: ground)
    self.text(text, at: point, size: size, color: color, align: align)
  }

  /// A text cut so that it is no wider than `width`, with … where something was cut.
  package func fitted(_ text: String, width most: Double, size: Double, isBold: Bool = false) -> String {
    guard width(text, size: size, isBold: isBold) > most else { return text }
    let letters = Array(text)
    var kept = 0..<letters.count
    while kept.count > 1 {
      let cut = (kept.lowerBound + kept.upperBound) / 2
      let fits = width(String(letters[..<cut]) + "…", size: size, isBold: isBold) <= most
      kept = fits ? cut..<kept.upperBound : kept.lowerBound..<cut
    }
    return String(letters[..<kept.lowerBound]) + "…"
  }

  /// Lines of words, none wider than `width` unless a word is.
  package func wrapped(_ text: String, width most: Double, size: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = lines.last.map { $0 + " " + word }
      if let longer, width(longer, size: size, isBold: isBold) <= most {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// How wide a text is, which is laid out for it.
  package func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let description = FigureFont.description(size: size, isBold: isBold)
    defer { pango_font_description_free(description) }
    pango_layout_set_font_description(layout, description)
    // What would end the line, or has no shape, is a blank.
    let line = text.map {
      $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0
    }
    pango_layout_set_text(layout, String(line), -1)
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.width) / Double(PANGO_SCALE)
  }

  /// The characters of the line for which there is no shape: in their place Pango has their code with a bit that no glyph has.
  private func boxes() -> Set<UInt32> {
    let bit: UInt32 = 0x1000_0000
    var boxes: Set<UInt32> = []
    var next = pango_layout_get_line_readonly(layout, 0)?.pointee.runs
    while let run = next?.pointee {
      let glyphs = run.data.assumingMemoryBound(to: PangoGlyphItem.self).pointee.glyphs.pointee
      for glyph in UnsafeBufferPointer(start: glyphs.glyphs, count: Int(glyphs.num_glyphs)).map(\.glyph)
      where glyph & bit != 0 { boxes.insert(glyph & ~bit) }
      next = run.next
    }
    return boxes
  }
}
