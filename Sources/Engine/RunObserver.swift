import GroupDynamics

/// Somebody who looks on while a group lives. What is recorded, and how, is theirs.
///
/// Laws: an observer sees each moment once and in order: the composed group, then for each session its begin, its
/// ticks (what is noted before an update comes before its row), its end (with everybody who took part still there) and who left after it.
public protocol RunObserver {
  /// The group at tick 0.
  mutating func composed<Group: GroupView>(_ group: borrowing Group)
  /// A session begins, from 1.
  mutating func sessionBegins<Group: GroupView>(_ session: Int, _ group: borrowing Group)
  /// What happened outside the state of the group: doses and events before an update, triggers after its row. Often
  /// nothing.
  mutating func noted(_ occurrences: [Occurrence], tick: Int)
  /// The group after an update, from 1.
  mutating func ticked<Group: GroupView>(_ tick: Int, _ group: borrowing Group)
  /// The group after the last tick of a session, before anybody leaves.
  mutating func sessionEnded<Group: GroupView>(_ session: Int, _ group: borrowing Group)
  /// Who left after a session; often nobody.
  mutating func membersLeft<Group: GroupView>(_ departures: [Departure], after session: Int, _ group: borrowing Group)
}
