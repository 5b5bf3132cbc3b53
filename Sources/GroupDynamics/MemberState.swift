import Kernels
import Scenarios

/// The numbers of a member that change from tick to tick, in the order of the kernels. Composition, update, batches,
/// large groups and the comparison of states follow this list. Attitudes, of which a member has K, are kept beside it.
public enum MemberState: Int, CaseIterable, Sendable {
  /// e: the influence others expect of a member.
  case status
  /// y: remembered talk; 1 is an equal share.
  case airtime
  /// r: skill in handling conflict.
  case regulation
  /// u: anxiety.
  case anxiety
  /// c: skill in the group's task.
  case skill
  /// h: belief in coping with one's own concern.
  case efficacy

  /// The name in Swift, in the kernels and in files.
  public var name: String { "\(self)" }

  /// The trait that gives its initial value, from the scenario or drawn.
  var trait: CastTrait {
    switch self {
    case .status: .status
    case .airtime: .airtime
    case .regulation: .regulation
    case .anxiety: .anxiety
    case .skill: .skill
    case .efficacy: .efficacy
    }
  }

  /// The range to which an update clips it. Airtime needs no bounds, being a mean of shares.
  var range: ClosedRange<Double> {
    switch self {
    case .status, .airtime: -.infinity ... .infinity
    case .regulation, .anxiety, .skill, .efficacy: 0...1
    }
  }

  /// The field in a batch and in a large group.
  var inBatch: GroupBatch.MemberField { GroupBatch.MemberField(state: rawValue) }
  var inLargeGroup: LargeGroup.MemberField { LargeGroup.MemberField(state: rawValue) }
}

extension TieKind {
  /// The field in a batch and in a large group.
  var inKernels: GroupBatch.TieField {
    switch self {
    case .sentiment: .sentiment
    case .familiarity: .familiarity
    case .tension: .tension
    }
  }
}

/// The numbers of n members, one for each state: either the states or their changes per session.
public struct MemberNumbers: Sendable, Equatable {
  private var arrays: [[Double]]

  /// Creates zeros.
  init(members: Int) {
    arrays = MemberState.allCases.map { _ in [Double](repeating: 0, count: members) }
  }

  /// The numbers of all members.
  public subscript(state: MemberState) -> [Double] {
    @inline(__always) _read { yield arrays[state.rawValue] }
    @inline(__always) _modify { yield &arrays[state.rawValue] }
  }
}
