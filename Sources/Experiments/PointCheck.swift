import Foundation
import GroupDynamics
import Machine
import Recording
import Scenarios

/// Looks at the points of a sweep before anything runs.
struct PointCheck {
  let file: ScenarioFile
  let recording: RunRecording
  let tables: [RecordedTable]

  /// What was seen of the points.
  struct Seen {
    var mostSessions = 0
    var issues: Set<Int> = []
    var attributes: Set<Int> = []
    var mostBytes = 0.0
    var fewestMembers = Int.max
    var mostMembers = 0
    var same = SamePoints()
  }

  /// Memory that runs may take.
  let memory = Memory.available

  func problem(_ what: String, allowed: String? = nil, hint: String? = nil) -> Problems {
    Problems([Problem(Place(file.source.path), what, allowed: allowed, hint: hint)])
  }

  /// Makes the scenario of each point, or of so many spread over all, and sees whether it can be computed and recorded.
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
      throw problem(
        "members.csv has a column for each issue and attribute, and their number varies",
        allowed: "other tables (--record runs,sessions), or the same number in all points")
    }
    return seen
  }

  private func require(_ scenario: Scenario, _ point: Int) throws {
    let members = scenario.cast.count
    let acts = recording.acts ?? GroupDevelopment.usualActs(members: members)
    if !recording.arithmetic.canCompute(members: members, acts: acts) {
      throw problem(
        "point \(point) draws single acts for \(counted(members, "member"))",
        allowed: "up to \(Arithmetic.mostInBatch) members by the kernels, --acts mean-field, or --arithmetic double")
    }
    if tables.contains(.acts), acts == .meanField {
      throw problem(
        "acts.csv needs single acts, and point \(point) has acts in expectation",
        allowed: "other tables (--record runs,ticks), or --acts sampled")
    }
    try memory.require(bytes(scenario), "\(file.source.path): point \(point) has \(counted(members, "member")), which")
  }

  /// Memory that a run takes.
  func bytes(_ scenario: Scenario) -> Double {
    recording.arithmetic.bytes(ofRunsOf: scenario, tables: Set(tables))
  }
}
