import GroupDynamics

/// Somebody who looks on while a group lives. What is recorded, and how, is theirs.
///
/// Laws: an observer sees each moment once and in order: the composed group, then for each session its begin, its
/// ticks, its end (with everybody who took part still there) and who left after it.
public protocol RunObserver {
  /// The group at tick 0.
  mutating func composed<Model: GroupModel>(_ group: borrowing Model)
  /// A session begins, from 1, under these doses.
  mutating func sessionBegins<Model: GroupModel>(_ session: Int, doses: Doses, _ group: borrowing Model)
  /// The group after an update, from 1.
  mutating func ticked<Model: GroupModel>(_ tick: Int, _ group: borrowing Model)
  /// The group after the last tick of a session, before anybody leaves.
  mutating func sessionEnded<Model: GroupModel>(_ session: Int, _ group: borrowing Model)
  /// Who left after a session; often nobody.
  mutating func membersLeft<Model: GroupModel>(_ departures: [Departure], after session: Int, _ group: borrowing Model)
}
