import ArgumentParser
import Foundation
import GroupDynamics
import Machine
import Recording
import ScenarioReading
import Scenarios

/// `tuckman list`: what there is.
struct ListCommand: AsyncParsableCommand {
  /// What can be listed.
  enum Topic: String, CaseIterable, ExpressibleByArgument {
    case scenarios, mechanisms, techniques, styles, stages, metrics, parameters, members, models
  }

  /// How it is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List scenarios, mechanisms, techniques, parameters and more.",
    discussion: """
      Examples:
        tuckman list
        tuckman list parameters
        tuckman list styles adaptive
      """)

  @Argument(help: "What to list (default: these topics).")
  var topic: Topic?

  @Argument(help: "With styles, print this one as YAML.")
  var name: String?

  @Flag(name: .customLong("as-yaml"), help: "Print styles as YAML, to copy into a scenario and change.")
  var asYAML = false

  @Option(help: "Print text or csv.")
  var format: Format = .text

  func validate() throws {
    guard topic == .styles || (!asYAML && name == nil) else {
      throw ValidationError(.conflict(.stylesAlone(isYAML: asYAML)))
    }
    if let name, Style(rawValue: name) == nil {
      throw ValidationError(.notOneOf(.style, name, known: Style.allCases.map(\.rawValue)))
    }
  }

  func run() async throws {
    let (topic, format) = (topic, format)
    let named = name.flatMap(Style.init(rawValue:)).map { [$0] }
    let styles = named ?? (asYAML ? Style.allCases : [])
    try await untilInterrupted {
      if !styles.isEmpty { return try Console.writeData(styles.map(\.yaml).joined(separator: "\n")) }
      let listing = topic?.listing ?? .topics
      if topic == .scenarios, listing.rows.isEmpty {
        Console.say("there is no scenario in the folder Scenarios here; `tuckman new` writes one to begin with")
      }
      if format == .csv { return try Console.writeData(listing.csv) }
      try Console.write(listing.text(width: Console.width))
    }
  }
}

extension Listing {
  /// What can be listed.
  fileprivate static var topics: Listing {
    Listing(
      [.init(name: "topic"), .init(name: "meaning")], ListCommand.Topic.allCases.map { [$0.rawValue, $0.meaning] })
  }
}

extension ListCommand.Topic {
  fileprivate var meaning: String {
    switch self {
    case .scenarios: "scenarios that come with the program"
    case .mechanisms: "rules of the model, with equations and sources"
    case .techniques: "what a facilitator can do"
    case .styles: "named ways to facilitate"
    case .stages: "stages of a group, with their thresholds"
    case .metrics: "what is measured"
    case .parameters: "numbers of the model, with defaults and ranges"
    case .members: "what a scenario can say of a member"
    case .models: "models"
    }
  }

  fileprivate var listing: Listing {
    switch self {
    case .scenarios:
      Listing(
        [.init(name: "file"), .init(name: "title"), .init(name: "about"), .init(name: "sweep", label: "sweep:")],
        Self.scenarios())
    case .mechanisms: .mechanisms
    case .techniques: .techniques
    case .styles: .styles
    case .stages: .stages
    case .metrics: .metrics
    case .parameters: .parameters
    case .members: .members
    case .models:
      Listing(
        [.init(name: "model"), .init(name: "meaning")],
        [["group-development", "the fifteen mechanisms of `tuckman list mechanisms`"]])
    }
  }

  private static func firstSentence(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let end = words.firstIndex { $0.hasSuffix(".") } ?? words.count - 1
    return words.prefix(end + 1).joined(separator: " ")
  }

  /// The scenarios below ./Scenarios, or where there is no such folder those that were installed.
  private static func scenarios() -> [[String]] {
    let folders = ["Scenarios", Installed.path("Scenarios")].compactMap(\.self)
    // An enumerator of a folder that is not there has no names, and is no error.
    guard let folder = folders.first(where: FileManager.default.fileExists),
      let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
    else { return [] }
    return rows(of: names.filter { $0.hasSuffix(".yaml") }.sorted().map { folder + "/" + $0 })
  }

  private static func rows(of paths: [String]) -> [[String]] {
    paths.map { path in
      guard let file = try? ScenarioReader.read(path) else {
        return [path, "cannot be read: \(Words.typed(["validate", path]))", "", ""]
      }
      let sweep = file.design.map(Self.sweep) ?? ""
      return [path, file.scenario.title, Self.firstSentence(file.scenario.about ?? ""), sweep]
    }
  }

  /// What a design varies: `grid over members, faultline`; of many factors how many.
  private static func sweep(_ design: Design) -> String {
    let names = design.factors.map(\.name)
    let factors = names.count > 6 ? counted(names.count, "factor") : names.joined(separator: ", ")
    return "\(design.method.rawValue) over \(factors)"
  }
}
