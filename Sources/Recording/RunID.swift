/// One run among many: a replicate of a point of a sweep.
public struct RunID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The index of the point; 0 without a sweep.
  public let point: Int
  /// The replicate, from 0.
  public let replicate: UInt32

  /// Creates the id of a run.
  public init(point: Int, replicate: UInt32) {
    self.point = point
    self.replicate = replicate
  }

  /// The name in files: `p3r4`.
  public var description: String { "p\(point)r\(replicate)" }

  /// Orders runs by point, then by replicate.
  public static func < (a: RunID, b: RunID) -> Bool { (a.point, a.replicate) < (b.point, b.replicate) }
}
