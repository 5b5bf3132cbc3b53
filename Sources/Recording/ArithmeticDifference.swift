import Scenarios

extension Manifest.Arithmetic {
  /// What keeps numbers of one arithmetic from being compared with those of another; nothing where they may be.
  package func differences(from other: Manifest.Arithmetic) -> [ArithmeticDifference] {
    var found: [ArithmeticDifference] = []
    if version != other.version { found.append(.version(version, other.version)) }
    if model != other.model { found.append(.model(model, other.model)) }
    if precision != other.precision { found.append(.precision(precision, other.precision)) }
    if acts != other.acts { found.append(.acts(ActsMode(rawValue: acts), ActsMode(rawValue: other.acts))) }
    return found
  }

  /// Whether large groups were computed by libraries that differ in the last digits, though numbers of both may be compared.
  package func differsInLibrary(from other: Manifest.Arithmetic) -> Bool {
    kernel.contains("large group") && other.kernel.contains("large group") && blas != other.blas
  }

  /// What keeps this program from making the runs again; `nil` where it can.
  package func obstacle(version present: Int, model presentModel: String) -> ArithmeticObstacle? {
    if version != present { return .version(version, present: present) }
    return model == presentModel ? nil : .model(model, present: presentModel)
  }
}

/// A difference between two ways to compute numbers.
public enum ArithmeticDifference: Sendable, Equatable {
  case version(Int, Int)
  /// Fingerprints of the model; `nil` where a manifest names none, as those of early folders, or changed ones.
  case model(String?, String?)
  case precision(String, String)
  /// How acts came about; `nil` where points differ in it.
  case acts(ActsMode?, ActsMode?)
}

/// A reason why this program cannot make runs again.
public enum ArithmeticObstacle: Sendable, Equatable {
  case version(Int, present: Int)
  /// The fingerprint of the model that made them; `nil` where the manifest names none.
  case model(String?, present: String)
}
