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
        "The group spent 1.5 sessions forming and 0.50 storming.",
        "Tension peaked in session 2, at 0.30 on average. It was highest between Ana and Ben (0.70). "
          + "At the end, tension between Ana and Ben was still 0.70.",
        "Cohesion rose from 0.10 to 0.40.",
        "Ana did 60% of the talking and Cem 15%. An equal share would be 33%.", "Nobody dropped out.",
      ])
    #expect(
      sentences {
        $0.stages = []
        ($0.tension, $0.cohesion) = ([0.01, 0.019], [0.1, 0.102])
        $0.departures = (1...7).map { .init(name: "M\($0)", session: $0, probability: 0.5, cause: "") }
        $0.talk = []
      } == [
        "M1 dropped out after session 1, M2 after session 2, M3 after session 3, M4 after session 4, M5 after session 5, "
          + "M6 after session 6 and 1 more.",
        "There was hardly any tension: never more than 0.019 on average in a session.",
        "Cohesion among those who stayed stayed at 0.10.",
      ])
    #expect(sentences { $0.cohesion = [0.1, -0.4] }.contains("Cohesion fell from 0.10 to −0.40."))
    #expect(sentences { $0.cohesion = [0.1, 0.102] }.contains("Cohesion stayed at 0.10."))
  }

  private func effect(_ a: [Double], _ b: [Double], _ column: String = "tension_peak") -> PairedEstimate {
    PairedEstimate(column, PairedDifference(a, b))
  }

  private let low = [0.10, 0.12, 0.11, 0.13, 0.12], high = [0.30, 0.33, 0.29, 0.34, 0.31]

  @Test func effects() {
    #expect(
      effect(low, high).sentence(when: "Without it")
        == "Without it, tension peaked higher: 0.31 instead of 0.12 (95% CI of the difference 0.18 to 0.21).")
    #expect(
      effect(high, low, "left").sentence()
        == "Fewer members dropped out: 12% instead of 31% (95% CI of the difference −21 to −18 percentage points).")
    #expect(
      effect(low, high, "storming_dwell").sentence(hasInterval: false)
        == "Groups stormed longer: 0.31 sessions instead of 0.12.")
    #expect(
      effect(low, low).sentence()
        == "The same in all 5 groups: peak tension, 0.12. At 95%, up to 45% of all groups may differ.")
    #expect(
      effect([0.1], [0.2]).sentence()
        == "Unclear: peak tension, 0.20 against 0.10 (too few groups for a confidence interval).")
    // A column without a phrase of its own.
    #expect(effect(low, high, "conflicts").sentence().hasPrefix("Conflicts was higher: 0.31 instead of 0.12"))
  }

  /// Levels that look alike at two digits get more.
  @Test func levelsAreToldApart() {
    let (a, b) = ([0.3020, 0.3021, 0.3019, 0.3020], [0.3022, 0.3023, 0.3022, 0.3022])
    #expect(effect(a, b).sentence().hasPrefix("Tension peaked higher: 0.3022 instead of 0.3020 "))
    #expect(effect(a, b, "left").sentence().hasPrefix("More members dropped out: 30.22% instead of 30.20% "))
  }

  @Test(arguments: [
    (12.5, "13"), (2.331, "2.3"), (0.587, "0.59"), (-0.0264, "−0.026"), (0, "0"), (168.2, "168"), (0.999, "1.00"),
    (.nan, "–"),
  ]) func proseHasTwoDigits(_ value: Double, _ text: String) { #expect(FigureNumber.prose(value) == text) }

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
        == "Ends differ: runs of A have 12 sessions, runs of B 8 to 12 sessions. Values at the end, sessions in a stage, dropout and work "
        + "done therefore cover different lengths of time. Times are compared up to the earlier end.")
  }
}
