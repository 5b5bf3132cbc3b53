import Statistics

/// The ranking of factors by one metric and method.
public struct SensitivityFinding: Sendable {
  /// The judgement of whether factors stand out from the noise floor.
  public enum Judgement: Sendable, Equatable {
    /// There is no index.
    case noIndex
    /// The metric is the same everywhere.
    case nothingVaries
    /// A sweep without the replicates that it takes to know what chance alone would reach.
    case noFloor
    /// Factors that are not above the noise floor: those whose sign is sure all the same, and those of which nothing is.
    case judged(sure: [String], lost: [String])
  }

  /// The method, and the index by which factors are ranked.
  public let method, index: String
  /// Factors with a value, the largest first.
  public let ranked: [SensitivityRow]
  /// The noise floor: the index of an input without effect.
  public let dummy: Estimate?
  /// The judgement.
  public let judgement: Judgement
  /// The largest that is above the noise floor.
  public let top: SensitivityRow?
  /// The pair with most in common beyond what either does alone, if that is sure.
  public let pair: SensitivityRow?
  private let own: [SensitivityRow]

  /// - Parameters:
  ///   - own: rows of one metric and method, all factors and the dummy.
  ///   - index: what factors are ranked by.
  ///   - sharesLuck: whether points have common random numbers.
  public init(_ own: [SensitivityRow], index: String, sharesLuck: Bool) {
    let method = own.first?.method ?? ""
    (self.own, self.method, self.index) = (own, method, index)
    let ranked = Self.factors(own, index)
      .enumerated().sorted { (-$0.element.size, $0.offset) < (-$1.element.size, $1.offset) }.map(\.element)
    let dummy = own.last { $0.index == index && $0.parameter == SensitivityRow.dummy }?.estimate ?? nil
    (self.ranked, self.dummy) = (ranked, dummy)
    let isOfEffects = method == "sobol" || method == "morris"
    // Two ways to be seen: the size is above that of a dummy, or the interval of what has a sign excludes zero.
    let below = ranked.filter { Self.isBelow($0.estimate, dummy, isOfEffects: isOfEffects) }.map(\.parameter)
    // Only with common random numbers is a difference between points not one of chance.
    let sure = sharesLuck && isOfEffects ? below.filter { Self.hasSureSign($0, own, method) } : []
    judgement =
      if ranked.isEmpty { .noIndex } else if method == "morris", ranked.allSatisfy({ $0.size < 1e-9 }) {
        .nothingVaries
      } else if dummy == nil, !sharesLuck, isOfEffects { .noFloor } else {
        .judged(sure: sure, lost: below.filter { !sure.contains($0) })
      }
    top = ranked.first { !below.contains($0.parameter) }
    pair = own.filter { $0.index == "S2" && ($0.estimate?.low ?? 0) > 0 }
      .max { ($0.estimate?.value ?? 0) < ($1.estimate?.value ?? 0) }
  }

  /// Rows of factors with a value of an index, in the order of the design.
  public static func factors(_ own: [SensitivityRow], _ index: String) -> [SensitivityRow] {
    own.filter { $0.index == index && $0.parameter != SensitivityRow.dummy && $0.estimate != nil }
  }

  /// Another index of a factor.
  public func estimate(_ index: String, of factor: String) -> Estimate? {
    own.first { $0.index == index && $0.parameter == factor }?.estimate ?? nil
  }

  /// Whether the interval of what a factor does by itself excludes zero: mu to either side, S1 above it.
  private static func hasSureSign(_ factor: String, _ own: [SensitivityRow], _ method: String) -> Bool {
    let index = method == "sobol" ? "S1" : "mu"
    let estimate = own.first { $0.index == index && $0.parameter == factor }?.estimate ?? nil
    guard let low = estimate?.low, let high = estimate?.high else { return false }
    return low > 0 || method == "morris" && high < 0
  }

  /// Whether a factor may do no more than a dummy: of shares and sizes, if the interval reaches down to it; of coefficients,
  /// which have a sign, if dummies reach as far.
  private static func isBelow(_ estimate: Estimate?, _ dummy: Estimate?, isOfEffects: Bool) -> Bool {
    guard let estimate, let dummy else { return false }
    if isOfEffects { return (estimate.low ?? estimate.value) <= dummy.value }
    guard let low = dummy.low, let high = dummy.high else { return false }
    return (low...high).contains(estimate.value)
  }
}

extension SensitivityRow {
  /// The absolute value of the index.
  public var size: Double { abs(estimate?.value ?? 0) }
}
