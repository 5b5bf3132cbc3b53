/// A part of the cells of a sweep, for one worker.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// Which, from 1.
  public let index: Int
  /// Of how many.
  public let count: Int

  /// From `3/8`; `nil` where that is no shard.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else { return nil }
    self.init(index, of: count)
  }

  /// The shard of an index from 1; `nil` where there is none.
  public init?(_ index: Int, of count: Int) {
    guard (1...1_000_000).contains(count), (1...count).contains(index) else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// `3/8`.
  public var description: String { "\(index)/\(count)" }

  /// The file of its lock.
  var fileName: String { ".shard-\(index)-of-\(count)" }

  init?(fileName: String) {
    let parts = fileName.split(separator: "-")
    guard parts.count == 4, parts[0] == ".shard", parts[2] == "of", let index = Int(parts[1]), let count = Int(parts[3])
    else { return nil }
    self.init(index, of: count)
  }

  /// Whether a place in an order belongs to it.
  func has(_ place: Int) -> Bool { place % count == index - 1 }
}
