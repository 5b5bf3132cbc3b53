import Draws
import Engine
import Kernels
import Scenarios

/// Up to sixteen groups that advance together in single precision in the kernels. They are replicates of one scenario
/// or of several points of a sweep.
///
/// The model and the draws are those of `GroupDevelopment`. Composition is done there and rounded, and acts are drawn
/// from the same addresses. A test compares the two, each mechanism alone and all together. A group's numbers do not
/// depend on the other groups of its batch.
public final class BatchedGroups: GroupModels {
  /// One group of the batch: a replicate of a point.
  public struct Lane: Sendable, Equatable {
    /// The index of the point.
    public let point: Int
    /// The index of the replicate.
    public let replicate: UInt32

    /// Creates the lane of a replicate of a point.
    public init(point: Int, replicate: UInt32) {
      self.point = point
      self.replicate = replicate
    }
  }

  /// The clock of the run.
  public let clock: Clock
  /// The groups, one for each lane.
  public let lanes: [Lane]
  /// The number of updates so far.
  public private(set) var tick = 0
  let batch: GroupBatch
  let traits: [Traits]
  let actsPerTick: Int
  private let settings: [Setting]
  // M of each point.
  private let contacts: [Matrix]
  private let keepsActs: Bool
  private var doses: [Doses]
  // The attendance rules of each point, and the ties of the absent members of each lane.
  private let lives: [GroupLife]
  private var kept: [KeptTies]
  private let luck: [Luck]
  // The rates at which each group feels its ending, and the first tick at which any group feels it.
  private let endings: [Ending.Rates]
  private let firstEndingTick: Int

  /// Returns whether two scenarios can be points of one batch. They can if they agree in members (including those who
  /// join later), issues, clock, acts per tick and seed.
  public static func canShare(_ a: Scenario, _ b: Scenario) -> Bool {
    let (p, q) = (a.parameters, b.parameters)
    return a.cast.count == b.cast.count && p.issues == q.issues && p.sessions == q.sessions
      && p.ticksPerSession == q.ticksPerSession && a.seed == b.seed
      && GroupDevelopment.actsPerTick(p) == GroupDevelopment.actsPerTick(q)
  }

  /// Composes replicates of one scenario, 1 to 16 of them.
  ///
  /// - Throws: `InvalidScenario` if the scenario cannot be run, or for another number of replicates.
  public convenience init(
    _ scenario: Scenario, replicates: [UInt32], acts: ActsMode, keepsActs: Bool = false,
    instructionSet: InstructionSet? = nil
  ) throws(InvalidScenario) {
    try scenario.validate()
    guard (1...GroupBatch.lanes).contains(replicates.count) else {
      throw .replicates(replicates.count, most: GroupBatch.lanes)
    }
    self.init(
      valid: scenario, replicates: replicates, acts: acts, keepsActs: keepsActs, instructionSet: instructionSet)
  }

  /// Composes replicates of one scenario that was validated, 1 to 16 of them.
  package convenience init(
    valid scenario: Scenario, replicates: [UInt32], acts: ActsMode, keepsActs: Bool = false,
    instructionSet: InstructionSet? = nil
  ) {
    self.init(
      points: [scenario], lanes: replicates.map { Lane(point: 0, replicate: $0) }, acts: acts, keepsActs: keepsActs,
      instructionSet: instructionSet)
  }

  /// Composes the groups.
  ///
  /// - Parameters:
  ///   - points: scenarios that can share a batch.
  ///   - lanes: 1 to 16 groups. The remaining lanes repeat the last group.
  ///   - acts: drawn or in expectation.
  ///   - keepsActs: whether an observer can read the acts of a tick.
  ///   - instructionSet: the build of the kernels; `nil` for the best one that the processor supports.
  package init(
    points: [Scenario], lanes: [Lane], acts: ActsMode, keepsActs: Bool = false, instructionSet: InstructionSet? = nil
  ) {
    precondition(points.allSatisfy { Self.canShare($0, points[0]) }, "these points cannot share a batch")
    precondition((1...GroupBatch.lanes).contains(lanes.count), "a batch has 1 to \(GroupBatch.lanes) groups")
    let p = points[0].parameters
    self.lanes = lanes
    self.keepsActs = keepsActs && acts == .sampled
    clock = p.clock
    settings = points.map { Setting($0, actsMode: acts) }
    actsPerTick = acts == .sampled ? settings[0].actsPerTick : 0
    batch = GroupBatch(
      members: points[0].cast.count, issues: p.issues, acts: actsPerTick, instructionSet: instructionSet)
    batch.key = points[0].seed
    batch.setPurposes(acts: Purpose.acts.rawValue, commitment: Purpose.commitment.rawValue)
    let compositions = points.map { Composition($0) }
    contacts = compositions.map(\.contact.matrix)
    lives = zip(points, compositions).map { GroupLife($0, $1) }
    kept = lanes.map { _ in KeptTies() }
    luck = lanes.map { Luck(points[$0.point], replicate: $0.replicate) }
    let composed = zip(lanes, luck).map { compositions[$0.point].compose($1) }
    traits = composed.map(\.traits)
    doses = lanes.map { _ in Doses() }
    endings = lanes.map { [settings] in Ending.Rates(settings[$0.point], Doses()) }
    let end = clock.ticks
    firstEndingTick = (0..<end).first { [endings] tick in endings.contains { $0.felt(tick) > 0 } } ?? end
    for lane in 0..<GroupBatch.lanes {
      let source = min(lane, lanes.count - 1)
      place(composed[source].traits, lane: lane)
      place(composed[source].state, lane: lane)
      batch.setLuck(
        replicate: lanes[source].replicate, offset: points[lanes[source].point].luckOffset, lane: lane)
      setRates(settings[lanes[source].point], Doses(), lane: lane)
    }
    batch.lookAround()
    batch.measure()
  }

  /// Sets the doses of a group from the next tick on.
  public func set(_ doses: Doses, lane: Int) {
    guard doses != self.doses[lane] else { return }
    if doses[.culturalSensitivity] != self.doses[lane][.culturalSensitivity] { placeSurface(doses, lane: lane) }
    setRates(settings[lanes[lane].point], doses, lane: lane)
    self.doses[lane] = doses
  }

  private func setRates(_ setting: Setting, _ doses: Doses, lane: Int) {
    for (rate, value) in setting.kernelRates(doses) { batch.set(rate, value, lane: lane) }
  }

  /// Applies an event to the group of a lane before its next update, under the doses of that update.
  public func undergo(_ occurrence: GroupOccurrence, at lane: Int, under doses: Doses) {
    guard case .event(let event) = occurrence else { return }
    var store = LaneStore(batch: batch, lane: lane)
    store.suffer(EventEffect(event, settings[lanes[lane].point].parameters, doses))
    batch.lookAround()
  }

  /// Advances each group by one tick under its own doses.
  public func advance(under doses: [Doses], areNew: Bool) {
    if areNew { for lane in lanes.indices { set(doses[lane], lane: lane) } }
    advance()
  }

  /// Advances all groups by one tick under the same doses.
  public func advance(doses: Doses, given: [Int32]? = nil) {
    for lane in lanes.indices { set(doses, lane: lane) }
    advance(given: given)
  }

  /// Advances all groups by one tick. `given` replaces the drawn acts, for tests.
  public func advance(given: [Int32]? = nil) {
    if tick >= firstEndingTick {
      for lane in lanes.indices {
        batch.set(.ending, endings[lane].felt(tick), lane: lane)
      }
    }
    batch.advance(tick: tick, keepsActs: keepsActs, given: given)
    tick += 1
  }

  /// Computes talk shares and acts, the first half of a tick, to measure its time. The groups do not change.
  public func talk() { batch.talk(tick: tick) }

  /// Applies the attendance of a session, from 1. Returns the attendance change of each lane, or an empty array if the
  /// scenarios have neither absences nor late joining.
  public func beginSession(_ session: Int) -> [[GroupOccurrence]] {
    guard lives.contains(where: \.isNeeded) else { return [] }
    let changes = lanes.enumerated().map { lane, own in
      let (life, luck) = (lives[own.point], luck[lane])
      var store = LaneStore(batch: batch, lane: lane)
      let attendanceChange = life.attendanceChange(session, luck) { store[present: $0] }
      kept[lane] = store.begin(attendanceChange, life, luck)
      return [GroupOccurrence.attendanceChange(attendanceChange)]
    }
    batch.lookAround()
    return changes
  }

  /// Applies the dropouts after a session and brings absent members back. Returns the departures of each lane; there
  /// are none after the last session.
  public func endSession(_ session: Int) -> [[GroupOccurrence]] {
    let somebodyLeaves = session < clock.sessions && batch.decideWhoLeaves(after: session)
    let departures = somebodyLeaves ? lanes.indices.map(whoLeaves) : lanes.map { _ in [] }
    var isChanged = false
    for (lane, gone) in departures.enumerated() {
      for departure in gone { batch[member: .present, departure.member, lane] = 0 }
      isChanged = isChanged || !gone.isEmpty || !kept[lane].away.isEmpty
      guard !kept[lane].away.isEmpty else { continue }
      var store = LaneStore(batch: batch, lane: lane)
      kept[lane].restore(in: &store)
      kept[lane] = KeptTies()
    }
    if isChanged { batch.lookAround() }
    return departures.map { $0.map { .departure($0) } }
  }

  /// Returns the departures of a lane: the first of the members who want to drop out, as long as enough members stay.
  private func whoLeaves(lane: Int) -> [Departure] {
    let present = Int(batch[group: .metrics, Metric.present.position, lane])
    let willing = (0..<batch.members).lazy.filter { self.batch[member: .leaving, $0, lane] > 0 }
    return willing.prefix(max(0, present - Commitment.alwaysStay)).map { i in
      Departure(
        member: i, probability: Double(batch[member: .leavingProbability, i, lane]),
        tension: Double(batch[member: .meanTension, i, lane]), acceptance: Double(batch[member: .acceptance, i, lane]),
        efficacy: Double(batch[member: .efficacy, i, lane]))
    }
  }

  /// Places the surface similarity hₛ zᵢ·zⱼ / attributes, as felt under cultural sensitivity.
  private func placeSurface(_ doses: Doses, lane: Int) {
    let source = min(lane, lanes.count - 1)
    let r = Attraction.Rates(settings[lanes[source].point], doses)
    let surface = Workspace.surface(traits[source].attributes, weight: r.surface)
    batch.place(surface.elements.map { Attraction.eased($0, r.felt) }, as: .surface, lane: lane)
  }

  private func place(_ traits: Traits, lane: Int) {
    let point = lanes[min(lane, lanes.count - 1)].point
    batch.place(contacts[point].elements, as: .contact, lane: lane)
    placeSurface(Doses(), lane: lane)
    batch.place(
      traits.minority(amongFirst: settings[point].parameters.members), as: .minority, lane: lane)
    batch.place(traits.assertiveness, as: .assertiveness, lane: lane)
    batch.place(traits.motive, as: .motive, lane: lane)
    batch.place(traits.firstAttitudes.elements, as: .firstAttitudes, lane: lane)
  }

  /// Replaces the state of the group of a lane, for tests.
  package func place(in state: GroupState, lane: Int) {
    place(state, lane: lane)
    batch.lookAround()
  }

  private func place(_ state: GroupState, lane: Int) {
    for kind in TieKind.allCases { batch.place(state[kind].elements, as: kind.inKernels, lane: lane) }
    batch.place(state.attitudes.elements, as: .attitudes, lane: lane)
    for number in MemberState.allCases { batch.place(state.numbers[number], as: number.inBatch, lane: lane) }
    batch.place(state.present.map { $0 ? 1 : 0 }, as: .present, lane: lane)
    batch.place([state.progress], as: .progress, lane: lane)
  }

  /// Returns whether acts are drawn in a lane and an observer can read them.
  func hasActs(lane: Int) -> Bool { keepsActs && settings[lanes[lane].point].isOn(.acts) }

  /// Returns whether every metric of a lane is a finite number.
  public func isFinite(lane: Int) -> Bool { batch.isFinite(lane: lane) }

  /// The number of groups.
  public var count: Int { lanes.count }

  /// Calls `body` with a view of the group of a lane.
  @inlinable
  public func look<Result>(at lane: Int, _ body: (borrowing LaneView) throws -> Result) rethrows -> Result {
    try body(view(lane: lane))
  }

  /// Returns a view of the group of a lane.
  @inlinable
  public func view(lane: Int) -> LaneView { LaneView(groups: self, lane: lane, tick: tick) }
}
