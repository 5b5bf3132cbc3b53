import Analytics
import Scenarios

/// How a comparison writes its numbers: shares in percent and their differences in percentage points, others as they are.
package struct ComparedFormat: Sendable {
  /// What a missing number is, and the sign between two sides.
  package let missing, minus: String
  private let level: @Sendable (Double, Int) -> String
  private let number, points: @Sendable (Double) -> String
  private let range: @Sendable (String, String) -> String

  /// The format in plain characters.
  package static let terminal = Self(
    missing: "-", minus: "-", level: NumberText.fixed, number: { NumberText.signed($0) },
    points: { NumberText.signed(100 * $0, 1) + "pp" },
    range: { "\($0) to \($1)" })
  /// The format in the signs of print.
  package static let page = Self(
    missing: "–", minus: "−", level: FigureNumber.plain, number: { FigureNumber.difference($0, 3) },
    points: { FigureNumber.difference(100 * $0, 1) + " pp" }, range: { "\($0) to \($1)" })
  /// The format as short as a row of a figure needs it.
  package static let figure = Self(
    missing: "–", minus: "−", level: FigureNumber.plain, number: { FigureNumber.signed($0, 3) },
    points: { FigureNumber.signed(100 * $0, 1) + "pp" },
    range: { "[\($0), \($1)]" })

  /// A difference with its sign.
  package func difference(_ value: Double, isShare: Bool) -> String { isShare ? points(value) : number(value) }

  /// The interval of a difference.
  package func interval(_ ends: ClosedRange<Double>, isShare: Bool) -> String {
    range(difference(ends.lowerBound, isShare: isShare), difference(ends.upperBound, isShare: isShare))
  }

  /// A mean of one side, or the share.
  fileprivate func mean(_ value: Double, isShare: Bool) -> String {
    isShare ? level(100 * value, 1) + "%" : level(value, 3)
  }
}

extension Verdict {
  /// The verdict in a word or two.
  package var word: String {
    switch self {
    case .noValues: "no values"
    case .same: "the same"
    case .lower: "clearly lower"
    case .higher: "clearly higher"
    case .open: "unclear"
    }
  }
}

/// Two sides compared, as a table of texts.
package struct ComparedTable {
  package let header: [String]
  /// A row a metric: its words, means of both sides, difference, interval, p, superiority, verdict.
  package let rows: [[String]]

  package init(_ comparison: Comparison, a: String, b: String, _ format: ComparedFormat) {
    header = ["", a, b, "\(b) \(format.minus) \(a)", "95% CI", "p (Holm)", "P(\(b) > \(a))", ""]
    rows = comparison.metrics.map { metric in
      let isShare = metric.metric.kind == .share
      func told(_ value: Double?, _ text: (Double) -> String) -> String { value.map(text) ?? format.missing }
      return [
        metric.metric.label, told(metric.meanA) { format.mean($0, isShare: isShare) },
        told(metric.meanB) { format.mean($0, isShare: isShare) },
        told(metric.difference) { format.difference($0, isShare: isShare) },
        metric.interval95.map { format.interval($0, isShare: isShare) } ?? format.missing,
        told(metric.tests.first?.holm, NumberText.p), metric.superiority.map(NumberText.two) ?? "",
        metric.verdict.word,
      ]
    }
  }
}
