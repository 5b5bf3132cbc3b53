import Analytics
import GroupDynamics
import Models
import Recording
import Scenarios
import Testing

/// What is found in a run, against courses by hand and against its record.
@Suite struct RunStoryTests {
  /// Three sessions of three members.
  private static func story(_ change: (inout RunStory.Course) -> Void = { _ in }) -> RunStory {
    var course = RunStory.Course(members: ["Ana", "Ben", "Cem"])
    course.tension = [0.1, 0.3, 0.3]
    course.cohesion = [.nan, 0.1, 0.4, .nan]
    course.talk = [[0.5, 0.7, 0.6], [0.3, 0.2, 0.4], [0.2, 0.1, .nan]]
    course.pairs = [nil, RunStory.Pair("Ana", "Ben", tension: 0.7), RunStory.Pair("Ana", "Cem", tension: 0.4)]
    course.departures = []
    change(&course)
    return RunStory(course)
  }

  @Test func theFirstSessionWithMostTension() throws {
    let peak = try #require(Self.story().peak)
    #expect(peak.session == 2 && peak.tension == 0.3 && !peak.isHardlyAny)
    #expect(peak.pair == RunStory.Pair("Ana", "Ben", tension: 0.7) && peak.pair == Self.story().pairAmongOthers)
    #expect(Self.story { $0.tension = [0.019, 0] }.peak?.isHardlyAny == true)
    #expect(Self.story { $0.tension = [0.02, 0] }.peak?.isHardlyAny == false)
    #expect(Self.story { $0.tension = [] }.peak == nil)
    // Two have nobody to be compared with, and pairs without tension are none.
    #expect(Self.story { $0.members.removeLast() }.pairAmongOthers == nil)
    #expect(RunStory.Pair("Ana", "Ben", tension: 0) == nil)
  }

  @Test func tensionThatLasts() {
    #expect(Self.story().lasting == RunStory.Pair("Ana", "Cem", tension: 0.4))
    #expect(Self.story { $0.pairs[2] = RunStory.Pair("Ana", "Cem", tension: 0.29) }.lasting == nil)
    #expect(Self.story { $0.pairs[2] = nil }.lasting == nil)
  }

  @Test func cohesionFromItsFirstToItsLast() throws {
    let cohesion = try #require(Self.story().cohesion)
    #expect(cohesion.first == 0.1 && cohesion.last == 0.4 && !cohesion.hasStayed)
    #expect(Self.story { $0.cohesion = [0.1, 0.9, 0.102] }.cohesion?.hasStayed == true)
    #expect(Self.story { $0.cohesion = [.nan] }.cohesion == nil)
  }

  @Test func whoTalkedMostAndLeast() throws {
    let story = Self.story()
    let talk = try #require(story.talk)
    #expect(talk.most.name == "Ana" && abs(talk.most.share - 0.6) < 1e-12 && talk.equal == 1.0 / 3)
    // Who was not there in a session had no share of it.
    #expect(talk.least.name == "Cem" && abs(talk.least.share - 0.1) < 1e-12)
    #expect(Self.story { $0.talk[2] = [.nan, .nan, .nan] }.shares[2] == nil)
    #expect(Self.story { $0.talk = [[0, 0], [0, 0], [0, 0]] }.talk == nil)
    #expect(Self.story { $0.talk = [[1]] }.talk == nil)
  }

  @Test func whoLeft() {
    #expect(!Self.story().hasDepartures && !Self.story { $0.departures = nil }.hasDepartures)
    let left = RunStory.Departure(name: "Cem", session: 2, probability: 0.04, cause: "tension")
    #expect(Self.story { $0.departures = [left] }.hasDepartures)
  }

  /// Of groups some of which lose members.
  @Test(arguments: UInt32(0)..<12) func theStoryOfARecord(_ replicate: UInt32) throws {
    let scenario = Scenario(title: "a group", seed: 7)
    let record = try recordRuns(
      scenario, replicates: [replicate], arithmetic: .plainForm, acts: nil, tables: [], keepsStory: true)[0]
    let (story, summary) = (RunStory(record, scenario), RunSummary(record, scenario))
    #expect(story.stages.map(\.stage) == summary.path && story.stages.last?.to == 12)
    for stage in Stage.allCases {
      let sessions = story.stages.filter { $0.stage == stage }.reduce(0) { $0 + $1.to - $1.from }
      #expect(abs(sessions - summary.dwell[stage.order]) < 1e-9)
    }
    #expect(story.peak?.session == summary.tensionPeakSession && story.peak?.tension == summary.tensionPeak)
    #expect(story.settling?.isSettled == summary.settled && story.departures?.count == record.departures.count)
    #expect(abs(story.shares.reduce(0) { $0 + ($1 ?? 0) } - 1) < 1e-9)
    #expect(story.cohesion?.last == summary.last[.cohesion])
  }
}
