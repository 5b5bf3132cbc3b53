import Scenarios

/// Columns of what the levels of a factor set, such as `composition.faultline`. Places of a scenario have a dot in their names,
/// too, but no factor is called like their beginning.
public enum LevelColumn {
  /// The column of something that the levels of a factor set.
  public static func name(_ setting: String, ofFactor factor: String) -> String { factor + "." + setting }

  /// Whether a column says what levels of a factor set.
  public static func isOne(_ column: String, ofFactor factor: String) -> Bool { column.hasPrefix(factor + ".") }
}

/// What levels of a design set.
extension PointScenarios {
  /// Something that a level of a factor sets.
  public struct LevelSetting: Sendable, Equatable {
    /// The place of the factor among those of the design.
    public let factor: Int
    /// What is set, by its one name: a parameter, or a place of the scenario.
    public let name: String
  }

  /// All that levels set, by factor, in the order in which the levels, by their names, first set it.
  public var levelSettings: [LevelSetting] {
    bindings.enumerated().flatMap { factor, binding -> [LevelSetting] in
      guard case .levels(let table) = binding.change else { return [] }
      var seen: Set<String> = []
      let names = table.sorted { $0.key < $1.key }.flatMap { $0.value.map(\.target.name) }
      return names.filter { seen.insert($0).inserted }.map { LevelSetting(factor: factor, name: $0) }
    }
  }

  /// What a point sets there; nothing where its level leaves it as the scenario has it. `values`: those of the point's factors.
  public func value(_ setting: LevelSetting, of values: [FactorValue]) -> FactorValue? {
    guard case .levels(let table) = bindings[setting.factor].change, case .text(let level) = values[setting.factor]
    else {
      return nil
    }
    return table[level]?.first { $0.target.name == setting.name }?.value
  }
}
