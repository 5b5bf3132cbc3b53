import Analytics
import ArgumentParser
import Experiments
import Foundation
import Scenarios
import Statistics

/// What `--half-width` asks: `tension_peak=0.01`.
struct HalfWidthOptions: ParsableArguments {
  @Option(
    name: .customLong("half-width"),
    help: ArgumentHelp(
      "Say how many runs make half of the 95% interval of a metric's mean so narrow; may be given again.",
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

extension HalfWidth {
  /// In a sentence or two. `more`: the command that makes so many runs.
  func words(_ more: (Int) -> String?) -> String {
    guard let halfWidth else {
      let having =
        point != nil
        ? "no point has two runs that have it"
        : runs == 0 ? "no run has it" : runs < allRuns ? "one of \(allRuns) runs has it" : "there is one run"
      return "\(metric): \(having), which says nothing of how well its mean is known."
    }
    guard halfWidth > 0 else {
      let unseen = Words.percentage(Share.unseen(in: runs))
      return
        "\(metric) is the same in all \(runs) runs\(have)\(point == nil ? "" : " of a point"): not enough varied to tell how well its mean is known "
        + "(at 95%, up to \(unseen)% of all runs may differ)."
    }
    let places =
      knownPoints < allPoints ? "\(knownPoints) of \(allPoints) points, the others have too few runs" : "every point"
    let everywhere = point == nil ? "" : " or better at \(places)"
    let known = "The mean of \(metric)\(ofThose) is known to ±\(Self.short(halfWidth))\(everywhere) (95% interval)"
    guard let wanted else { return known + "." }
    let narrow = "±\(Self.short(wanted))"
    guard let needed else { return "\(known); \(narrow) would take more runs than can be made." }
    let unit = point == nil ? "runs in all" : "replicates"
    if halfWidth <= wanted { return "\(known); for \(narrow) about \(needed) \(unit) are enough." }
    let most = point.map { ", most at point \($0)" } ?? ""
    let command = more(needed).map { ": \($0)" } ?? ""
    return "\(known); \(narrow) takes about \(needed) \(unit)\(most)\(command)"
  }

  private var have: String { runs < allRuns ? " that have it (of \(allRuns))" : "" }

  /// That the mean is not of all runs, where some do not have it.
  private var ofThose: String { runs < allRuns ? " over the \(runs) of \(allRuns) runs that have it" : "" }

  /// Three digits that count.
  private static func short(_ value: Double) -> String {
    String(format: value < 1000 || value >= 1e9 ? "%.3g" : "%.0f", value)
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
