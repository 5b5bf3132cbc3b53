import CCairo
import Foundation
import Recording

/// The formats of figures. Raw values end their files' names.
public enum FigureFormat: String, CaseIterable, Sendable {
  case svg, pdf, png
}

/// A figure: what it shows as a value, which can be drawn at any time in any format.
package protocol Figure: Sendable {
  /// The stem of its file: `trajectories`.
  var name: String { get }
  /// The title above it.
  var title: String { get }
  /// What it shows, in words, with its main numbers: for those who do not see it, and for a caption.
  var words: String { get }
  /// Its size in points.
  var size: (width: Double, height: Double) { get }
  /// Draws what lies in `area`, below the title.
  func draw(on canvas: Canvas, in area: Rect, _ theme: Theme)
}

extension Figure {
  /// The bytes of a file. The same figure gives the same bytes, under any locale and at any time, where cairo, Pango and the
  /// fonts are the same. PNG has `scale` pixels a point.
  package func bytes(_ format: FigureFormat, _ theme: Theme.Name, scale: Double = 2) throws(FigureFault) -> [UInt8] {
    try drawn(format, theme, scale: scale).bytes
  }

  /// Draws it, and gives the text for which no font has shapes.
  package func drawn(
    _ format: FigureFormat, _ theme: Theme.Name, scale: Double = 2
  ) throws(FigureFault) -> (bytes: [UInt8], unshown: UnshownText) {
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let surface: OpaquePointer? =
      switch format {
      case .svg: cairo_svg_surface_create_for_stream(ByteSink.write, closure, size.width, size.height)
      case .pdf: cairo_pdf_surface_create_for_stream(ByteSink.write, closure, size.width, size.height)
      case .png:
        cairo_image_surface_create(
          CAIRO_FORMAT_RGB24, Int32((size.width * scale).rounded()), Int32((size.height * scale).rounded()))
      }
    defer { cairo_surface_destroy(surface) }
    if format == .pdf {
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
      // Without it the time of drawing would stand in the file.
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    }
    guard let context = cairo_create(surface) else { throw FigureFault.noMemory(figure: name) }
    defer { cairo_destroy(context) }
    if format == .png { cairo_scale(context, scale, scale) }
    let canvas = Canvas(context)
    compose(on: canvas, Theme(theme))
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { throw FigureFault(name, cairo_status(context)) }
    if format == .png {
      let status = cairo_surface_write_to_png_stream(surface, ByteSink.write, closure)
      guard status == CAIRO_STATUS_SUCCESS else { throw FigureFault(name, status) }
    }
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw FigureFault(name, status) }
    return (format == .svg ? shortened(sink.bytes) : sink.bytes, canvas.unshown)
  }

  private func compose(on canvas: Canvas, _ theme: Theme) {
    let page = Rect(0, 0, size.width, size.height)
    // A point more, so that the last row of pixels has no seam where a scale does not end on it.
    canvas.rectangle(page.inset(right: -1, bottom: -1), fill: theme.background)
    let inner = page.inset(left: 16, top: 16, right: 16, bottom: 14)
    var top = inner.y
    let lines = canvas.wrapped(title, width: inner.width, size: 15, isBold: true)
    // What has no room in the second line is cut there.
    let shown = lines.prefix(1) + (lines.count > 1 ? [lines.dropFirst().joined(separator: " ")] : [])
    for line in shown {
      top += 15
      let text = canvas.fitted(line, width: inner.width, size: 15, isBold: true)
      canvas.text(text, at: Point(inner.x, top), size: 15, color: theme.text, isBold: true)
      top += 4
    }
    draw(on: canvas, in: inner.inset(top: top - inner.y + 8), theme)
  }
}

/// SVG with hundredths of a point, where cairo writes millionths, and without what is so anyway: half the size, and the same
/// picture.
private func shortened(_ svg: [UInt8]) -> [UInt8] {
  // What SVG 1.1 takes where nothing is said (section 11); no element here has its style from one around it.
  let usual = [
    "stroke-linecap:butt;", "stroke-miterlimit:10;", "fill-opacity:1;", "stroke-opacity:1;", "fill-rule:nonzero;",
    "stroke:none;",
  ]
  let text = usual.reduce(String(decoding: withHundredths(svg), as: UTF8.self)) { $0.replacing($1, with: "") }
  // cairo numbers surfaces and images over the whole process; here they count from 1 in each figure.
  var numbers: [Substring: Int] = [:]
  let counted = text.replacing(/(["#](?:surface|image))([0-9]+)/) { match in
    let number = numbers[match.2] ?? numbers.count + 1
    numbers[match.2] = number
    return "\(match.1)\(number)"
  }
  return Array(counted.replacing(" style=\"\"", with: "").utf8)
}

private func withHundredths(_ svg: [UInt8]) -> [UInt8] {
  var short: [UInt8] = []
  short.reserveCapacity(svg.count)
  var decimals: Int?
  // Versions and addresses, which are no numbers, stand in the first two lines.
  let body = svg.indices.filter { svg[$0] == 0x0A }.dropFirst().first ?? svg.endIndex
  short += svg[..<body]
  for byte in svg[body...] {
    let isDigit = (0x30...0x39).contains(byte)
    if let seen = decimals, isDigit {
      decimals = seen + 1
      if seen < 2 { short.append(byte) }
      continue
    }
    if decimals != nil {
      // 1.50 is 1.5, and 1.00 is 1.
      while short.last == 0x30 { short.removeLast() }
      if short.last == 0x2E { short.removeLast() }
    }
    let follows = short.last.map { (0x30...0x39).contains($0) } ?? false
    decimals = byte == 0x2E && follows ? 0 : nil
    short.append(byte)
  }
  return short
}

/// A figure that cairo could not draw.
package enum FigureFault: Error, Sendable, Equatable {
  case noMemory(figure: String)
  /// What cairo says.
  case notDrawn(figure: String, why: String)

  fileprivate init(_ figure: String, _ status: cairo_status_t) {
    self = .notDrawn(figure: figure, why: String(cString: cairo_status_to_string(status)))
  }
}

/// Takes what cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, count in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
