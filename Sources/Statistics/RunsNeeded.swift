/// The number of runs needed for an interval of a given width.
public enum RunsNeeded {
  /// The largest answer.
  public static let most = 1_000_000_000

  /// The smallest n, at least 2, for which t sd/√n, the half-width of Student's interval of a mean with n − 1 degrees of
  /// freedom, is at most `half`.
  ///
  /// Nothing where `half` is not above 0, `sd` is not 0 or more and finite, the confidence not between 0 and 1, or more than
  /// a billion were needed.
  public static func count(halfWidth half: Double, standardDeviation sd: Double, confidence: Double = 0.95) -> Int? {
    guard half > 0, sd >= 0, sd.isFinite, confidence > 0, confidence < 1 else { return nil }
    func isEnough(_ n: Int) -> Bool {
      StudentT.critical(level: confidence, degrees: Double(n - 1)) * sd <= half * Double(n).squareRoot()
    }
    if isEnough(2) { return 2 }
    // t/√n falls with n, so the answer is between one that is too few and twice that.
    var enough = 4
    while !isEnough(enough) {
      enough *= 2
      if enough / 2 >= most { return nil }
    }
    var few = enough / 2
    while enough - few > 1 {
      let middle = few + (enough - few) / 2
      if isEnough(middle) { enough = middle } else { few = middle }
    }
    return enough <= most ? enough : nil
  }
}
