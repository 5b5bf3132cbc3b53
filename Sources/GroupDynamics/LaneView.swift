import Engine
import Kernels
import Scenarios

/// One group of a batch as an observer sees it.
public struct LaneView: GroupView {
  @usableFromInline let groups: BatchedGroups
  @usableFromInline let lane: Int
  /// The number of updates so far.
  public let tick: Int

  @inlinable
  init(groups: BatchedGroups, lane: Int, tick: Int) {
    self.groups = groups
    self.lane = lane
    self.tick = tick
  }

  /// The clock of the run.
  public var clock: Clock { groups.clock }
  /// The fixed traits of the members.
  public var traits: Traits { groups.traits[lane] }

  /// The group metrics of the last tick.
  public var metrics: Metrics {
    var metrics = Metrics(groups.batch, lane: lane)
    if tick == 0 { for metric in Metric.allCases where metric.belongsToUpdate { metrics[metric] = .nan } }
    return metrics
  }

  /// The current state of the group.
  public var state: GroupState {
    let batch = groups.batch
    var state = GroupState(members: batch.members, issues: batch.issues)
    for kind in TieKind.allCases { batch.add(kind.inKernels, lane: lane, to: &state[kind].elements) }
    batch.add(.attitudes, lane: lane, to: &state.attitudes.elements)
    for number in MemberState.allCases { batch.add(number.inBatch, lane: lane, to: &state.numbers[number]) }
    for i in 0..<batch.members { state.present[i] = batch[member: .present, i, lane] > 0 }
    state.progress = Double(batch[group: .progress, 0, lane])
    return state
  }

  /// Adds p̂ of the last tick to a sum of n.
  public func addHeardShares(to sums: inout [Double]) { groups.batch.add(.heardShare, lane: lane, to: &sums) }

  /// The acts of the last tick.
  public var acts: [Act] {
    (0..<(groups.hasActs(lane: lane) ? groups.actsPerTick : 0)).compactMap { index in
      groups.batch.act(index, lane: lane).map { Act(speaker: $0.speaker, target: $0.target) }
    }
  }

  /// Returns ν of an act in the last tick.
  public func negativity(of act: Act) -> Double {
    Double(groups.batch[tie: .negativity, act.speaker, act.target, lane])
  }

  /// Returns T, the tension that i holds toward j, 0 … 1.
  public func tension(_ i: Int, _ j: Int) -> Double { Double(groups.batch[tie: .tension, i, j, lane]) }

  /// Returns what member i holds toward the others and receives from them.
  public func ties(_ i: Int) -> MemberTies {
    func number(_ field: GroupBatch.MemberField) -> Double { Double(groups.batch[member: field, i, lane]) }
    return MemberTies(
      familiarity: number(.meanFamiliarity), acceptance: number(.acceptance), tension: number(.meanTension),
      sentiment: number(.felt) * number(.perOther), expression: number(.expression))
  }

  /// Whether every metric of the last tick is a finite number.
  public var isFinite: Bool { groups.isFinite(lane: lane) }
}
