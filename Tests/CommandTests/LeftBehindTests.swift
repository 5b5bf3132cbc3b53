import Foundation
import Testing

extension CommandTests {
  /// What systems and editors leave in folders stands in nobody's way, and is not lost.
  @Suite struct LeftBehindTests {
    private static let files = [
      ".DS_Store", "._runs.csv", "Thumbs.db", "desktop.ini", ".nfs0000001", "Icon\r", ".directory", "runs.csv~",
      ".runs.csv.swp", ".fuse_hidden0001", ".~lock.runs.csv#", "~$ticks.csv", ".syncthing.runs.csv.tmp",
    ]
    private static let folders = [".ipynb_checkpoints", "@eaDir", ".Trash-1000", "lost+found", ".Spotlight-V100"]

    private func leave(_ place: Workplace, in folder: String) throws {
      for name in Self.files { try place.write(folder + "/" + name, "left") }
      for name in Self.folders {
        try place.makeFolder(folder + "/" + name)
        try place.write(folder + "/" + name + "/inside", "left")
      }
      try place.link(folder + "/.#runs.csv", to: "me@here.1:2")
    }

    private func requireLeft(_ place: Workplace, in folder: String) throws {
      let names = try place.names(folder)
      for name in Self.files + Self.folders + [".#runs.csv"] { #expect(names.contains(name), "\(name)") }
      for name in Self.folders { #expect(try place.text(folder + "/" + name + "/inside") == "left") }
    }

    @Test func resultsAreReplacedAndTheRestGoesAlong() async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      try place.makeFolder("r")
      try leave(place, in: "r")
      for seed in ["1", "2"] {
        let answer = try await Tuckman.run(["run", "small.yaml", "--out", "r", "--seed", seed], in: place)
        #expect(answer.code == 0)
        // A lock of an open spreadsheet is named, since the spreadsheet shows earlier numbers.
        #expect(answer.err.contains("note: another program has r/runs.csv open"), "\(answer.err)")
        #expect(try place.text("r/manifest.json").contains("\"seed\" : \(seed)"))
        try requireLeft(place, in: "r")
      }
      #expect(try place.names() == ["r", "small.yaml"])
      #expect(try await Tuckman.run(["reproduce", "r", "--quiet"], in: place).code == 0)
    }

    @Test(arguments: ["mine.txt", ".DS_Store/", "lost+found", "runs.csv.bak"])
    func whatIsLikeItAndIsNotStaysInTheWay(_ name: String) async throws {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      try place.makeFolder("r")
      if name.hasSuffix("/") { try place.makeFolder("r/" + name) } else { try place.write("r/" + name, "keep me") }
      let before = try place.contents()
      #expect(try await Tuckman.run(["run", "small.yaml", "--out", "r"], in: place).code == 73)
      #expect(try place.contents() == before)
    }

    /// What others put where unfinished results would stand, or among the cells, is not taken away.
    @Test func whatIsNotOursStaysWhereItIs() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      try place.makeFolder(".q.partial/sub")
      try place.write(".q.partial/notes.txt", "precious")
      let before = try place.contents()
      let refused = try await Tuckman.run(["run", "s.yaml", "--out", "q"], in: place)
      #expect(refused.code == 73 && refused.err.contains("is in the way"), "\(refused)")
      #expect(try place.contents() == before)
      // What a killed run left has its mark.
      try place.write(".q.partial/.holder", "process 1")
      #expect(try await Tuckman.run(["run", "s.yaml", "--out", "q", "--quiet"], in: place).code == 0)

      try place.write("w.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      func sweep(_ verb: String, _ replicates: Int) async throws -> Answer {
        try await Tuckman.run(
          ["sweep", verb, "w.yaml", "--out", "w", "--replicates", "\(replicates)", "--quiet"], in: place)
      }
      #expect(try await sweep("run", 3).code == 0)
      let plan = try #require(place.names("w/cells").first)
      try place.makeFolder("w/cells/mine")
      for name in ["w/cells/mine/a.txt", "w/cells/\(plan)/mine.txt", "w/cells/notes.txt"] {
        try place.write(name, "mine")
      }
      #expect(try await sweep("extend", 5).code == 0)
      #expect(try await sweep("run", 5).code == 0)
      for name in ["w/cells/mine/a.txt", "w/cells/\(plan)/mine.txt", "w/cells/notes.txt"] {
        #expect(try place.text(name) == "mine")
      }
    }

    @Test func sweepsGoOn() async throws {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      try place.makeFolder("w")
      try leave(place, in: "w")
      func sweep(_ verb: String, _ more: [String] = []) async throws -> Answer {
        try await Tuckman.run(["sweep", verb, "s.yaml", "--out", "w"] + more, in: place)
      }
      #expect(try await sweep("work", ["--shard", "1/1", "--replicates", "3", "--quiet"]).code == 0)
      let plan = try #require(place.names("w/cells").first)
      try leave(place, in: "w/cells")
      try leave(place, in: "w/cells/" + plan)
      try place.write("w/cells/\(plan)/._b00000000-r00000000.cell", "left")
      let status = try await sweep("status", ["--replicates", "3"])
      #expect(status.out.hasPrefix("w: 1 of 1 cell,"), "\(status)")
      #expect(try await sweep("merge", ["--replicates", "3", "--quiet"]).code == 0)
      #expect(try await sweep("extend", ["--replicates", "5", "--quiet"]).code == 0)
      #expect(Table(try place.text("w/runs.csv")).rows.count == 10)
      for folder in ["w", "w/cells", "w/cells/" + plan] { try requireLeft(place, in: folder) }
      #expect(try await sweep("run", ["--replicates", "5", "--quiet"]).code == 0)
    }
  }
}
