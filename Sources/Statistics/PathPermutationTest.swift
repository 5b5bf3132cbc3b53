import Draws

/// Whether two groups of runs take the same stage paths, or fall into the same of any other kinds, by permutation (Fisher 1935;
/// Pitman 1937): valid however few runs or how rare a kind, so that no kind is taken together with another.
///
/// p = (1 + k)/(1 + P), with k of P random permutations as far apart as the groups are or farther (Phipson & Smyth 2010); at
/// least 1/(1 + P).
public struct PathPermutationTest: Sendable, Equatable {
  /// The distance between the groups.
  public let statistic: Double
  /// P of groups as far apart or farther where both are alike.
  public let p: Double

  /// Number of permutations drawn.
  public static let permutations = 9999

  /// Creates one from pairs of runs paired by common random numbers, A and B in the same order: the two are swapped at random
  /// within each pair, and
  /// Σ d²/c is taken over kinds, with d how many more pairs came to the kind than left it and c how many did either.
  ///
  /// Nothing where no pair differs, or there are not as many on both sides. Memory and time grow with the pairs.
  public init?(pairs a: [String], _ b: [String], seed: UInt64) {
    guard a.count == b.count else { return nil }
    let changes = zip(a, b).filter { $0 != $1 }
    guard !changes.isEmpty else { return nil }
    let places = Self.places(changes.map(\.0) + changes.map(\.1))
    let moves = changes.map { (from: places[$0] ?? 0, to: places[$1] ?? 0) }
    var weights = Array(repeating: 0.0, count: places.count)
    for move in moves { (weights[move.from], weights[move.to]) = (weights[move.from] + 1, weights[move.to] + 1) }
    var differences = Array(repeating: 0.0, count: places.count)
    func distance(_ signs: [Int]) -> Double {
      for kind in differences.indices { differences[kind] = 0 }
      for (move, sign) in zip(moves, signs) {
        let change = Double(2 * sign - 1)
        differences[move.to] += change
        differences[move.from] -= change
      }
      return zip(differences, weights).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    }
    let draws = Resampling(seed: seed, stream: ResamplingStream.paths.rawValue)
    var signs = Array(repeating: 1, count: moves.count)
    self.init(distance(signs)) { permutation in
      draws.draw(permutation, below: 2, into: &signs)
      return distance(signs)
    }
  }

  /// Creates one from two groups that share no random numbers: runs are shared out anew at random, and Pearson's χ² is taken.
  ///
  /// Nothing where a group is empty or all runs are of one kind. Memory and time grow with the runs.
  public init?(_ a: [String], _ b: [String], seed: UInt64) {
    guard !a.isEmpty, !b.isEmpty else { return nil }
    let places = Self.places(a + b)
    guard places.count > 1 else { return nil }
    let kinds = (a + b).map { places[$0] ?? 0 }
    var totals = Array(repeating: 0.0, count: places.count)
    for kind in kinds { totals[kind] += 1 }
    let share = Double(a.count) / Double(kinds.count)
    var counts = Array(repeating: 0.0, count: places.count)
    func distance(_ order: [Int]) -> Double {
      for kind in counts.indices { counts[kind] = 0 }
      for place in order.prefix(a.count) { counts[kinds[place]] += 1 }
      // Both groups' cells of a kind are equally far from what is expected.
      return zip(counts, totals).reduce(0) { sum, cell in
        let off = cell.0 - share * cell.1
        return sum + off * off / (cell.1 * share * (1 - share))
      }
    }
    let draws = Resampling(seed: seed, stream: ResamplingStream.paths.rawValue)
    self.init(distance(Array(kinds.indices))) { distance(draws.order(of: kinds.count, turn: $0)) }
  }

  private init(_ statistic: Double, permuted: (Int) -> Double) {
    self.statistic = statistic
    // Sums of the same terms in another order must not count as nearer.
    let limit = statistic * (1 - 1e-12)
    let asFar = (0..<Self.permutations).count { permuted($0) >= limit }
    p = Double(1 + asFar) / Double(1 + Self.permutations)
  }

  private static func places(_ kinds: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: Set(kinds).sorted().enumerated().map { ($1, $0) })
  }
}
