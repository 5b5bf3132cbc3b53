import Experiments
import Scenarios
import Testing

/// Designs as they are read: order, values of every kind, constraints and extra points.
@Suite struct DesignPointsTests {
  private func text(_ points: any DesignPoints) -> [String] {
    (0..<points.count).map { points[$0].map(\.description).joined(separator: " ") }
  }

  @Test func theLastFactorOfAGridIsFastest() throws {
    let grid = try design(
      "  vary:\n    members: [4, 8, 16]\n    style: [none, democratic]\n    faultline: {from: 0, to: 1, steps: 3}\n")
    let points = points(of: grid, seed: 1)
    let expected = ["4", "8", "16"].flatMap { members in
      ["none", "democratic"].flatMap { style in ["0", "0.5", "1"].map { "\(members) \(style) \($0)" } }
    }
    #expect(text(points) == expected)
  }

  @Test func constraintsLeavePointsOutAndExtraOnesComeLast() throws {
    let grid = try design(
      """
        vary: {members: [4, 8, 16], faultline: {from: 0, to: 1, step: 0.5}}
        constraints: [members * faultline < 8, members != 4 or faultline == 1]
        extra: [{members: 30, faultline: 0}, {faultline: 0.25}]

      """)
    #expect(text(points(of: grid, seed: 1)) == ["4 1", "8 0", "8 0.5", "16 0", "30 0", "8 0.25"])
    var nothing = grid
    nothing.extra = []
    nothing.constraints = try design("  vary: {members: [4, 8]}\n  constraints: [members > 100]\n").constraints
    #expect(points(of: nothing, seed: 1).count == 0)
  }

  @Test func listedPointsKeepTheirOrder() throws {
    let list = try design(
      "  method: list\n  points: [{mixing: 0.5}, {members: 4, mixing: 0}, {members: 6, mixing: 0}]\n")
    #expect(list.factors.map(\.name) == ["mixing", "members"])
    #expect(text(points(of: list, seed: 1)) == ["0.5 8", "0 4", "0 6"])
    #expect(list.factors[0].domain == .values([.number(0.5), .number(0)]))
  }

  @Test func samplersTakeCategoriesAndWholeNumbersInEqualShares() throws {
    let sobol = try design(
      """
        method: sobol
        samples: 4096
        vary:
          style: [none, democratic, autocratic]
          members: {from: 4, to: 9}
          faultline: {from: 0.25, to: 0.75}
          acts_per_tick: {values: [10, 40]}
          tension_rate: {from: 1, to: 3, integer: on}

      """)
    let points = points(of: sobol, seed: 1, isShifted: false)
    #expect(points[0] == [.text("none"), .number(4), .number(0.25), .number(10), .number(1)])
    for (factor, count) in [(0, 3), (1, 6), (3, 2), (4, 3)] {
      var times: [FactorValue: Int] = [:]
      for point in 0..<points.count { times[points[point][factor], default: 0] += 1 }
      #expect(times.count == count)
      #expect(times.values.allSatisfy { abs($0 - 4096 / count) <= 1 })
    }
  }

  @Test func bothEndsOfAnIntervalAreReached() throws {
    let morris = try design(
      """
        method: morris
        trajectories: 200
        levels: 4
        vary: {members: {from: 4, to: 7}, mixing: {from: 0.1, to: 0.7}, style: [none, adaptive, autocratic]}

      """)
    let points = points(of: morris, seed: 1)
    var seen = [Set<FactorValue>](repeating: [], count: 3)
    for point in 0..<points.count { for factor in 0..<3 { seen[factor].insert(points[point][factor]) } }
    #expect(seen[0] == [.number(4), .number(5), .number(6), .number(7)])
    #expect(seen[1].contains(.number(0.1)) && seen[1].contains(.number(0.7)) && seen[1].count == 4)
    #expect(seen[2] == [.text("none"), .text("adaptive"), .text("autocratic")])
  }

  @Test func aMethodOfPointsCountsThem() throws {
    for text in [
      "  vary: {members: [4, 8], faultline: [0, 0.5, 1]}\n", "  method: list\n  points: [{members: 4}, {members: 6}]\n",
      "  method: lhs\n  samples: 12\n  vary: {faultline: {from: 0, to: 1}}\n",
      "  method: saltelli\n  samples: 8\n  vary: {faultline: {from: 0, to: 1}, mixing: {from: 0, to: 0.5}}\n",
      "  method: saltelli\n  samples: 8\n  second_order: off\n  vary: {faultline: {from: 0, to: 1}}\n",
      "  method: morris\n  trajectories: 8\n  vary: {faultline: {from: 0, to: 1}, mixing: {from: 0, to: 0.5}}\n",
    ] {
      let design = try design(text)
      #expect(design.methodPoints == points(of: design, seed: 1).count)
    }
  }

  @Test func nothingVariedIsOnePoint() {
    #expect(text(points(of: Design(), seed: 1)) == [""])
  }
}
