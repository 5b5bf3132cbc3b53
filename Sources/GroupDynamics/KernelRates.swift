import Kernels
import Scenarios

extension Setting {
  /// Returns all numbers of the kernels under some doses, except the ending, which changes from tick to tick.
  package func kernelRates(_ doses: Doses) -> [(rate: GroupBatch.Rate, value: Double)] {
    var kernels = KernelRates(step: step)
    for mechanism in Mechanisms.all { mechanism.fold(self, doses, into: &kernels) }
    kernels.mechanism(isOn: true)
    Productivity.wire(Productivity.Rates(self, doses), to: &kernels)
    return kernels.values
  }
}

/// The numbers of a tick in the form of the kernels. Rates of change are per tick, and 0 if a mechanism is off, so that
/// the kernels need no branch.
struct KernelRates {
  fileprivate(set) var values: [(rate: GroupBatch.Rate, value: Double)] = []
  private var isOn = true
  private let step: Double

  fileprivate init(step: Double) {
    self.step = step
    values.reserveCapacity(GroupBatch.rateCount)
  }

  /// Says whether the mechanism whose numbers follow is on.
  mutating func mechanism(isOn: Bool) { self.isOn = isOn }

  /// A number that counts whether the mechanism is on or off, unless one is given for that.
  mutating func number(_ rate: GroupBatch.Rate, _ value: Double, whenOff: Double? = nil) {
    values.append((rate, isOn ? value : whenOff ?? value))
  }

  /// Adds a rate of change, given per session.
  mutating func change(_ rate: GroupBatch.Rate, _ perSession: Double) {
    values.append((rate, isOn ? step * perSession : 0))
  }
}
