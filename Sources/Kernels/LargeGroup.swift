import CKernels
import Foundation
import Machine

/// One group of many members in single precision, lane = member, acts in expectation: the Swift face of the kernels'
/// second layout.
///
/// A tick is one product of the sentiment matrix with itself and one pass over pairs of tiles, in place. The work of a
/// tick can be divided among threads; the numbers do not depend on how many. Memory is one aligned block of four n × n
/// matrices, five where there are teams, and vectors. Not thread-safe: one task works with a group.
public final class LargeGroup {
  /// An n × n matrix of the group, row i what member i holds: those of the state alone.
  public typealias TieField = tk_tie
  /// Numbers of each member: the state first.
  public typealias MemberField = tk_large_member
  /// Several numbers of each member: attitudes n × K, attributes n × their number. Those weighed have the weight of
  /// surface similarity and one divided by their number as a factor.
  public typealias Columns = tk_large_columns

  /// What a group is made of.
  public struct Shape: Sendable {
    /// How many.
    public var members, issues, attributes, teams: Int
    /// Contact of members of different teams, of that inside a team, 0 or more.
    public var outside: Double

    /// A shape.
    public init(members: Int, issues: Int, attributes: Int, teams: Int, outside: Double) {
      (self.members, self.issues, self.attributes, self.teams) = (members, issues, attributes, teams)
      self.outside = outside
    }

    /// Memory that a group of this shape takes, in bytes.
    public var bytes: Int { tk_large_bytes(Int32(members), Int32(issues), Int32(attributes), Int32(teams)) }
  }

  /// What the group is made of.
  public let shape: Shape
  let group = UnsafeMutablePointer<tk_large>.allocate(capacity: 1)
  let rates = UnsafeMutablePointer<tk_rates>.allocate(capacity: 1)
  let isa: tk_isa
  /// Threads that share the work of a tick.
  public let threads: Int
  private let memory: UnsafeMutableRawPointer
  private let shared: SharedPool?

  /// A group of zeros.
  ///
  /// - Parameters:
  ///   - shape: the size of the group.
  ///   - threads: how many share the work of a tick, from 1. Changes no number.
  ///   - instructionSet: which build of the kernels; nothing for the best that the processor has.
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

  /// A group in the same state, which shares the threads of the other.
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

  /// Whole pages where the group is large, and large pages where the system gives them.
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

  /// The numbers of a tie's state, n × n row after row.
  public func numbers(_ field: TieField) -> [Double] {
    let (n, start, stride) = (shape.members, tk_large_tie(group, field), Int(group.pointee.stride))
    return [Double](unsafeUninitializedCapacity: n * n) { target, count in
      for i in 0..<n {
        for j in 0..<n { target[i * n + j] = Double(start[i * stride + j]) }
      }
      count = n * n
    }
  }

  /// The numbers of all members.
  public func numbers(_ field: MemberField) -> [Double] {
    let start = tk_large_own(group, field)
    return (0..<shape.members).map { Double(start[$0]) }
  }

  /// Integral of productivity over sessions.
  public var progress: Double {
    get { group.pointee.progress }
    set { group.pointee.progress = newValue }
  }

  /// The metrics, in the order of the model's metrics; the rest is 0.
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

  /// Who is there and what each gets from the others, after composition and whenever somebody has left.
  public func lookAround() { tk_large_look(group, isa) }

  /// Metrics of the group as composed.
  public func measure() {
    perform(.pairs)
    tk_large_measure(group, rates, 0, isa)
  }

  /// One tick.
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
