/// What a reader of a sweep's indices must know of them.
public enum SensitivityNote: Sendable, Equatable {
  /// So many points beside the method's own are left out.
  case extraPoints(Int)
  /// There is one replicate a point, and so no variance over them; whether that leaves no noise floor.
  case oneReplicate(lacksFloor: Bool)
  /// There are so many replicates a point, too few for the noise floor of the variance.
  case fewReplicates(Int)
  /// So many runs failed; what each takes with it.
  case failedRuns(Int, Block)
  case factorCalledDummy
  /// A factor's values cannot be ranked, and it is left out of a regression.
  case notRanked(String)
  /// A factor has one value alone.
  case oneValue(String)
  /// A factor's values have no order, so that its effects have no sign.
  case unordered(String)
  case twoLevels
  /// No factor has numbers to rank.
  case nothingToRank
  /// A factor has one value alone at the points where every run has the metric.
  case oneValueLeft(String, points: Int, metric: String)
  /// A factor goes with those before it at every point.
  case dependent(String)
  /// The metric is the same at all points.
  case sameEverywhere(metric: String)
  /// At so many of the points a run has no value of the metric.
  case missing(metric: String, at: Int, of: Int)

  /// What a method leaves out whole where a number is missing.
  public enum Block: Sendable { case basePoint, trajectory, point }
}
