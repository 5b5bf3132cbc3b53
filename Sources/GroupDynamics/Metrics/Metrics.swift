import Kernels
import Scenarios

/// One number for each metric. A metric that is not defined is NaN, as expression is at tick 0.
public struct Metrics: Sendable, Equatable {
  private var values = SIMD32<Double>(repeating: 0)

  /// Creates metrics of 0.
  public init() {}

  /// Creates metrics from numbers in the order of the metrics.
  public init(_ inOrder: ArraySlice<Double>) {
    precondition(inOrder.count == GroupBatch.metricCount, "a number for each metric")
    for (place, value) in inOrder.enumerated() { values[place] = value }
  }

  /// Creates metrics from numbers in the order of the metrics.
  init(inOrder values: SIMD32<Double>) { self.values = values }

  /// Appends the numbers in the order of the metrics.
  public func append(to numbers: inout [Double]) {
    withUnsafeBytes(of: values) {
      numbers.append(
        contentsOf: UnsafeBufferPointer(rebasing: $0.assumingMemoryBound(to: Double.self)[..<GroupBatch.metricCount]))
    }
  }

  /// Reads the metrics of a lane of a batch.
  init(_ batch: GroupBatch, lane: Int) {
    withUnsafeMutableBytes(of: &values) { batch.copyMetrics(lane: lane, to: $0.assumingMemoryBound(to: Double.self)) }
  }

  /// The number of a metric.
  public subscript(metric: Metric) -> Double {
    get { values[metric.position] }
    set { values[metric.position] = newValue }
  }
}
