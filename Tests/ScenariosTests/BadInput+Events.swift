import Scenarios

extension BadInput {
  private static let named = "group: {members: [{name: Ana}, {name: Ben}, {name: Cleo}]}\n"

  /// What befalls a group, and cannot.
  static let events: [BadInput] = [
    .init(
      "session 13 of 12", "events:\n  - {session: 13, kind: crisis}", "3:5",
      .scenario(.outOfTime(13, in: "the event", first: 1, last: 12))),
    .init(
      "session 0", "events:\n  - {session: 0, kind: crisis}", "3:15",
      .outOfBounds("session", "0", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "an unknown kind", "events:\n  - {session: 3, kind: brech, member: M1}", "3:24",
      .notOneOf("the event", .text("brech"), eventKinds)),
    .init(
      "a kind like nothing that is known", "events:\n  - {session: 3, kind: holiday}", "3:24",
      .notOneOf("the event", .text("holiday"), eventKinds)),
    .init("no session", "events:\n  - {kind: crisis}", "3:5", .missing("session", in: "the event", keys: eventKeys)),
    .init("no kind", "events:\n  - {session: 3}", "3:5", .missing("kind", in: "the event", keys: eventKeys)),
    .init("a breach by nobody", "events:\n  - {session: 3, kind: breach}", "3:5", .scenario(.breachWithoutMember)),
    .init(
      "a breach by somebody else", named + "events:\n  - {session: 3, kind: breach, member: Anna}", "4:40",
      .people(.unknown("Anna", names: ["Ana", "Ben", "Cleo"]))),
    .init(
      "a breach by somebody like nobody", named + "events:\n  - {session: 3, kind: breach, member: Zacharias}", "4:40",
      .people(.unknown("Zacharias", names: ["Ana", "Ben", "Cleo"]))),
    .init(
      "a breach by one of many who is none", "group: {members: 40}\nevents:\n  - {session: 3, kind: breach, member: X}",
      "4:40",
      .people(
        .unknown(
          "X",
          names: [
            "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11", "M12", "M13", "M14", "M15", "M16",
            "M17", "M18", "M19", "M20", "M21", "M22", "M23", "M24", "M25", "M26", "M27", "M28", "M29", "M30", "M31",
            "M32", "M33", "M34", "M35", "M36", "M37", "M38", "M39", "M40",
          ]))),
    .init(
      "a list for a member", "events:\n  - {session: 3, kind: breach, member: [M1]}", "3:40",
      .wrongKind("member", .list, wanted: .text(most: 60))),
    .init(
      "a crisis by a member", "events:\n  - {session: 3, kind: crisis, member: M1}", "3:40",
      .misplaced("member", in: "a crisis", keys: ["session", "kind", "strength"])),
    .init(
      "an absence by a member", "events:\n  - {session: 3, kind: facilitator_absence, member: M1}", "3:53",
      .misplaced("member", in: "an absence", keys: ["session", "kind"])),
    .init(
      "an absence with a strength", "events:\n  - {session: 3, kind: facilitator_absence, strength: 0.5}", "3:55",
      .misplaced("strength", in: "an absence", keys: ["session", "kind"])),
    .init(
      "a strength of 2", "events:\n  - {session: 3, kind: crisis, strength: 2}", "3:42",
      .outOfBounds("the strength", "2", wanted: .number(.from(0, to: 1)))),
    .init(
      "the same twice", "events:\n  - {session: 3, kind: crisis}\n  - {session: 3, kind: crisis, strength: 0.4}", "4:5",
      .repeated(.event)),
    .init(
      "an unknown key", "events:\n  - {session: 3, kind: crisis, strenth: 0.4}", "3:32",
      .unknownKey("strenth", in: "an event", keys: eventKeys)),
    .init("from", "events:\n  - {from: 3, kind: crisis}", "3:6", .unknownKey("from", in: "an event", keys: eventKeys)),
    .init(
      "a mapping", "events: {session: 3, kind: crisis}", "2:9",
      .wrongKind("events", .mapping, wanted: .list(.entries(eventKeys)))),
    .init("a name", "events: [crisis]", "2:10", .wrongKind("an event", .text("crisis"), wanted: .keys(eventKeys))),
    .init(
      "under the facilitator", "facilitator:\n  events: []", "3:3",
      .unknownKey("events", in: "facilitator", keys: facilitatorKeys)),
  ]
}
