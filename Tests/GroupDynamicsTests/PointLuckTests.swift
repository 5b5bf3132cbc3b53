import Draws
import Engine
import GroupDynamics
import Scenarios
import Testing

/// Points of a sweep may have luck of their own: 256 × (point + 1) is added to the purpose of every draw.
@Suite struct PointLuckTests {
  private func scenario(_ offset: UInt32) -> Scenario {
    var p = Parameters()
    (p.members, p.sessions, p.ticksPerSession, p.endingSessions, p.attendance) = (5, 4, 6, 1, 0.8)
    var scenario = Scenario(title: "luck", parameters: p, seed: 5)
    scenario.luckOffset = offset
    return scenario
  }

  @Test func theOffsetIsAddedToEveryPurpose() {
    #expect(Purpose.offset(ofPoint: 0) == 256 && Purpose.offset(ofPoint: 3) == 1024)
    #expect(Purpose.offset(ofPoint: 16_777_214) == 4_294_967_040)
    let luck = Luck(scenario(512), replicate: 3)
    #expect(luck.seed == 5 && luck.replicate == 3 && luck.offset == 512)
  }

  @Test func everyKindOfDrawIsAnotherOne() throws {
    let (one, other) = (try keep(scenario(0), replicate: 0), try keep(scenario(256), replicate: 0))
    #expect(one.bits(0...0) != other.bits(0...0))
    #expect(one.acts[1] != other.acts[1])
    #expect(one.answers != other.answers)
    #expect(try keep(scenario(256), replicate: 0).bits(0...24) == other.bits(0...24))
  }

  @Test func lanesOfPointsWithLuckOfTheirOwnDrawAsThePlainForm() throws {
    let points = [scenario(0), scenario(256), scenario(512)]
    let lanes = (0..<6).map { BatchedGroups.Lane(point: $0 % 3, replicate: UInt32($0 / 3)) }
    for (lane, batched) in zip(lanes, try keep(points, lanes)) {
      let plain = try keep(points[lane.point], replicate: lane.replicate)
      // Single precision may turn an act now and then, hardly ever in the first ticks.
      #expect(batched.acts[1...3] == plain.acts[1...3])
      #expect(batched.answers.count == plain.answers.count)
      let alone = try keep([points[lane.point]], [.init(point: 0, replicate: lane.replicate)])[0]
      #expect(alone.bits(0...24) == batched.bits(0...24) && alone.departures == batched.departures)
      #expect(alone.answers == batched.answers)
    }
  }
}
