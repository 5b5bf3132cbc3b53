import Scenarios
import Synchronization

/// Calls of the system that may wait for somebody else, such as reading a pipe that nobody writes to: whoever asks the program to
/// stop need not wait for them.
package enum BlockedCall {
  private static let count = Atomic<Int>(0)

  /// Whether one is under way.
  package static var isUnderWay: Bool { count.load(ordering: .acquiring) > 0 }

  /// Makes such a call.
  package static func during<Result, Fault>(_ call: () throws(Fault) -> Result) throws(Fault) -> Result {
    count.add(1, ordering: .acquiringAndReleasing)
    defer { count.subtract(1, ordering: .acquiringAndReleasing) }
    return try call()
  }
}
