import Scenarios

/// The looks of figures. Colours of series are those of Okabe & Ito (2008), which people with any colour vision tell apart;
/// what they say is always written, too.
public struct Theme: Sendable {
  /// Light for print and most rooms, dark for a projector in a dark room.
  public enum Name: String, CaseIterable, Sendable {
    case light, dark
  }

  package let name: Name
  package let background, text, muted, grid, panel: Color
  package let blue, vermillion, green, purple, orange, sky, grey: Color
  /// The scale from little to much.
  package let sequential: ColorRamp
  /// The scale from −1 over 0 to 1.
  package let diverging: ColorRamp

  package init(_ name: Name) {
    self.name = name
    switch name {
    case .light:
      (background, text, muted) = (Color(0xFFFFFF), Color(0x1A1A1A), Color(0x565656))
      (grid, panel) = (Color(0xDDDDDD), Color(0xF4F4F4))
      (blue, vermillion, green) = (Color(0x0072B2), Color(0xD55E00), Color(0x009E73))
      (purple, orange, sky, grey) = (Color(0xA0528A), Color(0xE69F00), Color(0x56B4E9), Color(0x8A8A8A))
      sequential = ColorRamp([0xFDF6E3, 0xF6D79B, 0xEDA55A, 0xD55E00, 0x94380B, 0x4E1A07])
      diverging = ColorRamp([0x8C3B00, 0xD55E00, 0xF2B48A, 0xF7F7F7, 0x8DBFE0, 0x0072B2, 0x003F66])
    case .dark:
      (background, text, muted) = (Color(0x14181D), Color(0xF2F2F2), Color(0xB4BAC2))
      (grid, panel) = (Color(0x3A424C), Color(0x1E242B))
      (blue, vermillion, green) = (Color(0x4FB3F0), Color(0xFF8A3D), Color(0x35D0A5))
      (purple, orange, sky, grey) = (Color(0xE39BCF), Color(0xFFC04D), Color(0x8FD3FF), Color(0x9AA3AD))
      sequential = ColorRamp([0x2A211B, 0x5B2F12, 0x9A4A10, 0xD9701A, 0xF6A65B, 0xFFE0B3])
      diverging = ColorRamp([0xFFB077, 0xE0691A, 0x7A3C14, 0x2A3038, 0x175A85, 0x2E96D6, 0xA6DBFF])
    }
  }

  /// The background of a stage; its name is written on it.
  package func tint(_ stage: Stage) -> Color {
    let colors: [Stage: UInt32] =
      name == .light
      ? [.forming: 0xEEF1F4, .storming: 0xFBE3D4, .norming: 0xFBF3D0, .performing: 0xDCF1E7, .adjourning: 0xECE3F1]
      : [.forming: 0x262D35, .storming: 0x46291A, .norming: 0x3D3818, .performing: 0x17382D, .adjourning: 0x352A40]
    return Color(colors[stage] ?? 0x888888)
  }

  /// The full colour of a stage, for flows and ribbons.
  package func color(_ stage: Stage) -> Color {
    switch stage {
    case .forming: grey
    case .storming: vermillion
    case .norming: orange
    case .performing: green
    case .adjourning: purple
    }
  }

  /// The colour of a metric, the same in every figure.
  package func color(_ metric: Metric) -> Color {
    switch metric {
    case .cohesion, .familiarity: blue
    case .tension, .anxiety: vermillion
    case .participationGini, .topShare, .consensus: green
    case .negativity, .statusSpread: purple
    case .expression, .productivity, .progress: orange
    default: grey
    }
  }
}
