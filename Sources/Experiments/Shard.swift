/// A part of the cells of a sweep, for one worker.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// The index of the part, from 1.
  public let index: Int
  /// The number of parts.
  public let count: Int

  /// Creates a shard from `3/8`; `nil` if the text is not a shard.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else { return nil }
    self.init(index, of: count)
  }

  /// Creates the shard of an index from 1; `nil` if there is none.
  public init?(_ index: Int, of count: Int) {
    guard (1...1_000_000).contains(count), (1...count).contains(index) else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// The text, such as `3/8`.
  public var description: String { "\(index)/\(count)" }

  /// The name of its lock file.
  var fileName: String { ".shard-\(index)-of-\(count)" }

  init?(fileName: String) {
    let parts = fileName.split(separator: "-")
    guard parts.count == 4, parts[0] == ".shard", parts[2] == "of", let index = Int(parts[1]), let count = Int(parts[3])
    else { return nil }
    self.init(index, of: count)
  }

  /// Returns whether an index in an order belongs to it.
  func has(_ place: Int) -> Bool { place % count == index - 1 }
}
