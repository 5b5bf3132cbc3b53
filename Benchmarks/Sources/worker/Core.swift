import CBLASForBenchmarks
import Foundation
import Kernels

/// Which processor the linked OpenBLAS takes this one for.
enum Core {
  /// Starts the worker again where OpenBLAS is older than the processor and takes it for one of long ago: it picks its
  /// kernels while it is loaded. (The program loads it itself, and needs no such start.)
  static func restartIfMistaken() {
    guard getenv("OPENBLAS_CORETYPE") == nil, let program = CommandLine.unsafeArgv[0],
      ["Prescott", "Core2", "Penryn", "Dunnington", "Nehalem"].contains(String(cString: openblas_get_corename()))
    else { return }
    switch InstructionSet.best {
    case .avx512: setenv("OPENBLAS_CORETYPE", "SKYLAKEX", 1)
    case .avx2: setenv("OPENBLAS_CORETYPE", "HASWELL", 1)
    case .baseline: return
    }
    #if os(Linux)
      execv("/proc/self/exe", CommandLine.unsafeArgv)
    #else
      execv(program, CommandLine.unsafeArgv)
    #endif
    unsetenv("OPENBLAS_CORETYPE")
  }
}
