import GroupDynamics
import Kernels
import Scenarios

/// The arithmetic that computes a run.
public enum Arithmetic: Sendable {
  /// The mechanisms in Swift and double precision.
  case plainForm
  /// The kernels, in single precision: sixteen groups at a time, or one large group with acts in expectation.
  case kernels

  /// The number of members of the largest group of which the kernels take sixteen at a time.
  public static let mostInBatch = 64

  /// The precision, as manifests and arguments call it.
  public var precision: String { self == .kernels ? "float" : "double" }

  /// Creates an arithmetic from the name of a precision.
  public init?(precision: String) {
    switch precision {
    case "float": self = .kernels
    case "double": self = .plainForm
    default: return nil
    }
  }

  /// Returns its name in a manifest, for groups of a size.
  public func kernel(members: Int) -> String {
    switch self {
    case .plainForm: "plain form"
    case .kernels: "\(isBatched(members: members) ? "batch" : "large group"), \(InstructionSet.best.rawValue)"
    }
  }

  /// Returns whether sixteen groups of a size are computed at a time.
  public func isBatched(members: Int) -> Bool { self == .kernels && members <= Self.mostInBatch }

  /// Returns whether groups of a size can be computed with such acts.
  public func canCompute(members: Int, acts: ActsMode) -> Bool {
    self == .plainForm || isBatched(members: members) || acts == .meanField
  }

  /// Returns whether groups of a size go through OpenBLAS; smaller ones do not.
  public func needsBLAS(members: Int) -> Bool { members >= LinearAlgebra.blasFrom }

  /// Returns the memory of one run of a scenario of which some tables are kept, in bytes. Members who join later have
  /// memory from the beginning.
  public func bytes(ofRunsOf scenario: Scenario, tables: Set<RecordedTable>) -> Double {
    var p = scenario.parameters
    p.members = scenario.cast.count
    let blas = needsBLAS(members: p.members) ? Double(LinearAlgebra.blasBytes) : 0
    if self == .plainForm || isBatched(members: p.members) { return GroupDevelopment.bytes(p) + blas }
    // All ties are read as doubles, after each session.
    let showsState = !tables.isDisjoint(with: [.sessions, .members, .ties])
    return LargeGroupDevelopment.bytes(p) + (showsState ? 24 * Double(p.members) * Double(p.members) : 0) + blas
  }
}
