/// An observer of a run, which decides what is recorded and how.
///
/// Laws: an observer sees each moment once and in order: the composed group, then for each session its beginning, its
/// ticks (occurrences before an update precede its row), its end (with all who took part still present), and what changed
/// after it.
public protocol RunObserver {
  /// One group as it is looked at.
  associatedtype View: ModelView
  /// What can happen to a group outside its state.
  associatedtype Occurrence: Sendable
  /// Sees the group at tick 0.
  mutating func composed(_ group: borrowing View)
  /// Sees a session begin, from 1.
  mutating func sessionBegins(_ session: Int, _ group: borrowing View)
  /// Notes what happened outside the state of the group: before an update, or seen in its row. The list is often empty.
  mutating func noted(_ occurrences: [Occurrence], tick: Int)
  /// Sees the group after an update, from 1.
  mutating func ticked(_ tick: Int, _ group: borrowing View)
  /// Sees the group after the last tick of a session, before anybody drops out.
  mutating func sessionEnded(_ session: Int, _ group: borrowing View)
  /// Sees what changed after a session; the list is often empty.
  mutating func sessionClosed(_ session: Int, _ occurrences: [Occurrence], _ group: borrowing View)
}

/// An observer ignores each moment for which it has no method of its own.
extension RunObserver {
  /// Ignores the composed group.
  public mutating func composed(_ group: borrowing View) {}
  /// Ignores the beginning of a session.
  public mutating func sessionBegins(_ session: Int, _ group: borrowing View) {}
  /// Ignores occurrences.
  public mutating func noted(_ occurrences: [Occurrence], tick: Int) {}
  /// Ignores an update.
  public mutating func ticked(_ tick: Int, _ group: borrowing View) {}
  /// Ignores the end of a session.
  public mutating func sessionEnded(_ session: Int, _ group: borrowing View) {}
  /// Ignores what changed after a session.
  public mutating func sessionClosed(_ session: Int, _ occurrences: [Occurrence], _ group: borrowing View) {}
}
