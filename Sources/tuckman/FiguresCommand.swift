import ArgumentParser
import Foundation
import Reporting
import Scenarios

/// `tuckman figures`: results as figures for a paper or a wall.
struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draw results: SVG, PDF and PNG for papers, slides and walls.",
    discussion: """
      Example: tuckman figures results/first-run

      \(RunFigure.allCases.map { "\($0.rawValue): \($0.meaning)." }.joined(separator: " "))

      Of many runs all are shown, but for sociogram, sentiment and tension, which show the first; --run shows another, and \
      then every figure is of that run alone. Of a sweep the runs of one point are shown, the first if --point names no \
      other. Each figure needs its table: --record runs,ticks,sessions,members,ties,events makes them all. The same \
      results give the same files, byte by byte, where cairo and the font are the same.
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

  @Option(help: "Of a sweep, the point whose runs are shown.")
  var point: Int?

  @Option(help: ArgumentHelp("trajectories: the metrics, with commas.", valueName: "names"))
  var metric: String?

  @Flag(help: "Take the place of figures that are there.")
  var force = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if out?.isEmpty == true { throw ValidationError("--out is empty; allowed: a folder") }
    guard (0.5...8).contains(scale) else { throw ValidationError("--scale is \(scale); allowed: 0.5 to 8") }
    if let point, point < 0 { throw ValidationError("--point is \(point); allowed: 0 or above") }
    if point != nil, run != nil {
      throw ValidationError("--point and --run; allowed: one of them, a run has its point")
    }
    _ = (try figures(), try formats(), try look(), try metrics())
  }

  /// What shall be drawn.
  func figures() throws -> [RunFigure] {
    try only.map { try Self.chosen($0, "--only", RunFigure.allCases.map(\.rawValue)) }?.compactMap(RunFigure.init)
      ?? RunFigure.allCases
  }

  func formats() throws -> [FigureFormat] {
    try Self.chosen(format, "--format", FigureFormat.allCases.map(\.rawValue)).compactMap(FigureFormat.init)
  }

  func look() throws -> Theme.Name {
    let names = try Self.chosen(theme, "--theme", Theme.Name.allCases.map(\.rawValue)).compactMap(Theme.Name.init)
    guard names.count == 1 else { throw ValidationError("--theme is '\(theme)'; allowed: one of light, dark") }
    return names[0]
  }

  /// Nothing for the usual ones.
  func metrics() throws -> [Metric]? {
    guard let metric else { return nil }
    let names = try Self.chosen(metric, "--metric", Metric.allCases.map(\.rawValue))
    guard names.count <= Self.mostMetrics else {
      throw ValidationError(
        "--metric names \(names.count) metrics; allowed: at most \(Self.mostMetrics), to be told apart")
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
        let hint = allowed.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
        throw ValidationError("\(option): there is no '\(name)'; allowed: \(allowed.joined(separator: ", "))\(hint)")
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: files that were written whole are kept") {
      do { try FiguresJob(command).perform() } catch let problem as Problem { throw Problems([problem]) }
    }
  }
}
