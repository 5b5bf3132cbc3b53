/// Whether two groups of runs take the same stage paths, or fall into the same of any other kinds.
///
/// Rare kinds are taken together, because the χ² approximation needs expected numbers of 5 or more (Cochran 1954).
public struct PathTest: Sendable, Equatable {
  /// χ² and its degrees of freedom, and P of a larger one where both are alike.
  public let chiSquared, degrees, p: Double
  /// The kinds that were taken together, sorted; none where none was rare.
  public let pooled: [String]

  /// Pearson's χ² test of independence (1900) of kind and group, for groups of runs that share no random numbers.
  ///
  /// Kinds of which fewer than 5 are expected in a group are taken together; if they are still too few, the rarest of the
  /// others with them. Nothing where fewer than two kinds are left or a group is empty.
  public init?(_ a: [String], _ b: [String]) {
    guard !a.isEmpty, !b.isEmpty else { return nil }
    let (inA, inB) = (Self.counted(a), Self.counted(b))
    let all = Double(a.count + b.count)
    let smaller = Double(min(a.count, b.count)) / all
    func count(_ kind: String) -> (a: Int, b: Int) { (inA[kind] ?? 0, inB[kind] ?? 0) }
    let kinds = Set(inA.keys).union(inB.keys)
    let (kept, pooled) = Self.pooling(
      kinds.map { (kind: $0, weight: Double(count($0).a + count($0).b) * smaller) }, least: 5)
    var rows = kept.map(count)
    if !pooled.isEmpty { rows.append(pooled.map(count).reduce((0, 0)) { ($0.0 + $1.a, $0.1 + $1.b) }) }
    guard rows.count > 1 else { return nil }
    var sum = 0.0
    for row in rows {
      for (seen, size) in [(row.a, a.count), (row.b, b.count)] {
        let expected = Double(row.a + row.b) * Double(size) / all
        sum += (Double(seen) - expected) * (Double(seen) - expected) / expected
      }
    }
    self.init(sum, degrees: rows.count - 1, pooled)
  }

  /// The Stuart–Maxwell test of marginal homogeneity (Stuart 1955; Maxwell 1970), for pairs of runs paired by common random numbers, A
  /// and B in the same order.
  ///
  /// With d the differences of the margins, χ² = dᵀ S⁻¹ d, Sᵢᵢ = nᵢ. + n.ᵢ − 2nᵢᵢ, Sᵢⱼ = −(nᵢⱼ + nⱼᵢ). Kinds that fewer than 10
  /// pairs change from or to (5 expected each way) are taken together as above; of kinds that pairs do not connect, each
  /// connected set has one degree of freedom less than kinds. Nothing where no kinds are left to compare or there are not
  /// as many on both sides.
  public init?(pairs a: [String], _ b: [String]) {
    guard a.count == b.count else { return nil }
    var weights: [String: Double] = [:]
    for (one, other) in zip(a, b) where one != other {
      weights[one, default: 0] += 1
      weights[other, default: 0] += 1
    }
    let (kept, pooled) = Self.pooling(weights.map { (kind: $0.key, weight: $0.value) }, least: 10)
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    let size = kept.count + (pooled.isEmpty ? 0 : 1)
    var matrix = Array(repeating: Array(repeating: 0.0, count: size), count: size)
    var differences = Array(repeating: 0.0, count: size)
    for (one, other) in zip(a, b) where one != other {
      let (i, j) = (places[one] ?? kept.count, places[other] ?? kept.count)
      guard i != j else { continue }
      differences[i] += 1
      differences[j] -= 1
      matrix[i][i] += 1
      matrix[j][j] += 1
      matrix[i][j] -= 1
      matrix[j][i] -= 1
    }
    let (sum, rank) = Self.quadraticForm(&matrix, &differences)
    guard rank > 0 else { return nil }
    self.init(sum, degrees: rank, pooled)
  }

  private init(_ chiSquared: Double, degrees: Int, _ pooled: [String]) {
    (self.chiSquared, self.degrees, self.pooled) = (chiSquared, Double(degrees), pooled)
    p = ChiSquared.upper(chiSquared, degrees: Double(degrees))
  }

  private static func counted(_ kinds: [String]) -> [String: Int] {
    kinds.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The kinds that are common enough, and those taken together until they are, both sorted by name.
  private static func pooling(_ kinds: [(kind: String, weight: Double)], least: Double) -> (
    kept: [String], pooled: [String]
  ) {
    let sorted = kinds.sorted { ($0.weight, $0.kind) < ($1.weight, $1.kind) }
    var taken = sorted.prefix { $0.weight < least }.count
    if taken > 0 {
      var weight = sorted.prefix(taken).reduce(0) { $0 + $1.weight }
      while weight < least, taken < sorted.count {
        weight += sorted[taken].weight
        taken += 1
      }
    }
    return (sorted.dropFirst(taken).map(\.kind).sorted(), sorted.prefix(taken).map(\.kind).sorted())
  }

  /// dᵀ S⁺ d and the rank of S, which is the Laplacian of a graph with whole weights: elimination leaves 0 where a connected
  /// set is done, and the smallest other pivot is not near it.
  private static func quadraticForm(_ s: inout [[Double]], _ d: inout [Double]) -> (sum: Double, rank: Int) {
    var (sum, rank) = (0.0, 0)
    for i in s.indices where s[i][i] > 1e-9 {
      sum += d[i] * d[i] / s[i][i]
      rank += 1
      for j in s.indices.dropFirst(i + 1) {
        let factor = s[j][i] / s[i][i]
        d[j] -= factor * d[i]
        for k in s.indices.dropFirst(i + 1) { s[j][k] -= factor * s[i][k] }
      }
    }
    return (sum, rank)
  }
}
