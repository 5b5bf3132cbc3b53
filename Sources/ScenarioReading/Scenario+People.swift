import Scenarios

extension Scenario {
  /// What the people of this scenario differ in from those of another with the same seed, in words; nothing where the same
  /// members come into being.
  public func otherPeople(than other: Scenario) -> String? {
    var found: [String] = []
    if cast.count != other.cast.count || parameters.members != other.parameters.members {
      found.append("\(other.told) and \(told)")
    } else {
      let renamed = zip(cast, other.cast).count { $0.name != $1.name }
      let changed = zip(cast, other.cast).count { $0.name == $1.name && $0 != $1 }
      if renamed > 0 { found.append("\(renamed) of \(cast.count) members have other names") }
      if changed > 0 { found.append("\(changed) of \(cast.count) members have other traits") }
    }
    if joins != other.joins { found.append("others join, or at another time") }
    if observedTies != other.observedTies { found.append("other ties are given") }
    found += Self.composing.compactMap { name, value in
      let (one, two) = (value(other.parameters), value(parameters))
      return one == two ? nil : "\(name) \(plain(one)) and \(plain(two))"
    }
    if preparation.limits != other.preparation.limits {
      found.append("candidates are screened in another way")
    }
    return found.isEmpty ? nil : found.joined(separator: "; ")
  }

  private var told: String {
    let later = cast.count - parameters.members
    return counted(parameters.members, "member") + (later > 0 ? " and \(later) who join later" : "")
  }

  /// Parameters that members and their ties are drawn by.
  private static var composing: [(String, (Parameters) -> Double)] {
    [
      ("issues", { Double($0.issues) }), ("attributes", { Double($0.attributes) }), ("teams", { Double($0.teams) }),
      ("faultline", \.faultline), ("assertiveness_sd", \.assertivenessSd), ("attitude_sd", \.attitudeSd),
      ("regulation_mean", \.regulationMean), ("anxiety_mean", \.anxietyMean), ("skill_mean", \.skillMean),
      ("skill_sd", \.skillSd), ("sentiment_mean", \.sentimentMean), ("sentiment_sd", \.sentimentSd),
    ]
  }
}
