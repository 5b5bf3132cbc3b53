import Scenarios

/// The points of a list.
struct ListedPoints: DesignPoints {
  let points: [[FactorValue]]
  var count: Int { points.count }
  subscript(point: Int) -> [FactorValue] { points[point] }
}

/// All combinations of values; the last factor varies fastest.
struct GridPoints: DesignPoints {
  let count: Int
  private let values: [[FactorValue]]

  /// Creates the grid of domains that are values, as the reader makes them for a grid.
  init(_ domains: [Factor.Domain]) {
    values = domains.map { domain in
      guard case .values(let values) = domain else { preconditionFailure("a range on a grid") }
      return values
    }
    count = values.reduce(1) { $0 * $1.count }
  }

  subscript(point: Int) -> [FactorValue] {
    precondition((0..<count).contains(point), "no such point")
    var (rest, result) = (point, [FactorValue]())
    result.reserveCapacity(values.count)
    for choices in values.reversed() {
      result.append(choices[rest % choices.count])
      rest /= choices.count
    }
    result.reverse()
    return result
  }
}

/// The points of a design for which every constraint holds, in their order.
struct ConstrainedPoints: DesignPoints {
  private let base: any DesignPoints
  private let kept: [UInt32]

  init(_ base: any DesignPoints, _ constraints: [Constraint]) {
    self.base = base
    kept = (0..<UInt32(base.count)).filter { point in
      let values = base[Int(point)]
      return constraints.allSatisfy { $0.holds(values) }
    }
  }

  var count: Int { kept.count }
  subscript(point: Int) -> [FactorValue] { base[Int(kept[point])] }
}

/// Points, with other points after them.
struct ExtendedPoints: DesignPoints {
  private let first: any DesignPoints
  private let second: any DesignPoints

  init(_ first: any DesignPoints, _ second: any DesignPoints) { (self.first, self.second) = (first, second) }

  var count: Int { first.count + second.count }
  subscript(point: Int) -> [FactorValue] { point < first.count ? first[point] : second[point - first.count] }
}
