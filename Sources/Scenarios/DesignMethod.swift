extension Design {
  /// The methods that make points. Raw values are the names in files.
  public enum Method: String, CaseIterable, Sendable {
    case grid, list, file, lhs, sobol, saltelli, morris
  }

  /// The methods that measure sensitivity. Raw values are the names in files.
  public enum Sensitivity: String, CaseIterable, Sendable {
    case sobol, morris, prcc, src
  }
}

/// The traits of each method. Code that treats methods differently asks here.
extension Design.Method {
  private struct Traits {
    /// The keys that it requires, and that not all methods have.
    var needs: [String] = []
    /// The keys that it allows, and that not all methods have.
    var takes: [String] = []
    var isListed = false
    var isSampler = false
    /// Whether points belong together, so that none can be left out.
    var hasBlocks = false
    /// The number of dimensions of Sobol's sequence for each factor.
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
  /// Whether it accepts intervals and fills their space.
  package var isSampler: Bool { traits.isSampler }
  /// Whether points can be left out.
  package var takesConstraints: Bool { !traits.hasBlocks }
  /// The number of dimensions of Sobol's sequence for each factor; 0 without the sequence.
  package var sobolDimensions: Int { traits.sobolDimensions }
  /// The sensitivity methods that its points allow, the usual one first.
  package var sensitivity: [Design.Sensitivity] { traits.sensitivity }
  /// The keys that a design by this method requires.
  package var needs: [String] { (isListed ? [] : ["vary"]) + traits.needs }

  /// Returns the methods to which a key belongs, or an empty array if it belongs to all.
  package static func methods(of key: String) -> [Self] {
    allCases.filter { ($0.traits.needs + $0.traits.takes).contains(key) }
  }
}

extension Design {
  /// The number of points that the method makes, before constraints leave any out and without extra ones. It is `nil`
  /// if an integer cannot represent it.
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
