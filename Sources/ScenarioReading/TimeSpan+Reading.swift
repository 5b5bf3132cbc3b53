import Scenarios

extension TimeSpan {
  /// What is allowed, in words.
  static let allowed = "a whole number of ticks or a number of sessions, such as 3 ticks or 0.5 sessions"

  /// Reads `3 ticks`, `1 session` and the like; nothing for other text.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, let amount = Number.parse(String(words[0])), (0...1e6).contains(amount) else { return nil }
    switch words[1] {
    case "tick", "ticks":
      guard amount == amount.rounded() else { return nil }
      self = .ticks(Int(amount))
    case "session", "sessions": self = .sessions(amount)
    default: return nil
    }
  }

  /// What may be meant by a number without a unit, in words.
  static func hint(_ amount: Double) -> String? {
    guard (0...1e6).contains(amount) else { return nil }
    let sessions = TimeSpan.sessions(amount).description
    return amount == amount.rounded()
      ? "add the unit: \(TimeSpan.ticks(Int(amount))), or \(sessions)" : "add the unit: \(sessions)"
  }
}
