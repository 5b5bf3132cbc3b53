import Scenarios

/// What the facilitator does, and what befalls the group.
extension ScenarioDecoder {
  /// An event as it stands in the file, until the members are known.
  struct EventNode: Sendable {
    let node: YAMLNode
    let kind: SessionEvent.Kind
    let session: Int
    let member: YAMLNode?
    let strength: Double
  }

  mutating func decodeFacilitator(_ node: YAMLNode) {
    let fields = reader.fields(node, in: "facilitator", keys: ScenarioKeys.facilitator.names)
    if let style = fields["style"] { decodeStyle(style) }
    if let schedule = fields["schedule"] {
      for item in reader.items(schedule, "schedule", of: .entries(ScenarioKeys.scheduleEntry.names)) {
        decodeEntry(item)
      }
    }
    if let triggers = fields["triggers"] {
      for item in reader.items(triggers, "triggers", of: .entries(ScenarioKeys.trigger.names)) {
        decodeTrigger(item)
      }
    }
  }

  private mutating func decodeStyle(_ node: YAMLNode) {
    if case .scalar("none", _) = node.content { return }
    let names = ["none"] + Style.allCases.map(\.rawValue)
    scenario.style = reader.name(node, "the style", of: Style.self, listed: names)
  }

  /// The fields of an entry that must have some of them.
  mutating func entry(
    _ node: YAMLNode, _ owner: String, keys: [ScenarioKeys.Key]
  ) -> [String: YAMLNode] {
    let before = reader.problems.count
    let article = owner == "event" ? "an " : "a "
    let fields = reader.fields(node, in: article + owner, keys: keys.names)
    // An unknown key may well be the one that is missing.
    let allKeysAreKnown = reader.problems.count == before
    for key in keys.needed where fields[key] == nil && allKeysAreKnown {
      reader.report(node, .missing(key, in: "the \(owner)", keys: keys.names))
    }
    return fields
  }

  private mutating func decodeEntry(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = entry(
      node, "schedule entry", keys: ScenarioKeys.scheduleEntry)
    let technique = fields["technique"].flatMap { reader.name($0, "the technique", of: Technique.self) }
    let isByTick = fields["from_tick"] != nil || fields["to_tick"] != nil
    if isByTick, let mixed = fields["from"] ?? fields["to"] { reader.report(mixed, .scenario(.sessionsAndTicks)) }
    func end(_ key: String) -> Int? {
      let name = isByTick ? key + "_tick" : key
      return fields[name].map { reader.integer($0, name, isByTick ? ScenarioKeys.tick : ScenarioKeys.session) ?? 0 }
    }
    let (from, to) = (end("from") ?? 1, end("to") ?? Int.max)
    let dose = fields["dose"].flatMap { reader.number($0, "the dose", ScenarioKeys.share) }
    guard reader.problems.count == before, let technique, let dose else { return }
    scheduleNodes.append(node)
    scenario.schedule.append(
      ScheduledDose(technique: technique, from: from, to: to, in: isByTick ? .ticks : .sessions, dose: dose))
  }

  private mutating func decodeTrigger(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = entry(node, "trigger", keys: ScenarioKeys.trigger)
    let condition = fields["when"].flatMap { readCondition($0) }
    let technique = fields["technique"].flatMap { reader.name($0, "the technique", of: Technique.self) }
    let dose = fields["dose"].flatMap { reader.number($0, "the dose", ScenarioKeys.share) }
    let persistence = fields["for"].map { readSpan($0, "for") } ?? .ticks(1)
    let lasting = fields["lasting"].map { readSpan($0, "lasting") } ?? .sessions(1)
    let coolDown = fields["cool_down"].map { readSpan($0, "cool_down", mayBeNone: true) } ?? .ticks(0)
    guard reader.problems.count == before, let condition, let technique, let dose, let persistence, let lasting,
      let coolDown
    else { return }
    scenario.triggers.append(
      Trigger(
        when: condition, for: persistence, technique: technique, dose: dose, lasting: lasting, coolDown: coolDown))
  }

  private mutating func readCondition(_ node: YAMLNode) -> Condition? {
    guard let text = reader.text(node, "when", most: ScenarioKeys.longestExpression, .expression) else { return nil }
    do { return try Condition(text) } catch {
      reader.report(node, .expression(error, .condition))
      return nil
    }
  }

  private mutating func readSpan(_ node: YAMLNode, _ owner: String, mayBeNone: Bool = false) -> TimeSpan? {
    guard case .scalar(let text, _) = node.content, let span = TimeSpan(text) else {
      reader.report(node, .wrongKind(owner, node.given, wanted: .span))
      return nil
    }
    if span.isNone, !mayBeNone { reader.report(node, .wrongKind(owner, node.given, wanted: .someTime)) }
    return span
  }

  mutating func decodeEvents(_ node: YAMLNode) {
    for item in reader.items(node, "events", of: .entries(ScenarioKeys.event.names)) { decodeEvent(item) }
  }

  private mutating func decodeEvent(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = entry(node, "event", keys: ScenarioKeys.event)
    let kind = fields["kind"].flatMap { reader.name($0, "the event", of: SessionEvent.Kind.self) }
    let session = fields["session"].flatMap { reader.integer($0, "session", ScenarioKeys.session) }
    let strength = fields["strength"].map { reader.number($0, "the strength", ScenarioKeys.share) } ?? 1
    guard reader.problems.count == before, let kind, let session, let strength else { return }
    if kind == .breach, fields["member"] == nil {
      reader.report(node, .scenario(.breachWithoutMember))
    }
    if kind == .crisis, let member = fields["member"] {
      reader.report(member, .misplaced("member", in: "a crisis", keys: ["session", "kind", "strength"]))
    }
    for key in ["member", "strength"] where kind == .facilitatorAbsence {
      guard let given = fields[key] else { continue }
      reader.report(given, .misplaced(key, in: "an absence", keys: ["session", "kind"]))
    }
    eventNodes.append(
      EventNode(node: node, kind: kind, session: session, member: fields["member"], strength: strength))
  }

  // MARK: What holds between values

  /// The place of a session that does not exist: the setting that changed their number, or the entry.
  private func place(ofSessionIn node: YAMLNode) -> (place: Place, isChanged: Bool) {
    if let setting = places["sessions"], setting.line == 0 { return (setting, true) }
    return (reader.place(node), false)
  }

  mutating func checkSchedule() {
    let clock = scenario.parameters.clock
    scenario.schedule = zip(scheduleNodes, scenario.schedule).map { node, entry in
      let last = entry.unit == .sessions ? clock.sessions : clock.ticks
      let to = entry.to == .max ? max(last, entry.from) : entry.to
      if let late = [entry.from, to].first(where: { $0 > last }) {
        report(late, entry.unit, in: "the schedule", entry: node, last: last)
      }
      if to < entry.from { reader.report(node, .reversed("the entry", from: Double(entry.from), to: Double(to))) }
      return ScheduledDose(
        technique: entry.technique, from: entry.from, to: min(to, last), in: entry.unit, dose: entry.dose)
    }
  }

  mutating func report(
    _ number: Int, _ unit: ScheduledDose.Unit = .sessions, in owner: String, entry node: YAMLNode, first: Int = 1,
    last: Int
  ) {
    guard !unread.contains("sessions") else { return }
    let (place, isChanged) = place(ofSessionIn: node)
    reader.report(
      Problem(
        place,
        .scenario(
          .outOfTime(number, unit, in: owner, first: first, last: last, entryLine: isChanged ? node.line : nil)),
        isInArguments: isChanged))
  }

  mutating func checkEvents() {
    let last = scenario.parameters.sessions
    for event in eventNodes {
      if event.session > last { report(event.session, in: "the event", entry: event.node, last: last) }
      var member: Int?
      if let node = event.member, !unread.contains("members") {
        member = index(ofMember: node)
        if member == nil { continue }
      }
      let made = SessionEvent(event.kind, session: event.session, member: member, strength: event.strength)
      if scenario.events.contains(where: {
        $0.kind == made.kind && $0.session == made.session && $0.member == made.member
      }) {
        reader.report(event.node, .repeated(.event))
      }
      scenario.events.append(made)
    }
  }

  private mutating func index(ofMember node: YAMLNode) -> Int? {
    guard let name = reader.text(node, "member", most: ScenarioKeys.longestName) else { return nil }
    let names = scenario.cast.map(\.name)
    if let index = names.firstIndex(of: name) { return index }
    reader.report(node, .people(.unknown(name, names: names)))
    return nil
  }
}
