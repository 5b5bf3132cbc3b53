import Experiments
import Foundation
import Kernels
import Machine
import Models
import Recording
import Scenarios

/// The resources of the machine for runs: memory, threads, and OpenBLAS for large groups.
package enum RunRoom {
  /// Returns how many runs may be made at the same time: the number requested, but no more than memory allows. It is
  /// called before anything begins. Throws `SystemRefusal` if memory does not suffice for one.
  ///
  /// `place` is the source of the group size.
  package static func threads(
    _ scenario: Scenario, _ arithmetic: Arithmetic, wanted: Int? = nil, tables: Set<RecordedTable> = [],
    saidAt place: String? = nil
  ) throws(SystemRefusal) -> Int {
    let one = arithmetic.bytes(ofRunsOf: scenario, tables: tables)
    let memory = Memory.available
    let members = scenario.cast.count
    try memory.require(one, members: members, saidAt: place ?? scenario.title)
    if arithmetic.needsBLAS(members: members) { try LinearAlgebra.prepare() }
    return max(1, min(wanted ?? Processors.available, Int(memory.room / one)))
  }
}
