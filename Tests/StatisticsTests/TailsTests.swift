import Statistics
import Testing

/// Tails of the distributions beside mpmath's at 60 digits.
@Suite struct TailsTests {
  @Test(arguments: [
    (0.1, 0.46017216272297102), (1.959963984540054, 0.025000000000000011), (5, 2.8665157187919391e-7),
    (10, 7.6198530241605261e-24), (20, 2.7536241186062337e-89), (37, 5.7255712225245768e-300),
  ])
  func normal(z: Double, upper: Double) {
    #expect(isNear(Normal.upper(z), upper, 2e-13))
    #expect(isNear(Normal.cumulative(-z), upper, 2e-13) && isNear(Normal.cumulative(z), 1 - upper, 1e-15))
    #expect(isNear(Normal.twoSided(-z), 2 * upper, 2e-13))
    #expect(isNear(Normal.quantile(upper), -z, 1e-14))
  }

  @Test func normalQuantiles() {
    #expect(Normal.quantile(0.5) == 0 && isNear(Normal.quantile(0.975), 1.959963984540054, 1e-15))
    #expect(Normal.critical(level: 0.95) == 1.959963984540054)
    #expect(isNear(Normal.critical(level: 0.99), 2.5758293035489004, 1e-15))
    for share in stride(from: 0.001, through: 0.999, by: 0.001) {
      #expect(isNear(Normal.cumulative(Normal.quantile(share)), share, 1e-14))
    }
  }

  @Test(arguments: [
    (0.001, 3, 0.99926489496946094), (0.5, 1, 0.70483276469913345), (2.5, 4.5, 0.059905686502200544),
    (40, 9, 1.8982998449339826e-11), (3, 29.7, 0.005421850091341558), (1e6, 20, 1.8042578121555508e-108),
    (12, 99, 5.1306296878974855e-21), (1e300, 1, 6.3661977236758131e-301), (50, 998, 4.732493607643355e-274),
    (1.96, 1e4, 0.05002352023183305), (6, 1e4, 2.0416184729226153e-9), (36, 1e5, 5.4111466005786074e-282),
    (2.2, 1e7, 0.027806917815878075), (37, 1e9, 1.1456516857555139e-299), (1e10, 30, 2.0729069305124134e-279),
    (0.01, 1e6, 0.99202128936554767),
  ])
  func student(t: Double, degrees: Double, p: Double) {
    #expect(isNear(StudentT.twoSided(t, degrees: degrees), p, 1e-12))
    #expect(isNear(StudentT.upper(t, degrees: degrees), p / 2, 1e-12))
    #expect(isNear(StudentT.upper(-t, degrees: degrees), 1 - p / 2, 1e-12))
  }

  @Test(arguments: [
    (0.01, 1, 0.92034432544594204), (3.84, 1, 0.050043521248705103), (30, 2, 3.0590232050182579e-7),
    (1370, 1, 6.9429373646432677e-300), (1380, 4, 1.5006711524403705e-297), (5.5, 7, 0.59918387066635615),
    (40, 12, 7.1908840528428926e-5), (1000, 900, 0.010994608942135848), (12000, 1e4, 1.1470065524601248e-40),
    (0.5, 20, 0.99999999999979058),
  ])
  func chiSquared(x: Double, degrees: Double, p: Double) {
    #expect(isNear(ChiSquared.upper(x, degrees: degrees), p, 1e-12))
  }

  /// By SciPy.
  @Test(arguments: [
    (3, 10, 0.34375), (40, 100, 0.05688793364098089), (0, 1000, 1.8665272370064378e-301),
    (49_000, 100_000, 2.5887160383468943e-10), (10, 1000, 4.9666775829792705e-278),
  ])
  func binomial(k: Int, n: Int, p: Double) {
    #expect(isNear(Binomial.twoSidedHalf(k, of: n), p, 1e-11))
    #expect(Binomial.twoSidedHalf(n - k, of: n) == Binomial.twoSidedHalf(k, of: n))
  }

  @Test func outsideTheirRanges() {
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(1.1).isNaN && Normal.quantile(.nan).isNaN)
    #expect(Normal.upper(.nan).isNaN && Normal.upper(.infinity) == 0 && Normal.upper(-.infinity) == 1)
    #expect(StudentT.twoSided(1, degrees: 0).isNaN && StudentT.twoSided(1, degrees: .nan).isNaN)
    #expect(StudentT.twoSided(1, degrees: -1).isNaN && StudentT.critical(level: 0.95, degrees: 0).isNaN)
    #expect(StudentT.twoSided(1.96, degrees: .infinity) == Normal.twoSided(1.96))
    #expect(StudentT.critical(level: 1, degrees: 3) == .infinity && StudentT.critical(level: 2, degrees: 3).isNaN)
    #expect(ChiSquared.upper(0, degrees: 3) == 1 && ChiSquared.upper(-1, degrees: 3) == 1)
    #expect(ChiSquared.upper(.infinity, degrees: 3) == 0 && ChiSquared.upper(.nan, degrees: 3).isNaN)
    #expect(ChiSquared.upper(1, degrees: 0).isNaN && ChiSquared.upper(1, degrees: .nan).isNaN)
    #expect(Binomial.twoSidedHalf(0, of: 0) == 1 && Binomial.twoSidedHalf(5, of: 10) == 1)
    #expect(Binomial.twoSidedHalf(3, of: 2).isNaN && Binomial.twoSidedHalf(-1, of: 2).isNaN)
  }
}
