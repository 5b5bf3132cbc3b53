import CCairo
import Foundation
import Machine
import ScenarioReading
import Scenarios

/// The font of all text, and whatever is installed where it has no shape.
package enum FigureFont {
  /// The family that comes first.
  package static let name = "DejaVu Sans"

  /// The family that is found for it; the same where it is installed.
  package static var found: String? {
    let context = context()
    let description = description(size: 10, isBold: false)
    defer {
      g_object_unref(UnsafeMutableRawPointer(context))
      pango_font_description_free(description)
    }
    guard let font = pango_context_load_font(context, description) else { return nil }
    let loaded = pango_font_describe(font)
    defer {
      pango_font_description_free(loaded)
      g_object_unref(font)
    }
    return pango_font_description_get_family(loaded).map { String(cString: $0) }
  }

  /// What lines are laid out in: unhinted, so that every format and size has the same shapes, and the same under any locale.
  static func context() -> OpaquePointer? {
    isPrepared
    let context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
    return context
  }

  /// A size in points, as Pango takes it.
  static func description(size: Double, isBold: Bool) -> OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, name)
    pango_font_description_set_weight(description, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    return description
  }

  /// Once in a process, before Pango is first asked.
  private static let isPrepared: Void = {
    // The user's languages would choose among the fonts that stand in, and macOS would look for fonts in its own way.
    for (name, value) in [("FC_LANG", "en"), ("PANGO_LANGUAGE", "en"), ("PANGOCAIRO_BACKEND", "fontconfig")] {
      setenv(name, value, 1)
    }
    // Pango takes threads and memory for granted, and would end the program by a signal where it gets none. What it warns
    // of, such as a font in place of another, is told by notes of ours.
    g_log_set_default_handler(
      { _, level, message, _ in
        guard level.rawValue & G_LOG_LEVEL_ERROR.rawValue != 0 else { return }
        SystemRefusal.drawing(why: message.map { String(cString: $0) }).end()
      }, nil)
  }()
}

/// Text of figures that no font shows, with the characters for which none has a shape, each once.
package struct UnshownText: Sendable, Equatable {
  /// The texts, in the order in which they were drawn.
  package private(set) var texts: [String] = []
  /// The characters, in the same order.
  package private(set) var characters: [Unicode.Scalar] = []

  package init() {}

  /// Takes a text of which some characters were drawn as boxes.
  mutating func add(_ text: String, boxes: Set<UInt32>) {
    add(UnshownText(texts: [text], characters: text.unicodeScalars.filter { boxes.contains($0.value) }))
  }

  /// Takes what other figures could not show.
  package mutating func add(_ other: UnshownText) {
    for text in other.texts where !texts.contains(text) { texts.append(text) }
    for scalar in other.characters where !characters.contains(scalar) { characters.append(scalar) }
  }

  private init(texts: [String], characters: [Unicode.Scalar]) { (self.texts, self.characters) = (texts, characters) }

  /// What to know of it, in a sentence; nothing where all is shown.
  package var note: String? {
    guard !texts.isEmpty else { return nil }
    // Where there is no room a text is cut, and stands whole elsewhere.
    let whole = texts.filter { text in
      !text.hasSuffix("…") || !texts.contains { $0 != text && $0.hasPrefix(text.dropLast()) }
    }
    func listed(_ words: [String], most: Int) -> String {
      words.prefix(most).joined(separator: ", ") + (words.count > most ? " and \(words.count - most) more" : "")
    }
    let codes = characters.map(NameRule.code)
    return
      "the figures show boxes in \(listed(whole.map { NameRule.shown($0.withoutIsolates) }, most: 8)): no font that is "
      + "installed has a shape for \(listed(codes, most: 6)) (Debian: apt-get install fonts-noto has most)"
  }
}
