import Analytics
import Scenarios

/// What the page says of a run, from its story.
package struct StoryWords: Sendable {
  private let story: RunStory

  package init(_ story: RunStory) { self.story = story }

  /// A sentence for each thing that is known. Whoever drops out takes ties and tension along, so that comes before what the
  /// others have come to.
  package var sentences: [String] {
    let course = [stages, tension, cohesion, participation]
    return (story.hasDepartures ? [departures] + course : course + [departures]).compactMap(\.self)
  }

  package var stages: String? {
    guard !story.stages.isEmpty else { return nil }
    let told = story.stages.map { "\($0.stage.rawValue) (\(FigureNumber.plain($0.to - $0.from, 1)))" }
    return "The group went through \(listed(told)); in brackets the sessions."
  }

  package var tension: String? {
    guard let peak = story.peak else { return nil }
    guard !peak.isHardlyAny else {
      return "There was hardly any tension: at most \(FigureNumber.plain(peak.tension, 3)) in a session's mean."
    }
    let pair = story.pairAmongOthers.map {
      "; no pair ended it with more than \($0.first.isolated) and \($0.second.isolated) (\(FigureNumber.plain($0.tension, 2)))"
    }
    let rest = story.lasting.map {
      " At the end of the last session it is still \(FigureNumber.plain($0.tension, 2)) between \($0.first.isolated) and \($0.second.isolated)."
    }
    return
      "Tension was highest in session \(peak.session), \(FigureNumber.plain(peak.tension, 2)) as the mean of that session\(pair ?? "").\(rest ?? "")"
  }

  package var cohesion: String? {
    guard let cohesion = story.cohesion else { return nil }
    let (first, last) = (FigureNumber.plain(cohesion.first, 2), FigureNumber.plain(cohesion.last, 2))
    let whose = story.hasDepartures ? "Cohesion of those who stayed" : "Cohesion"
    guard !cohesion.hasStayed else {
      return "\(whose) \(story.hasDepartures ? "is" : "stayed") where it began, \(last)."
    }
    let change = FigureNumber.plain(abs(cohesion.change), 2)
    return "\(whose) \(cohesion.change > 0 ? "rose" : "fell") from \(first) to \(last), by \(change)."
  }

  package var participation: String? {
    guard let talk = story.talk else { return nil }
    return
      "\(talk.most.name.isolated) talked most, \(FigureNumber.percent(talk.most.share)) of all talk, and "
      + "\(talk.least.name.isolated) least, \(FigureNumber.percent(talk.least.share)); an equal share would be "
      + "\(FigureNumber.percent(talk.equal))."
  }

  package var departures: String? {
    guard let departures = story.departures else { return nil }
    guard !departures.isEmpty else { return "Nobody left." }
    return departures.prefix(6).map { "\($0.name.isolated) left after session \($0.session)" }.joined(separator: "; ")
      + (departures.count > 6 ? "; \(departures.count - 6) more left" : "") + "."
  }
}
