import GroupDynamics
import Kernels
import Scenarios
import Testing

/// The metrics of section 6 of the model document: states after the update; expression, negativity and talk as the
/// update used them.
@Suite struct MetricsTests {
  /// Mean over ordered pairs that meet, weighted by contact.
  private func overPairs(_ m: Moment, _ value: (Int, Int) -> Double) -> Double {
    let weight = m.pairs.map { m.meet($0.i, $0.j) }.reduce(0, +)
    return m.pairs.map { m.meet($0.i, $0.j) * value($0.i, $0.j) }.reduce(0, +) / weight
  }

  private func overMembers(_ m: Moment, _ values: [Double]) -> Double {
    m.present.map { values[$0] }.reduce(0, +) / m.count
  }

  @Test(arguments: Situation.all)
  func meansOverPairsThatMeet(_ situation: Situation) {
    let m = situation.moment()
    let (metrics, s) = (m.group.metrics, m.after)
    expect(metrics[.familiarity], equals: overPairs(m) { s.familiarity[$0, $1] })
    expect(metrics[.tension], equals: overPairs(m) { s.tension[$0, $1] })
    expect(metrics[.cohesion], equals: overPairs(m) { s.sentiment[$0, $1] })
    let disagreement = overPairs(m) { Moment.disagreement(s.attitudes, $0, $1) }
    expect(metrics[.consensus], equals: 1 - disagreement / m.parameters.disagreementTolerance)
  }

  @Test(arguments: Situation.all)
  func meansOverMembersPresent(_ situation: Situation) {
    let m = situation.moment()
    let metrics = m.group.metrics
    expect(metrics[.expression], equals: overMembers(m, m.work.expression))
    expect(metrics[.regulation], equals: overMembers(m, m.after.regulation))
    expect(metrics[.anxiety], equals: overMembers(m, m.after.anxiety))
    expect(metrics[.skill], equals: overMembers(m, m.after.skill))
    expect(metrics[.efficacy], equals: overMembers(m, m.after.efficacy))
    #expect(metrics[.present] == m.count)
    let mean = overMembers(m, m.after.status)
    let squares = m.after.status.map { ($0 - mean) * ($0 - mean) }
    expect(metrics[.statusSpread], equals: overMembers(m, squares).squareRoot())
  }

  /// Σ pᵢ Qᵢⱼ νᵢⱼ / Σ pᵢ Qᵢⱼ: what an act is expected to be, whichever were drawn.
  @Test(arguments: Situation.all)
  func negativityIsThatOfAnExpectedAct(_ situation: Situation) {
    let m = situation.moment()
    let weight = { (i: Int, j: Int) in m.work.share[i] * m.work.address[i, j] }
    let sum = m.pairs.map { weight($0.i, $0.j) * m.work.negativity[$0.i, $0.j] }.reduce(0, +)
    expect(m.group.metrics[.negativity], equals: sum / m.pairs.map { weight($0.i, $0.j) }.reduce(0, +))
  }

  @Test(arguments: Situation.all)
  func talkIsThatWhichIsRemembered(_ situation: Situation) {
    let m = situation.moment()
    let total = m.present.map { m.after.airtime[$0] }.reduce(0, +)
    let shares = m.present.map { m.after.airtime[$0] / total }
    let differences = shares.flatMap { a in shares.map { abs(a - $0) } }.reduce(0, +)
    expect(m.group.metrics[.participationGini], equals: differences / (2 * m.count))
    expect(m.group.metrics[.topShare], equals: shares.max() ?? .nan)
  }

  /// (1 − Φ) own + Φ c̄ (1 − T̄)(1 − ½ ε), own = Σ p̂ᵢ cᵢ · clip(consensus, 0, 1) · (1 − T̄) · (½ + ½ clip(X̄, 0, 1)) · q̄ ·
  /// (1 − ½ ε); progress is its integral.
  @Test(arguments: Situation.all + [Situation(members: 4, seed: 230), Situation(members: 4, issues: 1, seed: 236)])
  func productivityAndProgressFollowTheirEquations(_ situation: Situation) {
    let m = situation.moment()
    let metrics = m.group.metrics
    let skill = (0..<m.n).map { m.work.heardShare[$0] * m.after.skill[$0] }.reduce(0, +)
    let will = 0.5 + 0.5 * clipped(metrics[.cohesion], 0, 1)
    let free = (1 - metrics[.tension]) * (1 - 0.5 * metrics[.ending])
    let own = skill * clipped(metrics[.consensus], 0, 1) * will * metrics[.expression] * free
    let expected = (1 - m.directed) * own + m.directed * overMembers(m, m.after.skill) * free
    expect(metrics[.productivity], equals: expected)
    expect(metrics[.progress], equals: m.before.progress + expected / 5)
    #expect(m.after.progress == metrics[.progress])
  }

  /// Otherwise the test above would say nothing of most factors.
  @Test func someSituationsAreProductive() {
    #expect(Situation.all.contains { $0.moment().group.metrics[.productivity] > 0.001 })
    #expect(Situation.all.contains { $0.moment().group.metrics[.consensus] < 0 })
    #expect(Situation.all.contains { $0.moment().group.metrics[.cohesion] < 0 })
  }

  @Test func atTickZeroNothingHasBeenSaidOrDone() {
    let group = GroupDevelopment(valid: Scenario(title: "composed"), replicate: 3)
    for metric in Metric.allCases {
      #expect(group.metrics[metric].isNaN == metric.belongsToUpdate, "\(metric)")
    }
    let s = group.state
    expect(group.metrics[.cohesion], equals: s.sentiment.elements.reduce(0, +) / 56)
    expect(group.metrics[.anxiety], equals: s.anxiety.reduce(0, +) / 8)
    expect(group.metrics[.topShare], equals: 0.125)
    expect(group.metrics[.participationGini], equals: 0)
    #expect(group.metrics[.progress] == 0)
    #expect(group.metrics[.present] == 8)
  }

  @Test func everyMetricHasAPlaceOfItsOwn() {
    #expect(Metric.allCases.map(\.position) == Array(0..<17))
  }
}
