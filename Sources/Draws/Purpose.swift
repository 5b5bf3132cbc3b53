/// What a random number is for. A draw's address is (index, tick, purpose, replicate) under the seed as key, so no
/// draw depends on another, and the same replicate of two scenarios has the same members and the same luck.
public enum Purpose: UInt32, Sendable {
  case traits = 1
  case ties, attitudes, acts, commitment, instruments, observation, absence, newcomers
  case screening = 11
  case relapse = 12
  case designs = 13
  case resampling = 14

  /// What is added to the purposes of a point of a sweep, from 0, whose luck is not that of the others. Points up to
  /// 16,777,214 can be told apart.
  public static func offset(ofPoint point: Int) -> UInt32 { 256 * (UInt32(point) + 1) }
}
