import Analytics
import Scenarios
import Statistics

/// A study of whether sides differ, by how much, and how sure that is.
package struct ComparisonStudy: Sendable {
  /// The finding on a claim.
  package struct ClaimFinding: Sendable {
    package let claim: ComparisonAssertion
    package let verdict: ComparisonAssertion.Verdict
    /// The second side of the claim less the first; `nil` if there is none.
    package let difference: Double?
    /// The evidence for the verdict.
    package let evidence: ClaimEvidence?
    /// Whether runs were compared in pairs.
    package let isPaired: Bool

    /// The number of pairs, or of runs a side.
    fileprivate let runs: Int

    /// The number of runs that would settle an undecided claim; `nil` if it cannot be determined.
    package var needed: RunsToSettle? {
      guard verdict == .undecided, let difference, let interval = evidence?.interval95 else { return nil }
      return RunsToSettle(runs, interval, distance: claim.distance(ofDifference: difference))
    }

    /// The interval that shows it, for claims of a difference or of equality.
    package var interval: ClosedRange<Double>? { claim.isOfEquality ? evidence?.interval90 : evidence?.interval95 }
  }

  /// The sides with their short names; the first is the baseline.
  package let labels: LabelledSides
  /// The comparisons of each other side with the baseline, corrected for all tests together.
  package let comparisons: [Comparison]
  /// The findings in the order of the request.
  package let claims: [ClaimFinding]

  /// Compares sides that have been made or read. Throws for a claim about an unknown side.
  package init(
    _ sides: [ComparedRuns], _ request: ComparisonRequest, areOfOneSweep: Bool
  ) throws(RequestFault) {
    labels = LabelledSides(sides, areOfOneSweep: areOfOneSweep)
    var options = Comparison.Options(metrics: request.metrics, seed: sides[0].luck.seed)
    (options.margins, options.ignoresPairs) = (request.margins, request.ignoresPairs)
    options.comparesPaths = request.comparesPaths
    for claim in request.claims { for name in [claim.first, claim.second] { _ = try labels.side(name, of: claim) } }
    var comparisons = sides.dropFirst().map { Comparison(sides[0], $0, options) }
    Comparison.adjust(&comparisons)
    self.comparisons = comparisons
    let labels = labels
    claims = try request.claims.map { claim throws(RequestFault) in try Self.check(claim, labels, options) }
  }

  private static func check(
    _ claim: ComparisonAssertion, _ labels: LabelledSides, _ options: Comparison.Options
  ) throws(RequestFault) -> ClaimFinding {
    var options = options
    options.metrics = [ComparedMetric(claim.metric)]
    (options.decidesClaims, options.comparesPaths) = (true, false)
    let pair = Comparison(try labels.side(claim.first, of: claim), try labels.side(claim.second, of: claim), options)
    let (result, evidence) = (pair.metrics[0], pair.metrics[0].evidence)
    return ClaimFinding(
      claim: claim, verdict: claim.verdict(interval95: evidence?.interval95, interval90: evidence?.interval90),
      difference: result.difference, evidence: evidence, isPaired: pair.isPaired,
      runs: min(result.countA, result.countB))
  }
}
