import Draws
import Engine
import Kernels
import Scenarios

/// Up to sixteen groups that advance together in single precision, in the kernels: replicates of a scenario, or of
/// several points of a sweep.
///
/// The same model as `GroupDevelopment`, with the same draws: composition is made there and rounded, acts are drawn from
/// the same addresses. A test compares the two, each mechanism alone and all together. A group's numbers do not depend
/// on which others it shares the batch with.
public final class BatchedGroups: GroupModels {
  /// One group: which of the points it belongs to, and its luck.
  public struct Lane: Sendable, Equatable {
    /// Index of the point.
    public let point: Int
    /// Which replicate.
    public let replicate: UInt32

    /// A group of a point.
    public init(point: Int, replicate: UInt32) {
      self.point = point
      self.replicate = replicate
    }
  }

  /// How time is counted.
  public let clock: Clock
  /// The groups.
  public let lanes: [Lane]
  /// Updates done so far.
  public private(set) var tick = 0
  let batch: GroupBatch
  let traits: [Traits]
  let actsPerTick: Int
  private let settings: [Setting]
  // M of each point.
  private let contacts: [Matrix]
  private let keepsActs: Bool
  private var doses: [Doses]
  // By point, who comes to which session; by lane, the ties of those who are away.
  private let lives: [GroupLife]
  private var kept: [KeptTies]
  private let luck: [Luck]
  // How each group feels its end, and the first tick at which one of them does.
  private let endings: [Ending.Rates]
  private let firstEndingTick: Int

  /// Whether two scenarios can be points of one batch: they agree in members (with those who join later), issues, clock,
  /// acts of a tick and seed.
  public static func canShare(_ a: Scenario, _ b: Scenario) -> Bool {
    let (p, q) = (a.parameters, b.parameters)
    return a.cast.count == b.cast.count && p.issues == q.issues && p.sessions == q.sessions
      && p.ticksPerSession == q.ticksPerSession && a.seed == b.seed
      && GroupDevelopment.actsPerTick(p) == GroupDevelopment.actsPerTick(q)
  }

  /// Composes replicates of one scenario, 1 to 16 of them.
  public convenience init(
    _ scenario: Scenario, replicates: [UInt32], acts: ActsMode, keepsActs: Bool = false,
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
  ///   - lanes: 1 to 16 groups; lanes that are left over repeat the last.
  ///   - acts: drawn or in expectation.
  ///   - keepsActs: whether the acts of a tick can be looked at.
  ///   - instructionSet: the build of the kernels; `nil` for the best that the processor has.
  public init(
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

  /// The doses of a group from the next tick on.
  public func set(_ doses: Doses, lane: Int) {
    guard doses != self.doses[lane] else { return }
    if doses[.culturalSensitivity] != self.doses[lane][.culturalSensitivity] { placeSurface(doses, lane: lane) }
    setRates(settings[lanes[lane].point], doses, lane: lane)
    self.doses[lane] = doses
  }

  private func setRates(_ setting: Setting, _ doses: Doses, lane: Int) {
    for (rate, value) in setting.kernelRates(doses) { batch.set(rate, value, lane: lane) }
  }

  /// Lets an event befall the group of a lane before its next update, under the doses of that update.
  public func undergo(_ occurrence: GroupOccurrence, at lane: Int, under doses: Doses) {
    guard case .event(let event) = occurrence else { return }
    var store = LaneStore(batch: batch, lane: lane)
    store.suffer(EventEffect(event, settings[lanes[lane].point].parameters, doses))
    batch.lookAround()
  }

  /// One tick, each group under doses of its own.
  public func advance(under doses: [Doses], areNew: Bool) {
    if areNew { for lane in lanes.indices { set(doses[lane], lane: lane) } }
    advance()
  }

  /// One tick with these doses in all groups.
  public func advance(doses: Doses, given: [Int32]? = nil) {
    for lane in lanes.indices { set(doses, lane: lane) }
    advance(given: given)
  }

  /// One tick. `given`: acts in place of drawn ones, for tests.
  public func advance(given: [Int32]? = nil) {
    if tick >= firstEndingTick {
      for lane in lanes.indices {
        batch.set(.ending, endings[lane].felt(tick), lane: lane)
      }
    }
    batch.advance(tick: tick, keepsActs: keepsActs, given: given)
    tick += 1
  }

  /// The first half of a tick alone, for measuring it: talk shares and acts. The groups stay as they are.
  public func talk() { batch.talk(tick: tick) }

  /// Before a session, from 1: who joins and who stays away, by lane; nothing at all where nobody ever does.
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

  /// After a session: who leaves, by lane, nobody after the last; who was away is back.
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

  /// Of those who want to leave, the first, as long as enough stay.
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

  /// hₛ zᵢ·zⱼ / attributes, as it is felt under cultural sensitivity.
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

  /// Puts the group of a lane into another state, for tests.
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

  /// Whether acts are drawn in a lane, and can be looked at.
  func hasActs(lane: Int) -> Bool { keepsActs && settings[lanes[lane].point].isOn(.acts) }

  /// Whether every metric of a lane is a finite number.
  public func isFinite(lane: Int) -> Bool { batch.isFinite(lane: lane) }

  /// How many groups.
  public var count: Int { lanes.count }

  /// Looks at the group of a lane.
  @inlinable
  public func look<Result>(at lane: Int, _ body: (borrowing LaneView) throws -> Result) rethrows -> Result {
    try body(view(lane: lane))
  }

  /// The group of a lane.
  @inlinable
  public func view(lane: Int) -> LaneView { LaneView(groups: self, lane: lane, tick: tick) }
}
