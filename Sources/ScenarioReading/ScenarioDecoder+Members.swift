import Scenarios

/// The members of a scenario, named one by one.
extension ScenarioDecoder {
  mutating func decodeCast(_ node: YAMLNode, _ items: [YAMLNode]) {
    namedCast = true
    places["members"] = reader.place(node)
    let bounds = ParameterTable.spec(named: "members")?.bounds
    if let bounds, !bounds.contains(Double(items.count)) {
      reader.report(node, .people(.named(items.count, bounds)))
      unread.insert("members")
      return
    }
    scenario.parameters.members = items.count
    castNodes = items
    // Equal text is equal however its accents are composed; the look leaves out what is not seen, too.
    var first: [String: (line: Int, name: String)] = [:]
    scenario.cast = items.map { item in
      let member = decodeMember(item)
      let look = NameRule.look(member.name)
      if let other = first[look], !member.name.isEmpty {
        let name = Problem.Fault.Repeated.name(member.name, isLookalike: other.name != member.name)
        reader.report(item, .repeated(name, line: other.line))
      }
      first[look] = first[look] ?? (item.line, member.name)
      return member
    }
  }

  private mutating func decodeMember(_ node: YAMLNode) -> CastMember {
    let fields = reader.fields(node, in: "a member", keys: ScenarioKeys.member.names)
    return member(node, fields)
  }

  private mutating func member(_ node: YAMLNode, _ fields: [String: YAMLNode]) -> CastMember {
    var member = CastMember(name: "")
    if let name = fields["name"] {
      member.name = reader.text(name, "the name", most: ScenarioKeys.longestName) ?? ""
    } else if case .mapping = node.content {
      reader.report(node, .people(.noName))
    }
    if member.name.isEmpty { unread.insert("members") }
    for trait in CastTrait.allCases {
      guard let value = fields[trait.rawValue] else { continue }
      member.traits[trait] = reader.number(value, trait.rawValue, trait.bounds)
    }
    member.attitudes = fields["attitudes"].flatMap { node in
      numbers(node, "attitudes") { $0.number($1, "an attitude", ScenarioKeys.attitude) }
    }
    member.attributes = fields["attributes"].flatMap { node in
      numbers(node, "attributes") { reader, item in
        let number = reader.number(item, "an attribute", .from(-1, to: 1))
        if let number, abs(number) != 1 { reader.report(item, .wrongKind("an attribute", item.given, wanted: .sign)) }
        return number
      }
    }
    return member
  }

  /// Those who join later, once it is known who is there from the beginning.
  mutating func decodeNewcomers() {
    guard let node = newcomersNode else { return }
    looks = Set(scenario.cast.map { NameRule.look($0.name) })
    for item in reader.items(node, "newcomers", of: .newcomers) { decodeNewcomer(item) }
    let most = Int(ParameterTable.spec(named: "members")?.bounds.high ?? 0)
    if scenario.cast.count > most { reader.report(node, .tooMany(.members(scenario.cast.count), most: most)) }
  }

  private mutating func decodeNewcomer(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = entry(node, "newcomer", keys: ScenarioKeys.newcomer)
    let last = scenario.parameters.sessions
    let session = fields["session"].flatMap { reader.integer($0, "session", ScenarioKeys.laterSession) }
    guard reader.problems.count == before, let session else { return }
    if session > last { report(session, in: "the newcomer", entry: node, first: 2, last: last) }
    if fields["name"] == nil {
      if let other = fields.keys.sorted().first(where: { $0 != "session" && $0 != "count" }) {
        return reader.report(node, .people(.unnamedNewcomer(has: other)))
      }
      let count = fields["count"].map { reader.integer($0, "count", ScenarioKeys.session) } ?? 1
      for _ in 0..<(count ?? 0) { join(node, CastMember(name: "N\(scenario.joins.count + 1)"), session) }
    } else {
      if let count = fields["count"] { reader.report(count, .people(.countedNewcomer)) }
      join(node, member(node, fields), session)
    }
  }

  private mutating func join(_ node: YAMLNode, _ member: CastMember, _ session: Int) {
    if !looks.insert(NameRule.look(member.name)).inserted {
      let isMade = member == CastMember(name: "N\(scenario.joins.count + 1)")
      reader.report(node, .repeated(.newcomer(member.name, isMade: isMade)))
    }
    scenario.cast.append(member)
    scenario.joins.append(session)
    castNodes.append(node)
  }

  /// The numbers of a list, or nothing if one of them is wrong: without it the count would be wrong too.
  private mutating func numbers(
    _ node: YAMLNode, _ owner: String, _ number: (inout NodeReader, YAMLNode) -> Double?
  ) -> [Double]? {
    let before = reader.problems.count
    var numbers: [Double] = []
    for item in reader.items(node, owner, of: .numbers) {
      if let value = number(&reader, item) { numbers.append(value) }
    }
    return reader.problems.count == before ? numbers : nil
  }
}
