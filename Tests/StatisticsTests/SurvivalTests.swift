import Statistics
import Testing

@Suite struct SurvivalTests {
  private func runs(_ times: [Double], censored: Set<Int> = []) -> [TimeToEvent] {
    times.enumerated().map { TimeToEvent($1, happened: !censored.contains($0)) }
  }

  /// To lifelines' 17 the median differs: half had it at 15 exactly.
  @Test func median() throws {
    let survival = try #require(Survival(runs([12, 15, 9, 20, 20, 17, 11, 20], censored: [3, 4, 7])))
    #expect(survival.median == 15)
  }

  /// By lifelines 0.30.3, whose intervals are log-log of Greenwood's variance too.
  @Test func intervalsStayWithinNoneAndAll() throws {
    let survival = try #require(Survival(runs([12, 15, 9, 20, 20, 17, 11, 20], censored: [3, 4, 7])))
    let known = [
      (0.38700001403202483, 0.9813929658789661), (0.314807113705519, 0.9308983170906276),
      (0.22933332242913165, 0.8606982769135387), (0.1520358902990239, 0.774865012066889),
      (0.08700622510135315, 0.6743633265627795), (0.08700622510135315, 0.6743633265627795),
    ]
    for (step, bounds) in zip(survival.steps, known) {
      #expect(isNear(step.interval().lowerBound, bounds.0) && isNear(step.interval().upperBound, bounds.1))
    }
    let all = try #require(Survival(runs([1, 1, 2, 3, 3, 4], censored: [4])))
    #expect(isNear(all.steps[0].interval().lowerBound, 0.19461663680623487))
    #expect(isNear(all.steps[2].interval().upperBound, 0.6755643579693009))
    #expect(all.steps[3].share == 0 && all.steps[3].interval().lowerBound == 0)
    // A wider confidence has a wider interval.
    #expect(survival.steps[2].interval(confidence: 0.99).lowerBound < known[2].0)
    #expect(isNear(survival.steps[1].greenwood, 1 / 56.0 + 1 / 42.0))
  }

  @Test func whoIsCensoredAtATimeIsAtRiskAtIt() throws {
    let survival = try #require(Survival(runs([2, 3, 3, 5], censored: [1, 3])))
    #expect([0, 2, 2.5, 3, 4, 5, 6].map(survival.atRisk(at:)) == [4, 4, 3, 3, 1, 1, 0])
  }

  /// A pair counts for the side in which it happened first: z = (b − a)/√(b + a).
  @Test func pairsAsStrata() {
    let a = runs([3, 5, 9, 9, 2, 7, 4, 9], censored: [2, 3, 7])
    let b = runs([2, 6, 4, 9, 1, 3, 4, 9], censored: [3, 7])
    // First in B: pairs 1, 3, 5, 6; first in A: pair 2; at once or in neither: the rest.
    #expect(isNear(LogRank(pairs: a, b)?.z, 3 / 5.0.squareRoot()))
    #expect(isNear(LogRank(pairs: b, a)?.z, -3 / 5.0.squareRoot()))
  }

  /// Where S is 0 or 1 nothing varies, and an interval of no width would claim to know it: Clopper & Pearson's end of those at
  /// risk, or the end before.
  @Test func intervalsOfNoneAndAllHaveAWidth() throws {
    let last = try #require(Survival(runs([1, 2, 3, 4]))?.steps.suffix(2))
    let (before, end) = (last[last.startIndex].interval(), last[last.startIndex + 1].interval())
    #expect(end.lowerBound == 0 && end.upperBound == before.upperBound && end.upperBound > 0.5)
    let atOnce = try #require(Survival(runs(Array(repeating: 2, count: 20)))?.steps[0].interval())
    #expect(atOnce.lowerBound == 0 && isNear(atOnce.upperBound, 0.1684334709830853, 1e-9))
    let never = try #require(Survival(runs([3, 3, 3, 3, 3, 3], censored: Set(0..<6)))?.steps[0].interval())
    #expect(isNear(never.lowerBound, 1 - 0.45925812643990044, 1e-9) && never.upperBound == 1)
  }

  @Test func ofNoneOneAndCensored() {
    #expect(Survival([])?.steps == [] && Survival([])?.median == nil)
    #expect(Survival(runs([1, .nan])) == nil && Survival(runs([3]))?.median == 3)
    #expect(Survival(runs([3, 4], censored: [0, 1]))?.median == nil)
    #expect(LogRank([], runs([1])) == nil && LogRank(runs([1]), []) == nil && LogRank([], []) == nil)
    #expect(LogRank(runs([1, .nan]), runs([2])) == nil && LogRank(pairs: runs([1]), []) == nil)
    #expect(LogRank(runs([5, 5], censored: [0, 1]), runs([5], censored: [0])) == nil)
    #expect(LogRank(runs([2, 2]), runs([2, 2])) == nil && LogRank(pairs: runs([2, 2]), runs([2, 2])) == nil)
    #expect(LogRank(runs([1]), runs([2]))?.z == -1)
  }
}
