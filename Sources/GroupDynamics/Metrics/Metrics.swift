import Kernels

/// The group metrics of one tick. Raw values are the names in files, in the order of the columns.
public enum Metric: String, CaseIterable, Sendable {
  case familiarity, expression, negativity, tension, cohesion, consensus
  case participationGini = "participation_gini"
  case topShare = "top_share"
  case productivity, progress
  case statusSpread = "status_spread"
  case regulation, anxiety, skill, efficacy, present, ending

  /// Unit; `1` for a pure number.
  public var unit: String {
    switch self {
    case .present: "members"
    case .productivity: "1/session"
    default: "1"
    }
  }

  /// What it is, for people.
  public var meaning: String {
    switch self {
    case .familiarity: "mean familiarity over pairs that meet, 0 to 1"
    case .expression: "mean openness of members in the update, 0 to 1"
    case .negativity: "expected negativity of an act in the update, 0 to 1"
    case .tension: "mean tension over pairs that meet, 0 to 1"
    case .cohesion: "mean sentiment over pairs that meet, -1 to 1"
    case .consensus: "1 less mean disagreement over pairs that meet in units of the tolerance, at most 1"
    case .participationGini: "Gini coefficient of the remembered talk, 0 to 1"
    case .topShare: "largest share of the remembered talk, 0 to 1"
    case .productivity: "work done per session in the update, 0 to 1"
    case .progress: "work done so far: productivity summed over sessions"
    case .statusSpread: "standard deviation of status over those present"
    case .regulation: "mean regulation of those present, 0 to 1"
    case .anxiety: "mean anxiety of those present, 0 to 1"
    case .skill: "mean skill of those present, 0 to 1"
    case .efficacy: "mean efficacy of those present, 0 to 1"
    case .present: "number of members who attend"
    case .ending: "how far the end is felt in the update, 0 to 1"
    }
  }

  /// Whether the number belongs to an update and so is missing at tick 0.
  public var belongsToUpdate: Bool {
    self == .expression || self == .negativity || self == .productivity
  }
}

/// One number for each metric. A metric that is not defined, as expression is at tick 0, is not a number.
public struct Metrics: Sendable, Equatable {
  private var values = SIMD32<Double>(repeating: 0)

  /// All zero.
  public init() {}

  /// From numbers in the order of the metrics.
  public init(_ inOrder: ArraySlice<Double>) {
    precondition(inOrder.count == GroupBatch.metricCount, "a number for each metric")
    for (place, value) in inOrder.enumerated() { values[place] = value }
  }

  /// From numbers in the order of the metrics.
  init(inOrder values: SIMD32<Double>) { self.values = values }

  /// Appends the numbers in the order of the metrics.
  public func append(to numbers: inout [Double]) {
    withUnsafeBytes(of: values) {
      numbers.append(
        contentsOf: UnsafeBufferPointer(rebasing: $0.assumingMemoryBound(to: Double.self)[..<GroupBatch.metricCount]))
    }
  }

  /// From a lane of a batch.
  init(_ batch: GroupBatch, lane: Int) {
    withUnsafeMutableBytes(of: &values) { batch.copyMetrics(lane: lane, to: $0.assumingMemoryBound(to: Double.self)) }
  }

  /// The number of a metric.
  public subscript(metric: Metric) -> Double {
    get { values[metric.position] }
    set { values[metric.position] = newValue }
  }
}

extension Metric {
  /// The place of a metric among all, without a search.
  public var position: Int {
    switch self {
    case .familiarity: 0
    case .expression: 1
    case .negativity: 2
    case .tension: 3
    case .cohesion: 4
    case .consensus: 5
    case .participationGini: 6
    case .topShare: 7
    case .productivity: 8
    case .progress: 9
    case .statusSpread: 10
    case .regulation: 11
    case .anxiety: 12
    case .skill: 13
    case .efficacy: 14
    case .present: 15
    case .ending: 16
    }
  }
}
