import GroupDynamics

/// An observer of a run, which decides what is recorded and how.
///
/// Laws: an observer sees each moment once and in order: the composed group, then for each session its beginning, its
/// ticks (occurrences before an update precede its row), its end (with all who took part still present), and who
/// dropped
/// out after it.
public protocol RunObserver {
  /// The group at tick 0.
  mutating func composed<Group: GroupView>(_ group: borrowing Group)
  /// A session begins, from 1.
  mutating func sessionBegins<Group: GroupView>(_ session: Int, _ group: borrowing Group)
  /// Something happened outside the state of the group: doses and events before an update, triggers after its row. The
  /// list is often empty.
  mutating func noted(_ occurrences: [Occurrence], tick: Int)
  /// The group after an update, from 1.
  mutating func ticked<Group: GroupView>(_ tick: Int, _ group: borrowing Group)
  /// The group after the last tick of a session, before anybody leaves.
  mutating func sessionEnded<Group: GroupView>(_ session: Int, _ group: borrowing Group)
  /// Members dropped out after a session; often the list is empty.
  mutating func membersLeft<Group: GroupView>(_ departures: [Departure], after session: Int, _ group: borrowing Group)
}
