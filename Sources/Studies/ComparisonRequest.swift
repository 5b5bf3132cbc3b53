import Analytics
import ScenarioReading
import Scenarios

/// A request for a comparison, from the command line.
package struct ComparisonRequest: Sendable {
  /// The metrics in order, including those of margins and claims.
  package let metrics: [ComparedMetric]
  package let margins: [String: Double]
  package let claims: [ComparisonAssertion]
  /// Whether stage paths are compared too, which is so unless metrics are named.
  package let comparesPaths: Bool
  /// Whether runs are compared as if they shared no random numbers.
  package var ignoresPairs = false

  /// Reads options. `columns` are the columns that can be compared. Throws `ClaimFault` or `RequestFault`.
  package init(metrics names: [String], margins texts: [String], claims: [String], columns: [String]) throws {
    func known(_ name: String, _ option: String) throws(RequestFault) -> String {
      if columns.contains(name) { return name }
      throw .unknownMetric(option: option, name, known: columns)
    }
    comparesPaths = names.isEmpty || names.contains("all")
    self.claims = try claims.map(ComparisonAssertion.init)
    var margins: [String: Double] = [:]
    for text in texts {
      let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let name = try known(sides[0], "--margin")
      guard sides.count == 2, let margin = Number.parse(sides[1]), margin > 0 else {
        throw RequestFault.notMargin(text)
      }
      guard margins[name] == nil else { throw RequestFault.marginTwice(text, metric: name) }
      if ComparedMetric(name).kind == .share {
        throw RequestFault.marginOfShare(text, metric: name, amount: sides[1])
      }
      margins[name] = margin
    }
    self.margins = margins
    var wanted = names.contains("all") ? columns : try names.map { try known($0, "--metric") }
    if names.isEmpty { wanted = ComparedMetric.usual(among: columns).map(\.name) }
    wanted += texts.compactMap { $0.split(separator: "=").first.map(String.init) }
    wanted += try self.claims.map { try known($0.metric, "--assert") }
    for claim in self.claims where ComparedMetric(claim.metric).kind == .share && claim.amount >= 1 {
      throw RequestFault.shareBeyondOne(claim: claim.text)
    }
    var seen: Set<String> = []
    self.metrics = wanted.filter { seen.insert($0).inserted }.map(ComparedMetric.init)
  }
}

/// Sides with the short names of tables and claims: A, B, …; for the points of one sweep p0, p1, ….
package struct LabelledSides: Sendable {
  /// The sides in order; the first is the baseline.
  package let all: [(label: String, runs: ComparedRuns)]

  package init(_ sides: [ComparedRuns], areOfOneSweep: Bool) {
    all = sides.enumerated().map { place, side in
      let point = side.name.split(separator: ":").last.map(String.init) ?? ""
      return (areOfOneSweep ? point : String(UnicodeScalar(UInt8(65 + place))), side)
    }
  }

  /// Returns the side that a claim names.
  package func side(_ label: String, of claim: ComparisonAssertion) throws(RequestFault) -> ComparedRuns {
    if let side = all.first(where: { $0.label == label }) { return side.runs }
    throw .unknownSide(claim: claim.text, label, known: all.map(\.label))
  }
}
