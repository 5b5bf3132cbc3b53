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
    commandName: "report", abstract: "Write results as one HTML page, to read and to show: it needs no network.",
    discussion: """
      Example: tuckman report results/first-run
      Example: tuckman report results/first-run --compare results/no-facilitator
      One run of many: tuckman report results/first-run-200:p0r17
      A sweep: tuckman report results/my-sweep

      Of a run the page has its course, why it went so, the ties and the members session by session, the same group in the other \
      future (with nobody to facilitate; where nobody does, with an adaptive facilitator), and what each thing that the \
      facilitator does is worth. Of a sweep it has every metric over what is varied, and what the numbers depend on.
      """)

  @Argument(
    help: "A finished folder of results, of `run` or `sweep run`; a run of it: results/first-run:p0r3.",
    completion: .directory)
  var result: String

  @Option(
    help: ArgumentHelp(
      "Another folder of results, or a point of a sweep (FOLDER:p3), to compare with.", valueName: "other"),
    completion: .directory)
  var compare: String?

  @Option(
    help:
      "How many pairs of groups the other future and the comparison are made of (default: 200, or 20 above 64 members)."
  )
  var pairs: Int?

  @Option(
    name: .customLong("metric"),
    help: "Of a sweep: a column of runs.csv to show; may be given again (default: a few).")
  var metrics: [String] = []

  @Option(
    help:
      "The file to write; - is standard output (default: beside the folder, its name with -report.html; of a run that is named with its name, with --compare that of the other).",
    completion: .file(extensions: ["html"]))
  var out: String?

  @Flag(help: "Replace a file that is no report. \(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if let pairs, !(2...1_000_000).contains(pairs) {
      throw ValidationError(.outOfRange(option: "--pairs", String(pairs), allowed: 2...1_000_000))
    }
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: no report was written") {
      do { try await command.write() } catch let failure as RunFailure {
        Console.say("a run could not go on, so there is nothing to report: \(failure.message)")
        throw ExitCode(.failedRuns)
      }
    }
  }

  private func write() async throws {
    try Memory.requireHeadroom(of: FiguresJob.drawingBytes, for: .report)
    let request = try ReportRequest(result, other: compare, pairs: pairs, metrics: metrics, force: force)
    let path = out ?? request.usualPlace
    let output = try OutputFile(path, force: force, kind: .init("report", isOne: Self.isReport))
    let library = DrawingLibrary.installed()
    if library == nil {
      Console.say("note: the figures will stand still: \(DrawingLibrary.missing())")
    }
    let report = try await request.make()
    let bytes = try HTMLPage(report, library: library).bytes()
    try output.write { try $0.write(bytes) }
    if let note = report.unshown.note { Console.say("note: " + note) }
    if !quiet, let note = request.note { Console.say("note: " + note) }
    guard !quiet, !output.isStream else { return }
    let address = URL(fileURLWithPath: path).absoluteString
    try Console.write(
      "Written: \(path.inertLine) (\(NumberText.bytes(Double(bytes.count))))\n\nNext:\n  open it in a browser:\n    \(address)\n"
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
