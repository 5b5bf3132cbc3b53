import Analytics
import ScenarioReading

/// Spans of sessions or ticks, and those of sessions in words: `session 3`, `sessions 1 to 4 and 6`.
struct SessionSpans {
  private(set) var spans: [ClosedRange<Int>] = []
  // More are told by their ends alone.
  private static let most = 4

  /// Gathers sessions in any order, each as often as it comes.
  init(_ sessions: some Sequence<Int>) {
    for session in Set(sessions).sorted() {
      if let last = spans.last, last.upperBound == session - 1 {
        spans[spans.count - 1] = last.lowerBound...session
      } else {
        spans.append(session...session)
      }
    }
  }

  var words: String {
    guard let first = spans.first, let last = spans.last else { return "no session" }
    if spans.count > Self.most {
      return "\(spans.reduce(0) { $0 + $1.count }) of the sessions \(first.lowerBound) to \(last.upperBound)"
    }
    let told = spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
    return (spans.count == 1 && first.count == 1 ? "session " : "sessions ") + told.inSentence()
  }
}
