import GroupDynamics
import Models
import Recording
import Scenarios

/// The layout of runs in cells: each cell is a block of points by a range of replicates, a *round*.
///
/// All blocks of a round come before those of the next. So a sweep that is stopped has about as many replicates of
/// every point.
public struct CellLayout: Sendable, Equatable {
  /// The number of points of the sweep.
  public let points: Int
  /// The number of points in a block; the last may have fewer.
  public let pointsPerCell: Int
  /// The number of replicates of every point; with a stopping rule, the maximum.
  public let replicates: Int
  private let step: Int
  // The ends of the rounds; `nil` if all are equally long.
  private let ends: [Int]?

  /// The largest number of runs in a cell.
  public static let mostRuns = 4096
  /// The approximate time of a cell's runs on one core, in seconds.
  private static let seconds = 0.25
  /// The largest size in bytes of a block with all its replicates, unless it has one point.
  private static let mostBytes = 4e6

  /// Creates the layout of a sweep.
  ///
  /// - Parameters:
  ///   - points: the number of points.
  ///   - replicates: the number of replicates of a point without a stopping rule.
  ///   - rule: the stopping rule; `nil` if there is none.
  ///   - runsPerCell: the largest number of runs in a cell; a cell has as many as the blocks allow.
  ///   - bytesPerRun: the approximate size of a run in a cell.
  public init(points: Int, replicates: Int, rule: StoppingRule?, runsPerCell: Int, bytesPerRun: Double) {
    self.points = points
    self.replicates = rule?.max ?? replicates
    let lanes = 16
    let runs = max(1, runsPerCell)
    let most = rule?.max ?? replicates
    let inMemory = Int(Self.mostBytes / (Double(most) * bytesPerRun))
    let usual = rule == nil ? min(replicates, lanes) : 4 * lanes
    pointsPerCell = max(1, min(points, runs / usual, inMemory))
    step = max(1, runs / pointsPerCell)
    ends = rule.map(Self.looks)
  }

  /// Returns the numbers of replicates after which a rule is tested. The first is its minimum; each next one is a
  /// quarter larger, in whole batches and at most four of them. It depends on nothing else, since it decides which runs
  /// exist.
  private static func looks(_ rule: StoppingRule) -> [Int] {
    var ends = [rule.min]
    while let end = ends.last, end < rule.max {
      let batches = max(1, min(4, (end / 4 + 15) / 16))
      ends.append(min(rule.max, end + 16 * batches))
    }
    return ends
  }

  /// The number of blocks of points.
  public var blocks: Int { (points + pointsPerCell - 1) / pointsPerCell }
  /// The number of rounds; with a stopping rule, the maximum.
  public var rounds: Int { ends?.count ?? max(1, (replicates + step - 1) / step) }
  /// The number of cells; with a stopping rule, the maximum.
  public var cells: Int { blocks * rounds }

  /// Returns the points of a block.
  public func points(ofBlock block: Int) -> Range<Int> {
    block * pointsPerCell..<min((block + 1) * pointsPerCell, points)
  }

  /// Returns the replicates of a round.
  public func replicates(ofRound round: Int) -> Range<Int> {
    if let ends { return (round == 0 ? 0 : ends[round - 1])..<ends[round] }
    return round * step..<min((round + 1) * step, replicates)
  }

  /// Returns the name of a cell's file.
  public func name(block: Int, round: Int) -> String { "b\(Self.padded(block))-r\(Self.padded(round)).cell" }

  /// Returns the names of the cells in a folder.
  static func names(in folder: StrictFolder) throws -> [String] {
    try folder.entries().filter { !StrictFolder.isTemporary($0.name) && !LeftBehind.has($0.name, $0.kind) }.map(\.name)
  }

  /// Returns whether a name is that of a cell.
  static func isCell(_ name: String) -> Bool { name.hasPrefix("b") && name.hasSuffix(".cell") }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// Returns the usual number of runs in a cell: about a quarter of a second of work, and few enough that eight cells
  /// share the work of a small sweep.
  ///
  /// - Parameters:
  ///   - sample: scenarios of some of the points.
  ///   - runs: the number of runs of the whole sweep.
  ///   - recording: how runs are made.
  ///   - bytesPerRun: the approximate size of a run in a cell.
  public static func usualRuns(_ sample: [Scenario], runs: Int, _ recording: RunRecording, bytesPerRun: Double) -> Int {
    let cost = sample.map { seconds($0, recording.arithmetic) }.reduce(0, +) / Double(max(1, sample.count))
    let byTime = Int(min(Double(mostRuns), max(1, seconds / cost)))
    let byBytes = Int(max(1, mostBytes / bytesPerRun))
    let forEight = max(64, (runs / 8 + 15) / 16 * 16)
    return max(1, min(byTime, byBytes, forEight))
  }

  /// Returns the approximate time of a run on one core. It is the same on every machine, since cells must be.
  static func seconds(_ scenario: Scenario, _ arithmetic: Arithmetic) -> Double {
    let (p, n) = (scenario.parameters, Double(scenario.cast.count))
    let ticks = Double(p.sessions * p.ticksPerSession)
    if arithmetic == .plainForm { return ticks * (1e-6 + 1e-7 * n * n) }
    if arithmetic.isBatched(members: scenario.cast.count) { return ticks * (1e-7 + 3e-9 * n * n) }
    return ticks * (1e-9 * n * n + 1.5e-11 * n * n * n)
  }
}
