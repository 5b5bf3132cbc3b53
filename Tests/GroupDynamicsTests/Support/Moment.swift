import Foundation
import GroupDynamics
import Kernels
import ScenarioReading
import Scenarios

/// One tick of a group: the state before it, the group after it, and the means of the model document, section 3,
/// written out from the state before.
struct Moment {
  let parameters: Parameters
  let traits: Traits
  let doses: Doses
  let before: GroupState
  /// The acts that sampled groups were given.
  let given: [Act]
  /// The group before the tick.
  let placed: GroupDevelopment
  /// The group after the tick.
  let group: GroupDevelopment

  var after: GroupState { group.state }
  var work: Workspace { group.work }
  var n: Int { before.present.count }

  /// Members who attend.
  var present: [Int] { (0..<n).filter { before.present[$0] } }
  /// Number of those who attend.
  var count: Double { Double(present.count) }
  /// Ordered pairs of two who attend.
  var pairs: [(i: Int, j: Int)] { present.flatMap { i in present.filter { $0 != i }.map { (i, $0) } } }

  /// M among those present.
  func meet(_ i: Int, _ j: Int) -> Double {
    i != j && before.present[i] && before.present[j] ? traits.contact[i, j] : 0
  }

  /// Nᵢ.
  func others(_ i: Int) -> Double { (0..<n).reduce(0) { $0 + meet(i, $1) } }

  /// F̄ᵢ.
  func meanFamiliarity(_ i: Int) -> Double { meanOverOthers(i) { before.familiarity[i, $0] } }

  /// X̂ᵢ.
  func acceptance(_ i: Int) -> Double { meanOverOthers(i) { plus(before.sentiment[$0, i]) } }

  /// T̄ᵢ.
  func meanTension(_ i: Int) -> Double { meanOverOthers(i) { before.tension[i, $0] } }

  /// Φ: the share of the talk that a facilitator holds who directs.
  var directed: Double { parameters.directingTalk * doses[.directing] }

  /// πᵢ: the share of attributes on which fewer than half of all members, those who left included, show i's value.
  func minority(_ i: Int) -> Double {
    let z = traits.attributes
    let few = (0..<z.columns).filter { k in 2 * (0..<n).count { z[$0, k] == z[i, k] } < n }
    return Double(few.count) / Double(z.columns)
  }

  /// Xᵢ: the mean sentiment that i holds.
  func meanSentiment(_ i: Int) -> Double { meanOverOthers(i) { before.sentiment[i, $0] } }

  /// δᵢⱼ.
  func disagreement(_ i: Int, _ j: Int) -> Double { Moment.disagreement(before.attitudes, i, j) }

  /// δᵢⱼ = ‖Oᵢ − Oⱼ‖ / (2 √K).
  static func disagreement(_ o: Matrix, _ i: Int, _ j: Int) -> Double {
    let squares = (0..<o.columns).map { (o[i, $0] - o[j, $0]) * (o[i, $0] - o[j, $0]) }
    return squares.reduce(0, +).squareRoot() / (2 * Double(o.columns).squareRoot())
  }

  /// Mean over the others, weighted by contact; 0 for who meets nobody.
  private func meanOverOthers(_ i: Int, _ value: (Int) -> Double) -> Double {
    others(i) == 0 ? 0 : (0..<n).reduce(0) { $0 + meet(i, $1) * value($1) } / others(i)
  }

  /// Σⱼ over those present other than i.
  func sumOverOthers(of i: Int, _ term: (Int) -> Double) -> Double {
    present.filter { $0 != i }.reduce(0) { $0 + term($1) }
  }
}

/// σ.
func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
