import Foundation
import Scenarios
import Studies
import Testing
import TuckmanCommand

extension CommandTests {
  /// Styles as text, published orders, and what the helping process adds to the tables.
  @Suite struct HelpingTableTests {
    private static let styles = ["democratic", "inclusive", "adaptive", "autocratic", "laissez-faire"]

    /// What is printed of a style, put into a scenario, does what the style does.
    @Test(arguments: styles, ["double", "float"])
    func aPrintedStyleDoesWhatItsNameDoes(style: String, arithmetic: String) async throws {
      let place = try Workplace()
      let printed = try await Tuckman.run(["list", "styles", style], in: place)
      #expect(printed.code == 0 && printed.err == "" && printed.out.hasPrefix("# \(style): "))
      let start = "scenario: led\ngroup: {members: 6, faultline: 0.5}\nparameters: {surface_similarity: 1}\nseed: 3\n"
      try place.write("named.yaml", start + "facilitator: {style: \(style)}\n")
      try place.write("printed.yaml", start + printed.out)
      for name in ["named", "printed"] {
        let options = ["--quiet", "--arithmetic", arithmetic, "--replicates", "3", "--record", "ticks", "--out", name]
        let answer = try await Tuckman.run(["run", "\(name).yaml"] + options, in: place)
        #expect(answer.code == 0, "\(answer.err)")
      }
      #expect(try place.bytes("named/ticks.csv") == place.bytes("printed/ticks.csv"))
    }

    @Test func allStylesArePrintedOneAfterAnother() async throws {
      let place = try Workplace()
      let all = try await Tuckman.run(["list", "styles", "--as-yaml"], in: place)
      var each: [String] = []
      for style in Self.styles {
        each.append(try await Tuckman.run(["list", "styles", style, "--as-yaml"], in: place).out)
      }
      #expect(all.code == 0 && all.out == each.joined(separator: "\n"))
      let unknown = try await Tuckman.run(["list", "styles", "adaptiv"], in: place)
      #expect(unknown.code == 64)
      #expect(
        unknown.ends(ArgumentFault.notOneOf(.style, "adaptiv", known: Style.allCases.map(\.rawValue))), "\(unknown)")
      let metrics = try await Tuckman.run(["list", "metrics", "--as-yaml"], in: place)
      #expect(metrics.ends(ArgumentFault.conflict(.stylesAlone(isYAML: true))), "\(metrics)")
    }

    /// Fewer groups than are published: enough for every order at the defaults.
    @Test func everyPublishedOrderHolds() async throws {
      let answer = try await Tuckman.run(["verify", "--orders", "--replicates", "60"], in: Workplace())
      #expect(answer.code == 0)
      #expect(answer.out.hasSuffix("\n16 of 16 orders hold at the defaults.\n"))
      #expect(answer.out.hasPrefix("60 groups of eight in each arm, paired by common random numbers; ± 25 %:"))
      #expect(!answer.out.contains("not at the defaults"))
    }

    private static let followed = "follow_up: {weeks: 3, aftercare: [2]}\n"
    private static let wanted = "goals: {targets: [{name: 'We work, all!', metric: progress, above: 0.1, by: 4}]}\n"
    private static let screened = "preparation: {limits: [{trait: anxiety, to: 0.7}]}\n"

    /// What stands at the end of runs.csv, by what is asked for.
    private static let columns: [(below: String, columns: [String])] = [
      ("", []), (screened, ["candidates"]), (wanted, ["goal_we_work__all_"]),
      (followed, ["relapsed", "follow_up_efficacy", "follow_up_skill"]),
      (
        followed + wanted + screened,
        ["candidates", "goal_we_work__all_", "relapsed", "follow_up_efficacy", "follow_up_skill"]
      ),
    ]

    @Test(arguments: columns.indices) func runsHasTheColumnsThatAreAskedFor(_ index: Int) async throws {
      let (below, columns) = Self.columns[index]
      let place = try Workplace()
      try place.write("s.yaml", "scenario: s\nsessions: 4\nreplicates: 5\n" + below)
      let answer = try await Tuckman.run(["run", "s.yaml", "--quiet", "--out", "out"], in: place)
      #expect(answer.code == 0, "\(answer.err)")
      let runs = Table(try place.text("out/runs.csv"))
      let place0 = try #require(runs.header.firstIndex(of: "settled"))
      #expect(Array(runs.header[(place0 + 1)...]) == columns)
      #expect(!place.exists("out/follow_up.csv"))
      if columns.contains("candidates") { #expect(runs.numbers("candidates").allSatisfy { $0 >= 8 }) }
      for column in columns where !column.hasPrefix("goal") && column != "candidates" {
        #expect(runs.numbers(column).allSatisfy { (0...1).contains($0) })
      }
      let package = try place.text("out/datapackage.json")
      for column in columns { #expect(package.contains("\"\(column)\"")) }
    }

    @Test(arguments: ["double", "float"]) func followUpHasARowForEachWeekAndMember(arithmetic: String) async throws {
      let place = try Workplace()
      try place.write(
        "s.yaml",
        "scenario: s\nsessions: 4\nreplicates: 3\nparameters: {relapse_base: 0}\nrecord: [runs, follow_up]\n"
          + Self.followed)
      let options = ["--quiet", "--out", "out", "--arithmetic", arithmetic]
      let answer = try await Tuckman.run(["run", "s.yaml"] + options, in: place)
      #expect(answer.code == 0, "\(answer.err)")
      let (weeks, runs) = (Table(try place.text("out/follow_up.csv")), Table(try place.text("out/runs.csv")))
      #expect(weeks.header == ["run_id", "week", "member", "efficacy", "skill", "relapsed"])
      let keys = (0..<3).flatMap { run in (1...3).flatMap { week in (1...8).map { "p0r\(run) \(week) M\($0)" } } }
      #expect(weeks.rows.map { "\($0[0]) \($0[1]) \($0[2])" } == keys)
      for run in 0..<3 {
        let own = weeks.rows[run * 24..<run * 24 + 24]
        let relapsed = Set(own.filter { $0[5] == "1" }.map { $0[2] })
        #expect(runs.numbers("relapsed")[run] == Double(relapsed.count) / 8)
        let last = own.suffix(8).map { Double($0[3]) ?? .nan }
        #expect(abs(runs.numbers("follow_up_efficacy")[run] - last.reduce(0, +) / 8) < 1e-12)
      }
    }

    /// Those who join later need memory as the others do.
    @Test func newcomersThatDoNotFitIntoMemoryAreRefused() async throws {
      // A machine that has hundreds of gigabytes would begin.
      try #require(ProcessInfo.processInfo.physicalMemory < 600_000_000_000)
      let place = try Workplace()
      let joining = (2...7).map { "{session: \($0), count: 10000}" }.joined(separator: ", ")
      try place.write("s.yaml", "scenario: s\ngroup: {members: 8, newcomers: [\(joining)]}\n")
      let answer = try await Tuckman.run(["run", "s.yaml", "--arithmetic", "double"], in: place)
      #expect(answer.code == 71 && answer.err.hasPrefix("s.yaml: 60008 members need about "), "\(answer.err)")
    }

    /// Asked for on the command line of a scenario that follows nobody.
    @Test func followUpIsRefusedWhereNobodyIsFollowed() async throws {
      let place = try Workplace()
      try place.write("s.yaml", "scenario: s\n")
      let answer = try await Tuckman.run(["run", "s.yaml", "--record", "follow_up", "--out", "out"], in: place)
      #expect(answer.ends(RequestFault.nothingToRecord(.followUp)) && answer.out == "", "\(answer)")
      #expect(try place.names() == ["s.yaml"])
    }
  }
}
