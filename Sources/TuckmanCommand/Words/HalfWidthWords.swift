import Analytics
import Reporting
import Scenarios
import Statistics

extension HalfWidth {
  /// In a sentence or two. `more`: the command that makes so many runs.
  func words(_ more: (Int) -> String?) -> String {
    guard let halfWidth else {
      let having =
        point != nil
        ? "no point has two runs that have it"
        : runs == 0 ? "no run has it" : runs < allRuns ? "one of \(allRuns) runs has it" : "there is one run"
      return "\(metric): \(having), so how well its mean is known is unclear."
    }
    guard halfWidth > 0 else {
      let unseen = NumberText.percentage(Share.unseen(in: runs))
      return
        "\(metric) was the same in all \(runs) runs\(have)\(point == nil ? "" : " of a point"), so how well its mean is known is unclear "
        + "(at 95%, up to \(unseen)% of all runs may differ)."
    }
    let places =
      knownPoints < allPoints ? "\(knownPoints) of \(allPoints) points, the others have too few runs" : "every point"
    let everywhere = point == nil ? "" : " or better at \(places)"
    let known = "The mean of \(metric)\(ofThose) is known to ±\(Self.short(halfWidth))\(everywhere) (95% CI)"
    guard let wanted else { return known + "." }
    let narrow = "±\(Self.short(wanted))"
    guard let needed else { return "\(known). \(narrow) would take more runs than can be made." }
    let unit = point == nil ? "runs in all" : "replicates"
    if halfWidth <= wanted { return "\(known). For \(narrow), about \(needed) \(unit) are enough." }
    let most = point.map { ", most at point \($0)" } ?? ""
    let command = more(needed).map { ":\n  \($0)" } ?? "."
    return "\(known). \(narrow) takes about \(needed) \(unit)\(most)\(command)"
  }

  private var have: String { runs < allRuns ? " that have it (of \(allRuns))" : "" }

  /// That the mean is not of all runs, where some do not have it.
  private var ofThose: String { runs < allRuns ? " over the \(runs) of \(allRuns) runs that have it" : "" }

  /// Two digits that count.
  private static func short(_ value: Double) -> String {
    Words.two(value)
  }
}
