import GroupDynamics
import Scenarios
import Testing

@Suite struct StageTests {
  /// Metrics of a group that performs, with some of them changed.
  private func metrics(_ changes: [Metric: Double] = [:]) -> Metrics {
    var metrics = Metrics()
    (metrics[.expression], metrics[.consensus], metrics[.cohesion]) = (0.9, 0.9, 0.9)
    for (metric, value) in changes { metrics[metric] = value }
    return metrics
  }

  private func stage(_ changes: [Metric: Double] = [:]) -> Stage { StageRules(Parameters()).apparent(metrics(changes)) }

  @Test func thresholdsIncludeOrExcludeTheirOwnValue() {
    #expect(stage() == .performing)
    #expect(stage([.ending: 1e-9]) == .adjourning)
    #expect(stage([.expression: 0.5.nextDown]) == .forming)
    #expect(stage([.expression: 0.5]) == .performing)
    #expect(stage([.negativity: 0.12]) == .storming)
    #expect(stage([.negativity: 0.12.nextDown]) == .performing)
    #expect(stage([.tension: 0.12]) == .storming)
    #expect(stage([.tension: 0.12.nextDown]) == .norming)
    #expect(stage([.tension: 0.08]) == .norming)
    #expect(stage([.tension: 0.08.nextDown]) == .performing)
    #expect(stage([.consensus: 0.6]) == .performing)
    #expect(stage([.consensus: 0.6.nextDown]) == .norming)
    #expect(stage([.cohesion: 0.3]) == .performing)
    #expect(stage([.cohesion: 0.3.nextDown]) == .norming)
  }

  @Test func theEndComesBeforeFormingAndFormingBeforeStorming() {
    #expect(stage([.ending: 1, .expression: 0, .tension: 1]) == .adjourning)
    #expect(stage([.expression: 0, .tension: 1, .negativity: 1]) == .forming)
    #expect(stage([.tension: 1, .consensus: 0]) == .storming)
    #expect(stage([.consensus: 0]) == .norming)
  }

  @Test func thresholdsAreParameters() {
    var p = Parameters()
    (p.formingExpression, p.stormingNegativity, p.stormingTension) = (0.95, 0.5, 0.6)
    #expect(StageRules(p).apparent(metrics()) == .forming)
    p.formingExpression = 0.1
    #expect(StageRules(p).apparent(metrics([.negativity: 0.4, .tension: 0.5])) == .norming)
    #expect(StageRules(p).apparent(metrics([.negativity: 0.5])) == .storming)
    #expect(StageRules(p).apparent(metrics([.tension: 0.6])) == .storming)
    (p.performingConsensus, p.performingCohesion, p.performingTension) = (0.91, -0.5, 0.3)
    #expect(StageRules(p).apparent(metrics()) == .norming)
    #expect(StageRules(p).apparent(metrics([.consensus: 0.91, .cohesion: -0.5, .tension: 0.2])) == .performing)
  }

  /// Metrics that look like a stage, by its initial.
  private func looks(_ initial: Character) -> Metrics {
    switch initial {
    case "F": metrics([.expression: 0])
    case "S": metrics([.tension: 0.5])
    case "N": metrics([.consensus: 0])
    case "A": metrics([.ending: 1])
    default: metrics()
    }
  }

  /// What a reader confirms over ticks that look like these stages: `stage@from<tick`.
  private func confirmed(_ ticks: String, ticksPerSession: Int) -> [String] {
    var p = Parameters()
    p.ticksPerSession = ticksPerSession
    var reader = StageReader(p)
    var found: [String] = []
    for (k, initial) in ticks.enumerated() {
      guard let (stage, from) = reader.read(looks(initial), tick: k + 1) else { continue }
      #expect(reader.current == stage)
      found.append("\(stage.initial)@\(from)<\(k + 1)")
    }
    return found
  }

  @Test func aChangeCountsOnceItHasLastedHalfASessionAndThenFromItsFirstTick() {
    #expect(confirmed("FFFFSSSSSS", ticksPerSession: 12) == ["F@1<1", "S@5<10"])
    #expect(confirmed("FFFFSSSSS", ticksPerSession: 12) == ["F@1<1"])
    #expect(confirmed("FSSS", ticksPerSession: 7) == ["F@1<1", "S@2<4"])
    #expect(confirmed("FSS", ticksPerSession: 7) == ["F@1<1"])
  }

  @Test func aFlickerNeverCounts() {
    #expect(confirmed("FFSSFFSSFFSSFF", ticksPerSession: 6) == ["F@1<1"])
    // Each candidate begins to count anew.
    #expect(confirmed("FSSNNSSNNNN", ticksPerSession: 6) == ["F@1<1", "N@8<10"])
    // Back to the stage that holds is no change.
    #expect(confirmed("FFSSFFFFSSS", ticksPerSession: 6) == ["F@1<1", "S@9<11"])
  }

  @Test func stagesCanBeSkippedFallBackAndComeTwice() {
    #expect(confirmed("FPSSNNSSA", ticksPerSession: 2) == ["F@1<1", "P@2<2", "S@3<3", "N@5<5", "S@7<7", "A@9<9"])
  }

  @Test func withOneTickASessionEveryTickCounts() {
    #expect(confirmed("FSFN", ticksPerSession: 1) == ["F@1<1", "S@2<2", "F@3<3", "N@4<4"])
  }

  @Test func stagesAreInTuckmansOrder() {
    #expect(Stage.allCases.map(\.initial).joined() == "FSNPA")
    #expect(Stage.allCases.map(\.order) == Array(0..<5))
  }
}
