import Kernels

/// The structure of the sentiment matrix at one moment, over the members present.
public struct SubGroups: Sendable, Equatable {
  /// The number of factions: 1, or 2 if the leading eigenvector of the symmetric part of X has both signs.
  public let factionCount: Int
  /// The share of members in the larger faction, ½ … 1.
  public let factionShare: Double
  /// The share of triads whose three ties multiply to a positive number; `nil` below three members.
  public let balancedTriads: Double?
  /// The share of positive sentiment that is returned: Σ min(X⁺ᵢⱼ, X⁺ⱼᵢ) / Σ X⁺ᵢⱼ; `nil` without positive sentiment. If
  /// all sentiments are 0 or 1, it is the share of ties that are returned.
  public let reciprocity: Double?
  /// The smallest acceptance that a member receives, 0 … 1.
  public let isolation: Double
  /// The share of ordered pairs with positive sentiment: #{Xᵢⱼ > 0} / (n (n − 1)), 0 … 1; `nil` below two members.
  public let density: Double?
  /// The concentration of positive sentiment on one member: Σᵢ (max s − sᵢ) / (n − 1)² with in-strengths sⱼ = Σᵢ X⁺ᵢⱼ;
  /// `nil` below two members. At 0 all members receive the same. At 1 one member receives 1 from everybody, and the
  /// others receive nothing.
  public let centralization: Double?

  /// Measures a group.
  ///
  /// Cost: n³ for the eigenvector and the triads. References: factions, Marvel et al. (2011); balanced triads,
  /// Cartwright & Harary (1956); weighted reciprocity, Squartini, Picciolli, Ruzzenenti & Garlaschelli (2013); density,
  /// Wasserman & Faust (1994); centralization, Freeman (1979), of in-degrees, which are in-strengths here (Barrat,
  /// Barthélemy, Pastor-Satorras & Vespignani 2004).
  public init(of state: GroupState, contact: Contact) {
    let present = state.present.indices.filter { state.present[$0] }
    let n = present.count
    var symmetric = Matrix(square: n)
    for i in 0..<n {
      for j in 0..<n where j != i {
        symmetric[i, j] = 0.5 * (state.sentiment[present[i], present[j]] + state.sentiment[present[j], present[i]])
      }
    }
    let leading = LinearAlgebra.leadingEigenvector(ofSymmetric: symmetric) ?? []
    let positiveSide = leading.count { $0 > 0 }
    let negativeSide = leading.count { $0 < 0 }
    factionCount = positiveSide > 0 && negativeSide > 0 ? 2 : 1
    factionShare = Double(max(positiveSide, n - positiveSide)) / Double(n)
    balancedTriads = Self.balanced(symmetric)
    reciprocity = Self.reciprocity(state.sentiment, present)
    isolation = Self.isolation(state.sentiment, contact, present)
    density = Self.density(state.sentiment, present)
    centralization = Self.centralization(state.sentiment, present)
  }

  /// Returns the share of balanced triads. A triad is balanced if the product of its ties is positive; a triad with a
  /// tie of 0 is not.
  private static func balanced(_ symmetric: Matrix) -> Double? {
    let n = symmetric.rows
    guard n >= 3 else { return nil }
    var (sign, magnitude) = (Matrix(square: n), Matrix(square: n))
    for k in symmetric.elements.indices {
      let value = symmetric.elements[k]
      sign.elements[k] = value > 0 ? 1 : (value < 0 ? -1 : 0)
      magnitude.elements[k] = value == 0 ? 0 : 1
    }
    // Six times the sum over triads of the product of signs, and six times the number of triads without a 0.
    let (signed, complete) = (closedWalks(sign), closedWalks(magnitude))
    let triads = Double(n * (n - 1) * (n - 2))
    return (complete + signed) / 2 / triads
  }

  /// Returns Σᵢⱼₖ sᵢⱼ sⱼₖ sₖᵢ of a symmetric matrix.
  private static func closedWalks(_ s: Matrix) -> Double {
    var square = Matrix(square: s.rows)
    LinearAlgebra.multiply(s, s, into: &square)
    var sum = 0.0
    for k in s.elements.indices { sum += s.elements[k] * square.elements[k] }
    return sum
  }

  private static func reciprocity(_ x: Matrix, _ present: [Int]) -> Double? {
    var (returned, all) = (0.0, 0.0)
    for i in present {
      for j in present where j != i {
        all += positive(x[i, j])
        returned += min(positive(x[i, j]), positive(x[j, i]))
      }
    }
    return all > 0 ? returned / all : nil
  }

  private static func isolation(_ x: Matrix, _ contact: Contact, _ present: [Int]) -> Double {
    var smallest = Double.infinity
    for i in present {
      var (accepted, others) = (0.0, 0.0)
      for j in present where j != i {
        accepted += positive(x[j, i]) * contact[j, i]
        others += contact[i, j]
      }
      smallest = min(smallest, accepted / max(others, tiny))
    }
    return smallest
  }

  private static func density(_ x: Matrix, _ present: [Int]) -> Double? {
    let n = present.count
    guard n >= 2 else { return nil }
    var ties = 0
    for i in present {
      for j in present where j != i && x[i, j] > 0 { ties += 1 }
    }
    return Double(ties) / Double(n * (n - 1))
  }

  private static func centralization(_ x: Matrix, _ present: [Int]) -> Double? {
    let n = present.count
    guard n >= 2 else { return nil }
    var (most, all) = (0.0, 0.0)
    for j in present {
      var received = 0.0
      for i in present where i != j { received += positive(x[i, j]) }
      most = max(most, received)
      all += received
    }
    return max(0, Double(n) * most - all) / Double((n - 1) * (n - 1))
  }
}
