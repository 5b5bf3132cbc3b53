import Kernels
import Scenarios

/// Up to sixteen replicates of a scenario that advance together in single precision, in the kernels.
///
/// The same model as `GroupDevelopment`, with the same draws: composition is made there and rounded, acts are drawn from
/// the same addresses. A test compares the two, each mechanism alone and all together.
public final class BatchedGroups {
  /// How time is counted.
  public let clock: Clock
  /// The replicate of each lane.
  public let replicates: [UInt32]
  /// Updates done so far.
  public private(set) var tick = 0
  let batch: GroupBatch
  let traits: [Traits]
  let actsPerTick: Int
  private let parameters: Parameters
  private let rates: BatchRates
  private let keepsActs: Bool
  private let luck: [Luck]
  private var doses: Doses?

  /// Composes the groups.
  ///
  /// - Parameters:
  ///   - replicates: 1 to 16 of them; lanes that are left over repeat the last.
  ///   - acts: drawn or in expectation.
  ///   - keepsActs: whether the acts of a tick can be looked at.
  public init(
    _ scenario: Scenario, replicates: [UInt32], acts: ActsMode, keepsActs: Bool = false,
    instructionSet: InstructionSet? = nil
  ) {
    let p = scenario.parameters
    parameters = p
    self.replicates = replicates
    self.keepsActs = keepsActs && acts == .sampled && !scenario.switchedOff.contains(.acts)
    clock = Clock(sessions: p.sessions, ticksPerSession: p.ticksPerSession)
    actsPerTick = acts == .sampled ? GroupDevelopment.actsPerTick(p) : 0
    rates = BatchRates(parameters: p, switchedOff: scenario.switchedOff, actsMode: acts)
    batch = GroupBatch(members: p.members, issues: p.issues, acts: actsPerTick, instructionSet: instructionSet)
    luck = replicates.map { Luck(seed: scenario.seed, replicate: $0) }
    let composed = luck.map { Composition.compose(scenario, luck: $0) }
    traits = composed.map(\.traits)
    for lane in 0..<GroupBatch.lanes {
      let (traits, state) = composed[min(lane, composed.count - 1)]
      let own = luck[min(lane, luck.count - 1)]
      place(traits, lane: lane)
      place(state, lane: lane)
      batch.setLuck(replicate: own.replicate, purpose: Purpose.acts.rawValue, lane: lane)
      rates.set(Doses(), lane: lane, in: batch)
    }
    batch.key = scenario.seed
    batch.lookAround()
    batch.measure()
  }

  /// One tick under the doses of its session. `given`: acts in place of drawn ones, for tests.
  public func advance(doses: Doses, given: [Int32]? = nil) {
    if doses != self.doses {
      for lane in 0..<GroupBatch.lanes { rates.set(doses, lane: lane, in: batch) }
      self.doses = doses
    }
    let ending = rates.switchedOff.contains(.ending) ? 0 : Ending.felt(parameters, tick: tick)
    for lane in 0..<GroupBatch.lanes { batch.set(.ending, ending, lane: lane) }
    batch.advance(tick: tick, keepsActs: keepsActs, given: given)
    tick += 1
  }

  /// After a session that is not the last: who leaves, by lane.
  public func endSession(_ session: Int) -> [[Departure]] {
    guard !rates.switchedOff.contains(.commitment), session < clock.sessions else { return replicates.map { _ in [] } }
    let departures = luck.indices.map { lane in
      Commitment.decide(
        parameters, luck[lane], after: session, present: Int(batch[.metrics, Metric.present.position, lane]),
        members: parameters.members
      ) { i in
        guard batch[.present, i, lane] > 0 else { return nil }
        return (
          Double(batch[.meanTension, i, lane]), Double(batch[.acceptance, i, lane]), Double(batch[.efficacy, i, lane])
        )
      }
    }
    for (lane, gone) in departures.enumerated() {
      for departure in gone { batch[.present, departure.member, lane] = 0 }
    }
    if departures.contains(where: { !$0.isEmpty }) { batch.lookAround() }
    return departures
  }

  private func place(_ traits: Traits, lane: Int) {
    let n = traits.names.count
    let surface = Workspace.surface(traits.attributes, weight: parameters.surfaceSimilarity)
    let contact = traits.contact.matrix
    for e in 0..<n * n {
      batch[.contact, e, lane] = Float(contact.elements[e])
      batch[.surface, e, lane] = Float(surface.elements[e])
    }
    for i in 0..<n {
      batch[.assertiveness, i, lane] = Float(traits.assertiveness[i])
      batch[.motive, i, lane] = Float(sigmoid(1.5 * traits.assertiveness[i]))
    }
    for (e, value) in traits.firstAttitudes.elements.enumerated() { batch[.firstAttitudes, e, lane] = Float(value) }
  }

  /// Puts the group of a lane into another state, for tests.
  package func place(in state: GroupState, lane: Int) {
    place(state, lane: lane)
    batch.lookAround()
  }

  private func place(_ state: GroupState, lane: Int) {
    for e in state.sentiment.elements.indices {
      batch[.sentiment, e, lane] = Float(state.sentiment.elements[e])
      batch[.familiarity, e, lane] = Float(state.familiarity.elements[e])
      batch[.tension, e, lane] = Float(state.tension.elements[e])
    }
    for (e, value) in state.attitudes.elements.enumerated() { batch[.attitudes, e, lane] = Float(value) }
    for i in state.present.indices {
      batch[.status, i, lane] = Float(state.status[i])
      batch[.airtime, i, lane] = Float(state.airtime[i])
      batch[.regulation, i, lane] = Float(state.regulation[i])
      batch[.anxiety, i, lane] = Float(state.anxiety[i])
      batch[.skill, i, lane] = Float(state.skill[i])
      batch[.efficacy, i, lane] = Float(state.efficacy[i])
      batch[.present, i, lane] = state.present[i] ? 1 : 0
    }
    batch[.progress, 0, lane] = Float(state.progress)
  }

  /// Whether every metric of a lane is a finite number.
  public func isFinite(lane: Int) -> Bool { batch.isFinite(lane: lane) }

  /// The group of a lane.
  public func view(lane: Int) -> LaneView { LaneView(groups: self, lane: lane) }
}

/// One group of a batch as an observer sees it.
public struct LaneView: GroupView {
  let groups: BatchedGroups
  let lane: Int

  /// How time is counted.
  public var clock: Clock { groups.clock }
  /// Updates done so far.
  public var tick: Int { groups.tick }
  /// Who the members are.
  public var traits: Traits { groups.traits[lane] }

  /// The group metrics of the last tick.
  public var metrics: Metrics {
    var metrics = Metrics(inOrder: groups.batch.metrics(lane: lane))
    if tick == 0 { for metric in Metric.allCases where metric.belongsToUpdate { metrics[metric] = .nan } }
    return metrics
  }

  /// The group as it is.
  public var state: GroupState {
    let (n, issues) = (groups.batch.members, groups.batch.issues)
    func values(_ array: GroupBatch.Array, _ count: Int) -> [Double] {
      (0..<count).map { Double(groups.batch[array, $0, lane]) }
    }
    func matrix(_ array: GroupBatch.Array, _ columns: Int) -> Matrix {
      var matrix = Matrix(rows: n, columns: columns)
      matrix.elements = values(array, n * columns)
      return matrix
    }
    return GroupState(
      sentiment: matrix(.sentiment, n), familiarity: matrix(.familiarity, n), tension: matrix(.tension, n),
      attitudes: matrix(.attitudes, issues), status: values(.status, n), airtime: values(.airtime, n),
      regulation: values(.regulation, n), anxiety: values(.anxiety, n), skill: values(.skill, n),
      efficacy: values(.efficacy, n), present: values(.present, n).map { $0 > 0 },
      progress: Double(groups.batch[.progress, 0, lane]))
  }

  /// p̂ of the last tick.
  public func heardShare(_ i: Int) -> Double { Double(groups.batch[.heardShare, i, lane]) }

  /// The acts of the last tick.
  public var acts: [Act] {
    (0..<groups.actsPerTick).compactMap { index in
      groups.batch.act(index, lane: lane).map { Act(speaker: $0.speaker, target: $0.target) }
    }
  }

  /// ν of the last tick.
  public func negativity(of act: Act) -> Double {
    Double(groups.batch[.negativity, act.speaker * groups.batch.members + act.target, lane])
  }

  /// T: the tension that i holds toward j, 0 … 1.
  public func tension(_ i: Int, _ j: Int) -> Double {
    Double(groups.batch[.tension, i * groups.batch.members + j, lane])
  }

  /// F̄, X̂ and T̄ of member i as they are.
  public func ties(_ i: Int) -> (familiarity: Double, acceptance: Double, tension: Double) {
    (
      Double(groups.batch[.meanFamiliarity, i, lane]), Double(groups.batch[.acceptance, i, lane]),
      Double(groups.batch[.meanTension, i, lane])
    )
  }
}
