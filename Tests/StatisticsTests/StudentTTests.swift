import Foundation
import Statistics
import Testing

@Suite struct StudentTTests {
  private func isNear(_ actual: Double, _ expected: Double, _ tolerance: Double) -> Bool {
    abs(actual - expected) <= tolerance * abs(expected)
  }

  /// With one and two degrees of freedom there are closed forms: 1 − (2/π) arctan t, 1 − t/√(2 + t²).
  @Test(arguments: [0.01, 0.3, 1, 2.5, 12.7, 300])
  func probabilitiesAgreeWithTheirClosedForms(t: Double) {
    #expect(isNear(StudentT.twoSided(t, degrees: 1), 2 / Double.pi * atan(1 / t), 1e-12))
    let root = (2 + t * t).squareRoot()
    #expect(isNear(StudentT.twoSided(t, degrees: 2), 2 / (root * (root + t)), 1e-12))
    for degrees in [1.0, 2, 9, 200] {
      #expect(StudentT.twoSided(-t, degrees: degrees) == StudentT.twoSided(t, degrees: degrees))
    }
  }

  /// By SciPy.
  @Test func theProbabilityOfAKnownT() {
    #expect(isNear(StudentT.twoSided(5.162185746763424, degrees: 9), 0.0005933491911032663, 1e-9))
  }

  @Test func atTheEndsThereIsCertaintyAndNothing() {
    #expect(StudentT.twoSided(0, degrees: 7) == 1)
    #expect(StudentT.twoSided(.infinity, degrees: 7) == 0 && StudentT.twoSided(-.infinity, degrees: 7) == 0)
    #expect(StudentT.twoSided(.nan, degrees: 7).isNaN)
  }

  /// With many degrees of freedom it is the normal distribution, with fewer its tails are heavier.
  @Test func tailsBecomeLighterWithTheDegreesOfFreedom() {
    let tails = [1.0, 2, 5, 9, 30, 1e3, 1e6].map { StudentT.twoSided(1.96, degrees: $0) }
    #expect(tails == tails.sorted(by: >))
    #expect(isNear(tails[6], erfc(1.96 / 2.0.squareRoot()), 1e-5))
  }

  /// The usual table.
  @Test(arguments: [(1, 12.706204736), (2, 4.3026527299), (9, 2.2621571627), (30, 2.0422724563), (199, 1.9719565442)])
  func criticalValuesAreThoseOfTheTable(degrees: Double, expected: Double) {
    #expect(isNear(StudentT.critical(level: 0.95, degrees: degrees), expected, 1e-9))
  }

  @Test(arguments: [0.5, 0.9, 0.95, 0.999], [1.0, 3, 9, 500])
  func aCriticalValueIsExceededAsOftenAsItSays(level: Double, degrees: Double) {
    let t = StudentT.critical(level: level, degrees: degrees)
    #expect(isNear(StudentT.twoSided(t, degrees: degrees), 1 - level, 1e-11))
  }
}
