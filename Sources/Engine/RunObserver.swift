import GroupDynamics

/// An observer of a run, which decides what is recorded and how.
///
/// Laws: an observer sees each moment once and in order. First comes the composed group. Each session follows with its
/// beginning, its ticks and its end, with all participants still present, and then its dropouts. Occurrences before an
/// update precede its row.
public protocol RunObserver {
  /// Observes the group at tick 0.
  mutating func composed<Group: GroupView>(_ group: borrowing Group)
  /// Observes the beginning of a session, from 1.
  mutating func sessionBegins<Group: GroupView>(_ session: Int, _ group: borrowing Group)
  /// Observes occurrences outside the state of the group: doses and events before an update, triggers after its row.
  /// The list is often empty.
  mutating func noted(_ occurrences: [Occurrence], tick: Int)
  /// Observes the group after an update, from 1.
  mutating func ticked<Group: GroupView>(_ tick: Int, _ group: borrowing Group)
  /// Observes the group after the last tick of a session, before anybody drops out.
  mutating func sessionEnded<Group: GroupView>(_ session: Int, _ group: borrowing Group)
  /// Observes the members who dropped out after a session. The list is often empty.
  mutating func membersLeft<Group: GroupView>(_ departures: [Departure], after session: Int, _ group: borrowing Group)
}
