import Statistics
import Testing

/// How often intervals of simulated data hold what is true. The seeds are fixed; 10,000 data sets where nothing else is said.
@Suite struct CoverageTests {
  private func share(_ sets: Int = 10_000, of held: (Int) -> Bool) -> Double {
    Double((0..<sets).count(where: held)) / Double(sets)
  }

  @Test(arguments: [5, 20, 50])
  func studentsInterval(n: Int) {
    var numbers = Simulated(seed: UInt64(n))
    let coverage = share { _ in Spread(numbers.normals(n)).interval()?.contains(0) == true }
    #expect(abs(coverage - 0.95) < 0.007)
  }

  /// Averaged over shares from 0 to 1.
  @Test(arguments: [5, 20, 50])
  func wilsonsInterval(n: Int) {
    var numbers = Simulated(seed: UInt64(n))
    let coverage = share { _ in
      let share = numbers.uniform()
      return Share(numbers.successes(n, share), of: n).interval()?.contains(share) == true
    }
    #expect(abs(coverage - 0.95) < 0.01)
  }

  /// Of the mean of normal numbers; 1000 resamples, so that it is done in seconds.
  @Test(arguments: [20, 50])
  func correctedBootstrap(n: Int) {
    var numbers = Simulated(seed: UInt64(n))
    let coverage = share { seed in
      let values = numbers.normals(n)
      let bootstrap = Bootstrap(values, resamples: 1000, seed: UInt64(seed)) { $0.reduce(0, +) / Double($0.count) }
      return bootstrap?.interval()?.contains(0) == true
    }
    #expect(coverage > 0.92 && coverage < 0.96)
  }

  @Test func belowTenItIsRefused() {
    var numbers = Simulated(seed: 9)
    let bootstrap = Bootstrap(numbers.normals(9), seed: 9) { $0.reduce(0, +) / Double($0.count) }
    #expect(bootstrap != nil && bootstrap?.interval() == nil)
  }

  /// Welch's interval where the groups vary differently, and the paired one.
  @Test func intervalsOfDifferences() {
    var numbers = Simulated(seed: 4)
    let welch = share { _ in
      IndependentDifference(numbers.normals(20), numbers.normals(35, sd: 3)).interval()?.contains(0) == true
    }
    #expect(abs(welch - 0.95) < 0.01)
    let paired = share { _ in
      PairedDifference(numbers.normals(12), numbers.normals(12, sd: 2)).interval()?.contains(0) == true
    }
    #expect(abs(paired - 0.95) < 0.007)
  }

  /// Newcombe's intervals are approximate: averaged over shares.
  @Test func intervalsOfDifferencesOfShares() {
    var numbers = Simulated(seed: 5)
    let apart = share { _ in
      let (p, q) = (numbers.uniform(), numbers.uniform())
      let shares = IndependentShares(Share(numbers.successes(20, p), of: 20), Share(numbers.successes(30, q), of: 30))
      return shares.interval()?.contains(q - p) == true
    }
    #expect(abs(apart - 0.95) < 0.015)
    let paired = share { _ in
      let (p, change) = (numbers.uniform(), 0.4 * numbers.uniform())
      // B is A, or anew with a chance: its share is the same.
      let a = (0..<40).map { _ in numbers.uniform() < p }
      let b = a.map { numbers.uniform() < change ? numbers.uniform() < p : $0 }
      return PairedShares(a, b).interval()?.contains(0) == true
    }
    #expect(paired > 0.94)
  }

  /// A of normal numbers a half apart, Φ(½/√2) = 0.6381632: 1000 data sets resampled, 10,000 by placements.
  @Test func intervalsOfSuperiority() {
    let truth = 0.638_163_195
    var numbers = Simulated(seed: 6)
    let resampled = share(1000) { seed in
      VarghaDelaney(numbers.normals(20), numbers.normals(20).map { $0 + 0.5 })?.interval(seed: UInt64(seed))?
        .contains(truth) == true
    }
    #expect(resampled > 0.92 && resampled < 0.97)
    let placements = share { _ in
      VarghaDelaney(numbers.normals(40), numbers.normals(30).map { $0 + 0.5 })?.analytic(confidence: 0.95)?
        .contains(truth) == true
    }
    #expect(abs(placements - 0.95) < 0.01)
    let pairs = share { _ in
      let common = numbers.normals(40)
      let a = common.map { ($0 + numbers.normal()) / 2.0.squareRoot() }
      let b = common.map { ($0 + numbers.normal()) / 2.0.squareRoot() + 0.5 }
      return VarghaDelaney(pairs: a, b)?.analytic(confidence: 0.95)?.contains(truth) == true
    }
    #expect(abs(pairs - 0.95) < 0.01)
  }
}
