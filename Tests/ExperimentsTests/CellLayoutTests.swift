import Experiments
import Scenarios
import Testing

/// Which runs stand together: each once, and a stopped sweep is balanced.
struct CellLayoutTests {
  private func layouts() -> [CellLayout] {
    var layouts: [CellLayout] = []
    for points in [1, 3, 17, 200] {
      for replicates in [1, 2, 15, 16, 17, 100, 1000] {
        for runs in [1, 7, 64, 500, 4096] {
          for bytes in [100.0, 900, 1e6] {
            layouts.append(
              CellLayout(points: points, replicates: replicates, rule: nil, runsPerCell: runs, bytesPerRun: bytes))
          }
        }
        let rule = StoppingRule(metric: "left", halfWidth: 0.1, min: max(2, replicates / 5), max: max(2, replicates))
        layouts.append(CellLayout(points: points, replicates: 1, rule: rule, runsPerCell: 100, bytesPerRun: 900))
      }
    }
    return layouts
  }

  @Test func everyRunIsInOneCell() {
    for layout in layouts() {
      var ends = Array(repeating: 0, count: layout.points)
      for round in 0..<layout.rounds {
        for block in 0..<layout.blocks {
          let replicates = layout.replicates(ofRound: round)
          #expect(!replicates.isEmpty && !layout.points(ofBlock: block).isEmpty)
          for point in layout.points(ofBlock: block) {
            #expect(ends[point] == replicates.lowerBound)
            ends[point] = replicates.upperBound
          }
        }
      }
      #expect(ends.allSatisfy { $0 == layout.replicates })
      #expect(layout.cells == layout.rounds * layout.blocks)
    }
  }

  @Test func aCellHasNoMoreRunsThanWanted() {
    for runs in [1, 7, 64, 500, 4096] {
      let layout = CellLayout(points: 200, replicates: 1000, rule: nil, runsPerCell: runs, bytesPerRun: 900)
      let most = layout.pointsPerCell * layout.replicates(ofRound: 0).count
      #expect(most <= runs)
      #expect(2 * most > min(runs, 16 * layout.pointsPerCell) || runs == 1)
    }
  }

  @Test func aBlockFitsIntoMemoryUnlessItIsOnePoint() {
    for layout in layouts() where layout.pointsPerCell > 1 {
      #expect(layout.pointsPerCell * layout.replicates <= 40_000)
    }
  }

  @Test func whenARuleLooksDependsOnTheRuleAlone() {
    let rule = StoppingRule(metric: "left", halfWidth: 0.1, min: 20, max: 400)
    func ends(_ points: Int, _ runs: Int) -> [Int] {
      let layout = CellLayout(points: points, replicates: 1, rule: rule, runsPerCell: runs, bytesPerRun: 900)
      return (0..<layout.rounds).map { layout.replicates(ofRound: $0).upperBound }
    }
    #expect(ends(4, 5) == ends(4, 4096) && ends(4, 5) == ends(900, 64))
    #expect(ends(4, 5).prefix(6) == [20, 36, 52, 68, 100, 132] && ends(4, 5).last == 400)
  }

  @Test func namesOfCellsSortAsTheirBlocksAndRounds() {
    let layout = CellLayout(points: 10, replicates: 10, rule: nil, runsPerCell: 1, bytesPerRun: 900)
    let names = [(0, 0), (0, 1), (0, 10), (1, 0), (9, 2), (10, 0)].map { layout.name(block: $0.0, round: $0.1) }
    #expect(names == names.sorted() && Set(names).count == names.count)
  }
}
