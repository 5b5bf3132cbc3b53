import Foundation
import GroupDynamics
import Machine
import Models
import Recording
import ScenarioReading
import Scenarios

/// A check of a sweep's points before anything runs.
struct PointCheck {
  let file: ScenarioFile
  let recording: RunRecording
  let tables: [RecordedTable]

  /// The findings about the points.
  struct Seen {
    var mostSessions = 0
    var issues: Set<Int> = []
    var attributes: Set<Int> = []
    var mostBytes = 0.0
    var fewestMembers = Int.max
    var mostMembers = 0
    var same = SamePoints()
  }

  /// The memory that runs may take.
  let memory = Memory.available

  func fault(_ what: DesignFault.What) -> DesignFault { .init(scenario: file.source.path, what: what) }

  /// Makes the scenario of each point, or of `most` spread over all, and checks whether it can be computed and
  /// recorded.
  func look(at points: any DesignPoints, most: Int?) throws -> Seen {
    var seen = Seen()
    for point in SweepPlan.spread(points.count, most ?? points.count) {
      let scenario = try file.pointScenarios.scenario(points[point])
      try require(scenario, point)
      seen.mostSessions = max(seen.mostSessions, scenario.parameters.sessions)
      seen.mostBytes = max(seen.mostBytes, bytes(scenario))
      seen.fewestMembers = min(seen.fewestMembers, scenario.cast.count)
      seen.mostMembers = max(seen.mostMembers, scenario.cast.count)
      seen.issues.insert(scenario.parameters.issues)
      seen.attributes.insert(scenario.parameters.attributes)
      if points.count <= SamePoints.most { seen.same.add(scenario, point) }
    }
    if tables.contains(.members), seen.issues.count > 1 || seen.attributes.count > 1 {
      throw fault(.columnsVary)
    }
    return seen
  }

  private func require(_ scenario: Scenario, _ point: Int) throws {
    let members = scenario.cast.count
    let acts = recording.acts ?? GroupDevelopment.usualActs(members: members)
    if !recording.arithmetic.canCompute(members: members, acts: acts) {
      throw fault(.singleActs(point: point, members: members, most: Arithmetic.mostInBatch))
    }
    if tables.contains(.acts), acts == .meanField { throw fault(.noSingleActs(point: point)) }
    try memory.require(bytes(scenario), members: members, saidAt: file.source.path, point: point)
  }

  /// Returns the memory that a run takes.
  func bytes(_ scenario: Scenario) -> Double {
    recording.arithmetic.bytes(ofRunsOf: scenario, tables: Set(tables))
  }
}
