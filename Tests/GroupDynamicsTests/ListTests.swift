import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Lists that two languages or two modules share: what was added to one and forgotten in another, with the next step.
@Suite struct ListTests {
  @Test func theKernelsHaveTheMetrics() {
    #expect(
      GroupBatch.metricNames == Metric.allCases.map { "\($0)" },
      "a metric belongs into TK_METRIC_LIST (SharedLists.h) at the place that it has in Metric.swift")
  }

  @Test func theKernelsHaveTheStateOfMembers() {
    #expect(
      GroupBatch.memberStateNames == MemberState.allCases.map(\.name),
      "a number of a member belongs into TK_MEMBER_STATE (SharedLists.h) at the place that it has in MemberState.swift")
  }

  @Test func theKernelsHaveTheStateOfTies() {
    #expect(
      GroupBatch.tieStateNames == TieKind.allCases.map(\.rawValue),
      "a kind of tie belongs into TK_TIE_STATE (SharedLists.h) at the place that it has in TieKind")
  }

  @Test func everyMechanismHasItsRule() {
    #expect(
      Passports.all.map(\.mechanism) == Mechanism.allCases,
      "a mechanism belongs into Mechanisms.all (Mechanisms.swift) at the place that it has in Vocabulary.swift")
  }

  @Test(arguments: Passports.all.map(\.mechanism))
  func everyPassportIsWhole(mechanism: Mechanism) throws {
    let passport = try #require(Passports.all.first { $0.mechanism == mechanism })
    for text in [
      passport.rule, passport.equation, passport.sources, passport.moves, passport.whenOff, passport.cost,
    ] { #expect(!text.isEmpty, "an empty text in the passport of \(mechanism.rawValue)") }
    for name in passport.parameters {
      #expect(
        ParameterTable.spec(named: name) != nil,
        "the passport of \(mechanism.rawValue) names \(name), which has no row in ParameterTable.swift")
    }
  }

  @Test func everyRateIsSetByAMechanism() {
    let wired = Setting(Scenario(title: "a group"), actsMode: .sampled).kernelRates(Doses()).map(\.rate)
    let missing = GroupBatch.rateCount - Set(wired + [.ending]).count
    #expect(missing == 0, "\(missing) rates of TK_RATES (SharedLists.h) are wired by no mechanism's `wire`")
  }

  @Test(arguments: [
    Technique.allCases.map(\.position), Metric.allCases.map(\.position), Stage.allCases.map(\.position),
  ])
  func casesAreNumberedInTheirOrder(positions: [Int]) {
    #expect(positions == Array(0..<positions.count))
    #expect(positions.count <= 32, "Doses and Metrics have room for 32: make their vectors longer")
  }

  @Test func everyParameterHasItsRow() {
    let properties = Mirror(reflecting: Parameters()).children.compactMap(\.label)
    let names = properties.map { property in
      property.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
    let rows = ParameterTable.all.map(\.name)
    for name in names { #expect(rows.contains(name), "\(name) belongs into ParameterTable.swift") }
    #expect(rows.count == names.count)
  }

  @Test func everyTechniqueDoesSomethingSomewhere() {
    for technique in Technique.allCases {
      let works = TechniqueEffects.all.contains { $0.technique == technique } || technique.actsElsewhere != nil
      #expect(works, "\(technique.rawValue) belongs into TechniqueEffects.all, or says where it acts (actsElsewhere)")
    }
  }
}
