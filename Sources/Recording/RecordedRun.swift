import Engine
import GroupDynamics
import Kernels
import Scenarios

/// Runs one replicate of a scenario and keeps what was asked for.
///
/// `keepsStory` keeps what only the picture of a single run needs. A run that cannot go on gives a record with `failure`
/// and no rows. `sessionDone` is called after each session, for progress. Throws `CancellationError` alone.
public func recordRun(
  _ scenario: Scenario, replicate: UInt32, acts: ActsMode?, tables: Set<RecordedTable>, keepsStory: Bool = false,
  sessionDone: @escaping @Sendable () -> Void = {}
) throws -> RunRecord {
  let recorder = RunRecorder(
    scenario, replicate: replicate, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
  return try record(GroupDevelopment(scenario, replicate: replicate, acts: acts), scenario, recorder)
}

private func record<Model: GroupModel>(
  _ group: consuming Model, _ scenario: Scenario, _ recorder: consuming RunRecorder
) throws -> RunRecord {
  var recorders = [recorder]
  var facilitators = [Policy(scenario).facilitator(seed: scenario.seed, replicate: recorders[0].record.replicate)]
  let failures = try simulate(&group, facilitators: &facilitators, observers: &recorders)
  return failures[0].map { recorders[0].failed($0.message) } ?? recorders[0].finish()
}

/// What computes a run.
public enum Arithmetic: Sendable {
  /// The mechanisms in Swift and double precision.
  case plainForm
  /// The kernels, in single precision: sixteen groups at a time, or one large group with acts in expectation.
  case kernels

  /// Members of the largest group of which the kernels take sixteen at a time.
  public static let mostInBatch = 64

  /// Its name in a manifest, for groups of a size.
  public func kernel(members: Int) -> String {
    switch self {
    case .plainForm: "plain form"
    case .kernels: "\(isBatched(members: members) ? "batch" : "large group"), \(InstructionSet.best.rawValue)"
    }
  }

  /// Whether sixteen groups of a size are computed at a time.
  public func isBatched(members: Int) -> Bool { self == .kernels && members <= Self.mostInBatch }

  /// Whether there is a way to compute groups of a size with such acts.
  public func canCompute(members: Int, acts: ActsMode) -> Bool {
    self == .plainForm || isBatched(members: members) || acts == .meanField
  }

  /// Memory that one run of a scenario takes, in bytes.
  ///
  /// `showsState`: whether all ties are looked at as doubles, after each session.
  public func bytes(_ p: Parameters, showsState: Bool) -> Double {
    if self == .plainForm || isBatched(members: p.members) { return GroupDevelopment.bytes(p) }
    return LargeGroupDevelopment.bytes(p) + (showsState ? 24 * Double(p.members) * Double(p.members) : 0)
  }
}

/// Runs several replicates of a scenario and keeps what was asked for of each, as `recordRun` does.
///
/// `threads`: how many share the work of one run where the arithmetic knows how to, from 1; changes no number. The
/// arithmetic must be able to compute such a group with such acts.
public func recordRuns(
  _ scenario: Scenario, replicates: [UInt32], arithmetic: Arithmetic, acts: ActsMode, tables: Set<RecordedTable>,
  threads: Int = 1, keepsStory: Bool = false, sessionDone: @escaping @Sendable () -> Void = {}
) throws -> [RunRecord] {
  let members = scenario.cast.count
  precondition(arithmetic.canCompute(members: members, acts: acts), "no kernels for single acts of a large group")
  switch arithmetic {
  case .kernels where !arithmetic.isBatched(members: members):
    return try replicates.map {
      let recorder = RunRecorder(
        scenario, replicate: $0, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
      return try record(LargeGroupDevelopment(scenario, replicate: $0, threads: threads), scenario, recorder)
    }
  case .plainForm:
    return try replicates.map {
      try recordRun(
        scenario, replicate: $0, acts: acts, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
    }
  case .kernels:
    let policy = Policy(scenario)
    return try stride(from: 0, to: replicates.count, by: GroupBatch.lanes).flatMap { start in
      let lanes = Array(replicates[start..<min(start + GroupBatch.lanes, replicates.count)])
      var groups = BatchedGroups(scenario, replicates: lanes, acts: acts, keepsActs: tables.contains(.acts))
      var recorders = lanes.map {
        RunRecorder(scenario, replicate: $0, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
      }
      var facilitators = lanes.map { policy.facilitator(seed: scenario.seed, replicate: $0) }
      let failures = try simulate(&groups, facilitators: &facilitators, observers: &recorders)
      return recorders.indices.map { lane in
        failures[lane].map { recorders[lane].failed($0.message) } ?? recorders[lane].finish()
      }
    }
  }
}

extension Tables {
  /// The table of a name. `runs` is the analytics'.
  public static func table(_ table: RecordedTable, _ parameters: Parameters) -> Table? {
    switch table {
    case .runs: nil
    case .ticks: ticks
    case .sessions: sessions
    case .members: members(issues: parameters.issues, attributes: parameters.attributes)
    case .ties: ties
    case .acts: acts
    case .events: events
    case .followUp: followUp
    }
  }
}
