import Kernels
import Scenarios

/// A state in doubles as an editable group.
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
    get { self[kind][i, j] }
    set { self[kind][i, j] = newValue }
  }
}

/// One lane of a batch as an editable group.
struct LaneStore: EditableGroup {
  let batch: GroupBatch
  let lane: Int

  var everyone: Int { batch.members }

  subscript(present i: Int) -> Bool {
    get { batch[member: .present, i, lane] > 0 }
    set { batch[member: .present, i, lane] = newValue ? 1 : 0 }
  }

  subscript(anxietyOf i: Int) -> Double {
    get { Double(batch[member: .anxiety, i, lane]) }
    set { batch[member: .anxiety, i, lane] = Float(newValue) }
  }

  subscript(kind: TieKind, i: Int, j: Int) -> Double {
    get { Double(batch[tie: kind.inKernels, i, j, lane]) }
    set { batch[tie: kind.inKernels, i, j, lane] = Float(newValue) }
  }
}

/// One large group as an editable group.
struct LargeStore: EditableGroup {
  let group: LargeGroup

  var everyone: Int { group.shape.members }

  subscript(present i: Int) -> Bool {
    get { group[member: .present, i] > 0 }
    set { group[member: .present, i] = newValue ? 1 : 0 }
  }

  subscript(anxietyOf i: Int) -> Double {
    get { Double(group[member: .anxiety, i]) }
    set { group[member: .anxiety, i] = Float(newValue) }
  }

  subscript(kind: TieKind, i: Int, j: Int) -> Double {
    get { Double(group[tie: kind.inKernels, i, j]) }
    set { group[tie: kind.inKernels, i, j] = Float(newValue) }
  }
}
