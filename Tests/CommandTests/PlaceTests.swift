import Foundation
import Testing

extension CommandTests {
  /// Places where nothing can be written, which are known before any work, and results that stay as they are.
  @Suite struct PlaceTests {
    private func place() async throws -> Workplace {
      let place = try Workplace()
      try place.write(
        "g.yaml", "scenario: g\ngroup: {members: 4}\nsessions: 4\nreplicates: 2\nrecord: [runs, ticks, ties]\n")
      try place.write("s.yaml", tinySweep)
      try place.write("file", "mine\n")
      #expect(try await Tuckman.run(["run", "g.yaml", "--out", "r", "--quiet"], in: place).code == 0)
      #expect(try await Tuckman.run(["sweep", "run", "s.yaml", "--out", "w", "--quiet"], in: place).code == 0)
      return place
    }

    @Test func aFileInTheWayIsNamedAtOnce() async throws {
      let place = try await place()
      let before = try place.contents()
      for words in [
        "run g.yaml --out %", "sweep run s.yaml --out %", "sweep status s.yaml --out %", "sweep merge s.yaml --out %",
        "figures r --out %", "compare g.yaml s.yaml --out %", "report r --out %.html", "explain g.yaml --out %.txt",
        "new %.yaml", "export r --format gexf --out %.gexf", "sensitivity w --out %.csv",
      ] {
        for (out, says) in [("file/x", "file is no folder"), ("w/runs.csv/a/b", "w/runs.csv is no folder")] {
          let line = words.replacing("%", with: out).split(separator: " ").map(String.init)
          let answer = try await Tuckman.run(line, in: place)
          #expect(answer.code == 73 && answer.err.contains(says), "\(line): \(answer.code) \(answer.err)")
        }
      }
      for words in ["run g.yaml", "sweep run s.yaml", "figures r"] {
        let line = words.split(separator: " ").map(String.init)
        let up = try await Tuckman.run(line + ["--out", "nodir/../yy"], in: place)
        #expect(up.code == 73 && up.err.contains("there is no folder nodir, so .. leads nowhere"), "\(up.err)")
        let there = try await Tuckman.run(line + ["--out", "file"], in: place)
        #expect(there.code == 73 && there.err.contains("file"), "\(words): \(there.err)")
      }
      #expect(try place.contents() == before)
      #expect(try await Tuckman.run(["run", "g.yaml", "--out", "r/../new", "--quiet"], in: place).code == 0)
    }

    #if os(Linux)
      @Test(arguments: ["/dev", "/proc"]) func whereSomethingIsMountedIsKnownAtOnce(out: String) async throws {
        let place = try await place()
        let answer = try await Tuckman.run(
          ["run", "g.yaml", "--out", out, "--force", "--replicates", "100000000"], in: place)
        #expect(answer.code == 73 && answer.err.contains("mounted"), "\(answer.err)")
      }
    #endif

    /// Not even by force: tables would not be as their manifest says, and others stand in the way of the next run.
    @Test func nothingIsWrittenAmongResults() async throws {
      let place = try await place()
      let before = try place.contents()
      for words in [
        "sensitivity w --out w/runs.csv --force", "sensitivity w --out w/sweep.json --force",
        "export r --format gexf --out r/ties.gexf", "export r --format mesa --out r/runs.csv --force",
        "explain g.yaml --out r/why.txt", "report r --out w/page.html", "new r/new.yaml",
        "report r --out r/manifest.json --force",
      ] {
        let answer = try await Tuckman.run(words.split(separator: " ").map(String.init), in: place)
        #expect(answer.code == 73 && answer.err.contains("folder of results"), "\(words): \(answer.code) \(answer.err)")
      }
      #expect(try place.contents() == before)
    }

    /// Cells are what tables are made from; a finished sweep needs them no more.
    @Test func aFinishedSweepWithoutItsCellsStaysFinished() async throws {
      let place = try await place()
      try FileManager.default.removeItem(atPath: place.path + "/w/cells")
      func tables() throws -> [String: Data] { try place.contents().filter { !$0.key.contains("cells") } }
      let before = try tables()
      for words in [["run"], ["retry"], ["merge"], ["work", "--shard", "1/2"], ["extend"]] {
        let line = ["sweep", words[0], "s.yaml", "--out", "w"] + words.dropFirst()
        let answer = try await Tuckman.run(line, in: place)
        #expect(
          answer.code == 0 && answer.err.contains("Its cells were deleted, so nothing was made again"), "\(answer)")
        #expect(
          try tables().filter { !$0.key.contains(".shard") && !$0.key.contains(".lock") }
            == before.filter { !$0.key.contains(".lock") })
      }
      // Where the design changes, all is made.
      let more = ["sweep", "extend", "s.yaml", "--out", "w", "--replicates", "3", "--quiet"]
      #expect(try await Tuckman.run(more, in: place).code == 0)
      #expect(try place.text("w/runs.csv").split(separator: "\n").count == 7)
    }

    /// Tables of the sweep as it was are gone by then, and are not said to be there.
    @Test func anExtensionThatCannotBeWrittenSaysWhatIsKept() async throws {
      let place = try await place()
      let more = "sweep extend s.yaml --out w --replicates 3000 --quiet"
      let answer = try await Tuckman.bash("ulimit -f 100; \"$TUCKMAN\" \(more)", in: place)
      #expect(answer.code == 74 && !answer.err.contains("untouched"), "\(answer.err)")
      #expect(answer.err.contains("Runs that are finished are kept, and the same command goes on"))
      let again = try await Tuckman.bash("\"$TUCKMAN\" \(more)", in: place)
      #expect(again.code == 0, "\(again.err)")
    }

    /// One signal ends reading of tables however long they are; nothing is left of the new file.
    @Test(arguments: [SIGINT, SIGTERM]) func oneSignalEndsAnExport(signal: Int32) async throws {
      let place = try await place()
      let many = ["run", "g.yaml", "--out", "many", "--replicates", "20000", "--record", "runs,ticks", "--quiet"]
      #expect(try await Tuckman.run(many, in: place).code == 0)
      try place.makeFolder("out")
      let export = try Tuckman.start(["export", "many", "--format", "mesa", "--out", "out/x.csv"], in: place)
      try await Task.sleep(for: .milliseconds(700))
      let sent = Date()
      export.signal(signal)
      let answer = await export.answer()
      #expect(answer.code == 75 && Date().timeIntervalSince(sent) < 3, "\(answer)")
      #expect(try place.names("out") == [])
    }

    #if os(Linux)
      @Test(arguments: ["-S -s 64", "-s 64", "-S -s 256"]) func aSmallStackIsWidenedOrRefused(limit: String)
        async throws
      {
        let place = try await place()
        for words in [
          "--version", "run g.yaml --quiet --out n", "sweep run s.yaml --quiet --out v", "report r --out p.html",
        ] {
          let answer = try await Tuckman.bash("ulimit \(limit); \"$TUCKMAN\" \(words)", in: place)
          let isHard = !limit.hasPrefix("-S")
          #expect(answer.code == (isHard ? 71 : 0), "\(limit): \(words): \(answer)")
          if isHard { #expect(answer.err.contains("too small a stack")) }
        }
      }
    #endif
  }
}
