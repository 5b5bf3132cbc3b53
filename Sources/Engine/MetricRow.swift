/// The numbers of one tick by the metrics of a model, in their order: at most 32. What is not defined is not a number.
public struct MetricRow: Sendable, Equatable {
  /// The numbers by index; those past the model's metrics are 0.
  public var values: SIMD32<Double>

  /// Takes numbers in the order of the metrics.
  @inlinable
  public init(_ values: SIMD32<Double> = SIMD32(repeating: 0)) { self.values = values }

  /// Takes at most 32 numbers in the order of the metrics.
  public init(_ inOrder: ArraySlice<Double>) {
    precondition(inOrder.count <= Self.most, "a row has at most \(Self.most) metrics")
    values = SIMD32(repeating: 0)
    for (index, value) in inOrder.enumerated() { values[index] = value }
  }

  /// How many metrics a row has room for.
  public static let most = 32

  /// The number of a metric, by its index.
  @inlinable
  public subscript(index: Int) -> Double {
    get { values[index] }
    set { values[index] = newValue }
  }

  /// Appends the numbers of the first `count` metrics.
  public func append(_ count: Int, to numbers: inout [Double]) {
    precondition(count <= Self.most, "a row has at most \(Self.most) metrics")
    withUnsafeBytes(of: values) {
      numbers.append(contentsOf: UnsafeBufferPointer(rebasing: $0.assumingMemoryBound(to: Double.self)[..<count]))
    }
  }
}
