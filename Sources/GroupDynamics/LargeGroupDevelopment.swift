import Engine
import Kernels
import Scenarios

/// One large group in single precision in the kernels, with acts in expectation.
///
/// The model and the draws are those of `GroupDevelopment`, where composition is done and then rounded. A test compares
/// the two, each mechanism alone and all together. The group is a value: the memory is copied when one of two copies
/// advances. A tick allocates nothing unless its doses are new.
public struct LargeGroupDevelopment: GroupModel {
  /// The clock of the run.
  public let clock: Clock
  /// The fixed traits of the members.
  public let traits: Traits
  /// The number of updates so far.
  public private(set) var tick = 0
  private let setting: Setting
  private let luck: Luck
  private var doses: Doses?
  private let life: GroupLife
  private var kept = KeptTies()
  private var storage: Storage

  /// The kernels' group, which one model at a time advances.
  private final class Storage: @unchecked Sendable {
    let group: LargeGroup
    init(_ group: LargeGroup) { self.group = group }
  }

  /// Composes the group of tick 0.
  ///
  /// - Parameters:
  ///   - scenario: the scenario to simulate.
  ///   - replicate: the replicate of the run.
  ///   - threads: the number of threads that share the work of a tick, from 1. It changes no number.
  ///   - instructionSet: the build of the kernels; `nil` for the best one that the processor supports.
  /// - Throws: `InvalidScenario` if the scenario cannot be run.
  public init(
    _ scenario: Scenario, replicate: UInt32, threads: Int = 1, instructionSet: InstructionSet? = nil
  ) throws(InvalidScenario) {
    try scenario.validate()
    self.init(valid: scenario, replicate: replicate, threads: threads, instructionSet: instructionSet)
  }

  /// Composes the group of a scenario that was validated.
  package init(valid scenario: Scenario, replicate: UInt32, threads: Int = 1, instructionSet: InstructionSet? = nil) {
    let p = scenario.parameters
    luck = Luck(scenario, replicate: replicate)
    clock = p.clock
    setting = Setting(scenario, actsMode: .meanField)
    let composition = Composition(scenario)
    life = GroupLife(scenario, composition)
    let (traits, members) = composition.composeMembers(luck)
    self.traits = traits
    let group = LargeGroup(
      Self.shape(p, everyone: members.present.count, outside: traits.contact.outside), threads: threads,
      instructionSet: instructionSet)
    storage = Storage(group)
    placeTraits()
    placeMembers(members)
    for i in 0..<p.members {
      for j in 0..<p.members where j != i {
        group[tie: .sentiment, i, j] = Float(composition.composeSentiment(luck, i, j))
      }
    }
    for observed in scenario.observedTies {
      for tie in observed.ties { group[tie: observed.kind.inKernels, tie.source, tie.target] = Float(tie.value) }
    }
    for (rate, value) in setting.kernelRates(Doses()) { group.set(rate, value) }
    group.lookAround()
    group.measure()
  }

  /// Returns the memory of one group of a scenario, in bytes.
  public static func bytes(_ p: Parameters) -> Double {
    Double(shape(p, everyone: p.members, outside: 1).bytes) + 8 * Double(p.members)
      * Double(2 * p.issues + p.attributes + 32)
  }

  private static func shape(_ p: Parameters, everyone: Int, outside: Double) -> LargeGroup.Shape {
    LargeGroup.Shape(
      members: everyone, issues: p.issues, attributes: p.attributes, teams: p.teams, outside: outside)
  }

  /// Advances the group by one tick under the doses of its session.
  public mutating func advance(doses: Doses) {
    own()
    if doses != self.doses {
      for (rate, value) in setting.kernelRates(doses) { storage.group.set(rate, value) }
      self.doses = doses
    }
    storage.group.set(.ending, Ending.Rates(setting, Doses()).felt(tick))
    storage.group.advance()
    tick += 1
  }

  /// Applies the attendance of a session, from 1. Returns `nil` if the scenario has neither absences nor late joining.
  public mutating func whoComes(to session: Int) -> AttendanceChange? {
    guard life.isNeeded else { return nil }
    own()
    var store = LargeStore(group: storage.group)
    let attendanceChange = life.attendanceChange(session, luck) { store[present: $0] }
    kept = store.begin(attendanceChange, life, luck)
    storage.group.lookAround()
    return attendanceChange
  }

  /// Applies the dropouts after a session and brings absent members back. Returns the departures; there are none after
  /// the last session.
  public mutating func whoLeaves(after session: Int) -> [Departure] {
    let departures = decideWhoLeaves(after: session)
    guard !departures.isEmpty || !kept.away.isEmpty else { return [] }
    own()
    var store = LargeStore(group: storage.group)
    for departure in departures { store[present: departure.member] = false }
    kept.restore(in: &store)
    kept = KeptTies()
    storage.group.lookAround()
    return departures
  }

  private func decideWhoLeaves(after session: Int) -> [Departure] {
    guard setting.isOn(.commitment), session < clock.sessions else { return [] }
    let group = storage.group
    return Commitment.decide(
      setting, luck, after: session, present: Int(metrics[.present]), members: traits.names.count
    ) { i in
      guard group[member: .present, i] > 0 else { return nil }
      let tie = (group[member: .meanTension, i], group[member: .acceptance, i])
      return (Double(tie.0), Double(tie.1), Double(group[member: .efficacy, i]))
    }
  }

  /// Applies an event to the group before its next update, under the doses of that update.
  public mutating func undergo(_ event: SessionEvent, doses: Doses) {
    own()
    var store = LargeStore(group: storage.group)
    store.suffer(EventEffect(event, setting.parameters, doses))
    storage.group.lookAround()
  }

  /// Replaces the state of the group, for tests.
  package mutating func place(in state: GroupState) {
    own()
    placeMembers(state)
    let group = storage.group
    for kind in TieKind.allCases {
      for i in 0..<traits.names.count {
        for j in 0..<traits.names.count { group[tie: kind.inKernels, i, j] = Float(state[kind][i, j]) }
      }
    }
    group.lookAround()
  }

  /// Copies the memory if another value shares it.
  private mutating func own() {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(LargeGroup(copying: storage.group)) }
  }

  private func placeTraits() {
    let (group, z) = (storage.group, traits.attributes)
    let motive = traits.motive
    let minority = traits.minority(amongFirst: setting.parameters.members)
    for i in 0..<traits.names.count {
      group[member: .minority, i] = Float(minority[i])
      group[member: .assertiveness, i] = Float(traits.assertiveness[i])
      group[member: .motive, i] = Float(motive[i])
      group[member: .team, i] = Float(traits.team[i])
      for k in 0..<z.columns {
        group[.attributesSeen, i, k] = Float(z[i, k])
        group[.attributesWeighed, i, k] = Float(setting.parameters.surfaceSimilarity * z[i, k] / Double(z.columns))
      }
      for k in 0..<setting.parameters.issues { group[.firstAttitudes, i, k] = Float(traits.firstAttitudes[i, k]) }
    }
  }

  /// Places everything of a state except the ties.
  private func placeMembers(_ state: GroupState) {
    let group = storage.group
    for i in 0..<traits.names.count {
      for k in 0..<setting.parameters.issues { group[.attitudes, i, k] = Float(state.attitudes[i, k]) }
      for number in MemberState.allCases { group[member: number.inLargeGroup, i] = Float(state.numbers[number][i]) }
      group[member: .present, i] = state.present[i] ? 1 : 0
    }
    group.progress = state.progress
  }
}

/// The view of an observer.
extension LargeGroupDevelopment {
  /// The group metrics of the last tick.
  public var metrics: Metrics {
    var metrics = Metrics(storage.group.metrics)
    if tick == 0 { for metric in Metric.allCases where metric.belongsToUpdate { metrics[metric] = .nan } }
    return metrics
  }

  /// The current state of the group, in new matrices of doubles: 24 n² bytes.
  public var state: GroupState {
    let (group, n) = (storage.group, traits.names.count)
    var state = GroupState(members: n, issues: setting.parameters.issues, ties: false)
    for kind in TieKind.allCases { state[kind] = Matrix(square: n, group.numbers(kind.inKernels)) }
    for number in MemberState.allCases { state.numbers[number] = group.numbers(number.inLargeGroup) }
    for i in 0..<n {
      for k in 0..<setting.parameters.issues { state.attitudes[i, k] = Double(group[.attitudes, i, k]) }
      state.present[i] = group[member: .present, i] > 0
    }
    state.progress = group.progress
    return state
  }

  /// Adds p̂ of the last tick to a sum of n.
  public func addHeardShares(to sums: inout [Double]) {
    for i in sums.indices { sums[i] += Double(storage.group[member: .heardShare, i]) }
  }

  /// No acts, since acts are in expectation.
  public var acts: [Act] { [] }

  /// Returns 0, since there are no acts.
  public func negativity(of act: Act) -> Double { 0 }

  /// Returns T, the tension that i holds toward j, 0 … 1.
  public func tension(_ i: Int, _ j: Int) -> Double { Double(storage.group[tie: .tension, i, j]) }

  /// Returns what member i holds toward the others and receives from them.
  public func ties(_ i: Int) -> MemberTies {
    let (group, contact) = (storage.group, traits.contact)
    var (sentiment, others) = (0.0, 0.0)
    for j in 0..<traits.names.count where group[member: .present, i] > 0 && group[member: .present, j] > 0 {
      sentiment += Double(group[tie: .sentiment, i, j]) * contact[i, j]
      others += contact[i, j]
    }
    return MemberTies(
      familiarity: Double(group[member: .meanFamiliarity, i]), acceptance: Double(group[member: .acceptance, i]),
      tension: Double(group[member: .meanTension, i]), sentiment: sentiment / max(others, tiny),
      expression: Double(group[member: .expression, i]))
  }
}
