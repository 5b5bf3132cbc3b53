import GroupDynamics
import Kernels
import Scenarios
import Testing

/// Lists that two languages or two modules share: what was added to one and forgotten in another, with the next step.
@Suite struct ListTests {
  @Test func theKernelsHaveTheMetrics() {
    #expect(
      GroupBatch.metricNames == Metric.allCases.map { "\($0)" },
      "a metric belongs into TK_METRIC_LIST (CKernels.h) at the place that it has in Metric.swift")
  }

  @Test func theKernelsHaveTheStateOfMembers() {
    #expect(
      GroupBatch.memberStateNames == MemberState.allCases.map(\.name),
      "a number of a member belongs into TK_MEMBER_STATE (CKernels.h) at the place that it has in MemberState.swift")
  }

  @Test func theKernelsHaveTheStateOfTies() {
    #expect(
      GroupBatch.tieStateNames == TieKind.allCases.map(\.rawValue),
      "a kind of tie belongs into TK_TIE_STATE (CKernels.h) at the place that it has in TieKind")
  }

  @Test func everyMechanismHasItsRule() {
    #expect(
      Passports.all.map(\.mechanism) == Mechanism.allCases,
      "a mechanism belongs into Mechanisms.all (MechanismRule.swift) at the place that it has in Vocabulary.swift")
  }

  @Test func everyRateIsSetByAMechanism() {
    let missing = GroupDevelopment.unsetRates(Scenario(title: "a group"))
    #expect(missing == 0, "\(missing) rates of TK_RATES (CKernels.h) are wired by no mechanism's `wire`")
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
