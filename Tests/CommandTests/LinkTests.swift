import Foundation
import Testing

extension CommandTests {
  /// A link as `--out` is followed: what it leads to is written, and the link stays.
  @Suite struct LinkTests {
    private func place() throws -> Workplace { try Workplace(["small.yaml": smallScenario]) }

    private func target(_ place: Workplace, _ link: String) throws -> String {
      try FileManager.default.destinationOfSymbolicLink(atPath: place.path + "/" + link)
    }

    private func run(
      _ place: Workplace, _ arguments: [String], code: Int32 = 0, says: String = "",
      sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      let answer = try await Tuckman.run(arguments, in: place)
      #expect(
        answer.code == code && (says.isEmpty || answer.err.contains(says)), "\(answer)", sourceLocation: sourceLocation)
    }

    @Test(arguments: ["link", "chain", "chain/", "sub/up", "whole"]) func resultsAreWrittenWhereALinkLeads(
      _ out: String
    ) async throws {
      let place = try place()
      try place.link("link", to: "real")
      try place.link("chain", to: "link")
      try place.makeFolder("sub")
      try place.link("sub/up", to: "../real/")
      try place.link("whole", to: place.path + "/real")
      // Nothing is there at first, then earlier results are replaced.
      for seed in ["3", "4"] {
        try await run(place, ["run", "small.yaml", "--out", out, "--seed", seed, "--quiet", "--record", "runs"])
        #expect(try place.text("real/manifest.json").contains("\"seed\" : \(seed)"))
      }
      #expect(try place.names() == ["chain", "link", "real", "small.yaml", "sub", "whole"])
      #expect(try place.names("real") == ["datapackage.json", "manifest.json", "runs.csv"])
      #expect(try target(place, "chain") == "link")
    }

    @Test func whatALinkLeadsToIsTreatedLikeAnyFolder() async throws {
      let place = try place()
      try place.makeFolder("mine")
      try place.write("mine/notes.txt", "keep me")
      for (link, to) in [("to-mine", "mine"), ("a", "b"), ("b", "a"), ("to-file", "small.yaml")] {
        try place.link(link, to: to)
      }
      let before = try place.contents()
      for (out, says) in [
        ("to-mine", "to-mine: cannot be created: the folder holds no results of tuckman"),
        ("a", "a: cannot be created: the links lead in a circle"),
        ("to-file", "this is a file, and a folder is needed"),
      ] {
        try await run(place, ["run", "small.yaml", "--out", out], code: 73, says: says)
      }
      #expect(try place.contents() == before)
      try await run(place, ["run", "small.yaml", "--out", "to-mine", "--quiet", "--force"])
      #expect(try place.text("mine.old/notes.txt") == "keep me" && place.exists("mine/runs.csv"))
      #expect(try target(place, "to-mine") == "mine")
    }

    @Test func otherFoldersFollowLinksToo() async throws {
      let place = try place()
      try place.write("sweep.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      for name in ["sweep", "figures", "comparison"] { try place.link("to-" + name, to: name) }
      let sweep = ["sweep.yaml", "--out", "to-sweep", "--replicates", "2"]
      try await run(place, ["sweep", "run"] + sweep + ["--quiet"])
      try await run(place, ["sweep", "status"] + sweep)
      try await run(place, ["sweep", "extend", "sweep.yaml", "--out", "to-sweep/", "--replicates", "3", "--quiet"])
      #expect(place.exists("sweep/summary.csv"))
      try await run(
        place, ["figures", "sweep", "--point", "0", "--only", "paths", "--format", "svg", "--out", "to-figures"])
      try await run(
        place, ["compare", "sweep:p0", "sweep:p1", "--metric", "cohesion", "--out", "to-comparison", "--quiet"])
      #expect(try place.names("comparison") == ["comparison.csv", "datapackage.json"])
      #expect(try place.names("figures") == ["paths.svg"])
    }

    @Test func filesAreWrittenWhereALinkLeads() async throws {
      let place = try place()
      try place.write("old.yaml", "mine")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.path + "/old.yaml")
      try place.link("link", to: "old.yaml")
      try place.link("nowhere", to: "new.yaml")
      try place.link("a", to: "a")
      try await run(place, ["new", "link"], code: 73, says: "link: cannot be created: the file is there already")
      #expect(try place.text("old.yaml") == "mine")
      try await run(place, ["new", "link", "--force"])
      try await run(place, ["new", "nowhere"])
      try await run(place, ["new", "a", "--force"], code: 73, says: "the links lead in a circle")
      #expect(try place.text("old.yaml").hasPrefix("# A scenario") && place.text("new.yaml").hasPrefix("# A scenario"))
      #expect(try target(place, "link") == "old.yaml" && target(place, "nowhere") == "new.yaml")
      let permissions = try FileManager.default.attributesOfItem(atPath: place.path + "/old.yaml")[.posixPermissions]
      #expect(permissions as? Int == 0o640)
    }

    @Test func theReportThatALinkLeadsToIsRenewed() async throws {
      let place = try await placeOfResults("runs,ticks,sessions")
      try place.link("newest.html", to: "page.html")
      let report = ["report", "r", "--pairs", "2", "--quiet", "--out"]
      try await run(place, report + ["page.html"])
      let page = try place.text("page.html")
      try place.write("page.html", page.replacing("p0r0", with: "stale"))
      try await run(place, report + ["newest.html"])
      #expect(try place.text("page.html") == page && target(place, "newest.html") == "page.html")
    }
  }
}
