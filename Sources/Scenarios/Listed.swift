/// An enumeration whose cases are a list that others are indexed by: doses, metrics, stages.
public protocol Listed: CaseIterable {}

extension Listed {
  /// The index of the case among all, from 0, without a search. Cases without payloads are numbered in their order.
  @inlinable @inline(__always)
  public var position: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
