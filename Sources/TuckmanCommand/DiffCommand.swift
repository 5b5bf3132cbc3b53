import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Models
import Recording
import Scenarios
import Studies

/// `tuckman diff`: where two runs part.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Find the tick, member and variable in which two runs first differ.",
    discussion: """
      Examples:
        tuckman diff Scenarios/first-run.yaml Scenarios/teaching/no-facilitator.yaml
        tuckman diff results/a:p0r3 results/b:p0r3

      Both runs are made again in the plain form (double precision) and compared in every bit, tick by tick.

      --format csv has a row for each number that differs in that tick: tick, session, variable, source, target, a, b, \
      difference = b - a.

      Exit code 0: the runs are the same; 1: they differ.
      """)

  /// How the result is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  @Argument(
    help:
      "A scenario (- is standard input), a folder of results, or a run of either (results/first-run:p0r3).",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var a: String

  @Argument(help: "The other run.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var b: String

  @Option(help: "Take this replicate of both, from 0 (default: the first of each).")
  var replicate: UInt32?

  @Option(help: "Print text or csv.")
  var format: Format = .text

  @Flag(help: "\(ResultFolder.forceHelp)")
  var force = false

  /// Bytes of the largest run that is kept whole.
  private static let mostBytes = 2e9

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: nothing was compared", nothingTo: "compare") {
      try await command.compare()
    }
  }

  private func compare() async throws {
    let (a, b) = (try source(a), try source(b))
    let comparison = try RunComparison(Self.side(a), Self.side(b))
    let view = DiffView(a: a, b: b, comparison: comparison)
    try format == .csv ? Console.writeData(view.csv) : Console.write(view.text)
    if !view.areSame { throw ExitCode(.unmet) }
  }

  private func source(_ text: String) throws -> RunSource {
    let source = try RunSource(text, .init(replicate: replicate, force: force), note: { Console.note($0.words) })
    if let failure = try source.recordedFailure {
      Console.say("note: \(text): \(source.run) failed when it was recorded: \(failure)")
    }
    guard RunComparison.bytes(source.scenario) <= Self.mostBytes else {
      throw ScenarioFault.tooManyTies(
        scenario: source.file.source.path, members: source.scenario.cast.count, most: Int(Self.mostBytes / 24))
    }
    return source
  }

  private static func side(_ source: RunSource) -> RunComparison.Side {
    .init(source.scenario, replicate: source.run.replicate, acts: source.acts)
  }
}
