import Kernels
import Scenarios

/// One group of a batch as an observer sees it.
public struct LaneView: GroupView {
  @usableFromInline let groups: BatchedGroups
  @usableFromInline let lane: Int
  /// Updates done so far.
  public let tick: Int

  @inlinable
  init(groups: BatchedGroups, lane: Int, tick: Int) {
    self.groups = groups
    self.lane = lane
    self.tick = tick
  }

  /// How time is counted.
  public var clock: Clock { groups.clock }
  /// Who the members are.
  public var traits: Traits { groups.traits[lane] }

  /// The group metrics of the last tick.
  public var metrics: Metrics {
    var metrics = Metrics(groups.batch, lane: lane)
    if tick == 0 { for metric in Metric.allCases where metric.belongsToUpdate { metrics[metric] = .nan } }
    return metrics
  }

  /// The group as it is.
  public var state: GroupState {
    let (n, issues) = (groups.batch.members, groups.batch.issues)
    func values(_ array: GroupBatch.StateArray, _ count: Int) -> [Double] {
      var values = [Double](repeating: 0, count: count)
      groups.batch.add(array, lane: lane, to: &values)
      return values
    }
    func matrix(_ array: GroupBatch.StateArray, _ columns: Int) -> Matrix {
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
  public func addHeardShares(to sums: inout [Double]) { groups.batch.add(.heardShare, lane: lane, to: &sums) }

  /// The acts of the last tick.
  public var acts: [Act] {
    (0..<(groups.hasActs(lane: lane) ? groups.actsPerTick : 0)).compactMap { index in
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

  /// What member i holds and gets.
  public func ties(_ i: Int) -> MemberTies {
    func number(_ array: GroupBatch.StateArray) -> Double { Double(groups.batch[array, i, lane]) }
    return MemberTies(
      familiarity: number(.meanFamiliarity), acceptance: number(.acceptance), tension: number(.meanTension),
      sentiment: number(.felt) * number(.perOther), expression: number(.expression))
  }

  /// Whether every metric of the last tick is a finite number.
  public var isFinite: Bool { groups.isFinite(lane: lane) }
}
