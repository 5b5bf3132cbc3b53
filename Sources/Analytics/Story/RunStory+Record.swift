import GroupDynamics
import Recording
import Scenarios

extension RunStory {
  /// Makes the course of a run whose story was kept.
  public init(_ record: RunRecord, _ scenario: Scenario) {
    let (ticks, names) = (record.ticks, scenario.cast.map(\.name))
    var course = Course(members: names)
    course.stages = StageSpan.spans(of: ticks.stages, ticksPerSession: ticks.clock.ticksPerSession)
    course.tension = ticks.sessionMeans(.tension)
    course.cohesion = (0...ticks.clock.ticks).map { ticks[.cohesion, tick: $0] }
    course.talk = names.indices.map { member in record.talkShares.map { $0[member] } }
    course.pairs = record.hottestPairs.map { Pair($0.first, $0.second, tension: $0.tension) }
    course.departures = record.departures.map {
      Departure(name: $0.name, session: $0.session, probability: $0.probability, cause: $0.cause)
    }
    course.settling = Settling(
      cohesion: ticks.sessionMeans(.cohesion), tension: course.tension, scenario.parameters)
    self.init(course)
  }
}
