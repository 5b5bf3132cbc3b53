import Foundation
import Recording
import ScenarioReading
import Scenarios
import Testing

extension CommandTests {
  /// Results carry the files that their scenario names, and can be moved.
  @Suite struct MovedFolderTests {
    private static let scenario = """
      scenario: moved
      group: {members: [{name: Ana}, {name: Ben}, {name: Cem}], sentiment: a/likes.csv, tension: b/likes.csv}
      sessions: 4
      ticks_per_session: 3
      replicates: 2
      """

    /// Results of a run and of a sweep, and what they were made from is gone.
    private func place() async throws -> Workplace {
      let place = try Workplace()
      for folder in ["project/a", "project/b"] { try place.makeFolder(folder) }
      try place.write("project/a/likes.csv", "source,target,value\nAna,Ben,0.5\n")
      try place.write("project/b/likes.csv", "source,target,value\nBen,Cem,0.25\n")
      try place.write("project/points.csv", "point_id,faultline\n0,0.1\n1,0.5\n")
      try place.write("project/s.yaml", Self.scenario)
      try place.write("project/w.yaml", Self.scenario + "\ndesign: {method: file, points: points.csv}\n")
      let run = ["run", "project/s.yaml", "--quiet", "--out", "run"]
      let sweep = ["sweep", "run", "project/w.yaml", "--quiet", "--out", "sweep"]
      for command in [run, run, sweep, sweep] { #expect(try await Tuckman.run(command, in: place).code == 0) }
      try FileManager.default.removeItem(atPath: place.path + "/project")
      try place.makeFolder("away")
      for name in ["run", "sweep"] {
        try FileManager.default.moveItem(atPath: place.path + "/" + name, toPath: place.path + "/away/" + name)
      }
      return place
    }

    @Test func filesOfANameAreKeptApart() async throws {
      let place = try await place()
      #expect(try place.names("away/run/inputs") == ["1-likes.csv.copy", "2-likes.csv.copy"])
      #expect(try place.names("away/sweep/inputs") == ["1-likes.csv.copy", "2-likes.csv.copy", "3-points.csv.copy"])
      #expect(try place.text("away/run/inputs/2-likes.csv.copy") == "source,target,value\nBen,Cem,0.25\n")
    }

    @Test(arguments: [
      "explain away/run", "reproduce away/run", "diff away/run:p0r0 away/run:p0r0",
      "report away/run --pairs 2 --out r.html",
      "reproduce away/sweep", "explain away/sweep:p1r1", "report away/sweep --out r.html",
      "sensitivity away/sweep --out s.csv",
      "report away/sweep:p1r0 --pairs 2 --out r.html", "figures away/run --only twin --format svg --out f",
    ])
    func movedResultsAreReadAndMadeAgain(_ command: String) async throws {
      let place = try await place()
      let answer = try await Tuckman.run(command.split(separator: " ").map(String.init), in: place)
      // Two points are too few for an index, which is found after all was read.
      #expect(answer.code == (command.hasPrefix("sensitivity") ? 1 : 0), "\(command): \(answer)")
    }

    @Test func aCopyThatIsNotAsItWasIsRefused() async throws {
      let place = try await place()
      let copy = "away/run/inputs/1-likes.csv.copy"
      try place.write(copy, try place.text(copy).replacing("0.5", with: "0.6"))
      let changed = try await Tuckman.run(["explain", "away/run"], in: place)
      #expect(changed.ends(FolderFault(Place(copy), .changed(.bytes, spreadsheet: nil))), "\(changed)")
      let again = try await Tuckman.run(["reproduce", "away/run"], in: place)
      #expect(again.code == 65 && again.err.contains(copy))
      try FileManager.default.removeItem(atPath: place.path + "/" + copy)
      let gone = try await Tuckman.run(["report", "away/run", "--out", "r.html"], in: place)
      #expect(gone.ends(FolderFault(Place(copy), .listed(.notOpened(ENOENT)))), "\(gone.err)")
    }

    @Test func whatTheScenarioNamesHasChangedSince() async throws {
      let place = try await place()
      try place.makeFolder("project/a")
      try place.write("project/a/likes.csv", "source,target,value\nAna,Cem,-1\n")
      #expect(try await Tuckman.run(["reproduce", "away/run"], in: place).code == 0)
    }

    @Test func aFileThatIsNotThereIsSaidWithItsPlace() async throws {
      let place = try Workplace()
      try place.makeFolder("project")
      try place.write("project/s.yaml", Self.scenario)
      let answer = try await Tuckman.run(["run", "project/s.yaml"], in: place)
      let missing = InputFault.missing(lookedAt: place.path + "/project/a/likes.csv")
      let words = Problem(Place("project/s.yaml"), .inFile("a/likes.csv", .file(missing))).what
      #expect(answer.code == 65 && answer.err.contains(words), "\(answer)")
      #expect(answer.err.contains(place.path + "/project/a/likes.csv"), "\(answer)")
    }

    @Test func foreignFilesAmongTheCopiesAreLeftAlone() async throws {
      let place = try await place()
      for folder in ["a", "b"] {
        try place.makeFolder("project/" + folder)
        try place.write("project/\(folder)/likes.csv", "source,target,value\nBen,Cem,0.25\n")
      }
      try place.write("project/s.yaml", Self.scenario)
      let run = ["run", "project/s.yaml", "--quiet", "--out", "away/run"]
      try place.write("away/run/inputs/notes.txt", "keep me")
      let foreign = try await Tuckman.run(run, in: place)
      #expect(foreign.code == 73 && foreign.err.contains("also holds inputs/notes.txt"), "\(foreign)")
      try FileManager.default.removeItem(atPath: place.path + "/away/run/inputs")
      try place.link("away/run/inputs", to: "../../project")
      let linked = try await Tuckman.run(run, in: place)
      #expect(linked.code == 73 && linked.err.contains("also holds inputs"), "\(linked)")
      #expect(try place.names("project") == ["a", "b", "s.yaml"])
    }
  }
}
