import Foundation
import Kernels

/// Times of the balance product in loops and by BLAS, side by side: from which size on BLAS pays on this machine.
enum ProductTimes {
  private static let sizes = [4, 6, 8, 10, 12, 14, 16, 20, 24, 32, 48, 64, 128]
  private static let repetitions = 11

  /// A table: size, microseconds of both (medians of interleaved repetitions), and their ratio.
  static func text() -> String {
    var lines = [
      "members  loops us   BLAS us  loops/BLAS   (\(LinearAlgebra.library); BLAS is used from \(LinearAlgebra.blasFrom))"
    ]
    for size in sizes {
      var a = Matrix(square: size)
      for k in a.elements.indices { a.elements[k] = sin(Double(k)) }
      var c = Matrix(square: size)
      let calls = max(4, 2_000_000 / (size * size * size))
      var (loops, blas) = ([Double](), [Double]())
      for _ in 0..<repetitions {
        loops.append(microseconds(calls) { LinearAlgebra.multiplyInLoops(a, a, into: &c) })
        blas.append(microseconds(calls) { LinearAlgebra.multiplyByBLAS(a, a, into: &c) })
      }
      let (l, b) = (loops.sorted()[repetitions / 2], blas.sorted()[repetitions / 2])
      lines.append(String(format: "%7d %9.3f %9.3f %11.2f", size, l, b, l / b))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func microseconds(_ calls: Int, _ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure { for _ in 0..<calls { work() } }
    return Double(time.components.attoseconds) / 1e12 / Double(calls) + Double(time.components.seconds) * 1e6
      / Double(calls)
  }
}
