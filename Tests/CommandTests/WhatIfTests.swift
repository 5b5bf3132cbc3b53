import Foundation
import Scenarios
import Testing
import TuckmanCommand

extension CommandTests {
  /// `what-if`: the same groups twice.
  @Suite struct WhatIfTests {
    /// Every phase of the helping process, small.
    private static let helped = """
      scenario: A small helped group
      group: {members: 6}
      preparation: {interview: 0.9, limits: [{trait: anxiety, to: 0.7}]}
      goals:
        clarity: 0.8
        targets: [{name: we work, metric: progress, above: 0.4, by: 4}]
      parameters: {acts_per_tick: 20, dropout_base: -3}
      sessions: 5
      ticks_per_session: 4
      facilitator:
        schedule:
          - {technique: mediation, from: 2, to: 4, dose: 0.6}
          - {technique: ending_preparation, from: 4, to: 5, dose: 0.9}
      follow_up: {weeks: 6, aftercare: [2, 3]}
      seed: 5
      replicates: 12
      """

    private static let header = "metric,n,mean_a,mean_b,difference,ci_low,ci_high"
    private static let common = [
      "settled", "tension_peak", "cohesion", "participation_gini_mean", "efficacy", "left", "progress",
      "storming_dwell",
    ]
    private static let afterwards = ["goal_we_work", "relapsed", "follow_up_efficacy", "follow_up_skill"]

    private static func workplace() throws -> Workplace {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      try place.write("helped.yaml", helped)
      return place
    }

    private static func difference(_ changes: [String], in place: Workplace) async throws -> Table {
      let answer = try await Tuckman.run(["what-if", "helped.yaml"] + changes + ["--format", "csv"], in: place)
      #expect(answer.code == 0 && answer.err == "", "\(answer.err)")
      #expect(answer.out.hasPrefix(header + "\n"))
      return Table(answer.out)
    }

    /// The numbers of runs.csv of a scenario, made by `run` with the kernels.
    private static func runs(_ file: String, in place: Workplace) async throws -> Table {
      let options = ["--arithmetic", "float", "--record", "runs", "--out", "-"]
      let answer = try await Tuckman.run(["run", file] + options, in: place)
      #expect(answer.code == 0, "\(answer.err)")
      return Table(answer.out)
    }

    /// t of the 95 % interval with 11 degrees of freedom.
    private static let critical = 2.200985160082949

    private static func expectPaired(_ table: Table, _ a: Table, _ b: Table) throws {
      #expect(table["metric"] == common + afterwards)
      for (row, metric) in table["metric"].enumerated() {
        func values(_ runs: Table) -> [Double] {
          metric.hasPrefix("goal_") ? runs[metric].map { $0.isEmpty ? 0 : 1 } : runs.numbers(metric)
        }
        let (x, y) = (values(a), values(b))
        let d = zip(x, y).map { $1 - $0 }
        let mean = d.reduce(0, +) / 12
        let sd = (d.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 11).squareRoot()
        let half = critical * sd / 12.squareRoot()
        let expected = [12, x.reduce(0, +) / 12, y.reduce(0, +) / 12, mean, mean - half, mean + half]
        let found = table.rows[row].dropFirst().map { Double($0) ?? .nan }
        // Groups that settled or met a goal, or did not, have Newcombe's interval; what does not vary has none.
        let isYesNo = metric.hasPrefix("goal_") || metric == "settled"
        let hasStudents = !isYesNo && sd > 0
        for (f, e) in zip(found, expected).prefix(hasStudents ? 6 : 4) {
          #expect(abs(f - e) < 1e-9, "\(metric): \(found), \(expected)")
        }
        if isYesNo {
          #expect(d.allSatisfy { $0 == 0 } || found[4] < mean && mean < found[5] && found[5] - found[4] > 0.1)
        } else if sd == 0 {
          #expect(found[4].isNaN && found[5].isNaN)
        }
      }
    }

    /// Twins written by hand: what is added, left out, or in place of all that the facilitator does.
    private static let twins: [(changes: [String], replaced: [(String, String)])] = [
      (
        ["technique=coaching,dose=0.7,from=2,to=3"],
        [
          (
            "    - {technique: ending",
            "    - {technique: coaching, from: 2, to: 3, dose: 0.7}\n    - {technique: ending"
          )
        ]
      ),
      (
        ["technique=coaching,dose=0.7", "technique=mindfulness,dose=0.2,from=5"],
        [
          (
            "    - {technique: ending",
            "    - {technique: coaching, dose: 0.7}\n    - {technique: mindfulness, from: 5, dose: 0.2}\n    - {technique: ending"
          )
        ]
      ),
      (["without=preparation"], [("preparation: {interview: 0.9, limits: [{trait: anxiety, to: 0.7}]}", "")]),
      (["without=goals"], [("clarity: 0.8", "clarity: 0")]),
      (["without=facilitator"], [("    - {technique: mediation, from: 2, to: 4, dose: 0.6}\n", "")]),
      (["without=ending"], [("    - {technique: ending_preparation, from: 4, to: 5, dose: 0.9}\n", "")]),
      (["without=aftercare"], [(", aftercare: [2, 3]", "")]),
      (
        ["style=democratic"],
        [
          ("  schedule:\n", "  style: democratic\n"), ("    - {technique: mediation, from: 2, to: 4, dose: 0.6}\n", ""),
          ("    - {technique: ending_preparation, from: 4, to: 5, dose: 0.9}\n", ""),
        ]
      ),
    ]

    @Test(arguments: twins.indices) func theDifferenceIsThatOfTheTwoRuns(_ index: Int) async throws {
      let (changes, replaced) = Self.twins[index]
      let place = try Self.workplace()
      var twin = Self.helped
      for (old, new) in replaced {
        #expect(twin.contains(old))
        twin = twin.replacingOccurrences(of: old, with: new)
      }
      try place.write("twin.yaml", twin)
      let table = try await Self.difference(changes, in: place)
      let (a, b) = (try await Self.runs("helped.yaml", in: place), try await Self.runs("twin.yaml", in: place))
      try Self.expectPaired(table, a, b)
      #expect(table.numbers("difference").contains { $0 != 0 })
      // A second scenario in place of the changes says the same.
      let files = try await Self.difference(["twin.yaml"], in: place)
      #expect(files.rows == table.rows)
    }

    /// Both have the seed of the first, or the one that is named.
    @Test func aSecondScenarioSharesTheLuckOfTheFirst() async throws {
      let place = try Self.workplace()
      try place.write("twin.yaml", Self.helped.replacingOccurrences(of: "seed: 5", with: "seed: 99"))
      let table = try await Self.difference(["twin.yaml"], in: place)
      #expect(table.numbers("difference").allSatisfy { $0 == 0 })
      let other = try await Self.difference(["twin.yaml", "--seed", "99"], in: place)
      #expect(other.numbers("mean_a") != table.numbers("mean_a"))
    }

    /// What only one of two scenarios has is not compared.
    @Test func onlyWhatBothHaveIsCompared() async throws {
      let place = try Self.workplace()
      let answer = try await Tuckman.run(
        ["what-if", "helped.yaml", "small.yaml", "--format", "csv", "--replicates", "3"], in: place)
      #expect(answer.code == 0)
      #expect(Table(answer.out)["metric"] == Self.common)
    }

    @Test func thePictureShowsBothFuturesAndTheDifference() async throws {
      let place = try Self.workplace()
      let before = try place.contents()
      let answer = try await Tuckman.run(["what-if", "helped.yaml", "without=facilitator"], in: place)
      #expect(answer.code == 0 && answer.err == "")
      for part in [
        "A small helped group\nWhat if: without=facilitator\n", "One of the groups (replicate 0)", "\nas planned: ",
        "\nwhat if: ",
        "The same 12 groups both ways, paired by common random numbers.", "peak tension", "met: we work",
        "relapse rate", "12 groups are too few to say much; --replicates makes more.",
      ] { #expect(answer.out.contains(part), "\(part)") }
      #expect(!answer.out.contains("Nothing differed"))
      #expect(try place.contents() == before)
      let same = try await Tuckman.run(["what-if", "small.yaml", "without=goals", "--replicates", "20"], in: place)
      #expect(same.out.contains("Nothing differed") && !same.out.contains("too few"))
    }

    private static let techniques = Technique.allCases.map(\.rawValue)
    private static let names = ["technique", "dose", "from", "to", "style", "without"]

    /// What is refused, and why: of a change alone.
    static let changes: [(change: String, fault: ChangeFault)] = [
      ("technique=mediaton,dose=0.5", .unknown(kind: "technique", "mediaton", known: techniques)),
      // The name before the dose that is missing or wrong.
      ("technique=mediaton", .unknown(kind: "technique", "mediaton", known: techniques)),
      ("technique=coachin,dose=x", .unknown(kind: "technique", "coachin", known: techniques)),
      ("technique=mediation,dose=1.5", .notDose("1.5")),
      ("technique=mediation,dose=0.5,from=13", .session(name: "from", "13", of: 12)),
      ("technique=mediation,dose=0.5,from=5,to=3", .endsBeforeItBegins(from: 5, to: 3)),
      ("technique=mediation", .halfDose), ("style=democratic,dose=0.5", .styleWithOthers),
      ("without=goals,dose=0.5", .withoutWithOthers), ("dose=0.5,dose=0.6", .twice("dose")),
      (
        "tecnique=mediation",
        .notUnderstood(part: "tecnique=mediation", name: "tecnique", hasValue: true, known: names)
      ),
      ("mediation", .notUnderstood(part: "mediation", name: "mediation", hasValue: false, known: names)),
      ("democratic", .notUnderstood(part: "democratic", name: "democratic", hasValue: false, known: names)),
    ]

    /// Of several changes, and of options.
    static let refusals: [(words: [String], fault: ArgumentFault)] =
      changes.map { ([$0.change], .change($0.change, $0.fault)) } + [
        (["style=democratic", "style=autocratic"], .conflict(.severalStyles)),
        (["twelve.yaml", "without=goals"], .conflict(.scenarioAmongChanges)),
        (
          ["without=goals", "--replicates", "1"],
          .outOfRange(option: "--replicates", "1", allowed: 2...1_000_000_000)
        ),
      ]

    @Test(arguments: [
      ("style=adaptve,dose=1", "'adaptve'. Did you mean 'adaptive'?"),
      ("style=democratik", "'democratik'. Did you mean 'democratic'?"),
      ("without=goal", "'goal'. Did you mean 'goals'?"), ("without=goal,dose=1", "'goal'. Did you mean 'goals'?"),
    ]) func aNameThatThereIsNotGetsAHint(_ change: String, _ hint: String) async throws {
      let place = try Workplace()
      try place.write("twelve.yaml", "scenario: s\n")
      let answer = try await Tuckman.run(["what-if", "twelve.yaml", change], in: place)
      let first = answer.err.split(separator: "\n").first ?? ""
      #expect(answer.code == 64 && first.hasPrefix("Error: \(change): ") && first.hasSuffix(hint), "\(answer)")
    }

    @Test(arguments: refusals.indices) func whatCannotBeComparedIsRefused(_ index: Int) async throws {
      let (changes, fault) = Self.refusals[index]
      let place = try Workplace()
      try place.write("twelve.yaml", "scenario: s\n")
      let answer = try await Tuckman.run(["what-if", "twelve.yaml"] + changes, in: place)
      #expect(answer.ends(fault) && answer.out == "", "\(answer)")
      #expect(try place.names() == ["twelve.yaml"])
    }

    @Test func aTwinThatIsNotThereIsRefused() async throws {
      let place = try Self.workplace()
      let answer = try await Tuckman.run(["what-if", "small.yaml", "none.yaml"], in: place)
      #expect(answer.ends("none.yaml", .file(.missing())) && answer.out == "", "\(answer)")
    }
  }
}
