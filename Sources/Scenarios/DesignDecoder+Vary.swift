import Foundation

/// What is varied, and the values it takes.
extension DesignDecoder {
  mutating func decodeVary(_ node: YAMLNode) {
    guard case .mapping(let pairs) = node.content else {
      return reader.report(
        node, "vary is \(node.kind)", allowed: "name: values, as in members: [4, 8, 16]",
        hint: FactorTarget.allowed)
    }
    guard !pairs.isEmpty else { return reader.report(node, "nothing is varied", allowed: FactorTarget.allowed) }
    guard pairs.count <= Design.mostFactors else {
      return reader.report(node, counted(pairs.count, "factor"), allowed: "at most \(Design.mostFactors)")
    }
    for (key, value) in pairs {
      guard case .scalar(let name, _) = key.content else { continue }
      decodeFactor(name, key, value)
    }
  }

  private mutating func decodeFactor(_ name: String, _ key: YAMLNode, _ node: YAMLNode) {
    var fields: [String: YAMLNode]?
    if case .mapping = node.content {
      let before = reader.problems.count
      fields = reader.fields(node, in: name.shortened, keys: ScenarioKeys.factor.names)
      guard reader.problems.count == before else { return }
    }
    if let levels = fields?["levels"] { return decodeLevels(name, key, node, levels, fields ?? [:]) }
    if let method, method.isListed {
      return reader.report(
        key, "the values of '\(name.shortened)' stand in points: with the method \(method.rawValue)",
        allowed: "vary: with named levels alone")
    }
    guard let target = target(name, key) else { return }
    let domain: Factor.Domain?
    if let fields {
      domain = decodeDomain(name, key, node, target, fields)
    } else if case .sequence(let items) = node.content {
      domain = values(items, name, key, node, target)
    } else {
      domain = values([node], name, key, node, target)
    }
    guard let domain else { return }
    add(name, key, domain, .target(target))
  }

  mutating func add(_ name: String, _ key: YAMLNode, _ domain: Factor.Domain, _ change: Binding.Change) {
    design.factors.append(Factor(name: name, domain: domain))
    bindings.append(Binding(place: reader.place(key), change: change))
  }

  /// What a name changes. Reports what cannot be varied, and what is varied already.
  mutating func target(_ name: String, _ key: YAMLNode) -> FactorTarget? {
    do {
      let target = try FactorTarget(name)
      if target.name == "members", base.namedCast {
        throw FactorTarget.Fault(
          what: "the members are named in the scenario, one by one", allowed: "other names",
          hint: "leave the list under group: members: out")
      }
      guard claim(target.name, name, key) else { return nil }
      return target
    } catch let fault as FactorTarget.Fault {
      reader.report(key, fault.what, allowed: fault.allowed, hint: fault.hint)
    } catch {
      reader.report(key, "\(error)")
    }
    return nil
  }

  /// Takes a name, which nothing else may then have.
  private mutating func claim(_ one: String, _ name: String, _ key: YAMLNode) -> Bool {
    if let line = lines[one] {
      let same = one == name ? "" : ", which is \(one.shortened),"
      reader.report(key, "'\(name.shortened)'\(same) is already varied on line \(line)")
      return false
    }
    lines[one] = key.line
    return true
  }

  private mutating func decodeDomain(
    _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ target: FactorTarget, _ fields: [String: YAMLNode]
  ) -> Factor.Domain? {
    if let given = fields["values"] {
      if let other = fields.keys.sorted().first(where: { $0 != "values" }) {
        reader.report(node, "\(name) has values and \(other)", allowed: "values alone, or from and to")
        return nil
      }
      let items = reader.items(given, "values", of: "values, such as [4, 8, 16]")
      guard case .sequence = given.content else { return nil }
      return values(items, name, key, given, target)
    }
    guard let low = fields["from"], let high = fields["to"] else {
      reader.report(
        node, "\(name) has no \(fields["from"] == nil ? "from" : "to")",
        allowed: "a list of values, or from and to, or levels")
      return nil
    }
    guard case .number(let from)? = value(low, of: target, "from", key),
      case .number(let to)? = value(high, of: target, "to", key)
    else { return nil }
    guard from < to, (to - from).isFinite else {
      reader.report(high, "to is \(plain(to)), and from is \(plain(from))", allowed: "more than from")
      return nil
    }
    if method == .grid { return grid(name, key, node, target, from, to, fields) }
    return method == nil ? nil : range(name, key, node, target, from, to, fields)
  }

  /// An interval for a sampler.
  private mutating func range(
    _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ target: FactorTarget, _ from: Double, _ to: Double,
    _ fields: [String: YAMLNode]
  ) -> Factor.Domain? {
    let method = design.method.rawValue
    for word in ["steps", "step"] {
      guard let node = fields[word] else { continue }
      reader.report(
        node, "\(word) belongs to a grid, and the method is \(method)", allowed: "from, to, integer",
        hint: "leave it out: \(method) takes all of the interval")
      return nil
    }
    var isInteger = takesWholeNumbersAlone(target, key, from, to)
    if let node = fields["integer"] {
      switch node.content {
      case .scalar("true", _), .scalar("on", _): isInteger = true
      case .scalar("false", _), .scalar("off", _): break
      default:
        reader.report(node, "integer is \(node.kind)", allowed: "on, off, true, false")
        return nil
      }
    }
    if isInteger {
      for (word, end) in [("from", from), ("to", to)] where end != end.rounded() {
        reader.report(fields[word] ?? node, "\(word) is \(plain(end))", allowed: "a whole number")
        return nil
      }
      guard to - from < 1e15 else {
        reader.report(node, "\(name) has too many values", allowed: "less than 1e15")
        return nil
      }
    }
    return .range(from: from, to: to, isInteger: isInteger)
  }

  /// Values at even distances, for a grid.
  private mutating func grid(
    _ name: String, _ key: YAMLNode, _ node: YAMLNode, _ target: FactorTarget, _ from: Double, _ to: Double,
    _ fields: [String: YAMLNode]
  ) -> Factor.Domain? {
    if let node = fields["integer"] {
      reader.report(
        node, "integer belongs to a sampler, and the method is grid", allowed: "from, to, steps or step")
      return nil
    }
    var intervals = 0
    switch (fields["steps"], fields["step"]) {
    case (let steps?, nil):
      guard let count = reader.integer(steps, "steps", ScenarioKeys.steps) else { return nil }
      intervals = count - 1
    case (nil, let step?):
      guard let step = distance(step, from, to) else { return nil }
      intervals = step
    default:
      reader.report(
        node, "\(name) has \(fields["steps"] == nil ? "no steps" : "steps and step")",
        allowed: "from, to and either steps or step",
        hint: "as in \(name.shortened): {from: \(plain(from)), to: \(plain(to)), steps: 5}; or list the values")
      return nil
    }
    if case .place = target, intervals >= ScenarioKeys.mostPlaceValues {
      reader.report(node, counted(intervals + 1, "value"), allowed: "at most \(ScenarioKeys.mostPlaceValues)")
      return nil
    }
    let values = (0...intervals).map { step(from, to, $0, of: intervals) }
    for value in values {
      let text = YAMLNode(line: node.line, column: node.column, content: .scalar(plain(value), isPlain: true))
      guard self.value(text, of: target, name, key) != nil else { return nil }
    }
    return .values(values.map { .number($0) })
  }

  /// How many distances of a length lie between two ends.
  private mutating func distance(_ node: YAMLNode, _ from: Double, _ to: Double) -> Int? {
    guard let step = reader.number(node, "step", .above(0)) else { return nil }
    let count = ((to - from) / step).rounded()
    guard count < ScenarioKeys.steps.high ?? 0 else {
      reader.report(
        node, "step is \(plain(step)), which makes too many values",
        allowed: "at most \(plain(ScenarioKeys.steps.high ?? 0)) values")
      return nil
    }
    guard count >= 1, abs(from + count * step - to) <= 1e-9 * max(abs(from), abs(to)) else {
      reader.report(
        node, "step is \(plain(step)), which does not reach \(plain(to)) from \(plain(from))",
        allowed: "a whole part of \(plain(to - from))")
      return nil
    }
    return Int(count)
  }

  /// A value between two ends; where a shorter decimal lies within rounding, that.
  private func step(_ from: Double, _ to: Double, _ index: Int, of count: Int) -> Double {
    if index == 0 { return from }
    if index == count { return to }
    let value = from + (to - from) * (Double(index) / Double(count))
    let rounding = 4 * max(abs(from), abs(to)).ulp
    if abs(value) <= rounding { return 0 }
    let short = Double(String(format: "%.12g", value)) ?? value
    return abs(short - value) <= rounding ? short : value
  }
}
