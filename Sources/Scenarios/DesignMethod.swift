extension Design {
  /// How points come about. Raw values are the names in files.
  public enum Method: String, CaseIterable, Sendable {
    case grid, list, file, lhs, sobol, saltelli, morris
  }

  /// How sensitivity is measured. Raw values are the names in files.
  public enum Sensitivity: String, CaseIterable, Sendable {
    case sobol, morris, prcc, src
  }
}

/// What each method is. Whoever makes points of it apart, asks here.
extension Design.Method {
  private struct Traits {
    /// Keys that it must have, and that not all methods have.
    var needs: [String] = []
    /// Keys that it may have, and that not all methods have.
    var takes: [String] = []
    var isListed = false
    var isSampler = false
    /// Whether points belong together, so that none can be left out.
    var hasBlocks = false
    /// Dimensions of Sobol's sequence that a factor takes.
    var sobolDimensions = 0
    var sensitivity: [Design.Sensitivity] = [.prcc, .src]
  }

  private var traits: Traits {
    switch self {
    case .grid: Traits()
    case .list, .file: Traits(needs: ["points"], isListed: true)
    case .lhs: Traits(needs: ["samples"], isSampler: true)
    case .sobol: Traits(needs: ["samples"], isSampler: true, sobolDimensions: 1)
    case .saltelli:
      Traits(
        needs: ["samples"], takes: ["second_order"], isSampler: true, hasBlocks: true, sobolDimensions: 2,
        sensitivity: [.sobol, .prcc, .src])
    case .morris:
      Traits(needs: ["trajectories"], takes: ["levels"], isSampler: true, hasBlocks: true, sensitivity: [.morris])
    }
  }

  /// Whether its points are given one by one.
  package var isListed: Bool { traits.isListed }
  /// Whether it takes places of intervals, and fills their space.
  package var isSampler: Bool { traits.isSampler }
  /// Whether points can be left out.
  package var takesConstraints: Bool { !traits.hasBlocks }
  /// Dimensions of Sobol's sequence that a factor takes; 0 without the sequence.
  package var sobolDimensions: Int { traits.sobolDimensions }
  /// What its points are good for, the usual first.
  package var sensitivity: [Design.Sensitivity] { traits.sensitivity }
  /// The keys that a design of it must have.
  package var needs: [String] { (isListed ? [] : ["vary"]) + traits.needs }

  /// The methods to which a key belongs; none where it belongs to all.
  package static func methods(of key: String) -> [Self] {
    allCases.filter { ($0.traits.needs + $0.traits.takes).contains(key) }
  }
}

extension Design {
  /// How many points the method makes, before constraints leave any out and without extra ones; nothing where there
  /// are more than an integer can say.
  public var methodPoints: Int? {
    func product(_ a: Int?, _ b: Int) -> Int? {
      a.flatMap { $0.multipliedReportingOverflow(by: b).overflow ? nil : $0 * b }
    }
    switch method {
    case .grid:
      return factors.reduce(1) { count, factor in
        if case .values(let values) = factor.domain { product(count, values.count) } else { nil }
      }
    case .list, .file: return listed.count
    case .lhs, .sobol: return samples
    case .saltelli: return product(samples, (secondOrder ? 2 : 1) * factors.count + 2)
    case .morris: return product(trajectories, factors.count + 1)
    }
  }
}
