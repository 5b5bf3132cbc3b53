/// Two groups of numbers as the levels of their common order: equal numbers have the same level, from 0.
struct Levels {
  /// The level of every number of A and of B.
  let a, b: [Int]
  /// How many levels, and how many numbers of A and of B are at each.
  let count: Int
  let atA, atB: [Int]

  /// Nothing where something is not a number.
  init?(_ a: [Double], _ b: [Double]) {
    let pooled = a + b
    guard !pooled.contains(where: \.isNaN) else { return nil }
    var (levels, level, last) = (Array(repeating: 0, count: pooled.count), -1, Double.nan)
    for index in pooled.indices.sorted(by: { pooled[$0] < pooled[$1] }) {
      if pooled[index] != last { (level, last) = (level + 1, pooled[index]) }
      levels[index] = level
    }
    self.a = Array(levels.prefix(a.count))
    self.b = Array(levels.dropFirst(a.count))
    count = level + 1
    atA = Self.counted(self.a, count)
    atB = Self.counted(self.b, count)
  }

  private static func counted(_ levels: [Int], _ count: Int) -> [Int] {
    var counts = Array(repeating: 0, count: count)
    for level in levels { counts[level] += 1 }
    return counts
  }

  /// Twice the number of pairs of one of A and one of B in which B is above, and once those in which they are equal.
  var wins: Int { Self.wins(atA, atB) }

  static func wins(_ atA: [Int], _ atB: [Int]) -> Int {
    var (below, wins) = (0, 0)
    for level in atA.indices {
      wins += atB[level] * (2 * below + atA[level])
      below += atA[level]
    }
    return wins
  }

  /// By level: twice the numbers of a group below it, and once those at it.
  static func below(_ counts: [Int]) -> [Int] {
    var below = 0
    return counts.map { count in
      defer { below += count }
      return 2 * below + count
    }
  }

  /// Σ t³ − t over levels with t numbers of both groups together.
  var tieSum: Double {
    zip(atA, atB).reduce(0) { sum, at in
      let t = Double(at.0 + at.1)
      return sum + (t * t * t - t)
    }
  }

  /// Whether two numbers are equal.
  var hasTies: Bool { count < a.count + b.count }
}
