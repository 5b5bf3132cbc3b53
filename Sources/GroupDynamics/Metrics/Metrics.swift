import Kernels
import Scenarios

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
