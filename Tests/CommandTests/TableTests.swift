import Foundation
import ScenarioReading
import Scenarios
import Testing

extension CommandTests {
  /// What `run` writes.
  @Suite struct TableTests {
    private static let metrics =
      "familiarity,expression,negativity,tension,cohesion,consensus,participation_gini,top_share,productivity,"
      + "progress,status_spread,regulation,anxiety,skill,efficacy,present,ending"
    private static let instruments =
      "gcq_engaged,gcq_conflict,gcq_avoiding,cohesion_rating,satisfaction,client_feedback"

    private static let headers = [
      "runs": "run_id,point_id,replicate,seed,status,\(metrics),tension_peak,tension_peak_session,cohesion_low,"
        + "top_share_mean,participation_gini_mean,left,"
        + ["forming", "storming", "norming", "performing", "adjourning"].map { "\($0)_entry,\($0)_dwell," }.joined()
        + "stage_path,regressions,settled",
      "ticks": "run_id,point_id,replicate,tick,session,stage,\(metrics)",
      "sessions": "run_id,point_id,replicate,session,stage,\(metrics),faction_count,faction_share,balanced_triads,"
        + "reciprocity,isolation,density,centralization,\(instruments)",
      "members": "run_id,session,member,team,talk_share,airtime,status,familiarity,acceptance,tension,regulation,"
        + "anxiety,skill,efficacy,attitude_1,attitude_2,attitude_3,attitude_4,"
        + "assertiveness,attribute_1,attribute_2,attribute_3,\(instruments)",
      "ties": "run_id,session,source,target,sentiment,tension,familiarity",
      "acts": "run_id,tick,speaker,target,negativity",
      "events": "run_id,tick,session,kind,member,technique,value,cause",
    ]

    @Test func theFirstRunWritesEveryTableWithItsHeader() async throws {
      let place = try Workplace()
      let answer = try await Tuckman.run(["run", Tuckman.scenarios + "/first-run.yaml", "--out", "out"], in: place)
      #expect(answer.code == 0)
      #expect(answer.err.isEmpty)
      #expect(answer.out.contains("Storming in a recovery group"))
      #expect(try place.names() == ["out"])
      let files = allTables.map { $0 + ".csv" } + ["datapackage.json", "manifest.json"]
      #expect(try place.names("out") == files.sorted())
      for (table, header) in Self.headers {
        #expect(try place.text("out/\(table).csv").hasPrefix(header + "\n"))
      }
      let ticks = Table(try place.text("out/ticks.csv"))
      #expect(ticks.rows.count == 145)
      #expect(Table(try place.text("out/sessions.csv")).rows.count == 12)
      #expect(Table(try place.text("out/runs.csv")).rows.count == 1)
      // Tick 0 is the composed group: nobody has spoken.
      #expect(ticks["session"].prefix(2) == ["0", "1"])
      for column in ["stage", "expression", "negativity", "productivity"] { #expect(ticks[column][0] == "") }
      #expect(ticks["progress"][0] == "0")
      #expect(ticks["familiarity"][0] == "0")
      #expect(ticks["present"][0] == "8")
      #expect(ticks["stage"].last == "adjourning")
      #expect(!ticks["stage"].dropFirst().contains(""))
    }

    @Test func everyTableHasTheRowsOfThosePresentInOrderOfItsKeys() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      #expect(try await Tuckman.run(["run", "small.yaml", "--quiet"], in: place).code == 0)
      func table(_ name: String) throws -> Table { Table(try place.text("results/small/\(name).csv")) }
      let (runs, ticks, sessions) = (try table("runs"), try table("ticks"), try table("sessions"))
      #expect(runs["run_id"] == (0..<6).map { "p0r\($0)" })
      let clock = (0..<6).flatMap { run in (0...12).map { [run, $0, $0 == 0 ? 0 : ($0 - 1) / 3 + 1] } }
      #expect(rows(ticks, "tick", "session") == clock)
      #expect(rows(sessions, "session") == (0..<6).flatMap { run in (1...4).map { [run, $0] } })
      // Of those who left there are no rows after the session in which they left.
      let present = (0..<6).map { run in (1...4).map { Int(ticks.numbers("present")[run * 13 + 3 * $0]) } }
      #expect(present.joined().min() ?? 4 < 4)
      let cast = ["Ana": 0, "Ben": 1, "Cleo": 2, "Dan": 3]
      let members = try table("members")
      let memberKeys = zip(rows(members, "session"), members["member"]).map { $0 + [cast[$1] ?? -1] }
      #expect(isAscending(memberKeys))
      #expect(counts(memberKeys, by: 2) == present.joined().map(\.self))
      let ties = try table("ties")
      let tieKeys = zip(rows(ties, "session"), zip(ties["source"], ties["target"])).map { key, pair in
        key + [cast[pair.0] ?? -1, cast[pair.1] ?? -1]
      }
      #expect(isAscending(tieKeys))
      #expect(counts(tieKeys, by: 2) == present.joined().map { $0 * ($0 - 1) })
      let events = try table("events")
      #expect(
        rows(events, "tick").map { $0[0] * 1000 + $0[1] } == rows(events, "tick").map { $0[0] * 1000 + $0[1] }.sorted())
      #expect(
        events["kind"].count { $0 == "left" } == present.reduce(0) { $0 + 4 - ($1.last ?? 4) } + lateLeavers(events))
      // Twenty acts in each tick.
      #expect(counts(rows(try table("acts"), "tick"), by: 2).allSatisfy { $0 == 20 })
    }

    /// Those who left after the last session are in no row of ticks.
    private func lateLeavers(_ events: Table) -> Int {
      zip(events["kind"], events["tick"]).count { $0 == "left" && $1 == "12" }
    }

    private func rows(_ table: Table, _ columns: String...) -> [[Int]] {
      let numbers = columns.map { table.numbers($0) }
      return table.replicates.enumerated().map { index, run in [run] + numbers.map { Int($0[index]) } }
    }

    private func isAscending(_ keys: [[Int]]) -> Bool {
      zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
    }

    /// How many keys in a row begin with the same numbers.
    private func counts(_ keys: [[Int]], by length: Int) -> [Int] {
      var counts: [Int] = []
      for (index, key) in keys.enumerated() {
        if index > 0, keys[index - 1].prefix(length) == key.prefix(length) {
          counts[counts.count - 1] += 1
        } else {
          counts.append(1)
        }
      }
      return counts
    }

    @Test func theManifestHasTheHashOfEveryFile() async throws {
      let place = try Workplace()
      let ties = "scenario: s\ngroup: {members: [{name: Ana}, {name: Ben}], sentiment: likes.csv}\n"
      try place.write("s.yaml", ties)
      try place.write("likes.csv", "source,target,value\nAna,Ben,0.5\n")
      let run = try await Tuckman.run(
        ["run", "s.yaml", "--set", "sessions=4", "--seed", "18446744073709551615"], in: place)
      #expect(run.code == 0)
      #expect(run.err == "note: \(Note.someTies(1, of: 2, file: "likes.csv").words)\n")
      let manifest = try JSONDecoder().decode(Manifest.self, from: place.bytes("results/s/manifest.json"))
      let sum = try await Tuckman.bash(
        "cd results/s && if command -v sha256sum >/dev/null; then sha256sum * */*; else shasum -a 256 * */*; fi",
        in: place)
      var sums: [String: String] = [:]
      for line in sum.out.split(separator: "\n") { sums[String(line.dropFirst(66))] = String(line.prefix(64)) }
      sums["manifest.json"] = nil
      #expect(sums.count == 5 && sums["inputs/1-likes.csv.copy"] != nil)
      #expect(Dictionary(uniqueKeysWithValues: manifest.files.map { ($0.path, $0.sha256) }) == sums)
      #expect(manifest.files.compactMap(\.rows) == [1, 49, 4])
      #expect(manifest.inputs.map(\.path) == ["likes.csv"])
      #expect(manifest.scenario_text == ties)
      #expect(manifest.seed == .max)
      #expect(manifest.set == ["sessions=4"])
    }

    private struct Manifest: Decodable {
      struct File: Decodable {
        let path: String
        let sha256: String
        let rows: Int?
      }
      let files: [File]
      let inputs: [File]
      let scenario_text: String
      let seed: UInt64
      let set: [String]
    }

    @Test func namesCannotBreakRowsOrBecomeFormulas() async throws {
      let place = try Workplace()
      let names = ["=1+1", "+Ana", "-Ben", "@Cleo", "Dan, \"the\" man", "Eva;", "O'Hara", "Fée 🙂"]
      let list = names.map { "{name: '\($0.replacingOccurrences(of: "'", with: "''"))'}" }.joined(separator: ", ")
      try place.write("s.yaml", "scenario: s\ngroup: {members: [\(list)]}\nrecord: [members, ties, acts]\n")
      #expect(try await Tuckman.run(["run", "s.yaml", "--set", "sessions=4", "--quiet"], in: place).code == 0)
      let inert = ["'=1+1", "'+Ana", "'-Ben", "'@Cleo"] + names.dropFirst(4)
      let members = Table(try place.text("results/s/members.csv"))
      #expect(Array(members["member"].prefix(8)) == inert)
      for name in ["members", "ties", "acts"] {
        let table = Table(try place.text("results/s/\(name).csv"))
        #expect(table.rows.allSatisfy { $0.count == table.header.count })
      }
      let ties = Table(try place.text("results/s/ties.csv"))
      #expect(Set(ties["source"]) == Set(inert))
      #expect(Set(ties["target"]) == Set(inert))
    }

    @Test func everyScenarioThatIsShippedIsValid() async throws {
      let place = try Workplace()
      let names = (FileManager.default.enumerator(atPath: Tuckman.scenarios)?.allObjects as? [String] ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted().map { Tuckman.scenarios + "/" + $0 }
      #expect(names.count >= 10)
      let answer = try await Tuckman.run(["validate"] + names, in: place)
      #expect(answer.code == 0)
      // One is said of each, in a line or two.
      let told = answer.out.squeezed
      for name in names { #expect(told.contains("\(name): ok: ")) }
      #expect(told.components(separatedBy: ": ok: ").count == names.count + 1, "\(answer)")
      #expect(answer.err.split(separator: "\n").allSatisfy { $0.contains(": note: ") })
    }
  }
}
