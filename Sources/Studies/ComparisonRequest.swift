import Analytics
import Scenarios

/// What is to be compared, as the command line says it.
package struct ComparisonRequest: Sendable {
  /// In order; those of margins and claims too.
  package let metrics: [ComparedMetric]
  package let margins: [String: Double]
  package let claims: [ComparisonAssertion]
  /// Whether stage paths are compared, too: unless metrics are named.
  package let comparesPaths: Bool
  /// Whether runs are compared as if they shared no luck.
  package var ignoresPairs = false

  /// Reads options. `columns`: what there is to compare. Throws `Problem` or a `RequestError`.
  package init(metrics names: [String], margins texts: [String], claims: [String], columns: [String]) throws {
    func known(_ name: String, _ option: String) throws -> String {
      if columns.contains(name) { return name }
      let hint = columns.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
      throw RequestError(
        "\(option): there is no metric '\(name)' in every side; allowed: \(columns.joined(separator: ", "))\(hint)")
    }
    comparesPaths = names.isEmpty || names.contains("all")
    self.claims = try claims.map(ComparisonAssertion.init)
    var margins: [String: Double] = [:]
    for text in texts {
      let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let name = try known(sides[0], "--margin")
      guard sides.count == 2, let margin = Number.parse(sides[1]), margin > 0 else {
        throw RequestError(
          "--margin \(text) is not understood; allowed: metric=d with d above 0, such as tension_peak=0.02")
      }
      guard margins[name] == nil else { throw RequestError("--margin \(text): \(name) has a margin already") }
      if ComparedMetric(name).kind == .share {
        throw RequestError(
          "--margin \(text): \(name) is a share; allowed: margins of numbers and times, or --assert '\(name): A = B within \(sides[1])'"
        )
      }
      margins[name] = margin
    }
    self.margins = margins
    var wanted = names.contains("all") ? columns : try names.map { try known($0, "--metric") }
    if names.isEmpty { wanted = ComparedMetric.usual(among: columns).map(\.name) }
    wanted += texts.compactMap { $0.split(separator: "=").first.map(String.init) }
    wanted += try self.claims.map { try known($0.metric, "--assert") }
    for claim in self.claims where ComparedMetric(claim.metric).kind == .share && claim.amount >= 1 {
      throw RequestError(
        "--assert '\(claim.text)': shares differ by 1 at most; allowed: an amount below 1, such as 0.2 for 20 percentage points"
      )
    }
    var seen: Set<String> = []
    self.metrics = wanted.filter { seen.insert($0).inserted }.map(ComparedMetric.init)
  }
}

/// Sides with the short names that tables and claims use: A, B, …; of the points of one sweep p0, p1, ….
package struct LabelledSides: Sendable {
  /// In order; the first is the baseline.
  package let all: [(label: String, runs: ComparedRuns)]

  package init(_ sides: [ComparedRuns], areOfOneSweep: Bool) {
    all = sides.enumerated().map { place, side in
      let point = side.name.split(separator: ":").last.map(String.init) ?? ""
      return (areOfOneSweep ? point : String(UnicodeScalar(UInt8(65 + place))), side)
    }
  }

  /// The side that a claim names. Throws `Problem`.
  package func side(_ label: String, of claim: ComparisonAssertion) throws -> ComparedRuns {
    if let side = all.first(where: { $0.label == label }) { return side.runs }
    let labels = all.map(\.label).joined(separator: ", ")
    throw RequestError("--assert '\(claim.text)': there is no side \(label); allowed: \(labels)")
  }
}
