import Recording
import Scenarios

/// The finished cells of a sweep, read in the order of its points.
struct SweepCells: Sendable {
  let plan: SweepPlan
  let folder: SweepFolder
  private let maker: CellMaker

  init(_ plan: SweepPlan, in folder: SweepFolder) {
    (self.plan, self.folder) = (plan, folder)
    maker = CellMaker(plan, earlier: EarlierCells())
  }

  /// A fault: a necessary cell is missing or damaged.
  struct Missing: Error, Sendable {
    let block: Int
    let round: Int
  }

  /// Returns the cell of a block and round; `nil` if no point needed it. Throws `Missing`, or `OutputError`.
  func cell(block: Int, round: Int, after before: Cell?) throws -> Cell? {
    let points = maker.points(block: block, round: round, after: before, keyed: false)
    guard !points.isEmpty else { return nil }
    guard let bytes = try folder.cells.read(plan.layout.name(block: block, round: round)), let cell = Cell(bytes),
      maker.isExpected(cell, points)
    else { throw Missing(block: block, round: round) }
    return cell
  }

  /// Calls `body` with each cell of a block, in the order of rounds.
  func forEachCell(ofBlock block: Int, _ body: (Cell) throws -> Void) throws {
    var before: Cell?
    for round in 0..<plan.layout.rounds {
      guard let cell = try cell(block: block, round: round, after: before) else { return }
      try body(cell)
      if plan.design.until != nil { before = cell }
    }
  }
}
