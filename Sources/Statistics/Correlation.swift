import Foundation

/// Pearson's correlation of two numbers of a run over runs, taken one by one.
///
/// Welford's updating formulas, extended to the product. The interval is Fisher's (1915): tanh(artanh r ± z/√(n − 3)).
public struct Correlation: Sendable, Equatable {
  /// Number of pairs.
  public private(set) var count = 0
  private var (meanX, meanY, squareX, squareY, product) = (0.0, 0.0, 0.0, 0.0, 0.0)

  /// Creates one without pairs.
  public init() {}

  /// Takes one more pair.
  public mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let (offX, offY) = (x - meanX, y - meanY)
    meanX += offX / Double(count)
    meanY += offY / Double(count)
    squareX += offX * (x - meanX)
    squareY += offY * (y - meanY)
    product += offX * (y - meanY)
  }

  /// r, −1 … 1; `nil` where one of the two does not vary.
  public var value: Double? {
    squareX > 0 && squareY > 0 ? product / (squareX * squareY).squareRoot() : nil
  }

  /// The 95 % interval; `nil` below four pairs, where one of the two does not vary, and where all
  /// pairs lie on a line.
  public var interval: ClosedRange<Double>? {
    guard let value, count > 3, abs(value) < 1 else { return nil }
    let (centre, half) = (atanh(value), Normal.critical(level: 0.95) / Double(count - 3).squareRoot())
    return .between(tanh(centre - half), tanh(centre + half))
  }
}
