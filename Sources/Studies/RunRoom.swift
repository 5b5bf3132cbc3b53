import Experiments
import Foundation
import Kernels
import Machine
import Recording
import Scenarios

/// What the machine has for runs: memory, threads, and OpenBLAS where groups are large.
package enum RunRoom {
  /// How many runs may be made at the same time: as many as are wanted, and no more than memory has room for. To be
  /// asked before anything is begun. Throws `SystemRefusal` where there is no room for one.
  ///
  /// `place`: what said how large the groups are.
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
