import CKernels

/// Sixteen groups in single precision that advance together, lane = replicate: the Swift face of the kernels.
///
/// All groups have the same number of members and issues; everything else may differ by lane. Memory is one aligned
/// block. Not thread-safe: one task works with a batch.
public final class GroupBatch {
  /// How many groups.
  public static let lanes = Int(TK_LANES)

  /// What a batch holds of a tie of i toward j, n × n: its state first.
  public typealias TieField = tk_tie
  /// What a batch holds of a member, n: its state first.
  public typealias MemberField = tk_member
  /// A number of the tick by lane: parameters with doses and switches folded in, rates of change by tick.
  public typealias Rate = tk_rate

  /// What is neither of one member nor of one tie: attitudes n × K, metrics, progress.
  public enum GroupField: Sendable {
    case attitudes, firstAttitudes, metrics, progress
  }

  /// Number of members of each group.
  public let members: Int
  /// Number of issues.
  public let issues: Int
  // Behind pointers that never change, so that reading a number needs no check of exclusive access.
  private let batch = UnsafeMutablePointer<tk_batch>.allocate(capacity: 1)
  private let rates = UnsafeMutablePointer<tk_rates>.allocate(capacity: 1)
  private let luck = UnsafeMutablePointer<tk_luck>.allocate(capacity: 1)
  private let memory: UnsafeMutableRawPointer
  private let drawn: UnsafeMutablePointer<Int32>
  private let isa: tk_isa

  /// Groups of zeros.
  ///
  /// - Parameters:
  ///   - members: members of each group.
  ///   - issues: issues on which members have an attitude.
  ///   - acts: acts drawn in a tick; 0 for acts in expectation.
  ///   - instructionSet: which build of the kernels; nothing for the best that the processor has.
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

  /// Puts the numbers of a lane's ties, n × n row after row, rounded.
  public func place(_ values: [Double], as field: TieField, lane: Int) { place(values, in: place(of: field), lane) }
  /// Puts the numbers of a lane's members, rounded.
  public func place(_ values: [Double], as field: MemberField, lane: Int) { place(values, in: place(of: field), lane) }
  /// Puts the numbers of a lane's group, rounded.
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

  /// Copies the metrics of a lane, in the order of the model's metrics, to where there is room for `metricCount`.
  public func copyMetrics(lane: Int, to target: UnsafeMutableBufferPointer<Double>) {
    precondition(target.count >= Self.metricCount, "no room for the metrics")
    let source = batch.pointee.metrics + lane
    for k in 0..<Self.metricCount { target[k] = Double(source[k * Self.lanes]) }
  }

  /// Whether every metric of a lane is a finite number.
  public func isFinite(lane: Int) -> Bool { batch.pointee.not_finite[lane] == 0 }

  /// How many rates there are.
  public static let rateCount = MemoryLayout<tk_rates>.size / MemoryLayout<Float>.size / lanes
  /// How many metrics there are.
  public static let metricCount = Int(TK_METRICS)
  /// Names of the metrics, in the kernels' order.
  public static let metricNames = (0..<TK_METRICS).map { String(cString: tk_metric_name(Int32($0))) }
  /// Names of the state of a tie, in the order of `TieField`.
  public static let tieStateNames = names { tk_tie_state_name($0) }
  /// Names of the state of a member, in the order of `MemberField` and of `LargeGroup.MemberField`.
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

  /// What the draws of acts and of who leaves are for.
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

  /// Finds out who wants to leave after a session, counted from 1: those with 1 in `leaving`. Answers whether anybody
  /// does, in any lane. They are still there.
  public func decideWhoLeaves(after session: Int) -> Bool {
    tk_batch_leave(batch, rates, luck, UInt32(session), isa)
    return batch.pointee.somebody_leaves != 0
  }

  /// Who meets whom, after composition and whenever somebody has left.
  public func lookAround() { tk_batch_look(batch, isa) }

  /// Metrics of the groups as composed.
  public func measure() { tk_batch_measure(batch, rates, isa) }

  /// One tick; `tick` counts updates from 0.
  ///
  /// `given`: acts in place of drawn ones, by act, speaker before target, and lane; a target of −1 stands for none.
  public func advance(tick: Int, keepsActs: Bool = false, given: [Int32]? = nil) {
    let expected: Int32 = luck.pointee.acts == 0 ? 1 : 0
    tk_batch_tick(batch, rates, luck, UInt32(tick), given, keepsActs ? drawn : nil, expected, isa)
  }

  /// The first half of a tick alone, for measuring it: talk shares and acts. Ties stay as they are.
  public func talk(tick: Int) { tk_batch_talk(batch, rates, luck, UInt32(tick), isa) }

  /// Speaker and target of an act of the last tick that was advanced with `keepsActs`; nothing where nobody was
  /// addressed.
  public func act(_ index: Int, lane: Int) -> (speaker: Int, target: Int)? {
    let speaker = drawn[2 * index * Self.lanes + lane]
    let target = drawn[(2 * index + 1) * Self.lanes + lane]
    return target < 0 ? nil : (Int(speaker), Int(target))
  }

  /// Where the vectors of an array are: every `apart` vectors, and, if it is a matrix of ties, every `row` vectors a row of
  /// `columns`.
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

/// A build of the kernels. All give the same bits.
public enum InstructionSet: String, CaseIterable, Sendable {
  case baseline
  case avx2 = "AVX2"
  case avx512 = "AVX-512"

  /// Those that this processor has.
  public static var available: [InstructionSet] { allCases.filter { tk_isa_works($0.code) != 0 } }

  /// The one that is used: the best.
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
  /// A state of a member, by its place among them.
  public init(state: Int) { self = tk_state_in_batch(Int32(state)) }
}

extension tk_large_member {
  /// A state of a member, by its place among them.
  public init(state: Int) { self = tk_state_in_large(Int32(state)) }
}

/// The numbers of the model that are no parameters, which the kernels and the plain form share: `ModelConstants.h`.
public typealias ModelConstants = CKernels.ModelConstants
