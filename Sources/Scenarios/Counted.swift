/// A number with its noun: `1 session`, `12 sessions`, `0 entries`. `plural` where it is not the noun with an s.
package func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(noun(count, singular, plural))"
}

extension [String] {
  /// All of a few words, or the first of many.
  var listed: String { count <= 16 ? joined(separator: ", ") : prefix(16).joined(separator: ", ") + ", …" }
}

/// A word that goes with a number: `session` with 1, else `sessions`; or a verb, `is` with 1, else `are`.
package func noun(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  abs(count) == 1 ? singular : plural ?? singular + "s"
}
