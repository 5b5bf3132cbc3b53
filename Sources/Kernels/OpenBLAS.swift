import Foundation
import Machine
import Synchronization

/// OpenBLAS, loaded when it is first needed, with one thread.
///
/// It is not linked. A linked OpenBLAS starts a thread for every processor before `main` and takes memory for each. If
/// the system refuses one of these, it ends the program or tries again without end. Small groups never need it.
struct OpenBLAS: @unchecked Sendable {
  typealias SingleProduct =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>, Int32, UnsafePointer<Float>, Int32, Float,
      UnsafeMutablePointer<Float>, Int32
    ) -> Void
  typealias DoubleProduct =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Double, UnsafePointer<Double>, Int32, UnsafePointer<Double>, Int32,
      Double, UnsafeMutablePointer<Double>, Int32
    ) -> Void
  /// The signature of LAPACK's `dsyevr`. The last three arguments are the lengths of the character arguments, as
  /// Fortran passes them.
  typealias Eigenvectors =
    @convention(c) (
      UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<Int32>,
      UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafePointer<Double>, UnsafePointer<Double>,
      UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Double>, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<Double>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafePointer<Int32>,
      UnsafeMutablePointer<Int32>, Int, Int, Int
    ) -> Void

  /// The arguments of the products: rows after rows, and neither factor transposed.
  static let (rowMajor, notTransposed): (Int32, Int32) = (101, 111)

  /// The product in single precision, `cblas_sgemm`.
  let singleProduct: SingleProduct
  /// The product in double precision, `cblas_dgemm`.
  let doubleProduct: DoubleProduct
  /// Eigenvectors of symmetric matrices, `dsyevr_`.
  let eigenvectors: Eigenvectors
  /// The name and version, with the processor type that OpenBLAS has picked.
  let description: String

  /// OpenBLAS, or the reason why it is not available.
  static let loaded: Result<OpenBLAS, SystemRefusal> = Result { () throws(SystemRefusal) in try load() }

  /// OpenBLAS. Ends the program if it is not available; `LinearAlgebra.prepare` reports that before any work begins.
  static var shared: OpenBLAS {
    switch loaded {
    case .success(let library): library
    case .failure(let refusal): refusal.end()
    }
  }

  private static func load() throws(SystemRefusal) -> OpenBLAS {
    guard Memory.canMap(memoryNeeded) else { throw tooLittleMemory }
    return try withSetting("OPENBLAS_NUM_THREADS", "1") { () throws(SystemRefusal) in
      let first = try open()
      guard let core = betterCore(than: try text("openblas_get_corename", of: first)) else { return try Self(first) }
      // OpenBLAS picks its kernels while it loads, and only a setting made before can change the choice.
      dlclose(first)
      return try withSetting("OPENBLAS_CORETYPE", core) { () throws(SystemRefusal) in try Self(open()) }
    }
  }

  private init(_ handle: UnsafeMutableRawPointer) throws(SystemRefusal) {
    singleProduct = unsafeBitCast(try Self.symbol("cblas_sgemm", of: handle), to: SingleProduct.self)
    doubleProduct = unsafeBitCast(try Self.symbol("cblas_dgemm", of: handle), to: DoubleProduct.self)
    eigenvectors = unsafeBitCast(try Self.symbol("dsyevr_", of: handle), to: Eigenvectors.self)
    // The results depend on the number of threads, and OpenBLAS's own threads keep spinning after a call.
    typealias Setter = @convention(c) (Int32) -> Void
    unsafeBitCast(try Self.symbol("openblas_set_num_threads", of: handle), to: Setter.self)(1)
    let words = try Self.text("openblas_get_config", of: handle).split(separator: " ").prefix(2)
    description = words.joined(separator: " ") + " (" + (try Self.text("openblas_get_corename", of: handle)) + ")"
  }

  /// Returns the core type that OpenBLAS should take in place of the one it has picked. Returns `nil` if that one will
  /// do, or if the user has chosen one.
  ///
  /// An OpenBLAS that is older than the processor takes it for one without AVX, and is then three to four times slower.
  private static func betterCore(than picked: String) -> String? {
    guard getenv("OPENBLAS_CORETYPE") == nil,
      ["Prescott", "Core2", "Penryn", "Dunnington", "Nehalem"].contains(picked)
    else { return nil }
    switch InstructionSet.best {
    case .avx512: return "SKYLAKEX"
    case .avx2: return "HASWELL"
    case .baseline: return nil
    }
  }

  /// Sets an environment variable while `body` runs.
  private static func withSetting<Value>(
    _ name: String, _ value: String, _ body: () throws(SystemRefusal) -> Value
  ) throws(SystemRefusal) -> Value {
    let before = getenv(name).map { String(cString: $0) }
    setenv(name, value, 1)
    defer { if let before { setenv(name, before, 1) } else { unsetenv(name) } }
    return try body()
  }
}

// MARK: - Loading

extension OpenBLAS {
  /// The names under which it may be found. Homebrew keeps it apart from Apple's own, where no loader looks.
  private static var names: [String] {
    let named = getenv("TUCKMAN_OPENBLAS").map { [String(cString: $0)] } ?? []
    #if canImport(Darwin)
      let brewed = getenv("HOMEBREW_PREFIX").map { [String(cString: $0)] } ?? []
      let folders = (brewed + ["/opt/homebrew", "/usr/local"]).map { $0 + "/opt/openblas/lib/" }
      return named + (folders + ["/opt/local/lib/", ""]).map { $0 + "libopenblas.dylib" }
    #else
      return named + ["libopenblas.so.0", "libopenblas.so"]
    #endif
  }

  private static func open() throws(SystemRefusal) -> UnsafeMutableRawPointer {
    var why = ""
    for name in names {
      if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) { return handle }
      let reason = dlerror().map { String(cString: $0) } ?? name
      if why.isEmpty { why = reason }
    }
    throw .noLibrary(fewest: LinearAlgebra.blasFrom, why: why)
  }

  private static func symbol(_ name: String, of handle: UnsafeMutableRawPointer) throws(SystemRefusal)
    -> UnsafeMutableRawPointer
  {
    guard let symbol = dlsym(handle, name) else { throw .noFunction(name) }
    return symbol
  }

  private static func text(_ name: String, of handle: UnsafeMutableRawPointer) throws(SystemRefusal) -> String {
    typealias Getter = @convention(c) () -> UnsafePointer<CChar>?
    let get = unsafeBitCast(try symbol(name, of: handle), to: Getter.self)
    return get().map { String(cString: $0) } ?? ""
  }
}

// MARK: - Memory

extension OpenBLAS {
  /// The memory that one call needs at most. OpenBLAS maps 128 MB for each simultaneous call, and keeps it. The excess
  /// over that is for everything else that the program needs.
  static let memoryNeeded = 160 << 20

  /// The number of calls at work, and the largest number so far, for which OpenBLAS has memory.
  private static let calls = Mutex((atWork: 0, most: 0))

  private static let tooLittleMemory = SystemRefusal.libraryMemory(
    fewest: LinearAlgebra.blasFrom, bytes: memoryNeeded)

  /// Makes a call for which OpenBLAS has memory. If the system has none, the program ends, since OpenBLAS would ask for
  /// it again and again without end.
  func call<Value>(_ body: (OpenBLAS) -> Value) -> Value {
    let first = Self.calls.withLock { calls -> Value? in
      calls.atWork += 1
      guard calls.atWork > calls.most else { return nil }
      guard Memory.canMap(Self.memoryNeeded) else { Self.tooLittleMemory.end() }
      // No other thread may take the memory between the check and the call.
      defer { (calls.most, calls.atWork) = (calls.atWork, calls.atWork - 1) }
      return body(self)
    }
    if let first { return first }
    defer { Self.calls.withLock { $0.atWork -= 1 } }
    return body(self)
  }
}
