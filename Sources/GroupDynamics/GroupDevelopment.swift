import Engine
import Kernels
import Scenarios

/// One group under the model of the model document, in the plain form.
///
/// Cost: about 60 n² operations a tick, and n³ for the balance product. A tick allocates nothing.
public struct GroupDevelopment: GroupModel {
  /// The settings that the mechanisms take from the scenario.
  let setting: Setting
  /// The fixed traits of the members.
  public let traits: Traits
  /// The clock of the run.
  public let clock: Clock
  /// The random numbers of this run.
  let luck: Luck
  /// The motive mᵢ = σ(1.5 aᵢ): how much i wants the lead.
  let motive: [Double]
  /// The minority share πᵢ: the share of attributes on which i is in the minority.
  let minority: [Double]
  /// The attendance rules of the group.
  let life: GroupLife
  /// The ties of the absent members.
  var kept = KeptTies()

  /// The current state of the group.
  public internal(set) var state: GroupState
  /// The quantities computed by the last tick.
  public internal(set) var work: Workspace
  /// The number of updates so far.
  public internal(set) var tick = 0
  /// The group metrics of the last tick.
  public internal(set) var metrics = Metrics()
  /// Acts that replace the drawn ones in every tick until they are set anew, for tests.
  package var givenActs: [Act]?

  /// Composes the group of tick 0.
  ///
  /// - Parameters:
  ///   - scenario: the scenario to simulate.
  ///   - replicate: the index of the replicate.
  ///   - acts: drawn or in expectation; `nil` for drawn up to 64 members and in expectation above.
  /// - Throws: `InvalidScenario` if the scenario cannot be run.
  public init(_ scenario: Scenario, replicate: UInt32, acts: ActsMode? = nil) throws(InvalidScenario) {
    try scenario.validate()
    self.init(valid: scenario, replicate: replicate, acts: acts)
  }

  /// Composes the group of a scenario that was validated.
  package init(valid scenario: Scenario, replicate: UInt32, acts: ActsMode? = nil) {
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

  /// Returns the usual mode of acts: drawn up to 64 members, in expectation above.
  public static func usualActs(members: Int) -> ActsMode { members <= 64 ? .sampled : .meanField }

  /// Returns the number of acts in a tick: the given one, or the larger of 20 and 2.5 n, rounded to even on ties.
  public static func actsPerTick(_ p: Parameters) -> Int {
    p.actsPerTick > 0 ? p.actsPerTick : max(20, Int((2.5 * Double(p.members)).rounded(.toNearestOrEven)))
  }

  /// Returns the memory of one group of a scenario, in bytes.
  public static func bytes(_ p: Parameters) -> Double {
    let n = Double(p.members)
    return 8 * n * (n * Double(Workspace.squareMatrices) + 3 * Double(p.issues) + Double(p.attributes) + 32)
  }

  /// Replaces the state of the group, for tests. Everything that follows from a state is computed anew.
  package mutating func place(in state: GroupState) {
    self.state = state
    measureDisagreement()
    lookAround()
  }

  /// Adds p̂ of the last tick to a sum of n.
  public func addHeardShares(to sums: inout [Double]) {
    for i in sums.indices { sums[i] += work.heardShare[i] }
  }

  /// The acts of the last tick.
  public var acts: [Act] { work.acts }

  /// Returns ν of an act in the last tick.
  public func negativity(of act: Act) -> Double { work.negativity[act.speaker, act.target] }

  /// Returns what member i holds toward the others and receives from them.
  public func ties(_ i: Int) -> MemberTies {
    var sentiment = 0.0
    for j in 0..<members { sentiment += state.sentiment[i, j] * work.meet[i, j] }
    return MemberTies(
      familiarity: work.meanFamiliarity[i], acceptance: work.acceptance[i], tension: work.meanTension[i],
      sentiment: sentiment / work.others[i], expression: work.expression[i])
  }

  /// Returns T, the tension that i holds toward j, 0 … 1.
  public func tension(_ i: Int, _ j: Int) -> Double { state.tension[i, j] }

  /// The number of members, including those who join later.
  var members: Int { traits.names.count }

  /// The numbers of the scenario.
  public var parameters: Parameters {
    @inline(__always) _read { yield setting.parameters }
  }

  /// Returns whether i and j are different members and both attend.
  @inline(__always)
  func arePresent(_ i: Int, _ j: Int) -> Bool { i != j && state.present[i] && state.present[j] }

  /// Returns the mean over those present.
  func mean(_ values: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<members where state.present[i] { sum += values[i] }
    return sum / work.count
  }
}
