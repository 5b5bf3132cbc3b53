import Kernels
import Scenarios

/// The state of a group, which changes from tick to tick. It is a value, so a copy is a snapshot.
///
/// | in code | symbol | shape | range |
/// |---|---|---|---|
/// | `sentiment` | X | n × n, zero diagonal | −1 … 1 |
/// | `familiarity` | F | n × n, zero diagonal | 0 … 1 |
/// | `tension` | T | n × n, zero diagonal | 0 … 1 |
/// | `attitudes` | O | n × K | −1 … 1 |
/// | `numbers` | e, y, r, u, c, h | n each | `MemberState` |
/// | `present` | – | n | whether the member still attends |
///
/// Row i of a matrix is what member i holds toward the others. Ties with a member who has dropped out are 0.
/// The numbers of that member keep their last values.
public struct GroupState: Sendable, Equatable {
  /// X: what i feels about j.
  public var sentiment: Matrix
  /// F: how well i knows j.
  public var familiarity: Matrix
  /// T: unresolved conflict that i holds toward j.
  public var tension: Matrix
  /// O: attitudes on the issues of how the group should work.
  public var attitudes: Matrix
  /// The numbers of each member.
  public var numbers: MemberNumbers
  /// Whether a member still attends.
  public var present: [Bool]
  /// Integral of productivity over sessions.
  public var progress = 0.0

  /// Creates a state of zeros with everybody present, and with n × n ties unless `ties` is false.
  init(members n: Int, issues: Int, ties: Bool = true) {
    let square = ties ? Matrix(square: n) : Matrix(rows: 0, columns: 0)
    (sentiment, familiarity, tension) = (square, square, square)
    attitudes = Matrix(rows: n, columns: issues)
    numbers = MemberNumbers(members: n)
    present = [Bool](repeating: true, count: n)
  }

  /// The number of members, n.
  public var members: Int { present.count }

  /// A matrix of ties.
  public subscript(kind: TieKind) -> Matrix {
    @inline(__always) _read {
      switch kind {
      case .sentiment: yield sentiment
      case .familiarity: yield familiarity
      case .tension: yield tension
      }
    }
    @inline(__always) _modify {
      switch kind {
      case .sentiment: yield &sentiment
      case .familiarity: yield &familiarity
      case .tension: yield &tension
      }
    }
  }
}

/// The numbers of members by name.
extension GroupState {
  /// e: the influence others expect of a member.
  public var status: [Double] {
    @inline(__always) _read { yield numbers[.status] }
    @inline(__always) _modify { yield &numbers[.status] }
  }
  /// y: remembered talk.
  public var airtime: [Double] {
    @inline(__always) _read { yield numbers[.airtime] }
    @inline(__always) _modify { yield &numbers[.airtime] }
  }
  /// r: skill in handling conflict.
  public var regulation: [Double] {
    @inline(__always) _read { yield numbers[.regulation] }
    @inline(__always) _modify { yield &numbers[.regulation] }
  }
  /// u: anxiety.
  public var anxiety: [Double] {
    @inline(__always) _read { yield numbers[.anxiety] }
    @inline(__always) _modify { yield &numbers[.anxiety] }
  }
  /// c: skill in the group's task.
  public var skill: [Double] {
    @inline(__always) _read { yield numbers[.skill] }
    @inline(__always) _modify { yield &numbers[.skill] }
  }
  /// h: belief in coping with one's own concern.
  public var efficacy: [Double] {
    @inline(__always) _read { yield numbers[.efficacy] }
    @inline(__always) _modify { yield &numbers[.efficacy] }
  }
}

/// The fixed traits of the members.
public struct Traits: Sendable, Equatable {
  /// The names, for tables.
  public let names: [String]
  /// The assertiveness a, n values.
  public let assertiveness: [Double]
  /// The visible attributes z, n × their number, each −1 or 1.
  public let attributes: Matrix
  /// The initial attitudes O(0), n × K.
  public let firstAttitudes: Matrix
  /// The number of candidates considered to find the members. Without screening it is the number of members.
  public let candidates: Int
  /// The team of each member, from 0.
  public var team: [Int] { contact.team }
  /// The contact M that members have with each other.
  public let contact: Contact

  /// The motive m = σ(1.5 a): how much each member wants the lead, 0 … 1.
  var motive: [Double] { assertiveness.map { sigmoid(ModelConstants.motiveGain * $0) } }

  /// Returns each member's share of attributes on which the member is in the minority, 0 … 1. A minority has a value
  /// that fewer than half of the initial members have. Those who join later do not change it.
  func minority(amongFirst count: Int) -> [Double] {
    let z = attributes
    let sum = (0..<z.columns).map { k in
      (0..<count).reduce(0.0) { $0 + z[$1, k] }
    }
    return (0..<z.rows).map { i in
      Double((0..<z.columns).count { z[i, $0] * sum[$0] < 0 }) / Double(z.columns)
    }
  }
}

/// The contact M that members have with each other: n × n, 1 inside a team, zero diagonal. Only the teams are stored,
/// since the matrix of a large group is as large as its sentiments.
public struct Contact: Sendable, Equatable {
  /// The team of each member, from 0.
  public let team: [Int]
  /// The contact between members of different teams, 0 or more; 1 if there is one team.
  public let outside: Double

  /// The contact Mᵢⱼ.
  public subscript(i: Int, j: Int) -> Double { i == j ? 0 : (team[i] == team[j] ? 1 : outside) }

  /// M as a matrix of numbers.
  public var matrix: Matrix {
    var matrix = Matrix(square: team.count)
    for i in team.indices {
      for j in team.indices { matrix[i, j] = self[i, j] }
    }
    return matrix
  }
}
