import Scenarios

extension Manifest.Arithmetic {
  /// Returns the differences that prevent comparing numbers of one arithmetic with those of another; empty if they can
  /// be compared.
  package func differences(from other: Manifest.Arithmetic) -> [ArithmeticDifference] {
    var found: [ArithmeticDifference] = []
    if version != other.version { found.append(.version(version, other.version)) }
    if model != other.model { found.append(.model(model, other.model)) }
    if precision != other.precision { found.append(.precision(precision, other.precision)) }
    if acts != other.acts { found.append(.acts(ActsMode(rawValue: acts), ActsMode(rawValue: other.acts))) }
    return found
  }

  /// Returns whether large groups were computed by libraries that differ in the last digits. Numbers of both can still
  /// be compared.
  package func differsInLibrary(from other: Manifest.Arithmetic) -> Bool {
    kernel.contains("large group") && other.kernel.contains("large group") && blas != other.blas
  }

  /// Returns the reason why this program cannot make the runs again; `nil` if it can.
  package func obstacle(version present: Int, model presentModel: String) -> ArithmeticObstacle? {
    if version != present { return .version(version, present: present) }
    return model == presentModel ? nil : .model(model, present: presentModel)
  }
}

/// A difference between two ways to compute numbers.
public enum ArithmeticDifference: Sendable, Equatable {
  case version(Int, Int)
  /// Fingerprints of the model; `nil` if a manifest has none (as in early folders) or if they vary.
  case model(String?, String?)
  case precision(String, String)
  /// The mode of acts; `nil` if points differ in it.
  case acts(ActsMode?, ActsMode?)
}

/// A reason why this program cannot make runs again.
public enum ArithmeticObstacle: Sendable, Equatable {
  case version(Int, present: Int)
  /// The fingerprint of the model that made them; `nil` if the manifest has none.
  case model(String?, present: String)
}
