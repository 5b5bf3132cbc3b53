import CKernels
import Foundation
import Machine

/// One group of many members in single precision, lane = member, with acts in expectation. This class is the Swift
/// interface of the kernels' second layout.
///
/// A tick is one product of the sentiment matrix with itself and one pass over pairs of tiles, in place. Threads can
/// share the work of a tick, and the numbers do not depend on how many do. Memory is one aligned block of vectors and
/// four n × n matrices, five if there are teams. The class is not thread-safe: one task works with a group.
public final class LargeGroup {
  /// The n × n matrices of the group's state; row i is what member i holds.
  public typealias TieField = tk_tie
  /// The numbers of each member, beginning with the state.
  public typealias MemberField = tk_large_member
  /// The arrays with several numbers for each member: attitudes n × K, attributes n × their number. The weighed
  /// attributes have a factor: the weight of surface similarity divided by their number.
  public typealias Columns = tk_large_columns

  /// The shape of a group.
  public struct Shape: Sendable {
    /// The number of each.
    public var members, issues, attributes, teams: Int
    /// The contact between members of different teams, relative to that inside a team, 0 or more.
    public var outside: Double

    /// Creates a shape.
    public init(members: Int, issues: Int, attributes: Int, teams: Int, outside: Double) {
      (self.members, self.issues, self.attributes, self.teams) = (members, issues, attributes, teams)
      self.outside = outside
    }

    /// The memory of a group of this shape, in bytes.
    public var bytes: Int { tk_large_bytes(Int32(members), Int32(issues), Int32(attributes), Int32(teams)) }
  }

  /// The shape of the group.
  public let shape: Shape
  let group = UnsafeMutablePointer<tk_large>.allocate(capacity: 1)
  let rates = UnsafeMutablePointer<tk_rates>.allocate(capacity: 1)
  let isa: tk_isa
  /// The number of threads that share the work of a tick.
  public let threads: Int
  private let memory: UnsafeMutableRawPointer
  private let shared: SharedPool?

  /// Creates a group of zeros.
  ///
  /// - Parameters:
  ///   - shape: the size of the group.
  ///   - threads: the number of threads that share the work of a tick, from 1. It changes no number.
  ///   - instructionSet: the build of the kernels; `nil` for the best one that the processor supports.
  public init(_ shape: Shape, threads: Int = 1, instructionSet: InstructionSet? = nil) {
    self.shape = shape
    self.threads = max(threads, 1)
    shared = threads > 1 ? SharedPool(helpers: threads - 1) : nil
    memory = Self.zeros(shape.bytes)
    rates.initialize(to: tk_rates())
    group.initialize(to: tk_large())
    group.pointee.outside = Float(shape.outside)
    isa = instructionSet?.code ?? TK_BEST
    tk_large_bind(
      group, memory, Int32(shape.members), Int32(shape.issues), Int32(shape.attributes), Int32(shape.teams))
  }

  /// Creates a group in the same state, which shares the threads of the other.
  public init(copying other: LargeGroup) {
    (shape, threads, isa, shared) = (other.shape, other.threads, other.isa, other.shared)
    memory = Self.zeros(shape.bytes)
    memory.copyMemory(from: other.memory, byteCount: shape.bytes)
    rates.initialize(to: other.rates.pointee)
    group.initialize(to: other.group.pointee)
    tk_large_bind(
      group, memory, Int32(shape.members), Int32(shape.issues), Int32(shape.attributes), Int32(shape.teams))
  }

  deinit {
    free(memory)
    group.deallocate()
    rates.deallocate()
  }

  /// Returns zeroed memory: whole pages for a large group, and large pages if the system provides them.
  private static func zeros(_ bytes: Int) -> UnsafeMutableRawPointer {
    var memory: UnsafeMutableRawPointer?
    let alignment = bytes > 4 << 20 ? 2 << 20 : 64
    guard posix_memalign(&memory, alignment, bytes) == 0, let memory else {
      SystemRefusal.groupMemory(bytes: bytes).end()
    }
    #if canImport(Glibc) || canImport(Musl)
      if alignment > 64 { _ = madvise(memory, bytes, MADV_HUGEPAGE) }
    #endif
    memset(memory, 0, bytes)
    return memory
  }

  /// One number of a tie's state.
  public subscript(tie field: TieField, i: Int, j: Int) -> Float {
    get { tk_large_tie(group, field)[i * Int(group.pointee.stride) + j] }
    set { tk_large_tie(group, field)[i * Int(group.pointee.stride) + j] = newValue }
  }

  /// One number of a member.
  public subscript(member field: MemberField, i: Int) -> Float {
    get { tk_large_own(group, field)[i] }
    set { tk_large_own(group, field)[i] = newValue }
  }

  /// One of several numbers of a member.
  public subscript(columns: Columns, i: Int, k: Int) -> Float {
    get { tk_large_several(group, columns)[k * Int(group.pointee.padded) + i] }
    set { tk_large_several(group, columns)[k * Int(group.pointee.padded) + i] = newValue }
  }

  /// Returns the numbers of a tie's state, n × n row after row.
  public func numbers(_ field: TieField) -> [Double] {
    let (n, start, stride) = (shape.members, tk_large_tie(group, field), Int(group.pointee.stride))
    return [Double](unsafeUninitializedCapacity: n * n) { target, count in
      for i in 0..<n {
        for j in 0..<n { target[i * n + j] = Double(start[i * stride + j]) }
      }
      count = n * n
    }
  }

  /// Returns the numbers of all members.
  public func numbers(_ field: MemberField) -> [Double] {
    let start = tk_large_own(group, field)
    return (0..<shape.members).map { Double(start[$0]) }
  }

  /// The integral of productivity over sessions.
  public var progress: Double {
    get { group.pointee.progress }
    set { group.pointee.progress = newValue }
  }

  /// The metrics, in the order of the model's metrics; the remaining elements are 0.
  public var metrics: SIMD32<Double> {
    var metrics = SIMD32<Double>(repeating: 0)
    withUnsafeBytes(of: &group.pointee.metrics) { bytes in
      let source = bytes.assumingMemoryBound(to: Float.self)
      for k in source.indices { metrics[k] = Double(source[k]) }
    }
    return metrics
  }

  /// Sets a rate.
  public func set(_ rate: GroupBatch.Rate, _ value: Double) {
    let lanes = UnsafeMutableRawPointer(rates).advanced(by: Int(rate.rawValue) * GroupBatch.lanes * 4)
      .assumingMemoryBound(to: Float.self)
    for lane in 0..<GroupBatch.lanes { lanes[lane] = Float(value) }
  }

  /// Updates who is present and what each member gets from the others. It is called after composition and after every
  /// change of attendance.
  public func lookAround() { tk_large_look(group, isa) }

  /// Measures the group as composed.
  public func measure() {
    perform(.pairs)
    tk_large_measure(group, rates, 0, isa)
  }

  /// Advances the group by one tick.
  public func advance() {
    tk_large_talk(group, rates, isa)
    perform(.address)
    tk_large_settle(group, rates, isa)
    perform(.product)
    perform(.tiles)
    tk_large_members(group, rates, isa)
    perform(.pairs)
    tk_large_measure(group, rates, 1, isa)
  }

  private func perform(_ step: LargeGroupSteps.Step) {
    let steps = LargeGroupSteps(group: group, rates: rates, isa: isa)
    let parts = steps.parts(step)
    if let shared, parts > 1 {
      shared.pool.perform(step, of: steps, parts: parts)
    } else {
      for part in 0..<parts { steps.perform(step, part: part) }
    }
  }
}
