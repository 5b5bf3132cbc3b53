import GroupDynamics
import Models
import Recording
import Scenarios
import Testing

/// What is kept of a run.
@Suite struct RunRecorderTests {
  private static func scenario() -> Scenario {
    var p = Parameters()
    (p.sessions, p.dropoutBase) = (5, -3)
    return Scenario(
      title: "kept", parameters: p, style: .adaptive,
      triggers: [
        Trigger(
          when: Condition(.metric(.tension), .above, 0.1), for: .ticks(2), technique: .coaching, dose: 0.9,
          lasting: .ticks(5), coolDown: .ticks(5))
      ],
      events: [
        SessionEvent(.crisis, session: 2, strength: 0.5), SessionEvent(.breach, session: 3, member: 4),
        SessionEvent(.facilitatorAbsence, session: 3),
      ], seed: 8)
  }

  /// Members are asked only where their answers are written. That they are asked changes no byte of what else is.
  @Test(arguments: [Arithmetic.plainForm, .kernels])
  func askingMembersChangesNothing(arithmetic: Arithmetic) throws {
    func bytes(_ tables: Set<RecordedTable>) throws -> [RecordedTable: [UInt8]] {
      let records = try recordRuns(
        Self.scenario(), replicates: [0, 1, 2], arithmetic: arithmetic, acts: .sampled, tables: tables)
      #expect(records.count == 3 && records.allSatisfy { $0.failure == nil })
      var bytes: [RecordedTable: [UInt8]] = [:]
      for table in [RecordedTable.ticks, .acts, .events] {
        bytes[table] = records.flatMap { $0.rows[table]?.bytes ?? [] }
      }
      return bytes
    }
    let asked = try bytes([.ticks, .acts, .events, .sessions, .members])
    let silent = try bytes([.ticks, .acts, .events])
    #expect(asked == silent)
    #expect(asked.values.allSatisfy { $0.count > 1000 })
  }

  /// Density and centralization by session, as the kernels' view and as the plain form have them.
  @Test func networkMeasuresAreTheSameInBothArithmetics() throws {
    let names = try #require(Tables.table(.sessions, Parameters())).columns.map(\.name)
    let places = try ["density", "centralization", "reciprocity"].map { try #require(names.firstIndex(of: $0)) }
    let measured = try [Arithmetic.plainForm, .kernels].map { arithmetic in
      let records = try recordRuns(
        Self.scenario(), replicates: [0, 1], arithmetic: arithmetic, acts: .meanField, tables: [.sessions])
      return records.flatMap { record in
        String(decoding: record.rows[.sessions]?.bytes ?? [], as: UTF8.self).split(separator: "\n").flatMap { row in
          let cells = row.split(separator: ",", omittingEmptySubsequences: false)
          return places.map { Double(cells[$0]) ?? .nan }
        }
      }
    }
    #expect(measured[0].count == 30 && Set(measured[0]).count > 20)
    #expect(zip(measured[0], measured[1]).allSatisfy { abs($0 - $1) < 1e-3 })
  }

  /// Rows of `events.csv`: tick, session, kind, member, technique, value, cause.
  private func events(_ scenario: Scenario) throws -> [[String]] {
    let record = try recordRuns(scenario, replicates: [0], arithmetic: .plainForm, acts: .sampled, tables: [.events])[0]
    let text = String(decoding: record.rows[.events]?.bytes ?? [], as: UTF8.self)
    return text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
    }
  }

  @Test func whatBefallsAGroupHasARowInTheOrderOfItsTick() throws {
    var scenario = Self.scenario()
    (scenario.style, scenario.triggers) = (nil, [])
    scenario.schedule = [ScheduledDose(technique: .mediation, from: 2, to: 3, dose: 0.5)]
    scenario.switchedOff = [.commitment]
    let rows = try events(scenario).filter { $0[2] != "stage_change" }
    #expect(
      rows == [
        ["13", "2", "dose_change", "", "mediation", "0.5", "schedule"],
        ["13", "2", "crisis", "", "", "0.5", "a shock to all members"],
        ["25", "3", "dose_change", "", "mediation", "0", "the facilitator is away"],
        ["25", "3", "absent", "", "", "1", "the facilitator is absent from the session"],
        ["25", "3", "breach", "M5", "", "1", "a member breaks confidentiality"],
      ])
  }

  @Test func aTriggerHasARowWithTheTickAfterWhichItFires() throws {
    let rows = try events(Self.scenario())
    let fired = rows.filter { $0[2] == "trigger" && $0[6] == "trigger 1: tension > 0.1" }
    #expect(!fired.isEmpty)
    for row in fired {
      #expect(row[3] == "" && row[4] == "coaching" && row[5] == "0.9")
      let next = Int(row[0]).map { String($0 + 1) }
      // It acts from the next update on, unless the facilitator is away then.
      #expect(
        next == "25"
          || rows.contains { $0[0] == next && $0[2] == "dose_change" && $0[4] == "coaching" && $0[5] == "0.9" })
    }
  }
}
