/// A note that a reader of a sweep's indices needs.
public enum SensitivityNote: Sendable, Equatable {
  /// This many points beside the method's own are left out.
  case extraPoints(Int)
  /// There is one replicate a point, and so no variance over replicates. The case says whether that leaves no noise
  /// floor.
  case oneReplicate(lacksFloor: Bool)
  /// There are this many replicates a point, too few for the noise floor of the variance.
  case fewReplicates(Int)
  /// This many runs failed. The case has what each failure leaves out.
  case failedRuns(Int, Block)
  case factorCalledDummy
  /// A factor's values cannot be ranked, and it is left out of a regression.
  case notRanked(String)
  /// A factor has only one value.
  case oneValue(String)
  /// A factor's values have no order, so that its effects have no sign.
  case unordered(String)
  case twoLevels
  /// No factor has numbers to rank.
  case nothingToRank
  /// A factor has only one value at the points where every run has the metric.
  case oneValueLeft(String, points: Int, metric: String)
  /// A factor is a combination of those before it at every point.
  case dependent(String)
  /// The metric is the same at all points.
  case sameEverywhere(metric: String)
  /// At this many of the points a run has no value of the metric.
  case missing(metric: String, at: Int, of: Int)

  /// The unit that a method leaves out as a whole if a number is missing.
  public enum Block: Sendable { case basePoint, trajectory, point }
}
