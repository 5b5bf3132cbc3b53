import Scenarios

/// A number with its noun: `1 session`, `12 sessions`, `0 entries`. `plural` where it is not the noun with an s.
package func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(noun(count, singular, plural))"
}

extension [String] {
  /// All of a few words, or the first of many: `a, b, c, …`.
  var listed: String { listed(most: 16) }

  /// All, or the first of more than so many: `a, b, c, …`.
  func listed(most: Int) -> String { prefix(most).joined(separator: ", ") + (count > most ? ", …" : "") }

  /// All as a sentence has them: `a`, `a and b`, `a, b and c`; with another word than `and`, if one is given.
  package func inSentence(_ joint: String = "and") -> String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " \(joint) " + self[count - 1]
  }

  /// All, or the first of more than so many and how many more there are: `a, b and 3 more`.
  package func inSentence(most: Int) -> String {
    (Array(prefix(most)) + (count > most ? ["\(count - most) more"] : [])).inSentence()
  }
}

extension String {
  /// A copy with a capital first letter.
  package var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}

/// A word that goes with a number: `session` with 1, else `sessions`; or a verb, `is` with 1, else `are`.
package func noun(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  abs(count) == 1 ? singular : plural ?? singular + "s"
}
