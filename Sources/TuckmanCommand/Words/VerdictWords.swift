import Analytics

/// What `compare` and `what-if` both say of metrics by their verdicts.
enum VerdictWords {
  /// The verdicts, the most telling first.
  static let ordered: [Verdict] = [.higher, .lower, .open, .same, .noValues]

  /// What stands above the metrics of a verdict.
  ///
  /// - Parameters:
  ///   - side: the side that is higher or lower, where that has to be said.
  ///   - all: where nothing differed, such as `every pair`.
  static func heading(_ verdict: Verdict, in side: String? = nil, all: String) -> String {
    let place = side.map { " in " + $0 } ?? ""
    return switch verdict {
    case .higher: "Clearly higher" + place
    case .lower: "Clearly lower" + place
    case .open: "Unclear"
    case .same: "The same in " + all
    case .noValues: "Not compared: no run of one side has it"
    }
  }

  /// The rows of a table by verdict, each verdict below its heading.
  static func table(
    _ rows: [(verdict: Verdict, cells: [String])], heading: (Verdict) -> String
  ) -> [[String]] {
    ordered.flatMap { verdict -> [[String]] in
      let own = rows.filter { $0.verdict == verdict }.map { ["  " + $0.cells[0]] + $0.cells.dropFirst() }
      return own.isEmpty ? [] : [[heading(verdict)]] + own
    }
  }

  /// How many groups, pairs or runs would settle what is unclear; nothing where that can be told of no metric.
  static func settling(_ units: String, _ unclear: [(label: String, needed: RunsToSettle?)]) -> String? {
    let told = unclear.compactMap { metric in metric.needed.map { "\(metric.label) \($0.words)" } }
    guard !told.isEmpty else { return nil }
    return "\(units) needed for a clear result, if the estimated differences are right: "
      + told.joined(separator: ", ") + "."
  }
}

extension RunsToSettle {
  /// In a sentence.
  var words: String { count.map { "about \($0)" } ?? "more than a million" }
}

extension PairedEstimate {
  /// What the number is, in the terminal; a goal has a name of the user's own: `met: a calm group`.
  var plainLabel: String { goal.map { "met: " + $0 } ?? metric.label }
}
