import Analytics
import ScenarioReading
import Scenarios

/// What the page says of a run, from its story.
package struct StoryWords: Sendable {
  private let story: RunStory

  package init(_ story: RunStory) { self.story = story }

  /// A sentence or two for each thing that is known. Members who drop out take ties and tension along, so they come before
  /// what the others came to.
  package var sentences: [String] {
    let course = [stages, tension, cohesion, participation]
    return (story.hasDepartures ? [departures] + course : course + [departures]).compactMap(\.self)
  }

  private var stages: String? {
    guard let first = story.stages.first else { return nil }
    func told(_ span: StageSpan) -> String { "\(FigureNumber.prose(span.to - span.from)) \(span.stage.rawValue)" }
    let rest = story.stages.dropFirst().map(told)
    let beginning = "\(FigureNumber.prose(first.to - first.from)) sessions \(first.stage.rawValue)"
    return "The group spent \(([beginning] + rest).inSentence())."
  }

  private var tension: String? {
    guard let peak = story.peak else { return nil }
    guard !peak.isHardlyAny else {
      return
        "There was hardly any tension: never more than \(FigureNumber.prose(peak.tension)) on average in a session."
    }
    let pair = story.pairAmongOthers.map {
      " It was highest between \($0.first.isolated) and \($0.second.isolated) (\(FigureNumber.plain($0.tension, 2)))."
    }
    let rest = story.lasting.map {
      " At the end, tension between \($0.first.isolated) and \($0.second.isolated) was still \(FigureNumber.plain($0.tension, 2))."
    }
    return "Tension peaked in session \(peak.session), at \(FigureNumber.plain(peak.tension, 2)) on average."
      + (pair ?? "") + (rest ?? "")
  }

  private var cohesion: String? {
    guard let cohesion = story.cohesion else { return nil }
    let (first, last) = (FigureNumber.plain(cohesion.first, 2), FigureNumber.plain(cohesion.last, 2))
    let whose = story.hasDepartures ? "Cohesion among those who stayed" : "Cohesion"
    guard !cohesion.hasStayed else { return "\(whose) stayed at \(last)." }
    return "\(whose) \(cohesion.change > 0 ? "rose" : "fell") from \(first) to \(last)."
  }

  private var participation: String? {
    guard let talk = story.talk else { return nil }
    return
      "\(talk.most.name.isolated) did \(FigureNumber.percent(talk.most.share)) of the talking and "
      + "\(talk.least.name.isolated) \(FigureNumber.percent(talk.least.share)). An equal share would be "
      + "\(FigureNumber.percent(talk.equal))."
  }

  private var departures: String? {
    story.departures.map { Self.departures($0.map { ($0.name, $0.session) }).sentenceCased + "." }
  }

  /// Says who dropped out, as a clause: `Ben dropped out after session 4, Ana after session 6`.
  static func departures(_ departures: [(name: String, session: Int)]) -> String {
    guard let first = departures.first else { return "nobody dropped out" }
    let shown = 6
    let rest = departures.dropFirst().prefix(shown - 1).map { "\($0.name.isolated) after session \($0.session)" }
    let more = departures.count > shown ? ["\(departures.count - shown) more"] : []
    return (["\(first.name.isolated) dropped out after session \(first.session)"] + rest + more).inSentence()
  }
}
