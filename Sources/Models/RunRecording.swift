import Engine
import GroupDynamics
import Kernels
import Recording
import Scenarios

/// Makes replicates of a scenario in order and keeps the requested tables of each; see `RunRecording`.
///
/// - Throws: `InvalidScenario` if the scenario cannot be run, `RunFailure` if the arithmetic does not support groups of this
///   size with such acts, `CancellationError` if the task is cancelled.
public func recordRuns(
  _ scenario: Scenario, replicates: [UInt32], arithmetic: Arithmetic, acts: ActsMode? = nil,
  tables: Set<RecordedTable>, keepsStory: Bool = false
) throws -> [RunRecord] {
  var recording = RunRecording(arithmetic: arithmetic, acts: acts, tables: tables)
  recording.keepsStory = keepsStory
  try scenario.validate()
  guard arithmetic.canCompute(members: scenario.cast.count, acts: recording.acts(of: scenario)) else {
    throw RunFailure(message: "the kernels have no single acts for more than \(Arithmetic.mostInBatch) members")
  }
  return try recording.records(scenario, replicates: replicates)
}

/// A way to make runs, with the tables that are kept.
public struct RunRecording: Sendable {
  /// The arithmetic; it must support groups of this size with such acts.
  public var arithmetic: Arithmetic
  /// Acts drawn or in expectation; `nil` for drawn up to 64 members and in expectation above.
  public var acts: ActsMode?
  /// The tables that are kept.
  public var tables: Set<RecordedTable>
  /// The number of threads that share the work of one run if the arithmetic allows it, from 1; it changes no number.
  public var threads = 1
  /// Whether to keep the data that only the picture of a single run needs.
  public var keepsStory = false
  /// A closure called after each session, for progress.
  public var sessionDone: @Sendable () -> Void = {}

  /// Creates a way to make runs.
  public init(arithmetic: Arithmetic, acts: ActsMode? = nil, tables: Set<RecordedTable>) {
    (self.arithmetic, self.acts, self.tables) = (arithmetic, acts, tables)
  }

  func acts(of scenario: Scenario) -> ActsMode { acts ?? GroupDevelopment.usualActs(members: scenario.cast.count) }

  /// Returns the records of replicates of a scenario, in order. A run that cannot go on gives a record with `failure`
  /// and no rows. Throws only `CancellationError`.
  package func records(_ scenario: Scenario, replicates: [UInt32]) throws -> [RunRecord] {
    try records(valid: replicates.map { RunID(point: 0, replicate: $0) }) { _ in scenario }
  }

  /// Returns the records of runs of several points, in order. Groups that agree in size and clock share batches of the
  /// kernels, whichever points they belong to.
  ///
  /// - Throws: `InvalidScenario` if a scenario cannot be run, `CancellationError` if the task is cancelled.
  public func records(_ runs: [RunID], of scenario: (_ point: Int) -> Scenario) throws -> [RunRecord] {
    for point in Set(runs.map(\.point)) { try scenario(point).validate() }
    return try records(valid: runs, of: scenario)
  }

  /// Returns the records of runs of points that were validated; see above.
  package func records(valid runs: [RunID], of scenario: (_ point: Int) -> Scenario) throws -> [RunRecord] {
    var records = [RunRecord?](repeating: nil, count: runs.count)
    var batches: [Batch] = []
    for (place, run) in runs.enumerated() {
      let point = scenario(run.point)
      if arithmetic.isBatched(members: point.cast.count) {
        let open = batches.firstIndex { $0.takes(point, run.point) } ?? batches.endIndex
        if open == batches.endIndex { batches.append(Batch()) }
        batches[open].add(run, place, point)
        guard batches[open].lanes.count == GroupBatch.lanes else { continue }
        let full = batches.remove(at: open)
        for (place, record) in zip(full.places, try self.records(full)) { records[place] = record }
      } else {
        records[place] = try record(run, point)
      }
    }
    for rest in batches { for (place, record) in zip(rest.places, try self.records(rest)) { records[place] = record } }
    return records.compactMap { $0 }
  }

  private func recorder<View: GroupView>(_ scenario: Scenario, _ run: RunID) -> RunRecorder<View> {
    RunRecorder(scenario, run, tables: tables, keepsStory: keepsStory, sessionDone: sessionDone)
  }

  private func record(_ run: RunID, _ scenario: Scenario) throws -> RunRecord {
    let acts = acts(of: scenario)
    precondition(
      arithmetic.canCompute(members: scenario.cast.count, acts: acts), "no kernels for single acts of a large group")
    switch arithmetic {
    case .plainForm:
      return try record(GroupDevelopment(valid: scenario, replicate: run.replicate, acts: acts), run, scenario).record
    case .kernels:
      return try record(
        LargeGroupDevelopment(valid: scenario, replicate: run.replicate, threads: threads), run, scenario
      ).record
    }
  }

  /// Runs a group that was composed of a scenario. Returns the record, and the group as it is at the end. Throws
  /// `CancellationError` alone.
  package func record<Model: GroupModel>(
    _ group: consuming Model, _ run: RunID, _ scenario: Scenario
  ) throws -> (record: RunRecord, group: Model) {
    let facilitator = Policy(scenario).facilitator(Luck(scenario, replicate: run.replicate))
    var simulation = Simulation(group, directors: [facilitator], observers: [recorder(scenario, run)])
    try simulation.run()
    return (Self.records(simulation)[0], simulation.groups)
  }

  private func records(_ batch: Batch) throws -> [RunRecord] {
    let points = batch.points.map(\.scenario)
    let groups = BatchedGroups(
      points: points, lanes: batch.lanes, acts: acts(of: points[0]), keepsActs: tables.contains(.acts))
    let policies = points.map { Policy($0) }
    var simulation = Simulation(
      groups,
      directors: batch.lanes.map {
        policies[$0.point].facilitator(Luck(points[$0.point], replicate: $0.replicate))
      }, observers: zip(batch.runs, batch.lanes).map { recorder(points[$1.point], $0) })
    try simulation.run()
    return Self.records(simulation)
  }

  private static func records<Groups: ModelBatch, View: GroupView>(
    _ simulation: Simulation<Groups, Facilitator, RunRecorder<View>>
  ) -> [RunRecord] {
    zip(simulation.observers, simulation.failures).map { recorder, failure in
      failure.map { recorder.failed($0.message) } ?? recorder.finish()
    }
  }
}

/// Runs that are made together, with their indices among all runs.
private struct Batch {
  var points: [(id: Int, scenario: Scenario)] = []
  var lanes: [BatchedGroups.Lane] = []
  var runs: [RunID] = []
  var places: [Int] = []

  func takes(_ scenario: Scenario, _ point: Int) -> Bool {
    points.last?.id == point || BatchedGroups.canShare(points[0].scenario, scenario)
  }

  mutating func add(_ run: RunID, _ place: Int, _ scenario: Scenario) {
    if points.last?.id != run.point { points.append((run.point, scenario)) }
    lanes.append(.init(point: points.count - 1, replicate: run.replicate))
    runs.append(run)
    places.append(place)
  }
}
