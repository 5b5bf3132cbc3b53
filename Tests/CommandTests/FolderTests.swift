import Foundation
import Testing

extension CommandTests {
  /// Where results go, what is never touched, and runs that fail.
  @Suite struct FolderTests {
    /// A place with the small scenario and results of it in `out`.
    private func placeWithResults() async throws -> Workplace {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      #expect(try await Tuckman.run(["run", "small.yaml", "--out", "out", "--quiet"], in: place).code == 0)
      return place
    }

    /// A run into a place that cannot be used, and why.
    private func refused(
      _ place: Workplace, _ out: String, _ told: String, code: Int32 = 73,
      sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      let before = try place.contents()
      let answer = try await Tuckman.run(["run", "small.yaml", "--out", out], in: place)
      #expect(answer.code == code, sourceLocation: sourceLocation)
      #expect(answer.err == told + "\n", sourceLocation: sourceLocation)
      #expect(answer.out == "", sourceLocation: sourceLocation)
      #expect(try place.contents() == before, sourceLocation: sourceLocation)
    }

    private let way = "\n    hint: name another folder with --out, or use --force, which moves it aside"

    @Test func aForeignFolderIsLeftAlone() async throws {
      let place = try await placeWithResults()
      try place.makeFolder("mine")
      try place.write("mine/notes.txt", "keep me")
      try await refused(place, "mine", "mine: cannot be created: the folder holds no results of tuckman" + way)
      try place.write("mine/manifest.json", "{\"format\": \"another program's\", \"files\": []}")
      try await refused(place, "mine/", "mine: cannot be created: the folder holds no results of tuckman" + way)
      try await refused(
        place, "small.yaml", "small.yaml: cannot be created: this is a file, and a folder is needed" + way)
    }

    @Test func resultsWithSomethingElseAmongThemAreLeftAlone() async throws {
      let place = try await placeWithResults()
      let also = "out: cannot be created: the folder also holds "
      try place.write("out/notes.txt", "keep me")
      try await refused(place, "out", also + "notes.txt, which is not of these results" + way)
      try FileManager.default.removeItem(atPath: place.path + "/out/notes.txt")
      try place.makeFolder("out/sub")
      try await refused(place, "out", also + "sub, which is not of these results" + way)
      try FileManager.default.removeItem(atPath: place.path + "/out/sub")
      try FileManager.default.removeItem(atPath: place.path + "/out/runs.csv")
      try place.link("out/runs.csv", to: "../small.yaml")
      try await refused(place, "out", also + "runs.csv, which is not of these results" + way)
    }

    @Test func whatIsNoNameOfAFolderIsRefused() async throws {
      let place = try await placeWithResults()
      let own =
        "cannot be created: this names no folder that can be replaced"
        + "\n    hint: give the folder a name of its own, such as results/mine"
      for out in [".", "..", "/", "out/.."] { try await refused(place, out, "\(out): \(own)") }
      // A link to such a place is none either.
      try place.link("here", to: ".")
      try await refused(place, "here", "here: \(own)")
    }

    #if os(Linux)
      /// New results take the place of earlier ones in one step: whoever looks in between finds the ones or the others.
      @Test func resultsThatAreReplacedAreNeverGone() async throws {
        let place = try await placeWithResults()
        let answer = try await Tuckman.bash(
          "(for k in $(seq 20); do \"$TUCKMAN\" run small.yaml --quiet --out out || echo failed; done) & "
            + "while kill -0 $! 2>/dev/null; do [ -e out/manifest.json ] || echo gone; done", in: place)
        #expect(answer.out.isEmpty, "\(answer)")
        #expect(try !place.names(".").contains { $0.hasPrefix(".out") })
      }
    #endif

    @Test func aParentThatCannotHoldFoldersIsRefused() async throws {
      let place = try await placeWithResults()
      try await refused(
        place, "small.yaml/a/b",
        "small.yaml/a/b: cannot be created: small.yaml is no folder\n    hint: name another with --out")
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere")) func aReadOnlyParentIsRefused() async throws {
      let place = try await placeWithResults()
      try place.makeFolder("locked")
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.path + "/locked")
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path + "/locked") }
      try await refused(
        place, "locked/out", "locked/out: cannot be created: Permission denied\n    hint: name another with --out")
      let new = try await Tuckman.run(["new", "locked/x.yaml"], in: place)
      #expect(new.code == 73)
      #expect(
        new.err == "locked/x.yaml: cannot be created: Permission denied\n    hint: name a file in another folder\n")
    }

    @Test func anEmptyFolderAndEarlierResultsAreReplaced() async throws {
      let place = try await placeWithResults()
      let before = try place.bytes("out/ticks.csv")
      try place.makeFolder("empty")
      for out in ["empty", "out"] {
        let answer = try await Tuckman.run(["run", "small.yaml", "--out", out, "--seed", "6", "--quiet"], in: place)
        #expect(answer.code == 0)
        #expect(try place.bytes(out + "/ticks.csv") != before)
      }
      // A table that is no longer asked for does not stay.
      #expect(try await Tuckman.run(["run", "small.yaml", "--out", "out", "--record", "runs"], in: place).code == 0)
      #expect(try place.names("out") == ["datapackage.json", "manifest.json", "runs.csv"])
      #expect(try place.names() == ["empty", "out", "small.yaml"])
    }

    @Test func forceMovesAsideWhatIsForeign() async throws {
      let place = try await placeWithResults()
      try place.makeFolder("mine")
      try place.write("mine/notes.txt", "keep me")
      for (index, aside) in ["mine.old", "mine.old-2"].enumerated() {
        let answer = try await Tuckman.run(["run", "small.yaml", "--out", "mine", "--force", "--quiet"], in: place)
        #expect(answer.code == 0)
        #expect(try place.names("mine").contains("runs.csv"))
        #expect(try place.names(aside).contains("notes.txt"))
        if index == 0 { try place.write("mine/notes.txt", "keep me too") }
      }
      #expect(try place.names() == ["mine", "mine.old", "mine.old-2", "out", "small.yaml"])
    }

    /// Sentiment of 1e308 a session overflows in some groups, and in others nobody is left to feel it.
    @Test func runsThatFailAreListedAndTheOthersKept() async throws {
      let place = try Workplace()
      try place.write("s.yaml", "scenario: s\nparameters: {support_rate: 1e308}\nreplicates: 40\n")
      let answer = try await Tuckman.run(["run", "s.yaml", "--quiet", "--arithmetic", "double"], in: place)
      #expect(answer.code == 70)
      let runs = Table(try place.text("results/s/runs.csv"))
      let failures = Table(try place.text("results/s/failures.csv"))
      let failed = zip(runs["run_id"], runs["status"]).filter { $1 == "failed" }.map(\.0)
      #expect(runs.rows.count == 40)
      #expect((1...39).contains(failed.count))
      #expect(failures.header == ["run_id", "point_id", "replicate", "seed", "message"])
      #expect(failures["run_id"] == failed)
      let message = try #require(failures["message"].first)
      #expect(message.hasPrefix("cohesion is not a finite number at tick "))
      #expect(
        answer.err == "\(failed.count) of 40 runs failed (failures.csv), the first \(failed[0]): \(message). "
          + "The others are kept\n")
      // A failed run has no numbers, here and in the other tables.
      let withNumbers = runs.rows.filter { row in row[4] == "failed" && row.dropFirst(5).contains { !$0.isEmpty } }
      #expect(withNumbers == [])
      let ticks = Table(try place.text("results/s/ticks.csv"))
      #expect(Set(ticks["run_id"]) == Set(runs["run_id"]).subtracting(failed))
      #expect(ticks.rows.count == (40 - failed.count) * 145)
    }

    @Test func aRunThatFailsAloneIsTold() async throws {
      let place = try Workplace()
      try place.write("s.yaml", "scenario: s\nparameters: {status_rate: 1e308}\n")
      let answer = try await Tuckman.run(["run", "s.yaml"], in: place)
      #expect(answer.code == 70)
      #expect(
        answer.err
          == "1 of 1 run failed (failures.csv), the first p0r0: status_spread is not a finite number at tick 1\n")
      #expect(Table(try place.text("results/s/runs.csv"))["status"] == ["failed"])
      let table = try await Tuckman.run(["run", "s.yaml", "--out", "-", "--record", "ticks"], in: place)
      #expect(table.code == 70)
      #expect(Table(table.out).rows.isEmpty)
      #expect(table.err == "1 of 1 run failed, the first p0r0: status_spread is not a finite number at tick 1\n")
    }
  }
}
