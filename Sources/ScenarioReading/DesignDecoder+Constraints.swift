import Scenarios

/// What must hold of points.
extension DesignDecoder {
  mutating func decodeConstraints(_ node: YAMLNode) {
    if let method, !method.takesConstraints {
      let others = Design.Method.allCases.filter(\.takesConstraints)
      return reader.report(node, .design(.constraintsOfBlocks(method, others: others)))
    }
    let items = reader.items(node, "constraints", of: .constraints)
    // Where a factor could not be read, its name would be called unknown.
    guard reader.problems.isEmpty else { return }
    let names = constraintNames()
    for item in items {
      guard let text = reader.text(item, "a constraint", most: ScenarioKeys.longestExpression, .expression)
      else { continue }
      do { design.constraints.append(try Constraint(text, names: names)) } catch {
        reader.report(item, .expression(error, .constraint))
      }
    }
  }

  /// Extra points were asked for by name: a constraint that would leave one out is a contradiction.
  mutating func checkExtra(_ node: YAMLNode?) {
    guard let node, case .sequence(let items) = node.content, reader.problems.isEmpty else { return }
    for (item, point) in zip(items, design.extra) {
      if let broken = design.constraints.first(where: { !$0.holds(point) }) {
        reader.report(item, .design(.extraBreaks(constraint: broken.text)))
      }
    }
  }

  /// What every name of a constraint stands for.
  private func constraintNames() -> [String: ExpressionReader<Constraint.Term>.Meaning] {
    var names: [String: ExpressionReader<Constraint.Term>.Meaning] = [:]
    for spec in ParameterTable.all {
      names[spec.name] = .init(name: .constant(.number(spec.value(in: base.scenario.parameters))))
    }
    for (index, factor) in design.factors.enumerated() {
      switch bindings[index].change {
      case .target(let target):
        let meaning = ExpressionReader<Constraint.Term>.Meaning(
          name: .factor(index), words: words(factor.domain, target))
        names[factor.name] = meaning
        names[target.name] = meaning
        if target.name == "facilitator.style" { names["style"] = meaning }
      case .levels(let table):
        names[factor.name] = .init(name: .factor(index), words: table.keys.sorted())
        for (name, target) in targets(of: table) { names[name] = meaning(of: target, at: table, factor: index) }
      }
    }
    return names
  }

  private func targets(
    of table: [String: [(target: FactorTarget, value: FactorValue)]]
  ) -> [String: FactorTarget] {
    var targets: [String: FactorTarget] = [:]
    for setting in table.values.joined() {
      targets[setting.target.name] = setting.target
      if setting.target.name == "facilitator.style" { targets["style"] = setting.target }
    }
    return targets
  }

  /// What something is at each level of a factor.
  private func meaning(
    of target: FactorTarget, at table: [String: [(target: FactorTarget, value: FactorValue)]], factor: Int
  ) -> ExpressionReader<Constraint.Term>.Meaning {
    let values = table.compactMapValues { settings in
      settings.first { $0.target.name == target.name }?.value ?? own(target)
    }
    let domain = Factor.Domain.values(values.keys.sorted().compactMap { values[$0] })
    return .init(name: .level(factor, values), words: words(domain, target))
  }

  /// The words that something can be; none if it is a number.
  private func words(_ domain: Factor.Domain, _ target: FactorTarget) -> [String] {
    guard case .values(let values) = domain else { return [] }
    if target.name == "facilitator.style" { return ["none"] + Style.allCases.map(\.rawValue) }
    if target.isSwitch { return ["on", "off"] }
    return values.compactMap { value in
      if case .text(let text) = value { text } else { nil }
    }
  }
}
