import Scenarios

extension Constraint {
  /// Reads a constraint.
  init(_ text: String, names: [String: ExpressionReader<Term>.Meaning]) throws(ExpressionFault) {
    self.init(text, try ExpressionReader.read(text, names: names))
  }
}
