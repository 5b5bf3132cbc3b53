import Kernels
import Scenarios

/// The state of a member: numbers that change from tick to tick. One list, in the order of the kernels', which composition,
/// update, batches, large groups and comparison of states follow. Attitudes, of which a member has K, stand beside it.
public enum MemberState: Int, CaseIterable, Sendable {
  /// e: the influence others expect of a member.
  case status
  /// y: remembered talk, 1 is an equal share.
  case airtime
  /// r: skill in handling conflict.
  case regulation
  /// u: anxiety.
  case anxiety
  /// c: skill in the group's task.
  case skill
  /// h: belief in coping with one's own concern.
  case efficacy

  /// Its name in Swift, in the kernels and in files.
  public var name: String { "\(self)" }

  /// The trait by which a scenario gives it, and which is drawn.
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

  /// Where an update keeps it. Airtime needs no bounds, being a mean of shares.
  var range: ClosedRange<Double> {
    switch self {
    case .status, .airtime: -.infinity ... .infinity
    case .regulation, .anxiety, .skill, .efficacy: 0...1
    }
  }

  /// Where a batch and a large group have it.
  var inBatch: GroupBatch.MemberField { GroupBatch.MemberField(state: rawValue) }
  var inLargeGroup: LargeGroup.MemberField { LargeGroup.MemberField(state: rawValue) }
}

extension TieKind {
  /// Where a batch and a large group have it.
  var inKernels: GroupBatch.TieField {
    switch self {
    case .sentiment: .sentiment
    case .familiarity: .familiarity
    case .tension: .tension
    }
  }
}

/// Numbers of n members, one for each state: a state, or how it changes per session.
public struct MemberNumbers: Sendable, Equatable {
  private var arrays: [[Double]]

  /// Zeros.
  init(members: Int) {
    arrays = MemberState.allCases.map { _ in [Double](repeating: 0, count: members) }
  }

  /// The numbers of all members.
  public subscript(state: MemberState) -> [Double] {
    @inline(__always) _read { yield arrays[state.rawValue] }
    @inline(__always) _modify { yield &arrays[state.rawValue] }
  }
}
