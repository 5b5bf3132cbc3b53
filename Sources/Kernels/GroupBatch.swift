import CKernels

/// Sixteen groups in single precision that advance together, lane = replicate. This class is the Swift interface of the
/// kernels.
///
/// All groups have the same number of members and issues; everything else may differ by lane. Memory is one aligned
/// block. The class is not thread-safe: one task works with a batch.
public final class GroupBatch {
  /// The number of groups.
  public static let lanes = Int(TK_LANES)

  /// The fields of a tie of i toward j in a batch, n × n each, beginning with its state.
  public typealias TieField = tk_tie
  /// The fields of a member in a batch, n each, beginning with its state.
  public typealias MemberField = tk_member
  /// The numbers of the tick by lane: parameters with doses and switches folded in, and rates of change by tick.
  public typealias Rate = tk_rate

  /// The fields that belong neither to one member nor to one tie: attitudes n × K, metrics, progress.
  public enum GroupField: Sendable {
    case attitudes, firstAttitudes, metrics, progress
  }

  /// The number of members of each group.
  public let members: Int
  /// The number of issues.
  public let issues: Int
  // Pointers that never change, so that reading a number needs no check of exclusive access.
  private let batch = UnsafeMutablePointer<tk_batch>.allocate(capacity: 1)
  private let rates = UnsafeMutablePointer<tk_rates>.allocate(capacity: 1)
  private let luck = UnsafeMutablePointer<tk_luck>.allocate(capacity: 1)
  private let memory: UnsafeMutableRawPointer
  private let drawn: UnsafeMutablePointer<Int32>
  private let isa: tk_isa

  /// Creates groups of zeros.
  ///
  /// - Parameters:
  ///   - members: the number of members of each group.
  ///   - issues: the number of issues on which members have an attitude.
  ///   - acts: the number of acts drawn in a tick; 0 for acts in expectation.
  ///   - instructionSet: the build of the kernels; `nil` for the best one that the processor supports.
  public init(members: Int, issues: Int, acts: Int, instructionSet: InstructionSet? = nil) {
    self.members = members
    self.issues = issues
    let bytes = tk_batch_bytes(Int32(members), Int32(issues))
    memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    batch.initialize(to: tk_batch())
    rates.initialize(to: tk_rates())
    luck.initialize(to: tk_luck())
    tk_batch_bind(batch, memory, Int32(members), Int32(issues))
    luck.pointee.acts = Int32(acts)
    drawn = .allocate(capacity: 2 * max(acts, 1) * Self.lanes)
    drawn.initialize(repeating: -1, count: 2 * max(acts, 1) * Self.lanes)
    isa = instructionSet?.code ?? TK_BEST
  }

  deinit {
    memory.deallocate()
    batch.deallocate()
    rates.deallocate()
    luck.deallocate()
    drawn.deallocate()
  }

  /// One number of a tie.
  public subscript(tie field: TieField, i: Int, j: Int, lane: Int) -> Float {
    get { place(of: field)[i * members + j, lane] }
    set { place(of: field)[i * members + j, lane] = newValue }
  }

  /// One number of a member.
  public subscript(member field: MemberField, i: Int, lane: Int) -> Float {
    get { place(of: field)[i, lane] }
    set { place(of: field)[i, lane] = newValue }
  }

  /// One number of the whole group.
  public subscript(group array: GroupField, element: Int, lane: Int) -> Float { place(of: array)[element, lane] }

  /// Sets the numbers of a lane's ties, n × n row after row, rounded.
  public func place(_ values: [Double], as field: TieField, lane: Int) { place(values, in: place(of: field), lane) }
  /// Sets the numbers of a lane's members, rounded.
  public func place(_ values: [Double], as field: MemberField, lane: Int) { place(values, in: place(of: field), lane) }
  /// Sets the numbers of a lane's group, rounded.
  public func place(_ values: [Double], as array: GroupField, lane: Int) { place(values, in: place(of: array), lane) }

  private func place(_ values: [Double], in target: Place, _ lane: Int) {
    for e in values.indices { target[e, lane] = Float(values[e]) }
  }

  /// Adds the numbers of a lane's ties to n × n sums.
  public func add(_ field: TieField, lane: Int, to sums: inout [Double]) { add(place(of: field), lane, to: &sums) }
  /// Adds the numbers of a lane's members to n sums.
  public func add(_ field: MemberField, lane: Int, to sums: inout [Double]) { add(place(of: field), lane, to: &sums) }
  /// Adds the numbers of a lane's group to as many sums.
  public func add(_ array: GroupField, lane: Int, to sums: inout [Double]) { add(place(of: array), lane, to: &sums) }

  private func add(_ source: Place, _ lane: Int, to sums: inout [Double]) {
    for e in sums.indices { sums[e] += Double(source[e, lane]) }
  }

  /// Copies the metrics of a lane, in the order of the model's metrics. The target has room for `metricCount` numbers.
  public func copyMetrics(lane: Int, to target: UnsafeMutableBufferPointer<Double>) {
    precondition(target.count >= Self.metricCount, "no room for the metrics")
    let source = batch.pointee.metrics + lane
    for k in 0..<Self.metricCount { target[k] = Double(source[k * Self.lanes]) }
  }

  /// Returns whether every metric of a lane is a finite number.
  public func isFinite(lane: Int) -> Bool { batch.pointee.not_finite[lane] == 0 }

  /// The number of rates.
  public static let rateCount = MemoryLayout<tk_rates>.size / MemoryLayout<Float>.size / lanes
  /// The number of metrics.
  public static let metricCount = Int(TK_METRICS)
  /// The names of the metrics, in the kernels' order.
  public static let metricNames = (0..<TK_METRICS).map { String(cString: tk_metric_name(Int32($0))) }
  /// The names of the states of a tie, in the order of `TieField`.
  public static let tieStateNames = names { tk_tie_state_name($0) }
  /// The names of the states of a member, in the order of `MemberField` and of `LargeGroup.MemberField`.
  public static let memberStateNames = names { tk_member_state_name($0) }

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }

  /// Sets a rate for a lane.
  public func set(_ rate: Rate, _ value: Double, lane: Int) {
    UnsafeMutableRawPointer(rates).storeBytes(
      of: Float(value), toByteOffset: (Int(rate.rawValue) * Self.lanes + lane) * 4, as: Float.self)
  }

  /// The key of all draws.
  public var key: UInt64 = 0 {
    didSet {
      luck.pointee.key_low = UInt32(truncatingIfNeeded: key)
      luck.pointee.key_high = UInt32(truncatingIfNeeded: key >> 32)
    }
  }

  /// Sets the purposes of the draws of acts and of dropout.
  public func setPurposes(acts: UInt32, commitment: UInt32) {
    luck.pointee.acts_purpose = acts
    luck.pointee.commitment_purpose = commitment
  }

  /// Sets the random numbers of a lane; `offset` is added to the purposes.
  public func setLuck(replicate: UInt32, offset: UInt32 = 0, lane: Int) {
    for (field, value) in [replicate, offset].enumerated() {
      UnsafeMutableRawPointer(luck).storeBytes(
        of: value, toByteOffset: (field * Self.lanes + lane) * 4, as: UInt32.self)
    }
  }

  /// Decides who wants to drop out after a session, counted from 1, and marks them with 1 in `leaving`. They are still
  /// present. Returns whether anybody wants to, in any lane.
  public func decideWhoLeaves(after session: Int) -> Bool {
    tk_batch_leave(batch, rates, luck, UInt32(session), isa)
    return batch.pointee.somebody_leaves != 0
  }

  /// Updates who meets whom. It is called after composition and after every change of attendance.
  public func lookAround() { tk_batch_look(batch, isa) }

  /// Measures the groups as composed.
  public func measure() { tk_batch_measure(batch, rates, isa) }

  /// Advances the groups by one tick; `tick` counts updates from 0.
  ///
  /// `given` replaces the drawn acts, by act, speaker before target, and lane. A target of −1 stands for no act.
  public func advance(tick: Int, keepsActs: Bool = false, given: [Int32]? = nil) {
    let expected: Int32 = luck.pointee.acts == 0 ? 1 : 0
    tk_batch_tick(batch, rates, luck, UInt32(tick), given, keepsActs ? drawn : nil, expected, isa)
  }

  /// Computes talk shares and acts, the first half of a tick, to measure its time. Ties do not change.
  public func talk(tick: Int) { tk_batch_talk(batch, rates, luck, UInt32(tick), isa) }

  /// Returns speaker and target of an act of the last tick, if it was advanced with `keepsActs`; `nil` if nobody was
  /// addressed.
  public func act(_ index: Int, lane: Int) -> (speaker: Int, target: Int)? {
    let speaker = drawn[2 * index * Self.lanes + lane]
    let target = drawn[(2 * index + 1) * Self.lanes + lane]
    return target < 0 ? nil : (Int(speaker), Int(target))
  }

  /// The layout of an array's vectors. They are `apart` vectors from each other. In a matrix of ties, a row has
  /// `columns` columns, and rows are `row` vectors from each other.
  private struct Place {
    let start: UnsafeMutablePointer<Float>
    let apart: Int
    var columns = 0
    var row = 0

    private func offset(_ element: Int, _ lane: Int) -> Int {
      let vector = columns > 0 ? element / columns * row + element % columns * apart : element * apart
      return vector * GroupBatch.lanes + lane
    }

    subscript(element: Int, lane: Int) -> Float {
      get { start[offset(element, lane)] }
      nonmutating set { start[offset(element, lane)] = newValue }
    }
  }

  private func place(of field: TieField) -> Place {
    Place(
      start: batch.pointee.ties + Int(field.rawValue) * Self.lanes, apart: Int(TK_TIE), columns: members,
      row: Int(batch.pointee.row))
  }

  private func place(of field: MemberField) -> Place {
    Place(start: batch.pointee.own + Int(field.rawValue) * Self.lanes, apart: Int(TK_MEMBER))
  }

  private func place(of array: GroupField) -> Place {
    switch array {
    case .attitudes: Place(start: batch.pointee.attitudes, apart: 1)
    case .firstAttitudes: Place(start: batch.pointee.first_attitudes, apart: 1)
    case .metrics: Place(start: batch.pointee.metrics, apart: 1)
    case .progress: Place(start: batch.pointee.progress, apart: 1)
    }
  }
}

/// A build of the kernels. All builds give the same bits.
public enum InstructionSet: String, CaseIterable, Sendable {
  case baseline
  case avx2 = "AVX2"
  case avx512 = "AVX-512"

  /// The builds that this processor supports.
  public static var available: [InstructionSet] { allCases.filter { tk_isa_works($0.code) != 0 } }

  /// The best build that this processor supports, which is used by default.
  public static var best: InstructionSet { available.last ?? .baseline }

  var code: tk_isa {
    switch self {
    case .baseline: TK_BASELINE
    case .avx2: TK_AVX2
    case .avx512: TK_AVX512
    }
  }
}

extension tk_member {
  /// Creates the field of a member's state from its index.
  public init(state: Int) { self = tk_state_in_batch(Int32(state)) }
}

extension tk_large_member {
  /// Creates the field of a member's state from its index.
  public init(state: Int) { self = tk_state_in_large(Int32(state)) }
}

/// The numbers of the model that are not parameters. The kernels and the plain form share them; see `ModelConstants.h`.
public typealias ModelConstants = CKernels.ModelConstants
