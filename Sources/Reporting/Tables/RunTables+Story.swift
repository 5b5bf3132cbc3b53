import Analytics
import Scenarios

extension RunTables {
  /// What there is to tell of the run, as far as its tables were recorded.
  package var story: RunStory {
    var course = RunStory.Course(members: members.map(\.name))
    course.stages = stageSpans
    course.tension = sessionValues["tension"] ?? []
    course.cohesion = ticks["cohesion"] ?? sessionValues["cohesion"] ?? []
    course.talk = members.map { $0.values["talk_share"] ?? [] }
    course.pairs = (ties?.tension ?? []).map(hottestPair)
    course.departures = events?.filter { $0.kind == "left" }.map {
      .init(name: $0.member, session: $0.session, probability: Double($0.value) ?? .nan, cause: $0.cause)
    }
    return RunStory(course)
  }

  /// The session whose mean tension is largest, from 1; nothing where the sessions were not recorded.
  package var peakSession: Int? { RunStory.peak(sessionValues["tension"] ?? []) }

  /// The pair that has most of the numbers of a matrix, both ways as their mean; nothing where nobody has any.
  private func hottestPair(_ matrix: [Double]) -> RunStory.Pair? {
    var best: RunStory.Pair?
    for second in members.indices {
      for first in 0..<second {
        let value = (matrix[first * members.count + second] + matrix[second * members.count + first]) / 2
        guard value > best?.tension ?? 0 else { continue }
        best = RunStory.Pair(members[first].name, members[second].name, tension: value)
      }
    }
    return best
  }
}
