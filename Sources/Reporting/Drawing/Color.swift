/// A colour in sRGB, each part 0 … 1.
package struct Color: Sendable, Equatable {
  package var red, green, blue, alpha: Double

  package init(_ hex: UInt32, alpha: Double = 1) {
    func part(_ shift: UInt32) -> Double { Double(hex >> shift & 0xFF) / 255 }
    (red, green, blue, self.alpha) = (part(16), part(8), part(0), alpha)
  }

  private init(red: Double, green: Double, blue: Double, alpha: Double) {
    (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
  }

  /// A transparent copy.
  package func opacity(_ alpha: Double) -> Color { Color(red: red, green: green, blue: blue, alpha: alpha) }

  /// A straight way to another colour: 0 is this one, 1 the other.
  package func mixed(with other: Color, _ share: Double) -> Color {
    func part(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Color(
      red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue),
      alpha: part(alpha, other.alpha))
  }

  /// Relative luminance after WCAG 2, 0 … 1.
  package var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : powered((part + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Black or white, whichever can be read on this.
  package var readable: Color { luminance > 0.18 ? Color(0x111111) : Color(0xFFFFFF) }

  /// x to the power 2.4 by square roots and products alone: the same bits everywhere.
  private func powered(_ x: Double) -> Double {
    // 2.4 = 2 + 0.4, and x^0.4 by Newton's method on y⁵ = x².
    var y = max(x, 1e-6).squareRoot()
    for _ in 0..<40 { y -= (y * y * y * y * y - x * x) / (5 * y * y * y * y) }
    return x * x * y
  }
}

/// Colours for numbers: straight ways between stops that lie evenly over 0 … 1.
package struct ColorRamp: Sendable {
  private let stops: [Color]

  package init(_ stops: [UInt32]) { self.stops = stops.map { Color($0) } }

  /// The colour of a number, whose bounds are 0 and 1.
  package func callAsFunction(_ value: Double) -> Color {
    let place = min(max(value.isNaN ? 0 : value, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], place - Double(index))
  }
}
