import GroupDynamics
import Testing

@Suite struct BalanceTests {
  /// (1 − X²ᵢⱼ) ω Fᵢⱼ F̄ Bᵢⱼ with Bᵢⱼ = Σₖ Xᵢₖ Mᵢₖ Xₖⱼ Mₖⱼ / max(Nᵢ − 1, 1) and F̄ the mean of those present. In the tick
  /// after somebody left, the ties that are still there count.
  @Test(arguments: Situation.all)
  func balanceFollowsItsEquation(_ situation: Situation) {
    let m = situation.moment()
    let (x, f, contact) = (m.before.sentiment, m.before.familiarity, m.traits.contact)
    let familiarity = m.present.map { m.meanFamiliarity($0) }.reduce(0, +) / m.count
    for (i, j) in m.pairs {
      let triads = (0..<m.n).map { x[i, $0] * contact[i, $0] * x[$0, j] * contact[$0, j] }.reduce(0, +)
      let pull = triads / max(m.others(i) - 1, 1)
      let expected =
        (1 - x[i, j] * x[i, j]) * m.parameters.balanceRate * f[i, j] * familiarity * pull
      expect(m.work.sentimentDrift.balance[i, j], equals: expected, "balance \(i) \(j)")
    }
  }

  @Test func switchedOffWithAttractionOffTooSentimentStaysAsComposed() {
    let situation = Situation(members: 6, seed: 35)
    let life = situation.life(without: .attraction, .balance)
    #expect(life.end.sentiment == life.begin.sentiment)
    #expect(life.end.tension != life.begin.tension)
    let balanced = situation.life(without: .attraction)
    #expect(balanced.end.sentiment != balanced.begin.sentiment)
  }

  @Test(arguments: [Situation.drawn, .expected])
  func switchedOffOnlyItsPartDiffers(_ situation: Situation) {
    expectZero([.balance], without: .balance, in: situation)
    expectOff(.balance, changes: [.balance], in: situation)
  }
}
