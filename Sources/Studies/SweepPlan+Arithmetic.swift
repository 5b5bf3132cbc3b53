import Experiments
import GroupDynamics
import Kernels
import Models
import Recording
import Scenarios

extension SweepPlan {
  /// Whether runs go through BLAS; smaller groups do not.
  package var needsBLAS: Bool { recording.arithmetic.needsBLAS(members: members.upperBound) }

  /// The arithmetic that computes the numbers, for the manifest.
  package var arithmeticDescription: Manifest.Arithmetic {
    let kernels = [members.lowerBound, members.upperBound].map { recording.arithmetic.kernel(members: $0) }
    let modes = [members.lowerBound, members.upperBound].map {
      (recording.acts ?? GroupDevelopment.usualActs(members: $0)).rawValue
    }
    func both(_ words: [String]) -> String {
      words[0] == words[1] ? words[0] : "\(words[0]); \(words[1])\(Manifest.Arithmetic.forLargeGroups)"
    }
    return .init(
      precision: recording.arithmetic.precision, kernel: both(kernels),
      version: Product.arithmeticVersion, acts: both(modes),
      blas: needsBLAS ? LinearAlgebra.library : Manifest.Arithmetic.noBLAS, model: ModelFingerprint.value)
  }
}
