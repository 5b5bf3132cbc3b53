import Analytics
import ScenarioReading
import Scenarios

/// Words of comparisons, sweeps and their sensitivity.
extension FigureWords {
  static let hollow = "Lines: 95% CI. Hollow: unclear (p above 5% after Holm's correction)."

  // MARK: Comparison

  static func comparedAxis(_ a: String, _ b: String) -> String { "\(b) − \(a) in standard deviations of runs" }
  static func comparedNote(_ comparison: Comparison) -> String { "\(runs(of: comparison)). " + hollow }

  private static func runs(of comparison: Comparison) -> String {
    comparison.countInWords + (comparison.isPaired ? ", paired by common random numbers" : "")
      + (comparison.ends == nil ? "" : ", which end at different times")
  }

  static func compared(_ comparison: Comparison, _ rows: [ForestPlot.Row], a: String, b: String) -> String {
    func told(_ verdict: Verdict, _ word: String) -> String {
      let labels = rows.filter { $0.verdict == verdict }.map(\.label)
      return labels.isEmpty ? "" : " \(word): \(labels.inSentence())."
    }
    return "\(PageWords.against(b, a)), \(runs(of: comparison))."
      + told(.higher, "Clearly higher under \(b)") + told(.lower, "Clearly lower") + told(.open, "Unclear")
      + told(.same, "The same") + (comparison.endsNote(a, b).map { " " + $0 } ?? "")
  }

  // MARK: Interventions left out

  static func leftOut(_ label: String) -> String { "\(label.sentenceCased) without each intervention" }
  static let leftOutAxis = "difference without it, in standard deviations of groups"
  static func leftOut(_ label: String, _ parts: [(name: String, difference: String)]) -> String {
    "Difference in \(label) without each: " + parts.map { "\($0.name) \($0.difference)" }.joined(separator: "; ") + "."
  }

  // MARK: Sweeps

  static let point = "point"
  static func over(_ label: String, _ factors: String...) -> String {
    "\(label.sentenceCased) by \(factors.inSentence())"
  }
  static let lineNote = "Means over the runs of each point, with 95% CI."
  static func line(_ title: String, _ values: [(level: String, mean: Double?)], hasMore: Bool, gap: String) -> String {
    let told = values.map { "\($0.mean.map { FigureNumber.prose($0) } ?? "none") at \($0.level)" }
    return "\(title): " + told.joined(separator: ", ") + (hasMore ? ", …" : "") + ".\(gap)"
  }
  static func surfaceNote(most: Int, isClassed: Bool, others: [String]) -> String {
    "Each cell is a mean over the runs of \(most > 1 ? "up to \(most) points" : "its point")."
      + (isClassed ? " Numbers at the edges are the middles of classes." : "")
      + (others.isEmpty ? "" : " Also varied, and averaged over: \(others.joined(separator: ", ")).")
  }
  static func surface(_ title: String, low: (Double, String), high: (Double, String), gap: String) -> String {
    "\(title): from \(FigureNumber.prose(low.0)) (\(low.1)) to \(FigureNumber.prose(high.0)) (\(high.1)).\(gap)"
  }

  // MARK: Sensitivity

  static func dependence(_ label: String) -> String { "What \(label) depends on" }
  static func sensitivityNote(hasFloor: Bool) -> String {
    "Lines: 95% CI." + (hasFloor ? " Dashed: the noise floor, which chance alone reaches." : "")
  }
  static func dependence(
    method: String, _ label: String, _ bars: [String], few: String?
  ) -> String {
    let name = methods[method] ?? method
    return "\(name) of \(label)\(few == nil ? ", largest first" : ""): \(bars.joined(separator: "; "))."
      + (few.map { " \($0)." } ?? "")
  }
  private static let methods = [
    "sobol": "Sobol's indices (S1 alone, ST with interactions)", "morris": "Mean absolute elementary effects",
    "prcc": "Partial rank correlations", "src": "Standardized regression coefficients",
  ]
}
