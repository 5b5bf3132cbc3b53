import Foundation
import Scenarios

/// What is varied, and the values it takes.
extension DesignDecoder {
  mutating func decodeVary(_ node: YAMLNode) {
    guard case .mapping(let pairs) = node.content else {
      return reader.report(node, .wrongKind("vary", node.given, wanted: .factors))
    }
    guard !pairs.isEmpty else { return reader.report(node, .design(.nothingVaried)) }
    guard pairs.count <= Design.mostFactors else {
      return reader.report(node, .tooMany(.factors(pairs.count), most: Design.mostFactors))
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
      return reader.report(key, .design(.valuesBesidePoints(name, method)))
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
    do throws(FactorFault) {
      let target = try FactorTarget(name)
      if target.name == "members", base.namedCast { throw FactorFault.membersNamed }
      return claim(target.name, name, key) ? target : nil
    } catch {
      reader.report(key, .factor(error))
      return nil
    }
  }

  /// Takes a name, which nothing else may then have.
  mutating func claim(_ one: String, _ name: String, _ key: YAMLNode) -> Bool {
    if let line = lines[one] {
      reader.report(key, .repeated(.factor(name, one: one), line: line))
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
        reader.report(node, .domain(.valuesAnd(name, other)))
        return nil
      }
      let items = reader.items(given, "values", of: .values)
      guard case .sequence = given.content else { return nil }
      return values(items, name, key, given, target)
    }
    guard let low = fields["from"], let high = fields["to"] else {
      reader.report(node, .domain(.noEnd(name, fields["from"] == nil ? "from" : "to")))
      return nil
    }
    guard case .number(let from)? = value(low, of: target, "from", key),
      case .number(let to)? = value(high, of: target, "to", key)
    else { return nil }
    guard from < to, (to - from).isFinite else {
      reader.report(high, .domain(.toBelowFrom(to: to, from: from)))
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
    for word in ["steps", "step"] {
      guard let node = fields[word] else { continue }
      reader.report(node, .domain(.stepsOfSampler(word, design.method)))
      return nil
    }
    var isInteger = takesWholeNumbersAlone(target, key, from, to)
    if let node = fields["integer"] {
      switch node.content {
      case .scalar("true", _), .scalar("on", _): isInteger = true
      case .scalar("false", _), .scalar("off", _): break
      default:
        reader.report(node, .wrongKind("integer", node.given, wanted: .onOff))
        return nil
      }
    }
    if isInteger {
      for (word, end) in [("from", from), ("to", to)] where end != end.rounded() {
        reader.report(fields[word] ?? node, .outOfBounds(word, plain(end), wanted: .wholeNumber))
        return nil
      }
      guard to - from < 1e15 else {
        reader.report(node, .domain(.tooWide(name)))
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
      reader.report(node, .domain(.integerOfGrid))
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
      reader.report(node, .domain(.steps(name, from: from, to: to, areBoth: fields["steps"] != nil)))
      return nil
    }
    if case .place = target, intervals >= ScenarioKeys.mostPlaceValues {
      reader.report(node, .tooMany(.values(intervals + 1), most: ScenarioKeys.mostPlaceValues))
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
    let most = ScenarioKeys.steps.high ?? 0
    guard count < most else {
      reader.report(node, .domain(.stepTooSmall(step, most: most)))
      return nil
    }
    guard count >= 1, abs(from + count * step - to) <= 1e-9 * max(abs(from), abs(to)) else {
      reader.report(node, .domain(.stepDoesNotReach(step, from: from, to: to)))
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
