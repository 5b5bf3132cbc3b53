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
    case .sensitivity: "what a metric depends on in a sweep"
    case .comparison: "differences of two results with their intervals"
    case .twin: "one run and the same group with nobody to facilitate; runs it again, so only where it is named"
    case .leftOut: "what is missing without each thing that the facilitator does; only where it is named"
    }
  }
}

/// `tuckman figures`: results as figures for a paper or a wall.
struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draw results: SVG, PDF and PNG for papers, slides and walls.",
    discussion: """
      Example: tuckman figures results/first-run
      Example: tuckman figures results/my-sweep --only surface --factors members,faultline
      Example: tuckman figures results/a --compare results/b

      \(RunFigure.allCases.map { "\($0.rawValue): \($0.meaning)." }.joined(separator: " ")) \
      \(WholeFigure.allCases.map { "\($0.rawValue): \($0.meaning)." }.joined(separator: " "))

      Of many runs all are shown, but for sociogram, sentiment and tension, which show the first; --run shows another, and \
      then every figure is of that run alone. Of a sweep the figures are surface and sensitivity; with --point or --run \
      those of its runs. Each figure needs its table: --record runs,ticks,sessions,members,ties,events makes them all. The same \
      results give the same files, byte by byte, where cairo, Pango and the fonts are the same.
      """)

  @Argument(help: "A finished folder of results, of `run` or `sweep run`.", completion: .directory)
  var folder: String

  @Option(
    help: "The folder for the figures, made if it is not there (default: the folder of results with -figures behind).",
    completion: .directory)
  var out: String?

  @Option(help: ArgumentHelp("The figures to draw, with commas (default: all that can be).", valueName: "names"))
  var only: String?

  @Option(help: "svg, pdf, png, with commas.")
  var format = "svg,pdf,png"

  @Option(help: "light, or dark for a projector.")
  var theme = "light"

  @Option(help: "PNG: pixels a point, 0.5 to 8; 2 is 1440 pixels across.")
  var scale = 2.0

  @Option(help: "Show this run alone, such as p0r0.")
  var run: String?

  @Option(
    help: "Of a sweep, the point whose runs are shown, such as p3 or 3.",
    transform: { text in
      guard let point = Int(text.hasPrefix("p") ? text.dropFirst() : text[...]), point >= 0 else {
        throw ValidationError(.malformed(.point, text))
      }
      return point
    })
  var point: Int?

  @Option(
    help: ArgumentHelp(
      "trajectories: metrics, with commas; surface and sensitivity: columns of runs.csv.", valueName: "names"))
  var metric: String?

  @Option(help: ArgumentHelp("surface: the factors along, up and of the panels, with commas.", valueName: "names"))
  var factors: String?

  @Option(
    help: ArgumentHelp("comparison: another folder of results, or a point of a sweep (FOLDER:p3).", valueName: "other"),
    completion: .directory)
  var compare: String?

  @Flag(help: "Take the place of figures that are there. \(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Say nothing but errors.")
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
