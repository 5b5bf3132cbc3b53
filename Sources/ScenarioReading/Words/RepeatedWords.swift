import Scenarios

extension Problem.Fault.Repeated {
  /// That it stands there twice; `line`: where it stood first, if that is told.
  func sentence(_ line: Int?) -> Sentence {
    let second = "appears a second time" + (line.map { "; it is already on line \($0)" } ?? "")
    let already = line.map { "already on line \($0)" } ?? "already there"
    switch self {
    case .key(let name): return Sentence("'\(name.shortened)' \(second)")
    case .value(let value): return Sentence("the value \(value.shortened) \(second)")
    case .column(let name): return Sentence("the column '\(name.shortened)' \(second)")
    case .week(let week): return Sentence("week \(week) \(second)")
    case .event: return Sentence("this event \(second)", allowed: "one event of each kind in a session")
    case .limit(let trait): return Sentence("'\(trait)' has a second limit", allowed: "one limit for each trait")
    case .pair: return Sentence("this pair is \(already)", allowed: "each ordered pair once")
    case .name(let name, let isLookalike):
      let likeness = isLookalike ? "looks the same as the one on line \(line ?? 0)" : "is \(already)"
      return Sentence("the name '\(name)' \(likeness)", allowed: "names that differ")
    case .newcomer(let name, let isMade):
      return Sentence(
        "the name '\(name)' is already taken", allowed: "names that differ",
        hint: isMade ? "newcomers without a name are called N1, N2 and so on" : nil)
    case .goal(let name):
      return Sentence("the goal '\(name)' is \(already)", allowed: "names that differ in their letters and digits")
    case .factor(let name, let one):
      let told = one == name ? " already varies on" : " is the same factor as '\(one.shortened)' on"
      return Sentence("'\(name.shortened)'\(told) line \(line ?? 0)", hint: "remove one of the two")
    }
  }
}

extension Problem.Fault.Amount {
  /// That there are more than there may be.
  func sentence(_ most: Int) -> Sentence {
    let allowed = "at most \(most)"
    switch self {
    case .members(let count): return Sentence("\(counted(count, "member")) are too many", allowed: allowed)
    case .ticks(let count): return Sentence("\(counted(count, "tick")) in a run are too many", allowed: allowed)
    case .values(let count): return Sentence("\(counted(count, "value")) are too many", allowed: allowed)
    case .levels(let count): return Sentence("\(counted(count, "level")) are too many", allowed: allowed)
    case .columns(let count): return Sentence("\(counted(count, "column")) are too many", allowed: "\(allowed) factors")
    case .factors(let count): return Sentence("\(counted(count, "factor")) are too many", allowed: allowed)
    case .factorsOf(let method, let count):
      return Sentence(
        "\(counted(count, "factor")) are too many for the method \(method.rawValue)", allowed: allowed,
        hint: method == .saltelli ? "screen them first with method: morris" : nil)
    case .points(let count):
      return Sentence(
        count.map { "\(counted($0, "point")) are too many" } ?? "the design has too many points", allowed: allowed)
    case .hypercube(let points, let factors):
      return Sentence(
        "\(counted(points, "point")) are too many with \(counted(factors, "factor"))", allowed: allowed,
        hint: "use method: sobol, which has no such limit")
    }
  }
}

extension Problem.Fault.Point {
  /// A fault of the point's scenario, behind its values.
  func sentence(_ fault: Problem.Fault) -> Sentence {
    let most = 12
    let fault = fault.sentenceAtPoint
    let told = zip(names, values).prefix(most).map { "\($0)=\($1.description.shortened)" }.joined(separator: ", ")
    let at = elsewhere.map { " (\($0.file):\($0.line))" } ?? ""
    let hints = [mayBeLeftOut ? "leave such points out with 'constraints'" : nil, fault.hint].compactMap(\.self)
    return Sentence(
      "at \(told)\(values.count > most ? ", …" : ""): \(fault.what)\(at)", allowed: fault.allowed,
      hint: hints.isEmpty ? nil : hints.joined(separator: "; or "))
  }
}

extension Problem.Fault {
  /// The fault in words, at a point. Of members that are numbered, a point has the first: one that it lacks is not misspelt.
  fileprivate var sentenceAtPoint: Sentence {
    switch self {
    case .people(.unknown(let name, let names)) where names.first == "M1",
      .table(.unknownMember(let name, let names)) where names.first == "M1":
      Sentence("the group has no member '\(name.shortened)'", allowed: sentence.allowed)
    default: sentence
    }
  }
}
