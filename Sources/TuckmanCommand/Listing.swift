import Analytics
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// A list to print: a first column of names, and what is said of each.
struct Listing {
  /// A column: its name in CSV, and the word before its cells in text, if one is needed.
  struct Column {
    let name: String
    var label = ""
  }

  let columns: [Column]
  let rows: [[String]]
  /// Whether cells with a label stand on one line.
  let isTerse: Bool

  init(_ columns: [Column], _ rows: [[String]], isTerse: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.isTerse = isTerse
  }

  /// Each row as a paragraph: the name, then what is said of it beside it, or below it where that leaves too little room.
  func text(width: Int) -> String {
    let longest = rows.map { $0[0].count }.max() ?? 0
    let indent = longest + 2 <= width / 3 ? longest + 2 : 4
    return rows.map { row in
      let cells = zip(columns, row).dropFirst().filter { !$1.isEmpty }
      let labelled = cells.filter { !$0.0.label.isEmpty }.map { "\($0.0.label) \($0.1)" }
      let said =
        cells.filter { $0.0.label.isEmpty }.map { $0.1 } + (isTerse ? [labelled.joined(separator: "; ")] : labelled)
      let lines = said.flatMap { Layout.filled($0, width: width, indent: indent) }
      let isLong = row[0].count > indent - 2
      let first = isLong ? row[0] : Words.pad(row[0], indent) + (lines.first ?? "").dropFirst(indent)
      return ([first] + lines.dropFirst(isLong ? 0 : 1)).joined(separator: "\n") + "\n"
    }.joined()
  }

  var csv: String {
    var lines = CSVRows()
    for row in [columns.map(\.name)] + rows {
      for cell in row {
        if let number = Number.parse(cell) { lines.append(number) } else { lines.append(cell) }
      }
      lines.end()
    }
    return String(decoding: lines.bytes, as: UTF8.self)
  }
}

extension Listing {
  static var mechanisms: Listing {
    Listing(
      [
        .init(name: "mechanism"), .init(name: "rule"), .init(name: "equation"), .init(name: "sources", label: "from"),
        .init(name: "moves", label: "moves"), .init(name: "parameters", label: "parameters:"),
        .init(name: "when_off", label: "off:"), .init(name: "cost", label: "cost a tick:"),
      ],
      Passports.all.map {
        [
          $0.mechanism.rawValue, $0.rule, $0.equation, $0.sources, $0.moves,
          $0.parameters.joined(separator: ", "), $0.whenOff, $0.cost,
        ]
      })
  }

  static var techniques: Listing {
    Listing(
      [.init(name: "technique"), .init(name: "meaning"), .init(name: "effects", label: "in the model, at dose 1:")],
      Technique.allCases.map { technique in
        let effects = TechniqueEffects.all.filter { $0.technique == technique }
        if let late = technique.actsElsewhere { return [technique.rawValue, technique.meaning, late] }
        return [technique.rawValue, technique.meaning]
          + [
            effects.map { effect in
              let parameter = effect.parameter.map { " (\($0))" } ?? ""
              return "\(effect.mechanism.rawValue) \(effect.strength)\(parameter): \(effect.meaning)"
            }.joined(separator: "; ")
          ]
      })
  }

  static var stages: Listing {
    let p = Parameters()
    func words(_ rule: StageRules.Rule) -> String {
      if rule.stage == .adjourning {
        return "the ending is felt: the last ending_sessions (\(p.endingSessions)) sessions"
      }
      let asked = rule.thresholds.map { threshold in
        let side = [StageThreshold.Side.above: "above", .atLeast: "at least", .below: "below"][threshold.side] ?? ""
        return "\(threshold.metric.rawValue) is \(side) \(threshold.parameter) (\(threshold.limit))"
      }
      if asked.isEmpty { return "otherwise" }
      return "otherwise, if " + asked.inSentence(rule.needsAll ? "and" : "or")
    }
    return Listing(
      [.init(name: "stage"), .init(name: "rule")],
      StageRules(p).all.map { [$0.stage.rawValue, words($0)] }
        + [["(a change)", "counts from its first tick once it has lasted half a session"]])
  }

  static var metrics: Listing {
    Listing(
      [.init(name: "metric"), .init(name: "meaning"), .init(name: "unit", label: "unit")],
      Metric.allCases.map { [$0.rawValue, $0.meaning, $0.unit] })
  }

  static var parameters: Listing {
    Listing(
      [
        .init(name: "parameter"), .init(name: "meaning"), .init(name: "default", label: "default"),
        .init(name: "allowed", label: "allowed:"), .init(name: "unit", label: "unit"),
        .init(name: "symbol", label: "symbol"), .init(name: "place", label: "in a scenario"),
      ],
      ParameterTable.all.map { spec in
        let value = spec.value(in: Parameters())
        let place = spec.place == .top ? "at the top level" : "under \(spec.place.rawValue):"
        let number = value == value.rounded() ? String(Int(value)) : String(value)
        return [spec.name, spec.meaning, number, spec.allowed, spec.unit, spec.symbol, place]
      }, isTerse: true)
  }

  static var members: Listing {
    Listing(
      [.init(name: "key"), .init(name: "meaning"), .init(name: "allowed", label: "allowed:")],
      [["name", "the member's name, unique in the group", "text"]]
        + CastTrait.allCases.map { [$0.rawValue, $0.meaning, $0.allowed] }
        + [
          ["attitudes", "attitude on each issue of how the group should work", "a list of numbers from -1 to 1"],
          ["attributes", "visible background attributes", "a list of -1 and 1"],
        ])
  }
}
