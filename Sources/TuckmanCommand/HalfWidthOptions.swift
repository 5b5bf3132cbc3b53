import Analytics
import ArgumentParser
import Experiments
import ScenarioReading
import Scenarios

/// What `--half-width` asks: `tension_peak=0.01`.
struct HalfWidthOptions: ParsableArguments {
  @Option(
    name: .customLong("half-width"),
    help: ArgumentHelp(
      "Estimate how many runs narrow the 95% CI of a metric's mean to plus or minus this; repeatable.",
      valueName: "metric=width"))
  var wanted: [String] = []

  func validate() throws { _ = try wishes(nil) }

  /// The wishes; where the metrics that there are are known, each must be one of them.
  func wishes(_ metrics: [String]?) throws -> [HalfWidth.Wish] {
    try wanted.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if let metrics, !metrics.contains(parts[0]) {
        throw ValidationError(.notMetricOfRun(parts[0], known: metrics))
      }
      guard parts.count == 2, let half = Number.parse(parts[1]), half > 0 else {
        throw ValidationError(.malformed(.halfWidth, text))
      }
      return HalfWidth.Wish(parts[0], half: half)
    }
  }
}

/// How well the metrics of a sweep are known.
struct SweepHalfWidths: Sendable {
  private let plan: SweepPlan
  private let out: String
  private let options: SweepOptions
  private let wishes: [HalfWidth.Wish]

  /// Of those that are asked for. Throws where there is no such metric, before anything is made.
  init(_ plan: SweepPlan, _ out: String, _ options: SweepOptions, _ asked: HalfWidthOptions?) throws {
    (self.plan, self.out, self.options) = (plan, out, options)
    wishes = try asked?.wishes(plan.runs.numberColumns.map(\.name)) ?? []
  }

  /// As the tables say; the usual metric where none was asked for, no rule decides and there are runs enough.
  func found() throws -> [HalfWidth] {
    let isUsual = wishes.isEmpty
    if isUsual, plan.design.until != nil || plan.replicates < HalfWidth.leastRuns { return [] }
    return try HalfWidth.ofSweep(isUsual ? [HalfWidth.usual] : wishes, summary: out + "/summary.csv")
  }

  func words(_ known: HalfWidth) -> String {
    known.words { plan.design.until == nil ? options.command("extend", replicates: $0) : nil }
  }
}
