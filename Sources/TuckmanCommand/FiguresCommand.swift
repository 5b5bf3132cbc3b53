import ArgumentParser
import Foundation
import Recording
import Reporting
import Scenarios
import Studies

/// Figures of a sweep as a whole, of two results, or of groups that are run again. Raw values are what they are asked for by.
enum WholeFigure: String, CaseIterable {
  case surface, sensitivity, comparison, twin
  case leftOut = "left-out"

  /// What it shows, for people.
  var meaning: String {
    switch self {
    case .surface: "a metric over what a sweep varies"
    case .sensitivity: "what a metric of a sweep depends on"
    case .comparison: "differences between two results with their intervals"
    case .twin: "one run and its counterfactual without a facilitator; only if named"
    case .leftOut: "the effect of each intervention; only if named"
    }
  }
}

/// `tuckman figures`: results as figures for a paper or a wall.
struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draw results as SVG, PDF and PNG.",
    discussion: """
      Examples:
        tuckman figures results/first-run
        tuckman figures results/my-sweep --only surface --factors members,faultline
        tuckman figures results/a --compare results/b

      Figures:
      \(RunFigure.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))
      \(WholeFigure.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))

      All runs are shown, except by sociogram, sentiment and tension, which show the first. With --run, every figure shows \
      that run alone. A sweep has surface and sensitivity, and the figures of its runs with --point or --run.

      Each figure needs its table: --record runs,ticks,sessions,members,ties,events makes them all. The same results give the \
      same files, byte by byte, where cairo, Pango and the fonts are the same.
      """)

  @Argument(help: "A finished folder of results.", completion: .directory)
  var folder: String

  @Option(
    help: "Write figures to this folder (default: the folder of results, ending in -figures).",
    completion: .directory)
  var out: String?

  @Option(help: ArgumentHelp("Draw these figures, separated by commas (default: all that can be).", valueName: "names"))
  var only: String?

  @Option(help: "Write svg, pdf and png, or some of them, separated by commas.")
  var format = "svg,pdf,png"

  @Option(help: "Draw on white (light), or for a projector (dark).")
  var theme = "light"

  @Option(help: "Draw PNG with so many pixels a point, 0.5 to 8; 2 is 1440 pixels across.")
  var scale = 2.0

  @Option(help: "Show this run alone, such as p0r0.")
  var run: String?

  @Option(
    help: "Show the runs of this point of a sweep, such as p3.",
    transform: { text in
      guard let point = Int(text.hasPrefix("p") ? text.dropFirst() : text[...]), point >= 0 else {
        throw ValidationError(.malformed(.point, text))
      }
      return point
    })
  var point: Int?

  @Option(
    help: ArgumentHelp(
      "Show these metrics in trajectories, or columns of runs.csv in surface and sensitivity, separated by commas.",
      valueName: "names"))
  var metric: String?

  @Option(
    help: ArgumentHelp(
      "Lay the surface out by these factors: along, up and panels, separated by commas.", valueName: "names"))
  var factors: String?

  @Option(
    help: ArgumentHelp("Compare with another folder of results or point of a sweep (FOLDER:p3).", valueName: "other"),
    completion: .directory)
  var compare: String?

  @Flag(help: "Replace existing figures. \(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    guard (0.5...8).contains(scale) else { throw ValidationError(.scale(scale)) }
    if point != nil, run != nil { throw ValidationError(.conflict(.pointAndRun)) }
    _ = (try names(), try formats(), try look())
  }

  /// What shall be drawn; nothing where all that can be.
  func names() throws -> [String]? {
    let known = RunFigure.allCases.map(\.rawValue) + WholeFigure.allCases.map(\.rawValue)
    return try only.map { try Self.chosen($0, "--only", known) }
  }

  func formats() throws -> [FigureFormat] {
    try Self.chosen(format, "--format", FigureFormat.allCases.map(\.rawValue)).compactMap(FigureFormat.init)
  }

  func look() throws -> Theme.Name {
    let names = try Self.chosen(theme, "--theme", Theme.Name.allCases.map(\.rawValue)).compactMap(Theme.Name.init)
    guard names.count == 1 else { throw ValidationError(.malformed(.theme, theme)) }
    return names[0]
  }

  /// Nothing for the usual ones.
  func metrics() throws -> [Metric]? {
    guard let metric else { return nil }
    let names = try Self.chosen(metric, "--metric", Metric.allCases.map(\.rawValue))
    guard names.count <= Self.mostMetrics else {
      throw ValidationError(.tooManyMetrics(names.count, most: Self.mostMetrics))
    }
    return names.compactMap(Metric.init)
  }

  private static let mostMetrics = 6

  /// The words of a list, each once.
  private static func chosen(_ list: String, _ option: String, _ allowed: [String]) throws -> [String] {
    var names: [String] = []
    for word in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = word.trimmingCharacters(in: .whitespaces)
      guard allowed.contains(name) else {
        throw ValidationError(.notOneOf(.word(option: option), name, known: allowed))
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: files that were written whole are kept") {
      try await FiguresJob(command).perform()
    }
  }
}
