import Kernels
import Scenarios

/// A state in doubles.
extension GroupState: EditableGroup {
  var everyone: Int { present.count }

  subscript(present i: Int) -> Bool {
    get { present[i] }
    set { present[i] = newValue }
  }

  subscript(anxietyOf i: Int) -> Double {
    get { anxiety[i] }
    set { anxiety[i] = newValue }
  }

  subscript(kind: TieKind, i: Int, j: Int) -> Double {
    get {
      switch kind {
      case .sentiment: sentiment[i, j]
      case .familiarity: familiarity[i, j]
      case .tension: tension[i, j]
      }
    }
    set {
      switch kind {
      case .sentiment: sentiment[i, j] = newValue
      case .familiarity: familiarity[i, j] = newValue
      case .tension: tension[i, j] = newValue
      }
    }
  }
}

/// One lane of a batch.
struct LaneStore: EditableGroup {
  let batch: GroupBatch
  let lane: Int

  var everyone: Int { batch.members }

  subscript(present i: Int) -> Bool {
    get { batch[.present, i, lane] > 0 }
    set { batch[.present, i, lane] = newValue ? 1 : 0 }
  }

  subscript(anxietyOf i: Int) -> Double {
    get { Double(batch[.anxiety, i, lane]) }
    set { batch[.anxiety, i, lane] = Float(newValue) }
  }

  subscript(kind: TieKind, i: Int, j: Int) -> Double {
    get { Double(batch[Self.array(kind), i * batch.members + j, lane]) }
    set { batch[Self.array(kind), i * batch.members + j, lane] = Float(newValue) }
  }

  private static func array(_ kind: TieKind) -> GroupBatch.StateArray {
    switch kind {
    case .sentiment: .sentiment
    case .familiarity: .familiarity
    case .tension: .tension
    }
  }
}

/// One large group.
struct LargeStore: EditableGroup {
  let group: LargeGroup

  var everyone: Int { group.shape.members }

  subscript(present i: Int) -> Bool {
    get { group[.present, i] > 0 }
    set { group[.present, i] = newValue ? 1 : 0 }
  }

  subscript(anxietyOf i: Int) -> Double {
    get { Double(group[.anxiety, i]) }
    set { group[.anxiety, i] = Float(newValue) }
  }

  subscript(kind: TieKind, i: Int, j: Int) -> Double {
    get { Double(group[Self.square(kind), i, j]) }
    set { group[Self.square(kind), i, j] = Float(newValue) }
  }

  static func square(_ kind: TieKind) -> LargeGroup.Square {
    switch kind {
    case .sentiment: .sentiment
    case .familiarity: .familiarity
    case .tension: .tension
    }
  }
}
