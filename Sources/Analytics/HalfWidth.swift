import Recording
import Scenarios
import Statistics

/// How well the mean of a metric over runs is known, and how many runs a narrower interval takes.
///
/// The half-width is that of Student's 95 % interval, t sd/√n; how many runs a wanted one takes: `RunsNeeded`. The standard
/// deviation is that of the runs at hand, so the answer is rough where they are few.
public struct HalfWidth: Sendable, Equatable, Encodable {
  /// What somebody wants to know: a metric, and half of the width that its interval shall have.
  public struct Wish: Sendable, Equatable {
    /// A column of numbers of `runs.csv`.
    public let metric: String
    /// In the unit of the metric, above 0; `nil` for half of what there is.
    public let half: Double?

    /// Creates a wish.
    public init(_ metric: String, half: Double?) { (self.metric, self.half) = (metric, half) }
  }

  /// A column of numbers of `runs.csv`.
  public let metric: String
  /// In a sweep, the point that needs most; `nil` for runs of one scenario.
  public let point: Int?
  /// Over how many runs, where the metric is defined; in a sweep those of that point.
  public let runs: Int
  /// How many runs there are in all, with those that do not have it; in a sweep of that point.
  public let allRuns: Int
  /// The number of points of a sweep with at least two runs that have the metric, and the number of all.
  public let knownPoints, allPoints: Int
  /// Half of the interval as it is; in a sweep the widest of all points. Nothing below two runs.
  public let halfWidth: Double?
  /// Half of the interval that is wanted.
  public let wanted: Double?
  /// How many runs that takes in all, if as large a share of them has the metric; in a sweep, how many replicates of every
  /// point. Nothing where that cannot be said, as where nothing varies.
  public let needed: Int?

  private enum CodingKeys: String, CodingKey {
    case metric, runs, wanted, halfWidth, allRuns
    case point = "point_id"
    case needed = "runs_needed"
  }

  /// Runs below which nothing is said of it unless it was asked for: their spread says too little.
  public static let leastRuns = 10

  /// What is said where nothing was asked for.
  public static let usual = Wish("tension_peak", half: nil)

  /// Creates one from the runs of one scenario: how many have the metric, of how many (nothing for the same), and
  /// their standard deviation.
  public init(_ wish: Wish, runs: Int, of allRuns: Int? = nil, sd: Double?) {
    self.init(
      wish, point: nil, runs: runs, of: allRuns ?? runs, sd: sd,
      halfWidth: sd.map { Self.half(runs, $0, CriticalValues()) })
  }

  private init(
    _ wish: Wish, point: Int?, runs: Int, of allRuns: Int, sd: Double?, halfWidth: Double?,
    points: (known: Int, all: Int) = (0, 0)
  ) {
    (knownPoints, allPoints) = points
    (metric, self.point, self.runs, self.halfWidth) = (wish.metric, point, runs, halfWidth)
    self.allRuns = max(runs, allRuns)
    let half = wish.half ?? halfWidth.flatMap { $0 > 0 ? $0 / 2 : nil }
    wanted = half
    needed = sd.flatMap { sd in
      half.flatMap { half in
        sd > 0 ? RunsNeeded.count(halfWidth: half, standardDeviation: sd) : nil
      }
    }.map { Self.inAll($0, have: runs, of: max(runs, allRuns)) }
  }

  /// How many runs it takes so that so many have the metric.
  private static func inAll(_ needed: Int, have runs: Int, of allRuns: Int) -> Int {
    guard runs > 0, runs < allRuns else { return needed }
    return Int((Double(needed) * Double(allRuns) / Double(runs)).rounded(.up))
  }

  private static func half(_ runs: Int, _ sd: Double, _ critical: CriticalValues) -> Double {
    critical.twoSided(degrees: runs - 1) * sd / Double(runs).squareRoot()
  }

  /// Makes it of all points of a sweep, as its `summary.csv` says; points with fewer than two runs are left out, and of a metric that no
  /// other point has there is no half-width. Throws `FolderFault`.
  public static func ofSweep(_ wishes: [Wish], summary path: String) throws -> [HalfWidth] {
    let reader = try TableReader(reading: path)
    let places = try ["metric", "session", "point_id", "n", "sd"].map(reader.place)
    let (metrics, critical) = (Set(wishes.map(\.metric)), CriticalValues())
    var found: [String: (half: Double, takes: Double, sd: Double, point: Int, runs: Int)] = [:]
    var known: [String: Int] = [:]
    let all = try runs(ofPointsIn: path)
    while try reader.next() {
      let metric = reader.text(places[0])
      guard metrics.contains(metric), reader.text(places[1]).isEmpty else { continue }
      let (point, runs, sd) = (try reader.whole(places[2]), try reader.whole(places[3]), try reader.number(places[4]))
      guard runs > 1, !sd.isNaN else { continue }
      known[metric, default: 0] += 1
      let half = max(half(runs, sd, critical), found[metric]?.half ?? 0)
      // How many are needed grows with the standard deviation and with the share of runs that do not have the metric.
      let takes = sd * (Double(max(all[point] ?? runs, runs)) / Double(runs)).squareRoot()
      if let known = found[metric], known.takes >= takes {
        found[metric]?.half = half
      } else {
        found[metric] = (half, takes, sd, point, runs)
      }
    }
    return wishes.map { wish in
      found[wish.metric].map {
        HalfWidth(
          wish, point: $0.point, runs: $0.runs, of: all[$0.point] ?? $0.runs, sd: $0.sd, halfWidth: $0.half,
          points: (known[wish.metric] ?? 0, all.count))
      } ?? HalfWidth(wish, point: 0, runs: 0, of: all[0] ?? 0, sd: nil, halfWidth: nil)
    }
  }

  /// How many runs each point has: as many as have the metric that most have.
  private static func runs(ofPointsIn path: String) throws -> [Int: Int] {
    let reader = try TableReader(reading: path)
    let places = try ["point_id", "n", "session"].map(reader.place)
    var runs: [Int: Int] = [:]
    while try reader.next() {
      guard reader.text(places[2]).isEmpty else { continue }
      let (point, count) = (try reader.whole(places[0]), try reader.whole(places[1]))
      runs[point] = max(runs[point] ?? 0, count)
    }
    return runs
  }
}
