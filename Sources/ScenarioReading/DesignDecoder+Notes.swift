import Scenarios

/// What is right and yet may not be meant.
extension DesignDecoder {
  var allNotes: [Note] { reader.notes + notes + nameNotes + endingNotes }

  /// What other programs make of categories.
  private var nameNotes: [Note] {
    design.factors.compactMap { factor -> Note? in
      guard case .values(let values) = factor.domain, values.contains(where: { $0.number == nil }) else { return nil }
      return OtherPrograms.note(values.map(\.description), of: factor.name)
    }
  }

  /// Which points have a shorter end than the others, since they have few sessions.
  private var endingNotes: [Note] {
    guard base.places["ending_sessions"] == nil, !design.factors.isEmpty else { return [] }
    let usual = Parameters().endingSessions
    let changed = zip(bindings, design.factors).flatMap { $0.numbers($1) }
    guard !changed.contains(where: { $0.name == "ending_sessions" }),
      changed.contains(where: { $0.name == "sessions" && $0.least <= usual })
    else { return [] }
    return [.shorterEndings(below: usual + 1)]
  }
}

extension DesignDecoder.Binding {
  /// The parameters that it changes, and the least value of each.
  fileprivate func numbers(_ factor: Factor) -> [(name: String, least: Double)] {
    switch change {
    case .target(.place): []
    case .target(.parameter(let spec)):
      switch factor.domain {
      case .range(let from, _, _): [(spec.name, from)]
      case .values(let values): [(spec.name, values.compactMap(\.number).min() ?? .infinity)]
      }
    case .levels(let table):
      table.values.joined().compactMap { setting in
        guard case .parameter(let spec) = setting.target, let number = setting.value.number else { return nil }
        return (spec.name, number)
      }
    }
  }
}

extension FactorValue {
  fileprivate var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension ScenarioDecoder {
  /// With what other programs make of the members' names.
  var allNotes: [Note] {
    let names =
      namedCast || !scenario.joins.isEmpty ? OtherPrograms.note(scenario.cast.map(\.name), of: "members") : nil
    return reader.notes + notes + (names.map { [$0] } ?? [])
  }
}
