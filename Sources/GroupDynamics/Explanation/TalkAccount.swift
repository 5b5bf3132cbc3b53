import Kernels
import Scenarios

/// The negativity of an update as a product s q g c, for each ordered pair. Here s is the share of all talk and q the
/// speaker's openness. The factor g is the speaker's temper times what active listening leaves, and c is the cause, 0 …
/// 1.
struct TalkAccount {
  /// The factors of one pair.
  private struct Factors {
    var share = 0.0, openness = 0.0, temper = 0.0, cause = 0.0
    /// The shares of the terms in the cause, sum 1 unless there is no cause.
    var terms = Negativity.Terms(disagreement: 0, tension: 0, contest: 0)
    var isCounted = false
  }

  private let members: Int
  private var pairs: [Factors]

  /// Accounts for the last update of a group; `gap` is the disagreement before it.
  init(_ group: GroupDevelopment, before: GroupState, gap: Matrix, _ doses: Doses) {
    members = group.members
    pairs = Array(repeating: Factors(), count: members * members)
    guard group.setting.isOn(.negativity) else { return }
    var earlier = group
    earlier.state = before
    let (weights, work, motive) = (Negativity.Rates(group.setting, doses), group.work, group.motive)
    var all = 0.0
    for i in 0..<members {
      for j in 0..<members { all += work.share[i] * work.address[i, j] }
    }
    for i in 0..<members {
      // The product is below 0 if anxiety has a large weight and the member little anxiety. Then the act is not
      // negative.
      let temper = positive(weights.temper(of: i, in: earlier) * weights.heard)
      for j in 0..<members where group.arePresent(i, j) {
        let terms = weights.terms(
          gap: gap[i, j], liking: before.sentiment[i, j], tension: before.tension[i, j],
          motives: motive[i] * motive[j], lead: before.status[i] - before.status[j])
        var pair = Factors(share: work.share[i] * work.address[i, j] / max(all, tiny), isCounted: true)
        (pair.openness, pair.temper) = (work.expression[i], temper)
        // If the product is clipped, the cause is what remains of it.
        let whole = pair.openness * temper
        pair.cause = whole > 0 ? work.negativity[i, j] / whole : clip(terms.sum - weights.offset, 0, 1)
        let sum = max(terms.sum, tiny)
        pair.terms = Negativity.Terms(
          disagreement: terms.disagreement / sum, tension: terms.tension / sum, contest: terms.contest / sum)
        pairs[i * members + j] = pair
      }
    }
  }

  /// Returns the shares of each topic in the negativity of acts from i to j, sum 1 unless there is none.
  func shares(_ i: Int, _ j: Int) -> Negativity.Terms { pairs[i * members + j].terms }

  /// Adds the change that comes from each factor since an earlier update. If there was none, the terms of the cause
  /// take all of it.
  func addNegativity(since earlier: TalkAccount?, to row: inout ChangeRow) {
    for i in 0..<members {
      for j in 0..<members where j != i {
        let now = pairs[i * members + j]
        var silence = now
        silence.cause = 0
        let then = earlier?.pairs[i * members + j] ?? silence
        if now.isCounted != then.isCounted {
          row.add(Self.product(now) - Self.product(then), to: .negativityMembership, i, j)
        } else {
          Self.add(from: then, to: now) { row.add($0, to: $1, i, j) }
        }
      }
    }
  }

  private static func product(_ f: Factors) -> Double { f.share * f.openness * f.temper * f.cause }

  /// Adds the mean of replacing the factors one after another, in order and in reverse.
  private static func add(from a: Factors, to b: Factors, _ add: (Double, ChangePart) -> Void) {
    let forward = a.share * a.openness * a.temper
    let reverse = b.share * b.openness * b.temper
    add(
      0.5 * (b.share - a.share) * (a.openness * a.temper * a.cause + b.openness * b.temper * b.cause), .talk)
    add(
      0.5 * (b.openness - a.openness) * (b.share * a.temper * a.cause + a.share * b.temper * b.cause), .openness)
    add(
      0.5 * (b.temper - a.temper) * (b.share * b.openness * a.cause + a.share * a.openness * b.cause), .temper)
    let whole = 0.5 * (forward + reverse)
    add(whole * (b.cause * b.terms.disagreement - a.cause * a.terms.disagreement), .aboutDisagreement)
    add(whole * (b.cause * b.terms.contest - a.cause * a.terms.contest), .aboutContest)
    add(whole * (b.cause * b.terms.tension - a.cause * a.terms.tension), .aboutStrain)
  }
}
