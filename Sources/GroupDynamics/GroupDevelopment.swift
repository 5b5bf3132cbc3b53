import Engine
import Kernels
import Scenarios

/// One group under the model of the model document, in the plain form.
///
/// Cost: about 60 n² operations a tick, and n³ for the balance product. A tick allocates nothing.
public struct GroupDevelopment: GroupModel {
  /// What the scenario says to the mechanisms.
  let setting: Setting
  /// Who the members are.
  public let traits: Traits
  /// How time is counted.
  public let clock: Clock
  /// The random numbers of this run.
  let luck: Luck
  /// mᵢ = σ(1.5 aᵢ): how much i wants the lead.
  let motive: [Double]
  /// πᵢ: the share of attributes on which i is in the minority.
  let minority: [Double]
  /// Who comes to which session.
  let life: GroupLife
  /// The ties of those who are away.
  var kept = KeptTies()

  /// The group as it is.
  public internal(set) var state: GroupState
  /// What the last tick computed.
  public internal(set) var work: Workspace
  /// Updates done so far.
  public internal(set) var tick = 0
  /// The group metrics of the last tick.
  public internal(set) var metrics = Metrics()
  /// Acts to take in place of drawn ones, for tests, until they are replaced.
  package var givenActs: [Act]?

  /// Composes the group.
  ///
  /// - Parameters:
  ///   - scenario: what to simulate.
  ///   - replicate: which luck.
  ///   - acts: drawn or in expectation; nothing for drawn up to 64 members and in expectation above.
  public init(_ scenario: Scenario, replicate: UInt32, acts: ActsMode? = nil) {
    let p = scenario.parameters
    luck = Luck(scenario, replicate: replicate)
    clock = p.clock
    setting = Setting(scenario, actsMode: acts ?? Self.usualActs(members: p.members))
    let composition = Composition(scenario)
    life = GroupLife(scenario, composition)
    (traits, state) = composition.compose(luck)
    motive = traits.motive
    minority = traits.minority(amongFirst: p.members)
    work = Workspace(
      traits: traits, issues: p.issues, acts: setting.actsMode == .sampled ? setting.actsPerTick : 0,
      surfaceSimilarity: p.surfaceSimilarity)
    measureDisagreement()
    lookAround()
    measureComposition()
  }

  /// Acts are drawn up to 64 members; above, their expectation is taken.
  public static func usualActs(members: Int) -> ActsMode { members <= 64 ? .sampled : .meanField }

  /// Acts in a tick: as given, or the larger of 20 and 2.5 n, rounded to even on ties.
  public static func actsPerTick(_ p: Parameters) -> Int {
    p.actsPerTick > 0 ? p.actsPerTick : max(20, Int((2.5 * Double(p.members)).rounded(.toNearestOrEven)))
  }

  /// Memory that one group of a scenario takes, in bytes.
  public static func bytes(_ p: Parameters) -> Double {
    let n = Double(p.members)
    return 8 * n * (n * Double(Workspace.squareMatrices) + 3 * Double(p.issues) + Double(p.attributes) + 32)
  }

  /// Puts the group into another state, for tests: everything that follows from a state is made anew.
  package mutating func place(in state: GroupState) {
    self.state = state
    measureDisagreement()
    lookAround()
  }

  /// p̂ of the last tick.
  public func addHeardShares(to sums: inout [Double]) {
    for i in sums.indices { sums[i] += work.heardShare[i] }
  }

  /// The acts of the last tick.
  public var acts: [Act] { work.acts }

  /// ν of the last tick.
  public func negativity(of act: Act) -> Double { work.negativity[act.speaker, act.target] }

  /// What member i holds and gets.
  public func ties(_ i: Int) -> MemberTies {
    var sentiment = 0.0
    for j in 0..<members { sentiment += state.sentiment[i, j] * work.meet[i, j] }
    return MemberTies(
      familiarity: work.meanFamiliarity[i], acceptance: work.acceptance[i], tension: work.meanTension[i],
      sentiment: sentiment / work.others[i], expression: work.expression[i])
  }

  /// T: the tension that i holds toward j, 0 … 1.
  public func tension(_ i: Int, _ j: Int) -> Double { state.tension[i, j] }

  /// Number of members at the start.
  var members: Int { traits.names.count }

  /// The numbers of the scenario.
  public var parameters: Parameters {
    @inline(__always) _read { yield setting.parameters }
  }

  /// Whether i and j are two, and both attend.
  @inline(__always)
  func arePresent(_ i: Int, _ j: Int) -> Bool { i != j && state.present[i] && state.present[j] }

  /// Mean over those present.
  func mean(_ values: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<members where state.present[i] { sum += values[i] }
    return sum / work.count
  }
}
