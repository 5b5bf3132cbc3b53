import Foundation
import Kernels

/// Starts the program again in this process, with the same arguments, where OpenBLAS has picked code for a processor of
/// long ago: it picks while it is loaded, and can be told otherwise only before.
///
/// Comes back where nothing is to be gained. Before anything is written.
func restartForBetterBLAS() {
  guard let core = LinearAlgebra.betterCoreType, let program = CommandLine.unsafeArgv[0] else { return }
  setenv("OPENBLAS_CORETYPE", core, 1)
  #if os(Linux)
    execv("/proc/self/exe", CommandLine.unsafeArgv)
  #else
    execv(program, CommandLine.unsafeArgv)
  #endif
  // It could not be started again, and goes on slower.
  unsetenv("OPENBLAS_CORETYPE")
}
