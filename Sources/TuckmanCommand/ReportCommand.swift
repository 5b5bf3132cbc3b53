import ArgumentParser
import Engine
import Foundation
import Machine
import Recording
import Reporting
import Scenarios
import Studies

/// `tuckman report`: the story of a run, or what a sweep found, as one page.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write results as one HTML page, which needs no network.",
    discussion: """
      Examples:
        tuckman report results/first-run
        tuckman report results/first-run --compare results/no-facilitator
        tuckman report results/first-run-200:p0r17

      The page of a run tells its course, why it went so, the ties and members session by session, the counterfactual \
      (without a facilitator, or with an adaptive one if there was none), and the effect of each intervention. The page of a \
      sweep shows every metric over what varied, and what the metrics depend on.
      """)

  @Argument(
    help: "A finished folder of results, or a run in it (results/first-run:p0r3).",
    completion: .directory)
  var result: String

  @Option(
    help: ArgumentHelp(
      "Compare with another folder of results or point of a sweep (FOLDER:p3).", valueName: "other"),
    completion: .directory)
  var compare: String?

  @Option(
    help:
      "Run so many pairs of groups for the counterfactual and the comparison (default: 200, or 20 above 64 members)."
  )
  var pairs: Int?

  @Option(
    name: .customLong("metric"),
    help: "Show this column of a sweep's runs.csv; repeatable (default: a few).")
  var metrics: [String] = []

  @Option(
    help:
      "Write to this file; - is standard output (default: beside the folder, ending in -report.html).",
    completion: .file(extensions: ["html"]))
  var out: String?

  @Flag(help: "Replace a file that is not a report. \(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let pairs, !(2...1_000_000).contains(pairs) {
      throw ValidationError(.outOfRange(option: "--pairs", String(pairs), allowed: 2...1_000_000))
    }
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: no report was written", nothingTo: "report") {
      try await command.write()
    }
  }

  private func write() async throws {
    try Memory.requireHeadroom(of: FiguresJob.drawingBytes, for: .report)
    let request = try ReportRequest(result, other: compare, pairs: pairs, metrics: metrics, force: force)
    let path = out ?? request.usualPlace
    let output = try OutputFile(path, force: force, kind: .init("report", isOne: Self.isReport))
    let library = DrawingLibrary.installed()
    if library == nil {
      Console.say("note: the figures will not move: \(DrawingLibrary.missing())")
    }
    let report = try await request.make()
    let bytes = try HTMLPage(report, library: library).bytes()
    try output.write { try $0.write(bytes) }
    if let note = report.unshown.note { Console.say("note: " + note) }
    if !quiet, let note = request.note { Console.say("note: " + note) }
    guard !quiet, !output.isStream else { return }
    let address = URL(fileURLWithPath: path).absoluteString
    try Console.write(
      "Wrote \(NumberText.bytes(Double(bytes.count))) to\n  \(path.inertLine)\n\nNext:\n  Open it in a browser:\n    \(address)\n"
    )
  }

  /// Whether a file is a report, which a new one may replace.
  private static func isReport(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let head = (try? file.read(upToCount: 4096)) ?? nil
    return String(decoding: head ?? Data(), as: UTF8.self).contains(HTMLPage.mark)
  }
}
