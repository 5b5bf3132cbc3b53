import Analytics
import Scenarios
import Testing

@Suite struct ComparisonAssertionTests {
  @Test(arguments: [
    ("tension_peak: A < B", "A", "B", ComparisonAssertion.Relation.secondHigher(by: 0)),
    ("tension_peak: A < B by 0.02", "A", "B", .secondHigher(by: 0.02)),
    ("tension_peak:B>C by 1", "B", "C", .firstHigher(by: 1)),
    (" tension_peak : p0 = p12 within 5e-2 ", "p0", "p12", .equal(within: 0.05)),
  ])
  func claimsAreRead(_ text: String, _ first: String, _ second: String, _ relation: ComparisonAssertion.Relation) throws
  {
    let claim = try ComparisonAssertion(text)
    #expect(claim.metric == "tension_peak" && claim.first == first && claim.second == second)
    #expect(claim.relation == relation)
  }

  @Test(arguments: [
    ("", ClaimFault.What.noColon), ("tension_peak", .noColon), ("tension_peak: A", .noSign),
    ("tension_peak: A B", .noSign), ("tension_peak: A <= B", .unknownSign("<=")), ("tension_peak: < B", .noSide),
    ("tension_peak: A <", .noSide), (": A < B", .noColon), ("tension_peak: A < A", .sameSides("A")),
    ("tension_peak: A < B by", .notUnderstood("by")), ("tension_peak: A < B by x", .notAmount("x")),
    ("tension_peak: A < B by -1", .notAmount("-1")),
    ("tension_peak: A < B within 1", .otherWord("within", expected: "by")), ("tension_peak: A = B", .exactlyEqual),
    ("tension_peak: A = B by 1", .otherWord("by", expected: "within")), ("tension_peak: A = B within 0", .exactlyEqual),
    ("tension_peak: A < B by 1 more", .notUnderstood("by 1 more")),
  ])
  func otherClaimsAreRefused(_ text: String, _ fault: ClaimFault.What) {
    #expect(throws: ClaimFault(claim: text, what: fault)) { try ComparisonAssertion(text) }
  }

  /// A 95 % interval of B − A and the narrower one of 90 %, and what they say.
  @Test(arguments: [
    ("m: A < B", 0.1, 0.3, ComparisonAssertion.Verdict.holds), ("m: A < B", -0.1, 0.3, .undecided),
    ("m: A < B", -0.3, -0.1, .doesNotHold), ("m: A < B by 0.2", 0.1, 0.3, .undecided),
    ("m: A < B by 0.05", 0.1, 0.3, .holds), ("m: A < B by 0.4", 0.1, 0.3, .doesNotHold),
    ("m: A > B", -0.3, -0.1, .holds), ("m: A > B", 0.1, 0.3, .doesNotHold), ("m: A > B by 0.2", -0.3, -0.1, .undecided),
    ("m: A = B within 0.5", -0.3, 0.4, .holds), ("m: A = B within 0.05", -0.3, 0.4, .undecided),
    ("m: A = B within 0.05", 0.2, 0.4, .doesNotHold), ("m: A = B within 0.05", -0.4, -0.2, .doesNotHold),
  ])
  func intervalsDecide(_ text: String, _ low: Double, _ high: Double, _ verdict: ComparisonAssertion.Verdict) throws {
    let claim = try ComparisonAssertion(text)
    let inner = (low + 0.01)...(high - 0.01)
    #expect(claim.verdict(interval95: low...high, interval90: inner) == verdict)
    #expect(claim.verdict(interval95: nil, interval90: nil) == .undecided)
  }
}
