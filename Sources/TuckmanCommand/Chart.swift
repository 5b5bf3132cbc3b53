import Foundation
import GroupDynamics
import Reporting
import Scenarios

/// Lines and a ribbon over the sessions of a group, in characters.
struct Chart {
  private let sessions: Int
  /// Characters over all sessions.
  private let columns: Int
  private static let label = 14
  private static let height = 3

  /// A chart for so many sessions on a terminal of so many columns.
  init(sessions: Int, width: Int) {
    self.sessions = sessions
    let room = max(width - Self.label - 2, 20)
    columns = sessions <= room ? sessions * min(room / sessions, 6) : room
  }

  /// The numbers of the sessions, where there is room for them.
  var header: [String] {
    let cell = Double(columns) / Double(sessions)
    // A blank at least stands between two numbers.
    let room = Double(max(4, String(sessions).count + 1))
    let step = max(1, Int((room / cell).rounded(.up)))
    var line = Array(repeating: Character(" "), count: columns + 4)
    for session in stride(from: 1, through: sessions, by: step) {
      let start = Int(Double(session - 1) * cell)
      for (offset, digit) in String(session).enumerated() { line[start + offset] = digit }
    }
    return [pad("session") + String(line).withoutBlanksAtEnd]
  }

  /// One letter a column, from the stage at a place between 0 and 1, and a legend.
  func ribbon(_ stage: (Double) -> Stage) -> [String] {
    let stages = (0..<columns).map { stage((Double($0) + 0.5) / Double(columns)) }
    let letters = stages.map { Self.paint($0.initial, $0) }.joined()
    let seen = Stage.allCases.filter(stages.contains).map { Self.paint($0.initial, $0) + " " + $0.rawValue }
    return [pad("stage") + letters, pad("") + seen.joined(separator: "  ")]
  }

  /// Where the facilitator is at work, from the sessions in which a dose is given; nothing where there are none.
  func facilitator(_ isAtWork: (Int) -> Bool) -> [String] {
    let cells = (0..<columns).map { column -> Character in
      isAtWork(min(Int((Double(column) + 0.5) / Double(columns) * Double(sessions)), sessions - 1) + 1) ? "=" : " "
    }
    return cells.contains("=") ? [pad("facilitator") + String(cells).withoutBlanksAtEnd] : []
  }

  /// A filled line of values, three rows high, with its scale: from 0 to `usual`, and further where values need it.
  func line(_ label: String, values: [Double], usual: Double) -> [String] {
    guard !values.isEmpty else { return [] }
    let least = values.min() ?? 0
    let low = least < -0.005 ? least : 0
    let high = max(values.max() ?? 0, usual)
    let points = (0..<columns).map { column in
      values[min(Int((Double(column) + 0.5) / Double(columns) * Double(values.count)), values.count - 1)]
    }
    let blocks = Array(" ▁▂▃▄▅▆▇█")
    return (0..<Self.height).map { row in
      let floor = Double((Self.height - 1 - row) * 8)
      let cells = points.map { value in
        let eighths = (value - low) / (high - low) * Double(8 * Self.height)
        return blocks[Int(max(0, min(8, (eighths - floor).rounded())))]
      }
      let scale = row == 0 ? NumberText.two(high) : (row == Self.height - 1 ? NumberText.two(low) : "")
      // A long label begins a row higher.
      let words = label.count < Self.label ? ["", label] : label.split(separator: " ").map(String.init)
      let name = row < words.count ? words[row] : ""
      let gap = String(repeating: " ", count: max(1, Self.label - 1 - name.count - scale.count))
      return (name + gap + scale + " " + String(cells)).withoutBlanksAtEnd
    }
  }

  private func pad(_ text: String) -> String {
    Words.pad(text, Self.label)
  }

  /// Colours by stage that differ in lightness too.
  private static func paint(_ text: String, _ stage: Stage) -> String {
    let code =
      switch stage {
      case .forming: "48;5;250;38;5;16"
      case .storming: "48;5;166;38;5;231"
      case .norming: "48;5;74;38;5;16"
      case .performing: "48;5;29;38;5;231"
      case .adjourning: "48;5;60;38;5;231"
      }
    return Console.painted(text, code)
  }
}
