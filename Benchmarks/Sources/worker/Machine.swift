import CBLASForBenchmarks
import CMachine
import Foundation
import GroupDynamics
import Kernels

/// The limits that a tick is held against, measured on the calling thread but for the matrix product.
enum Machine {
  static func answer(_ request: Request) throws -> Answer {
    switch request.do {
    case "machine": return Answer(facts: facts())
    case "peak": return Answer(rate: rate(for: request.seconds) { machine_fused_operations(1 << 16, $0) })
    case "uniforms": return Answer(rate: rate(for: request.seconds) { machine_draw(1 << 16, $0) })
    case "copy", "triad": return Answer(rate: bandwidth(request.do, for: request.seconds))
    case "product": return Answer(seconds: product(request.members, threads: request.cores, for: request.seconds))
    default: throw Worker.Unknown(description: "what is \(request.do)?")
    }
  }

  private static func facts() -> [String: String] {
    [
      "openblas_core": String(cString: openblas_get_corename()),
      "openblas": String(cString: openblas_get_config()),
      "c_compiler": String(cString: machine_compiler()),
      "instruction_set": String(cString: machine_instruction_set()),
      "kernels": InstructionSet.best.rawValue,
      "openblas_coretype": ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] ?? "not set",
    ]
  }

  /// The best rate of several runs: a limit is what the machine reaches when nothing disturbs it.
  private static func rate(for time: Double, _ work: (UnsafeMutablePointer<Float>) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { sink in
      guard let sink = sink.baseAddress else { return 0 }
      var (best, spent) = (0.0, 0.0)
      while spent < time {
        var done = 0.0
        let elapsed = seconds { done = work(sink) }
        spent += elapsed
        best = max(best, done / elapsed)
      }
      return best
    }
  }

  /// Bytes a second through arrays that no cache holds.
  private static func bandwidth(_ kind: String, for time: Double) -> Double {
    let count = 1 << 26
    let a = [Float](repeating: 1, count: count)
    let b = [Float](repeating: 2, count: count)
    var c = [Float](repeating: 0, count: count)
    return c.withUnsafeMutableBufferPointer { c in
      guard let target = c.baseAddress else { return 0 }
      return rate(for: time) { _ in
        kind == "copy" ? machine_copy(a, target, UInt64(count)) : machine_triad(a, b, target, UInt64(count))
      }
    }
  }

  /// Seconds of one product of n × n matrices in single precision: the mean over as many as fit in the time.
  private static func product(_ n: Int, threads: Int, for time: Double) -> Double {
    openblas_set_num_threads(Int32(threads))
    // The library's threads are the caller's for no other product than this one.
    defer { openblas_set_num_threads(1) }
    let a = (0..<n * n).map { Float($0 % 7) * 0.1 - 0.3 }
    var c = [Float](repeating: 0, count: n * n)
    func multiply() {
      let size = Int32(n)
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1, a, size, a, size, 0, &c, size)
    }
    multiply()
    var (count, spent) = (0, 0.0)
    while spent < time || count == 0 {
      spent += seconds(multiply)
      count += 1
    }
    return spent / Double(count)
  }
}
