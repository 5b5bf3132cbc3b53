import COpenBLAS
import Foundation

/// Which processor OpenBLAS takes this one for.
public enum BLASProcessor {
  /// The core type that OpenBLAS should be told with `OPENBLAS_CORETYPE` before a program starts; nothing where its own
  /// choice will do, or somebody has chosen.
  ///
  /// An OpenBLAS that is older than the processor takes it for one without AVX, and is then three to four times slower.
  static var better: String? {
    guard ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] == nil else { return nil }
    let picked = String(cString: openblas_get_corename())
    guard ["Prescott", "Core2", "Penryn", "Dunnington", "Nehalem"].contains(picked) else { return nil }
    switch InstructionSet.best {
    case .avx512: return "SKYLAKEX"
    case .avx2: return "HASWELL"
    case .baseline: return nil
    }
  }

  /// Starts the program again in this process, with the same arguments, where OpenBLAS has picked code for a processor of
  /// long ago: it picks while it is loaded, and can be told otherwise only before.
  ///
  /// Comes back where nothing is to be gained. To be called before anything is written.
  public static func restartIfMistaken() {
    guard let core = better, let program = CommandLine.unsafeArgv[0] else { return }
    setenv("OPENBLAS_CORETYPE", core, 1)
    #if os(Linux)
      execv("/proc/self/exe", CommandLine.unsafeArgv)
    #else
      execv(program, CommandLine.unsafeArgv)
    #endif
    // It could not be started again, and goes on slower.
    unsetenv("OPENBLAS_CORETYPE")
  }
}
