import Engine
import Recording
import Scenarios

/// Makes the cells of a sweep that are not there yet.
public struct SweepRun: Sendable {
  /// What came of it.
  public struct Outcome: Sendable, Equatable {
    /// Runs in all cells that were looked at, and of them those that could not go on.
    public var runs = 0, failed = 0
    /// Runs that were there before, in these cells or in those of an earlier plan.
    public var kept = 0
    /// Cells that are there, and of them those that were there before.
    public var cells = 0, found = 0
    /// Cells that were there and were not as they had been written: made again.
    public var damaged = 0
  }

  /// What is told after each cell: its runs, those of them that failed, and whether it had been there before.
  public typealias Report = @Sendable (_ runs: Int, _ failed: Int, _ wasThere: Bool) -> Void

  private let plan: SweepPlan
  private let folder: SweepFolder
  private let maker: CellMaker
  private let shard: Shard?
  private let report: Report

  /// Creates one from a plan in its folder; of a part of it where there is a shard. Throws `OutputError`.
  public init(_ plan: SweepPlan, in folder: SweepFolder, shard: Shard? = nil, report: @escaping Report) throws {
    (self.plan, self.folder, self.shard, self.report) = (plan, folder, shard, report)
    maker = CellMaker(plan, earlier: try EarlierCells(folder.earlierCells()))
  }

  /// Makes what is missing, so many cells at a time. Throws `CancellationError` and `OutputError`; finished cells stay.
  ///
  /// `retrying`: cells with runs that failed are made again.
  public func perform(threads: Int, retrying: Bool = false) async throws -> Outcome {
    let layout = plan.layout
    let threads = max(1, min(threads, plan.runsInMemory))
    var outcome = Outcome()
    // Where a rule decides, a round needs to know the one before it.
    let stages =
      plan.design.until == nil
      ? [0..<layout.cells]
      : (0..<layout.rounds).map { round in
        round * layout.blocks..<(round + 1) * layout.blocks
      }
    for stage in stages {
      var isGoingOn = false
      try await forEachInOrder(stage, threads: threads) { index in
        try self.settle(index, retrying: retrying)
      } consume: { cell in
        guard let cell else { return }
        isGoingOn = true
        outcome.cells += 1
        outcome.runs += cell.runs
        outcome.failed += cell.failed
        outcome.kept += cell.kept
        outcome.found += cell.state == .found ? 1 : 0
        outcome.damaged += cell.state == .damaged ? 1 : 0
      }
      if !isGoingOn, shard == nil { break }
    }
    return outcome
  }

  private enum State { case found, damaged, made }

  /// Makes a cell unless it is there; `nil` where it is another shard's, or no point needs it.
  private func settle(_ index: Int, retrying: Bool) throws -> (runs: Int, failed: Int, kept: Int, state: State)? {
    try Task.checkCancellation()
    let (round, block) = index.quotientAndRemainder(dividingBy: plan.layout.blocks)
    if let shard, !shard.has(plan.place(block: block, round: round)) { return nil }
    let before = round > 0 && plan.design.until != nil ? try cell(block: block, round: round - 1) : nil
    let points = maker.points(block: block, round: round, after: before, keyed: true)
    guard !points.isEmpty else { return nil }
    let name = plan.layout.name(block: block, round: round)
    let bytes = try folder.cells.read(name)
    if let bytes, let cell = Cell(bytes), maker.isExpected(cell, points) {
      let failed = cell.runs.count { !$0.isOk }
      if failed == 0 || !retrying {
        report(cell.runs.count, failed, true)
        return (cell.runs.count, failed, cell.runs.count, .found)
      }
    }
    // A folder that says that it is finished must be.
    try folder.root.remove(RunFolder.manifestName)
    let cell = try maker.make(points)
    try Task.checkCancellation()
    try folder.requireHeld()
    try folder.cells.write(name, cell.bytes, hashes: false)
    let failed = cell.runs.count { !$0.isOk }
    report(cell.runs.count, failed, false)
    return (cell.runs.count, failed, maker.earlier.places(points).count, bytes == nil ? .made : .damaged)
  }

  private func cell(block: Int, round: Int) throws -> Cell? {
    try folder.cells.read(plan.layout.name(block: block, round: round)).flatMap(Cell.init)
  }
}
