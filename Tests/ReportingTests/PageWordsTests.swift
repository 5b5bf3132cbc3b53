import Analytics
import Reporting
import Scenarios
import Statistics
import Testing

/// The page's sentences, each pinned once, here; what they are made of is tested as facts.
@Suite struct PageWordsTests {
  private func sentences(_ change: (inout RunStory.Course) -> Void = { _ in }) -> [String] {
    var course = RunStory.Course(members: ["Ana", "Ben", "Cem"])
    course.stages = [.init(stage: .forming, from: 0, to: 1.5), .init(stage: .storming, from: 1.5, to: 2)]
    course.tension = [0.1, 0.3]
    course.cohesion = [0.1, 0.4]
    course.talk = [[0.5, 0.7], [0.3, 0.2], [0.2, 0.1]]
    course.pairs = [nil, .init("Ana", "Ben", tension: 0.7)]
    course.departures = []
    change(&course)
    return StoryWords(RunStory(course)).sentences.map(\.withoutIsolates)
  }

  @Test func aRun() {
    #expect(
      sentences() == [
        "The group went through forming (1.5) and storming (0.5); in brackets the sessions.",
        "Tension was highest in session 2, 0.30 as the mean of that session; no pair ended it with more than Ana and Ben (0.70). "
          + "At the end of the last session it is still 0.70 between Ana and Ben.",
        "Cohesion rose from 0.10 to 0.40, by 0.30.",
        "Ana talked most, 60% of all talk, and Cem least, 15%; an equal share would be 33%.", "Nobody left.",
      ])
    #expect(
      sentences {
        $0.stages = []
        ($0.tension, $0.cohesion) = ([0.01, 0.019], [0.1, 0.102])
        $0.departures = (1...7).map { .init(name: "M\($0)", session: $0, probability: 0.5, cause: "") }
        $0.talk = []
      } == [
        "M1 left after session 1; M2 left after session 2; M3 left after session 3; M4 left after session 4; "
          + "M5 left after session 5; M6 left after session 6; 1 more left.",
        "There was hardly any tension: at most 0.019 in a session's mean.",
        "Cohesion of those who stayed is where it began, 0.10.",
      ])
    #expect(sentences { $0.cohesion = [0.1, -0.4] }.contains("Cohesion fell from 0.10 to −0.40, by 0.50."))
    #expect(sentences { $0.cohesion = [0.1, 0.102] }.contains("Cohesion stayed where it began, 0.10."))
  }

  private func effect(_ a: [Double], _ b: [Double], _ column: String = "tension_peak") -> PairedEstimate {
    PairedEstimate(column, PairedDifference(a, b))
  }

  @Test func effects() {
    let (low, high) = ([0.10, 0.12, 0.11, 0.13, 0.12], [0.30, 0.33, 0.29, 0.34, 0.31])
    #expect(
      effect(low, high).sentence("With nobody")
        == "With nobody, highest tension is higher: 0.314, against 0.116, a difference of +0.198 (95% interval +0.182 to +0.214)."
    )
    #expect(effect(low, high, "storming_dwell").sentence("So").hasPrefix("So, sessions of storming are higher: "))
    #expect(
      effect(low, low).sentence("So")
        == "So, highest tension was the same in all 5 groups: 0.116 (at 95%, up to 45% of all may differ).")
    #expect(
      effect([0.1], [0.2]).sentence("So")
        == "So, highest tension may be higher or lower: 0.200, against 0.100; the difference is +0.100, too few groups for an interval."
    )
  }

  @Test func comparedSides() {
    let metric = ComparedMetric("left")
    let sides = [12.0, 8].map { end in
      var side = ComparedRuns(name: "side", title: "", luck: .init(seed: 1), metrics: [metric])
      side.add(replicate: 0, cells: [0], path: "FSA", end: end)
      side.add(replicate: 1, cells: [0.1], path: "FSA", end: 12)
      side.addFailure()
      return side
    }
    #expect(sides[0].countInWords == "2 runs, 1 more failed")
    #expect(
      Comparison(sides[0], sides[1], .init(metrics: [metric], seed: 1)).endsNote("A", "B")
        == "Ends differ: runs of A have 12 sessions, runs of B 8 to 12 sessions. Values at the end, sessions in a stage, dropout "
        + "and work done are of different lengths of time. Times are compared up to the earlier end.")
  }
}
