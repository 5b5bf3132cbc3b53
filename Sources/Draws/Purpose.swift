/// The purpose of a random number. A draw's address is (index, tick, purpose, replicate) under the seed as key, so no
/// draw depends on another. The same replicate of two scenarios has the same members and the same random numbers.
public enum Purpose: UInt32, Sendable {
  case traits = 1
  case ties, attitudes, acts, commitment, instruments, observation, absence, newcomers
  case screening = 11
  case relapse = 12
  case designs = 13
  case resampling = 14

  /// Returns the offset of the purposes for a point of a sweep, from 0, with random numbers of its own. Offsets of
  /// points up to 16,777,214 are distinct.
  public static func offset(ofPoint point: Int) -> UInt32 { 256 * (UInt32(point) + 1) }
}
