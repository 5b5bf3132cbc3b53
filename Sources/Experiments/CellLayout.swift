import GroupDynamics
import Recording
import Scenarios

/// Which runs stand together in a cell: a block of points by a range of replicates, a *round*.
///
/// All blocks of a round come before those of the next, so that a sweep that is stopped has about as many replicates of
/// every point.
public struct CellLayout: Sendable, Equatable {
  /// Points of the sweep.
  public let points: Int
  /// Points of a block; the last may have fewer.
  public let pointsPerCell: Int
  /// Replicates of every point, the most where a rule decides.
  public let replicates: Int
  private let step: Int
  // Where rounds end, if they differ in length.
  private let ends: [Int]?

  /// Most runs of a cell.
  public static let mostRuns = 4096
  /// Seconds of one core that the runs of a cell take, about.
  private static let seconds = 0.25
  /// Bytes of a block of points with all their replicates, unless it is of one point.
  private static let mostBytes = 4e6

  /// The layout of a sweep.
  ///
  /// - Parameters:
  ///   - points: number of points.
  ///   - replicates: replicates of a point without a stopping rule.
  ///   - rule: the stopping rule, if there is one.
  ///   - runsPerCell: most runs of a cell; a cell has as many as the blocks allow.
  ///   - bytesPerRun: approximate size of a run in a cell.
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

  /// After how many replicates a rule looks: the least, then a quarter more at a time, in whole batches and at most four of
  /// them. It depends on nothing else, since it decides which runs there are.
  private static func looks(_ rule: StoppingRule) -> [Int] {
    var ends = [rule.min]
    while let end = ends.last, end < rule.max {
      let batches = max(1, min(4, (end / 4 + 15) / 16))
      ends.append(min(rule.max, end + 16 * batches))
    }
    return ends
  }

  /// How many blocks of points.
  public var blocks: Int { (points + pointsPerCell - 1) / pointsPerCell }
  /// How many rounds; where a rule decides, the most.
  public var rounds: Int { ends?.count ?? max(1, (replicates + step - 1) / step) }
  /// How many cells; where a rule decides, the most.
  public var cells: Int { blocks * rounds }

  /// The points of a block.
  public func points(ofBlock block: Int) -> Range<Int> {
    block * pointsPerCell..<min((block + 1) * pointsPerCell, points)
  }

  /// The replicates of a round.
  public func replicates(ofRound round: Int) -> Range<Int> {
    if let ends { return (round == 0 ? 0 : ends[round - 1])..<ends[round] }
    return round * step..<min((round + 1) * step, replicates)
  }

  /// The name of a cell's file.
  public func name(block: Int, round: Int) -> String { "b\(Self.padded(block))-r\(Self.padded(round)).cell" }

  /// The cells that are in a folder, by their names.
  static func names(in folder: StrictFolder) throws -> [String] {
    try folder.entries().filter { !StrictFolder.isTemporary($0.name) && !LeftBehind.has($0.name, $0.kind) }.map(\.name)
  }

  /// Whether a name is one of a cell.
  static func isCell(_ name: String) -> Bool { name.hasPrefix("b") && name.hasSuffix(".cell") }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// Runs that a cell should have: about a quarter of a second of work, and few enough that eight cells share the work
  /// of a small sweep.
  ///
  /// - Parameters:
  ///   - sample: scenarios of some of the points.
  ///   - runs: number of runs of the whole sweep.
  ///   - recording: how runs are made.
  ///   - bytesPerRun: approximate size of a run in a cell.
  public static func usualRuns(_ sample: [Scenario], runs: Int, _ recording: RunRecording, bytesPerRun: Double) -> Int {
    let cost = sample.map { seconds($0, recording.arithmetic) }.reduce(0, +) / Double(max(1, sample.count))
    let byTime = Int(min(Double(mostRuns), max(1, seconds / cost)))
    let byBytes = Int(max(1, mostBytes / bytesPerRun))
    let forEight = max(64, (runs / 8 + 15) / 16 * 16)
    return max(1, min(byTime, byBytes, forEight))
  }

  /// What a run takes of one core, about; the same on every machine, since cells must be.
  static func seconds(_ scenario: Scenario, _ arithmetic: Arithmetic) -> Double {
    let (p, n) = (scenario.parameters, Double(scenario.cast.count))
    let ticks = Double(p.sessions * p.ticksPerSession)
    if arithmetic == .plainForm { return ticks * (1e-6 + 1e-7 * n * n) }
    if arithmetic.isBatched(members: scenario.cast.count) { return ticks * (1e-7 + 3e-9 * n * n) }
    return ticks * (1e-9 * n * n + 1.5e-11 * n * n * n)
  }
}
