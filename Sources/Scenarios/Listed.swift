/// An enumeration whose cases are a list that sizes and numbers others: doses, metrics, stages.
public protocol Listed: CaseIterable {}

extension Listed {
  /// The place of a case among all, from 0, without a search: cases without payloads are numbered in their order.
  @inlinable @inline(__always)
  public var position: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
