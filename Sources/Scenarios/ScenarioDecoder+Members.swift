/// The members of a scenario, named one by one.
extension ScenarioDecoder {
  mutating func decodeCast(_ node: YAMLNode, _ items: [YAMLNode]) {
    namedCast = true
    places["members"] = reader.place(node)
    let bounds = ParameterTable.spec(named: "members")?.bounds
    if let bounds, !bounds.contains(Double(items.count)) {
      reader.report(node, "\(items.count) members are named", allowed: "members" + bounds.words)
      return
    }
    scenario.parameters.members = items.count
    castNodes = items
    var lines: [String: Int] = [:]
    scenario.cast = items.map { item in
      let member = decodeMember(item)
      if let line = lines[member.name], !member.name.isEmpty {
        reader.report(item, "the name '\(member.name)' is already on line \(line)", allowed: "names that differ")
      }
      lines[member.name] = lines[member.name] ?? item.line
      return member
    }
  }

  private mutating func decodeMember(_ node: YAMLNode) -> CastMember {
    let fields = reader.fields(node, in: "a member", keys: ScenarioKeys.member.map(\.name))
    var member = CastMember(name: "")
    if let name = fields["name"] {
      member.name = reader.text(name, "the name", most: 60) ?? ""
    } else if case .mapping = node.content {
      reader.report(node, "the member has no name", allowed: "name: …")
    }
    for trait in CastTrait.allCases {
      guard let value = fields[trait.rawValue] else { continue }
      member.traits[trait] = reader.number(value, trait.rawValue, trait.bounds)
    }
    if let value = fields["attitudes"] {
      member.attitudes = reader.items(value, "attitudes", of: "numbers").compactMap {
        reader.number($0, "an attitude", .from(-1, to: 1))
      }
    }
    if let value = fields["attributes"] {
      member.attributes = reader.items(value, "attributes", of: "-1 and 1").compactMap {
        guard let number = reader.number($0, "an attribute", .from(-1, to: 1)) else { return nil }
        if abs(number) != 1 { reader.report($0, "an attribute is \($0.kind)", allowed: "-1 or 1") }
        return number
      }
    }
    return member
  }
}
