import Engine
import Kernels
import Scenarios

/// One number for each metric. A metric that is not defined, as expression is at tick 0, is not a number.
public typealias Metrics = MetricRow

extension MetricRow {
  /// Takes the metrics of a lane of a batch.
  init(_ batch: GroupBatch, lane: Int) {
    var values = SIMD32<Double>(repeating: 0)
    withUnsafeMutableBytes(of: &values) { batch.copyMetrics(lane: lane, to: $0.assumingMemoryBound(to: Double.self)) }
    self.init(values)
  }

  /// The number of a metric.
  public subscript(metric: Metric) -> Double {
    get { values[metric.position] }
    set { values[metric.position] = newValue }
  }
}
