import Analytics
import ScenarioReading
import Scenarios

/// Axes, notes and captions of the figures of one run. Captions come from their numbers, for those who do not see a figure.
enum FigureWords {
  // MARK: Axes and keys

  static let session = "session"
  static let value = "value of the metric"
  static let talk = "share of all talk"
  static let equal = "equal share"
  static let stage = "stage"
  static let asPlanned = PageWords.asPlanned
  static let whatIf = "what if"
  static let likes = "likes", dislikes = "dislikes"
  static let talkArea = "area: share of talk"
  static let noTie = "oneself, or absent"
  static let negative = "below 0"
  static func tense(_ least: Double) -> String { "tension of at least \(FigureNumber.tick(least))" }
  /// What marks the session in which tension peaked, the longest that has room.
  static let peak = ["tension peaked", "peak"]

  // MARK: Notes

  static let courseNote = "Behind the lines: the stages of the group."
  static func talkNote(_ sessions: Int) -> String { "Mean over \(counted(sessions, "session"))." }
  static func ribbonNote(hasEvents: Bool) -> String {
    "The height of a bar is the dose, 0 to 1."
      + (hasEvents ? "" : " The facilitator's interventions were not recorded.")
  }
  static let endOfSessions = "At the end of sessions."
  static let matrixNote = endOfSessions + " Each row is what one member feels about the others."
  static func tieNote(_ least: Double, cut: Int?, of possible: Int) -> String {
    "The half of a tie next to a member is what that member feels; wider is stronger. Ties below \(FigureNumber.tick(least)) are "
      + "not drawn." + (cut.map { " Of up to \(possible) ties, the \($0) strongest are drawn." } ?? "")
  }

  // MARK: Captions

  static func course(_ label: String, _ first: Double, _ last: Double, most: Double, session: Int) -> String {
    "\(label.sentenceCased) went from \(FigureNumber.plain(first, 2)) to \(FigureNumber.plain(last, 2)) and was highest in session "
      + "\(session) (\(FigureNumber.plain(most, 2)))."
  }

  static func shares(_ ranks: [(name: String, share: Double)], equal: Double) -> String {
    "Shares of all talk: "
      + ranks.map { "\($0.name) \(FigureNumber.percent($0.share))" }.joined(separator: ", ")
      + ". An equal share would be \(equalShare(equal))."
  }

  static func equalShare(_ share: Double) -> String { FigureNumber.prose(100 * share) + "%" }

  static func stages(_ spans: [StageSpan]) -> String {
    let told = spans.map { "\($0.stage.rawValue) from session \(Int($0.from) + 1)" }
    return told.isEmpty ? "" : told.inSentence().sentenceCased + "."
  }

  static func dose(_ technique: String, from session: Int, most: Double) -> String {
    "\(technique) from session \(session), at up to \(FigureNumber.prose(most))"
  }

  static func facilitator(_ doses: [String]) -> String {
    doses.isEmpty ? "" : " The facilitator used \(doses.joined(separator: "; "))."
  }

  static func events(_ kinds: [(name: String, count: Int)]) -> String {
    kinds.isEmpty ? "" : " Events: \(kinds.map { "\($0.name) \(counted($0.count, "time"))" }.joined(separator: ", "))."
  }

  /// An event's kind, as the reader sees it.
  static func kind(_ kind: String) -> String {
    kind == "left" ? "dropped out" : kind == "dose_change" ? "dose" : kind.replacing("_", with: " ")
  }

  /// The value of an event; that of a dropout is how probable it was.
  static func value(_ value: String, ofKind kind: String) -> String { kind == "left" ? "(chance \(value))" : value }

  static func feelings(session: Int, positive: Int, negative: Int, of all: Int, tense: Int) -> String {
    "After session \(session), \(positive) of \(all) feelings were positive, \(negative) negative; \(counted(tense, "pair")) "
      + "\(noun(tense, "was", "were")) tense."
  }

  static func matrix(
    _ kind: String, session: Int, mean: Double, source: String, target: String, most: Double
  ) -> String {
    "After session \(session), \(kind) was \(FigureNumber.plain(mean, 2)) on average. The strongest was from \(source.isolated) "
      + "toward \(target.isolated) (\(FigureNumber.plain(most, 2)))."
  }

  /// The caption of one metric with and without: at the largest gap, and at the end.
  static func twin(
    _ metric: String, _ label: String, session: Int, gap: (Double, Double), end: (Double, Double)
  ) -> String {
    func told(_ value: Double) -> String { FigureNumber.plain(value, 2) }
    guard gap.0 != gap.1 else {
      return "\(metric.sentenceCased) was the same as planned and \(label). It ended at \(told(end.0))."
    }
    return
      "\(metric.sentenceCased) differed most in session \(session): \(told(gap.0)) as planned, \(told(gap.1)) \(label). "
      + "It ended at \(told(end.0)) and \(told(end.1))."
  }
}
