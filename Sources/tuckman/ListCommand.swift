import ArgumentParser
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// `tuckman list`: what there is.
struct ListCommand: AsyncParsableCommand {
  /// What can be listed.
  enum Topic: String, CaseIterable, ExpressibleByArgument {
    case scenarios, mechanisms, techniques, styles, metrics, parameters, models
  }

  /// How it is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List scenarios, mechanisms, techniques, styles, metrics, parameters or models.",
    discussion: "Example: tuckman list parameters")

  @Argument(help: "What: \(Topic.allCases.map(\.rawValue).joined(separator: ", ")).")
  var topic: Topic

  @Option(help: "text or csv.")
  var format: Format = .text

  func run() async throws {
    let (topic, format) = (topic, format)
    try await untilInterrupted {
      let listing = topic.listing
      if topic == .scenarios, listing.rows.isEmpty {
        Console.say("there is no scenario in the folder Scenarios here; `tuckman new` writes one to begin with")
      }
      try Console.write(format == .csv ? listing.csv : listing.text)
    }
  }
}

/// A list to print: a first column of names, and what is said of each.
private struct Listing {
  let columns: [String]
  let rows: [[String]]

  /// Each row as a paragraph: the name, then what is said of it.
  var text: String {
    let width = rows.map { $0[0].count }.max() ?? 0
    return rows.map { row in
      let name = row[0] + String(repeating: " ", count: width - row[0].count)
      let rest = row.dropFirst().filter { !$0.isEmpty }
      return name + "  " + rest.joined(separator: "\n" + String(repeating: " ", count: width + 2))
    }.map { $0 + "\n" }.joined()
  }

  var csv: String {
    var lines = CSVRows()
    for row in [columns] + rows {
      for cell in row {
        if let number = Number.parse(cell) { lines.append(number) } else { lines.append(cell) }
      }
      lines.end()
    }
    return String(decoding: lines.bytes, as: UTF8.self)
  }
}

extension ListCommand.Topic {
  fileprivate var listing: Listing {
    switch self {
    case .scenarios: Listing(columns: ["file", "title"], rows: Self.scenarios())
    case .mechanisms:
      Listing(
        columns: ["mechanism", "rule", "equation", "sources", "moves", "parameters", "when_off", "cost"],
        rows: Passports.all.map {
          [
            $0.mechanism.rawValue, $0.rule, $0.equation, $0.sources, "moves: " + $0.moves,
            "parameters: " + $0.parameters.joined(separator: ", "), "off: " + $0.whenOff, "cost a tick: " + $0.cost,
          ]
        })
    case .techniques:
      Listing(
        columns: ["technique", "meaning", "effects"],
        rows: Technique.allCases.map { technique in
          let effects = TechniqueEffects.all.filter { $0.technique == technique }
          return [technique.rawValue, technique.meaning]
            + [
              effects.map { "\($0.mechanism.rawValue), \($0.strength) at dose 1: \($0.meaning)" }.joined(
                separator: "; ")
            ]
        })
    case .styles: Listing(columns: ["style", "meaning"], rows: [["none", "only what the schedule says"]])
    case .metrics:
      Listing(
        columns: ["metric", "unit", "meaning"], rows: Metric.allCases.map { [$0.rawValue, "[\($0.unit)]", $0.meaning] })
    case .parameters:
      Listing(
        columns: ["parameter", "place", "default", "allowed", "unit", "symbol", "meaning"],
        rows: ParameterTable.all.map { spec in
          let value = spec.value(in: Parameters())
          let place = spec.place == .top ? "top level" : spec.place.rawValue + ":"
          let number = value == value.rounded() ? String(Int(value)) : String(value)
          return [spec.name, place, number, spec.allowed, spec.unit, spec.symbol, spec.meaning]
        })
    case .models:
      Listing(
        columns: ["model", "meaning"],
        rows: [["group-development", "the fifteen mechanisms of `tuckman list mechanisms`"]])
    }
  }

  /// The scenarios below ./Scenarios.
  private static func scenarios() -> [[String]] {
    guard let names = FileManager.default.enumerator(atPath: "Scenarios")?.allObjects as? [String] else { return [] }
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      let path = "Scenarios/" + name
      let file = try? ScenarioReader.read(path)
      return [path, file?.scenario.title ?? "cannot be read: tuckman validate \(path)"]
    }
  }
}
