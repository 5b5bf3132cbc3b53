import Foundation

/// Threads that the system may refuse. If it grants none, the work is done with fewer.
///
/// Foundation's `Thread` does not report that it could not start, and Dispatch waits for ever.
public enum WorkerThread {
  /// Starts a thread that does some work and ends. Returns whether the system granted one.
  @discardableResult
  public static func start(stack: Int = 1 << 20, _ work: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stack)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let task = Unmanaged.passRetained(Work(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(&thread, &attributes, perform, task.toOpaque())
    if code != 0 { task.release() }
    return code == 0
  }

  /// Does work for each index below a count, on as many processors as the system grants threads, and returns when all
  /// is done.
  public static func forEach(below count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let shared = SharedWork(count, work)
    for _ in 1..<max(2, min(count, Processors.available)) where count > 1 {
      guard start(stack: 4 << 20, { shared.take() }) else { break }
    }
    shared.take()
    shared.wait()
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  #if canImport(Darwin)
    private static let perform: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { task in
      Unmanaged<Work>.fromOpaque(task).takeRetainedValue().body()
      return nil
    }
  #else
    private static let perform: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { task in
      if let task { Unmanaged<Work>.fromOpaque(task).takeRetainedValue().body() }
      return nil
    }
  #endif
}

/// The indices that several threads take one after another.
private final class SharedWork: @unchecked Sendable {
  private let condition = NSCondition()
  private let count: Int
  private let work: @Sendable (Int) -> Void
  // Guarded by the condition's lock.
  private var next = 0
  private var finished = 0

  init(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) { (self.count, self.work) = (count, work) }

  /// Does work until none is left.
  func take() {
    condition.lock()
    while next < count {
      let index = next
      next += 1
      condition.unlock()
      work(index)
      condition.lock()
      finished += 1
      if finished == count { condition.broadcast() }
    }
    condition.unlock()
  }

  /// Returns when all is done.
  func wait() {
    condition.lock()
    while finished < count { condition.wait() }
    condition.unlock()
  }
}
