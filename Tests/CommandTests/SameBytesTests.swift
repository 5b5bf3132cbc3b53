import Foundation
import Testing

extension CommandTests {
  /// The same scenario and seed give the same bytes, whatever else differs.
  @Suite struct SameBytesTests {
    private let everything = allTables.joined(separator: ",")

    /// The tables that a run of the small scenario writes, by file.
    private func tables(_ arguments: [String] = [], environment: [String: String] = [:]) async throws -> [String: Data]
    {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      let answer = try await Tuckman.run(
        ["run", "small.yaml", "--out", "out", "--quiet"] + arguments, in: place, environment: environment)
      #expect(answer.code == 0)
      #expect(answer.out + answer.err == "")
      var tables: [String: Data] = [:]
      for name in try place.names("out") where name != "manifest.json" { tables[name] = try place.bytes("out/" + name) }
      return tables
    }

    @Test(arguments: ["double", "float"]) func underAnyNumberOfThreads(arithmetic: String) async throws {
      let runs = ["--replicates", "70", "--arithmetic", arithmetic]
      let one = try await tables(["--threads", "1"] + runs)
      #expect(one.count == allTables.count + 1)
      for threads in ["2", "3"] { #expect(try await tables(["--threads", threads] + runs) == one) }
    }

    /// One group that is large enough for threads to share its work.
    @Test func aLargeGroupUnderAnyNumberOfThreads() async throws {
      let place = try Workplace()
      try place.write("hall.yaml", "scenario: s\ngroup: {members: 600}\nsessions: 2\nticks_per_session: 3\n")
      var ticks: Set<Data> = []
      for threads in ["1", "2", "3"] {
        let options = ["--arithmetic", "float", "--set", "ending_sessions=1", "--threads", threads, "--out", threads]
        #expect(try await Tuckman.run(["run", "hall.yaml", "--quiet"] + options, in: place).code == 0)
        ticks.insert(try place.bytes(threads + "/ticks.csv"))
      }
      #expect(ticks.count == 1)
    }

    @Test func underAnyLocaleAndTimeZone() async throws {
      let plain = try await tables(environment: ["LC_ALL": "C", "LANG": "C", "TZ": "UTC"])
      let others = [("de_DE.UTF-8", "Europe/Berlin"), ("tr_TR.UTF-8", "Asia/Istanbul"), ("C", "Pacific/Kiritimati")]
      for (locale, zone) in others {
        #expect(try await tables(environment: ["LC_ALL": locale, "LANG": locale, "TZ": zone]) == plain)
      }
    }

    @Test func whateverElseIsRecorded() async throws {
      let all = try await tables()
      for record in ["acts", "ticks,runs", "events,members", "ties", "sessions,acts,ties"] {
        let some = try await tables(["--record", record])
        let names = record.split(separator: ",").map { String($0) + ".csv" }
        #expect(Set(some.keys) == Set(names + ["datapackage.json"]))
        for name in names { #expect(some[name] == all[name]) }
      }
    }

    @Test(arguments: ["double", "float"]) func aReplicateIsTheSameWhateverItsCompany(arithmetic: String) async throws {
      let options = ["--record", everything, "--arithmetic", arithmetic]
      let ten = try await tables(["--replicates", "10"] + options)
      let first = try await tables(["--replicates", "5"] + options)
      let second = try await tables(["--replicates", "5", "--first-replicate", "5"] + options)
      for table in allTables {
        let name = table + ".csv"
        let (a, b) = (try #require(first[name]), try #require(second[name]))
        let header = try #require(b.firstIndex(of: 0x0A))
        #expect(a + b[(header + 1)...] == ten[name])
      }
      let last = try await tables(
        ["--replicates", "1", "--first-replicate", "9", "--record", "runs", "--arithmetic", arithmetic])
      let line = String(decoding: try #require(ten["runs.csv"]), as: UTF8.self).split(separator: "\n").last
      #expect(String(decoding: try #require(last["runs.csv"]), as: UTF8.self).split(separator: "\n").last == line)
    }

    @Test func asASecondTimeIntoTheSameFolder() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      for _ in 0..<2 { #expect(try await Tuckman.run(["run", "small.yaml", "--quiet"], in: place).code == 0) }
      let again = try await tables()
      #expect(again["acts.csv"] == (try place.bytes("results/small/acts.csv")))
      #expect(try place.names("results") == ["small"])
    }

    @Test func onStandardOutputAsInAFile() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      let files = try await tables()
      for table in allTables {
        let answer = try await Tuckman.run(["run", "small.yaml", "--out", "-", "--record", table], in: place)
        #expect(answer.code == 0)
        #expect(answer.err == "")
        #expect(Data(answer.out.utf8) == files[table + ".csv"])
      }
      #expect(try place.names() == ["small.yaml"])
    }

    @Test func anotherSeedGivesOtherNumbers() async throws {
      let (five, six) = (try await tables(["--seed", "5"]), try await tables(["--seed", "6"]))
      #expect(five == (try await tables()))
      #expect(five["ticks.csv"] != six["ticks.csv"])
    }
  }
}
