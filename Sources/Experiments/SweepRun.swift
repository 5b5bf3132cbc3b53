import Engine
import Recording
import Scenarios

/// A run of a sweep, which makes the missing cells.
public struct SweepRun: Sendable {
  /// The outcome of the run.
  public struct Outcome: Sendable, Equatable {
    /// The number of runs in all cells examined, and of those that failed.
    public var runs = 0, failed = 0
    /// The number of runs that existed before, in these cells or in those of an earlier plan.
    public var kept = 0
    /// The number of cells, and of those that existed before.
    public var cells = 0, found = 0
    /// The number of existing cells that were damaged and were made again.
    public var damaged = 0
  }

  /// A closure called after each cell with its runs, those of them that failed, and whether it existed before.
  public typealias Report = @Sendable (_ runs: Int, _ failed: Int, _ wasThere: Bool) -> Void

  private let plan: SweepPlan
  private let folder: SweepFolder
  private let maker: CellMaker
  private let shard: Shard?
  private let report: Report

  /// Creates the run of a plan in its folder, or of one shard of it. Throws `OutputError`.
  public init(_ plan: SweepPlan, in folder: SweepFolder, shard: Shard? = nil, report: @escaping Report) throws {
    (self.plan, self.folder, self.shard, self.report) = (plan, folder, shard, report)
    maker = CellMaker(plan, earlier: try EarlierCells(folder.earlierCells()))
  }

  /// Makes the missing cells, `threads` at a time. Throws `CancellationError` and `OutputError`; finished cells stay.
  ///
  /// `retrying` makes cells with failed runs again.
  public func perform(threads: Int, retrying: Bool = false) async throws -> Outcome {
    let layout = plan.layout
    let threads = max(1, min(threads, plan.runsInMemory))
    var outcome = Outcome()
    // With a stopping rule, a round needs the one before it.
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

  /// Makes a cell unless it exists; `nil` if it belongs to another shard, or if no point needs it.
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
    // A folder with a manifest must be finished.
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
