import Scenarios

/// The points of a design. Each is computed on request, so a million of them take little memory.
public protocol DesignPoints: Sendable {
  /// The number of points.
  var count: Int { get }
  /// Returns the values of a point, from 0, one for every factor of the design.
  subscript(point: Int) -> [FactorValue] { get }
}

/// Returns the points of a design in their order: those of its method for which every constraint holds, then the extra
/// ones.
///
/// - Parameters:
///   - design: as `ScenarioReader` made it. Constraints may leave no point at all.
///   - seed: the key of the draws of `lhs` and `morris`, and of the shift of `sobol` and `saltelli`. The other methods
///     draw nothing.
///   - isShifted: whether Sobol's sequence is shifted. Without a shift, points are those of SciPy and SALib without
///     scrambling.
///
/// With constraints this function checks every point once, and keeps four bytes for each that remains.
public func points(of design: Design, seed: UInt64, isShifted: Bool = true) -> any DesignPoints {
  var points: any DesignPoints = methodPoints(of: design, seed: seed, isShifted: isShifted)
  if !design.constraints.isEmpty { points = ConstrainedPoints(points, design.constraints) }
  return design.extra.isEmpty ? points : ExtendedPoints(points, ListedPoints(points: design.extra))
}

private func methodPoints(of design: Design, seed: UInt64, isShifted: Bool) -> any DesignPoints {
  let shift = isShifted ? seed : nil
  let domains = design.factors.map(\.domain)
  switch design.method {
  case .grid: return GridPoints(domains)
  case .list, .file: return ListedPoints(points: design.listed)
  case .sobol: return ScaledPoints(SobolPoints(count: design.samples, dimensions: domains.count, seed: shift), domains)
  case .saltelli:
    return ScaledPoints(
      SaltelliPoints(
        samples: design.samples, factors: domains.count, secondOrder: design.secondOrder, seed: shift), domains)
  case .lhs: return ScaledPoints(LatinHypercube(count: design.samples, factors: domains.count, seed: seed), domains)
  case .morris:
    return ScaledPoints(
      MorrisTrajectories(count: design.trajectories, factors: domains.count, levels: design.levels, seed: seed),
      domains)
  }
}
