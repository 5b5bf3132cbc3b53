import GroupDynamics
import Models
import Recording
import Scenarios
import Testing

/// Where two runs part.
@Suite struct RunComparisonTests {
  private static func scenario(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var p = Parameters()
    (p.members, p.sessions, p.ticksPerSession) = (5, 6, 4)
    var scenario = Scenario(title: "a group", parameters: p, seed: 11)
    change(&scenario)
    return scenario
  }

  private static func compare(_ a: Scenario, _ b: Scenario, replicates: (UInt32, UInt32) = (2, 2)) throws
    -> RunComparison
  {
    try RunComparison(.init(a, replicate: replicates.0, acts: nil), .init(b, replicate: replicates.1, acts: nil))
  }

  @Test func aRunIsTheSameAsItself() throws {
    let same = try Self.compare(Self.scenario(), Self.scenario())
    #expect(same.tick == nil && same.differences == [] && same.ticksCompared == 24)
  }

  /// What begins in a session first tells in that session's first tick, in what it acts on.
  @Test(arguments: [
    (Technique.mediation, ["tension", "progress"]), (.coaching, ["regulation"]),
    (.summarizing, ["attitude", "progress"]),
    (.mindfulness, ["anxiety"]), (.experiential, ["sentiment", "familiarity"]),
  ])
  func theFirstDifferenceIsWhereATechniqueActs(technique: Technique, variables: [String]) throws {
    let led = Self.scenario { $0.schedule = [ScheduledDose(technique: technique, from: 4, to: 6, dose: 0.5)] }
    let comparison = try Self.compare(Self.scenario(), led)
    #expect(comparison.tick == 13)
    #expect(comparison.doses.count == 1)
    #expect(comparison.doses.first?.technique == technique && comparison.doses.first?.b == 0.5)
    let names = comparison.differences.map { $0.variable.prefix { $0 != "_" } }.map(String.init)
    #expect(Set(names) == Set(variables))
    #expect(!comparison.actsDiffer)
  }

  @Test func allMembersAndTiesAreSeen() throws {
    let other = Self.scenario {
      $0.cast[3].traits[.skill] = 0.77
      $0.cast[1].traits[.assertiveness] = 2
      $0.observedTies = [
        ObservedTies(kind: .tension, path: "ties.csv", ties: [.init(source: 0, target: 4, value: 0.25)])
      ]
    }
    let comparison = try Self.compare(Self.scenario(), other)
    #expect(comparison.tick == 0)
    #expect(comparison.differences.map(\.variable) == ["assertiveness", "tension", "skill"])
    #expect(comparison.differences.map(\.member) == [1, 0, 3])
    #expect(comparison.differences.map(\.other) == [nil, 4, nil])
    #expect(comparison.differences.map(\.b) == [2, 0.25, 0.77])
  }

  /// A run of fewer sessions is the other's beginning, but for the end that is felt.
  @Test func aShorterRunIsComparedAsFarAsItGoes() throws {
    let short = Self.scenario {
      $0.parameters.sessions = 4
      $0.switchedOff = [.ending]
    }
    let long = Self.scenario { $0.switchedOff = [.ending] }
    let comparison = try Self.compare(short, long)
    #expect(comparison.ticksCompared == 16 && comparison.tick == nil)
  }

  @Test func whoHasTheSameNameIsTheSame() throws {
    var p = Parameters()
    (p.members, p.sessions, p.endingSessions) = (3, 1, 0.5)
    let names = ["Ana", "Ben", "Cleo"]
    func group(_ names: [String]) -> Scenario {
      var cast = names.map { CastMember(name: $0) }
      for place in cast.indices {
        let value = Double(names[place].count) / 10
        cast[place].traits = [.assertiveness: 0, .skill: value, .anxiety: value, .regulation: value]
        cast[place].attributes = [1, 1, 1]
        cast[place].attitudes = Array(repeating: value, count: p.issues)
      }
      p.sentimentSd = 0
      return Scenario(title: "three", parameters: p, cast: cast, seed: 1)
    }
    let comparison = try Self.compare(group(names), group(names.reversed()))
    #expect(comparison.tick == 1)
  }

  @Test func replicatesDifferFromTheBeginning() throws {
    let comparison = try Self.compare(Self.scenario(), Self.scenario(), replicates: (0, 1))
    #expect(comparison.tick == 0)
    #expect(Set(comparison.differences.map(\.variable)).isSuperset(of: ["sentiment", "anxiety", "assertiveness"]))
  }
}
