extension BadInput {
  private static let named = "group: {members: [{name: Ana}, {name: Ben}, {name: Cleo}]}\n"

  /// What befalls a group, and cannot.
  static let events: [BadInput] = [
    .init(
      "session 13 of 12", "events:\n  - {session: 13, kind: crisis}", "s.yaml:3:5: the event names session 13 of 12",
      allowed: "sessions from 1 to 12"),
    .init(
      "session 0", "events:\n  - {session: 0, kind: crisis}", "s.yaml:3:15: session is 0",
      allowed: "a whole number from 1 to 10000"),
    .init(
      "an unknown kind", "events:\n  - {session: 3, kind: brech, member: M1}", "s.yaml:3:24: the event is 'brech'",
      allowed: eventKinds, hint: "did you mean 'breach'?"),
    .init(
      "a kind like nothing that is known", "events:\n  - {session: 3, kind: holiday}",
      "s.yaml:3:24: the event is 'holiday'", allowed: eventKinds),
    .init(
      "no session", "events:\n  - {kind: crisis}", "s.yaml:3:5: the event has no session", allowed: eventKeys),
    .init("no kind", "events:\n  - {session: 3}", "s.yaml:3:5: the event has no kind", allowed: eventKeys),
    .init(
      "a breach by nobody", "events:\n  - {session: 3, kind: breach}", "s.yaml:3:5: the breach has no member",
      allowed: "member: the name of who told outside"),
    .init(
      "a breach by somebody else", named + "events:\n  - {session: 3, kind: breach, member: Anna}",
      "s.yaml:4:40: there is no member 'Anna'", allowed: "Ana, Ben, Cleo", hint: "did you mean 'Ana'?"),
    .init(
      "a breach by somebody like nobody", named + "events:\n  - {session: 3, kind: breach, member: Zacharias}",
      "s.yaml:4:40: there is no member 'Zacharias'", allowed: "Ana, Ben, Cleo"),
    .init(
      "a breach by one of many who is none", "group: {members: 40}\nevents:\n  - {session: 3, kind: breach, member: X}",
      "s.yaml:4:40: there is no member 'X'", allowed: "M1 to M40"),
    .init(
      "a list for a member", "events:\n  - {session: 3, kind: breach, member: [M1]}", "s.yaml:3:40: member is a list",
      allowed: "text of 1 to 60 characters"),
    .init(
      "a crisis by a member", "events:\n  - {session: 3, kind: crisis, member: M1}",
      "s.yaml:3:40: a crisis has no member", allowed: "session, kind, strength"),
    .init(
      "an absence by a member", "events:\n  - {session: 3, kind: facilitator_absence, member: M1}",
      "s.yaml:3:53: an absence has no member", allowed: "session, kind"),
    .init(
      "an absence with a strength", "events:\n  - {session: 3, kind: facilitator_absence, strength: 0.5}",
      "s.yaml:3:55: an absence has no strength", allowed: "session, kind"),
    .init(
      "a strength of 2", "events:\n  - {session: 3, kind: crisis, strength: 2}", "s.yaml:3:42: the strength is 2",
      allowed: "a number from 0 to 1"),
    .init(
      "the same twice", "events:\n  - {session: 3, kind: crisis}\n  - {session: 3, kind: crisis, strength: 0.4}",
      "s.yaml:4:5: this event stands here a second time", allowed: "one of a kind in a session"),
    .init(
      "an unknown key", "events:\n  - {session: 3, kind: crisis, strenth: 0.4}",
      "s.yaml:3:32: unknown key 'strenth' in an event", allowed: eventKeys, hint: "did you mean 'strength'?"),
    .init(
      "from", "events:\n  - {from: 3, kind: crisis}", "s.yaml:3:6: unknown key 'from' in an event",
      allowed: eventKeys, hint: "an event has one session"),
    .init(
      "a mapping", "events: {session: 3, kind: crisis}", "s.yaml:2:9: events is a mapping",
      allowed: "a list of entries with \(eventKeys)"),
    .init(
      "a name", "events: [crisis]", "s.yaml:2:10: an event is 'crisis'",
      allowed: "name: value, with \(eventKeys)"),
    .init(
      "under the facilitator", "facilitator:\n  events: []", "s.yaml:3:3: unknown key 'events' in facilitator",
      allowed: facilitatorKeys, hint: "'events' belongs at the top level"),
  ]
}
