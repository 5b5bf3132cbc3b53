import Analytics
import ArgumentParser
import Engine
import Foundation
import GroupDynamics
import Recording
import Scenarios
import Studies

/// `tuckman explain`: why a run went as it did.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a run: what moved cohesion and tension, and between whom.",
    discussion: """
      Examples:
        tuckman explain Scenarios/first-run.yaml
        tuckman explain Scenarios/first-run.yaml --session 4 --by pair
        tuckman explain Scenarios/first-run.yaml --ablation mechanisms

      The run is made again in the plain form (double precision). Every change is split into named parts that add up to it: \
      mechanisms, events, the limits of the scale, and who was there. --ablation leaves out each mechanism or intervention \
      once, over groups paired by common random numbers.

      --format csv has a row for each tick, metric and part: tick, session, metric, part, source, target, change. By pair, \
      source feels or speaks and target is felt about or spoken to.
      """)

  /// How the result is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  /// What is left out once.
  enum AblationOption: String, CaseIterable, ExpressibleByArgument {
    case mechanisms, interventions

    fileprivate var subject: AblationStudy.Subject { self == .mechanisms ? .mechanisms : .interventions }

    /// The fault that there is nothing to leave out. `place`: what was asked about.
    fileprivate func nothing(_ place: String) -> ScenarioFault {
      let other = (self == .mechanisms ? Self.interventions : .mechanisms).rawValue
      return .nothingToLeaveOut(place, areMechanisms: self == .mechanisms, other: other)
    }
  }

  @Argument(
    help: "A scenario (- is standard input), a folder of results, or a run of either (results/first-run:p0r3).",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var what: String

  @Option(help: "Explain this replicate, from 0 (default: the first).")
  var replicate: UInt32?

  @Option(help: "Replace the scenario's seed.")
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a parameter of the scenario; repeatable.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "Explain one session, from 1.")
  var session: Int?

  @Option(help: "Explain one tick, from 1.")
  var tick: Int?

  @Option(help: "Explain how the group reached a stage.")
  var stage: Stage?

  @Option(help: "Explain cohesion, tension or negativity alone (default: cohesion and tension; in CSV all three).")
  var metric: Metric?

  @Option(help: "Split changes by mechanism, pair or member.")
  var by: ChangeGrouping = .mechanism

  @Option(help: "Leave out each mechanism or intervention once.")
  var ablation: AblationOption?

  @Option(
    help: "With --ablation, run so many groups (default: as in the folder or scenario, or 200 where that is one).")
  var replicates: Int?

  @Option(help: "Print text or csv.")
  var format: Format = .text

  @Option(help: "Write to this file; - is standard output.", completion: .file())
  var out = "-"

  @Flag(help: "Replace an existing file. \(ResultFolder.forceHelp)")
  var force = false

  func validate() throws {
    if let metric, !ChangePart.metrics.contains(metric) {
      throw ValidationError(.notSplit(metric: metric.rawValue, known: ChangePart.metrics.map(\.rawValue)))
    }
    let questions = [session != nil, tick != nil, stage != nil].count { $0 }
    guard questions < 2 else { throw ValidationError(.conflict(.severalQuestions)) }
    guard ablation != nil else {
      guard replicates == nil else { throw ValidationError(.conflict(.replicatesOfOneRun)) }
      return
    }
    guard questions == 0, by == .mechanism, replicate == nil else {
      throw ValidationError(.conflict(.questionOfAblation))
    }
    if let metric, metric == .negativity {
      throw ValidationError(.conflict(.unsplitInAblation))
    }
    try ValidationError.requirePairs(replicates)
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: nothing was explained", nothingTo: "explain") {
      try await command.explain()
    }
  }

  private func explain() async throws {
    let output = try OutputFile(out, force: force)
    let source = try RunSource(
      what, .init(replicate: replicate, seed: seed, settings: settings, force: force), note: { Console.note($0.words) })
    if let ablation {
      let study = AblationStudy(
        source.scenario, of: ablation.subject, replicates: replicates ?? source.folder?.manifest.replicates)
      guard !study.isEmpty else { throw ablation.nothing(what) }
      let results = try await study.compute()
      let view = AblationView(study: study, results: results, sortedBy: metric ?? .tension)
      try write(csv: view.csv, text: view.text, to: output)
    } else {
      let run = try ExplainedRun(source)
      if let likeness = run.likeness, likeness.isSame != true || format == .csv {
        Console.say("note: \(likeness.words)")
      }
      let view = ExplainView(run: run, question: try question(run.explanation), metric: metric, grouping: by)
      try write(csv: view.csv, text: view.text, to: output)
    }
  }

  /// Writes data as it is, and words so that they are safe to show wherever they end up.
  private func write(csv: @autoclosure () -> String, text: @autoclosure () -> String, to output: OutputFile) throws {
    if format == .csv { return try output.write(csv()) }
    try out == "-" ? Console.write(text()) : output.write(Console.plain(Layout.fitted(text())))
  }

  /// What is asked, of a run of so many sessions and ticks.
  private func question(_ explanation: Explanation) throws -> ExplainView.Question {
    let clock = explanation.ticks.clock
    if let session {
      guard (1...clock.sessions).contains(session) else {
        throw ValidationError(.beyondRun(option: "--session", session, of: clock.sessions))
      }
      return .session(session)
    }
    if let tick {
      guard (1...clock.ticks).contains(tick) else {
        throw ValidationError(.beyondRun(option: "--tick", tick, of: clock.ticks))
      }
      return .tick(tick)
    }
    return stage.map { .stage($0) } ?? .whole
  }
}

extension Stage: ExpressibleByArgument {}
extension Metric: ExpressibleByArgument {}
extension ChangeGrouping: ExpressibleByArgument {}
