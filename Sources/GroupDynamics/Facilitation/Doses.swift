import Scenarios

/// How strongly each technique is in use, each 0 … 1.
public struct Doses: Sendable, Equatable {
  private var values = SIMD16<Double>(repeating: 0)

  /// Nothing in use.
  public init() {}

  /// The dose of a technique, 0 … 1.
  public subscript(technique: Technique) -> Double {
    get { values[technique.position] }
    set { values[technique.position] = newValue }
  }
}

extension Technique {
  /// The place of a technique among all, without a search.
  fileprivate var position: Int {
    switch self {
    case .activeListening: 0
    case .summarizing: 1
    case .paraphrasing: 2
    case .openQuestions: 3
    case .mediation: 4
    case .roundRobin: 5
    case .coaching: 6
    case .cognitiveBehavioural: 7
    case .psychoeducation: 8
    case .mindfulness: 9
    case .experiential: 10
    case .culturalSensitivity: 11
    case .groundRules: 12
    case .relapsePrevention: 13
    case .endingPreparation: 14
    case .directing: 15
    }
  }
}
