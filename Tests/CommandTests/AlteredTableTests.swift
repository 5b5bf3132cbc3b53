import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// Tables that are not as the manifest lists them: refused with what differs, taken with --force and a note.
  @Suite struct AlteredTableTests {
    /// Results of five runs in `base`, and of the same in `x`, to be changed.
    private func place() async throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", smallScenario)
      let run = [
        "run", "s.yaml", "--replicates", "5", "--quiet", "--record", "runs,ticks,sessions,members,ties,events",
      ]
      for out in ["base", "x"] { #expect(try await Tuckman.run(run + ["--out", out], in: place).code == 0) }
      return place
    }

    private func cut(_ table: String, to lines: Int, in place: Workplace) throws {
      let text = try place.text("x/\(table).csv").split(separator: "\n", omittingEmptySubsequences: false)
      try place.write("x/\(table).csv", text.prefix(lines).joined(separator: "\n") + "\n")
    }

    /// Every command that reads results, with the table that it reads among others.
    private static let readers: [(command: [String], table: String, writes: String?)] = [
      (["compare", "base", "x", "--metric", "tension_peak", "--out", "c"], "runs", "c/comparison.csv"),
      (["compare", "x", "base", "--metric", "tension_peak", "--out", "c"], "runs", "c/comparison.csv"),
      (["figures", "x", "--only", "trajectories", "--format", "svg", "--out", "f"], "ticks", "f/trajectories.svg"),
      (["figures", "x", "--only", "paths", "--format", "svg", "--out", "f"], "runs", "f/paths.svg"),
      (["figures", "x", "--only", "paths", "--format", "svg", "--out", "f"], "ticks", "f/paths.svg"),
      (["figures", "base", "--only", "comparison", "--compare", "x", "--format", "svg", "--out", "f"], "runs", nil),
      (["report", "x", "--pairs", "2", "--out", "r.html"], "sessions", "r.html"),
      (["export", "x", "--format", "mesa", "--table", "runs", "--out", "m.csv"], "runs", "m.csv"),
      (["export", "x", "--format", "gexf", "--out", "g.gexf"], "ties", "g.gexf"),
      (["export", "x", "--format", "graphml", "--out", "g.graphml"], "members", nil),
      (["explain", "x:p0r1", "--out", "e.txt"], "sessions", "e.txt"),
    ]

    @Test(arguments: readers.indices) func aTableThatWasCutIsRefused(_ index: Int) async throws {
      let (command, table, writes) = Self.readers[index]
      let place = try await place()
      // The first runs are there: nothing but the count tells that others are not.
      let rows = try place.text("x/\(table).csv").split(separator: "\n").count - 1
      try cut(table, to: rows, in: place)
      let answer = try await Tuckman.run(command, in: place)
      let change = FolderFault.Change.rows(rows - 1, of: rows)
      let fault = FolderFault(Place("x/\(table).csv"), .changed(change, spreadsheet: nil))
      #expect(answer.ends(fault) && answer.out == "", "\(answer)")
      if let writes { #expect(!place.exists(writes)) }
    }

    @Test func whatIsTakenByForceIsNoted() async throws {
      let place = try await place()
      try cut("runs", to: 4, in: place)
      let fault = FolderFault(Place("x/runs.csv"), .changed(.rows(3, of: 5), spreadsheet: nil))
      let note = "note: \(FolderNote.taken(fault).words)\n"
      let compare = ["compare", "base", "x", "--metric", "tension_peak", "--format", "csv", "--force"]
      let compared = try await Tuckman.run(compare, in: place)
      #expect(compared.code == 0 && compared.err == note, "\(compared)")
      let report = try await Tuckman.run(
        ["report", "x", "--pairs", "2", "--out", "r.html", "--force", "--quiet"], in: place)
      #expect(report.code == 0 && report.err.contains(note), "\(report)")
      #expect(try place.text("r.html").contains("3 of 5 rows"))
    }

    @Test func oneValueThatWasEditedIsNoticed() async throws {
      let place = try await place()
      let runs = try place.text("x/runs.csv")
      try place.write("x/runs.csv", runs.replacing(",ok,", with: ",ok,1", maxReplacements: 1))
      let answer = try await Tuckman.run(["compare", "base", "x"], in: place)
      func changed(_ file: String) -> FolderFault { FolderFault(Place(file), .changed(.bytes, spreadsheet: nil)) }
      #expect(answer.ends(changed("x/runs.csv")), "\(answer)")
      try place.write("x/runs.csv", runs)
      // A description that was edited would give columns another kind.
      let description = try place.text("x/datapackage.json")
      try place.write("x/datapackage.json", description.replacing("\"integer\"", with: "\"string\""))
      let other = try await Tuckman.run(["export", "x", "--format", "graphml"], in: place)
      #expect(other.ends(changed("x/datapackage.json")), "\(other.err)")
      // As many rows as were written, one of them twice and one not at all.
      try place.write("x/datapackage.json", description)
      var lines = runs.split(separator: "\n").map(String.init)
      lines[2] = lines[1]
      try place.write("x/runs.csv", lines.joined(separator: "\n") + "\n")
      #expect(try await Tuckman.run(["figures", "x", "--format", "svg"], in: place).code == 65)
    }

    @Test func otherLineEndsAndAMarkAreHarmless() async throws {
      let place = try await place()
      let compare = ["compare", "base", "x", "--format", "csv"]
      let export = ["export", "x", "--format", "behaviorspace"]
      let before = try await [Tuckman.run(compare, in: place), Tuckman.run(export, in: place)].map(\.out)
      for name in try place.names("x") {
        let text = try place.text("x/" + name)
        try place.write("x/" + name, "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
      }
      for (command, before) in zip([compare, export], before) {
        let answer = try await Tuckman.run(command, in: place)
        #expect(answer.code == 0 && answer.out == before && !answer.err.contains("note: x"), "\(answer)")
      }
      #expect(try await Tuckman.run(["reproduce", "x"], in: place).code == 0)
    }

    @Test(arguments: ["pipe", "folder", "link to a device", "nothing"]) func whatIsNoFileIsNotWaitedFor(_ kind: String)
      async throws
    {
      let place = try await place()
      for name in ["runs.csv", "datapackage.json", "manifest.json"] {
        let path = place.path + "/x/" + name
        let bytes = try place.bytes("x/" + name)
        try FileManager.default.removeItem(atPath: path)
        switch kind {
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        case "folder": try place.makeFolder("x/" + name)
        case "link to a device": try place.link("x/" + name, to: "/dev/zero")
        default: break
        }
        for command in [["compare", "base", "x"], ["figures", "x", "--only", "paths"], ["report", "x"]] {
          let answer = try await Tuckman.run(command, in: place)
          #expect(answer.code == 65 && answer.err.hasPrefix("x/\(name): "), "\(command) \(name): \(answer)")
        }
        try? FileManager.default.removeItem(atPath: path)
        try place.write("x/" + name, [UInt8](bytes))
      }
    }
  }
}
