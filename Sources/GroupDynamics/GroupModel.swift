import Scenarios

/// Groups that advance together, as the engine knows them: one alone, or those of a batch.
///
/// Laws, checked by tests: `advance` moves every group by exactly one tick; looking changes nothing, and whether somebody
/// looks changes nothing; a group's numbers do not depend on which others it shares a batch with.
public protocol GroupModels {
  /// One group as it is looked at.
  associatedtype View: GroupView
  /// How time is counted.
  var clock: Clock { get }
  /// How many groups.
  var count: Int { get }
  /// Looks at one of the groups, from 0.
  func look<Result>(at index: Int, _ body: (borrowing View) throws -> Result) rethrows -> Result
  /// Before a session, from 1: who joins and who stays away, by group; nothing at all where nobody ever does.
  mutating func beginSession(_ session: Int) -> [AttendanceChange]
  /// Something befalls one of the groups before its next update, under the doses of that update.
  mutating func undergo(_ event: SessionEvent, at index: Int, doses: Doses)
  /// One tick, synchronous, each group under doses of its own. `areNew`: whether any of them differ from the last ones.
  mutating func advance(under doses: [Doses], areNew: Bool)
  /// After a session: who leaves, by group, nobody after the last; who was away is back.
  mutating func endSession(_ session: Int) -> [[Departure]]
}

/// A model of one group, which can be advanced tick by tick and looked at.
///
/// A law beside those of `GroupModels`: a model is a value, and a copy advanced with the same doses gives the same
/// numbers.
public protocol GroupModel: GroupView, GroupModels, Sendable where View == Self {
  /// One tick, synchronous.
  mutating func advance(doses: Doses)
  /// Something befalls the group before its next update, under the doses of that update.
  mutating func undergo(_ event: SessionEvent, doses: Doses)
  /// Before a session, from 1: who joins and who stays away; nothing where nobody ever does.
  mutating func whoComes(to session: Int) -> AttendanceChange?
  /// After a session: who leaves, nobody after the last; who was away is back.
  mutating func whoLeaves(after session: Int) -> [Departure]
}

/// One group alone.
extension GroupModel {
  /// One.
  public var count: Int { 1 }

  /// Looks at it.
  @inlinable
  public func look<Result>(at index: Int, _ body: (borrowing Self) throws -> Result) rethrows -> Result {
    try body(self)
  }

  /// Who joins it and who stays away.
  public mutating func beginSession(_ session: Int) -> [AttendanceChange] { whoComes(to: session).map { [$0] } ?? [] }

  /// Something befalls it.
  public mutating func undergo(_ event: SessionEvent, at index: Int, doses: Doses) { undergo(event, doses: doses) }

  /// One tick.
  @inlinable
  public mutating func advance(under doses: [Doses], areNew: Bool) { advance(doses: doses[0]) }

  /// Who leaves after a session that is not the last.
  public mutating func endSession(_ session: Int) -> [[Departure]] { [whoLeaves(after: session)] }
}
