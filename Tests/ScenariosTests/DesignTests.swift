import ScenarioReading
import Scenarios
import Testing

/// Designs that are right, and what is read from them.
@Suite struct DesignTests {
  private func read(
    _ text: String, above: String = "", settings: [String] = [], files: [String: String] = [:]
  ) throws -> ScenarioFile {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text.utf8) }
    return try ScenarioReader.read(
      folder.write("s.yaml", ("scenario: s\n" + above + "design:\n" + text).utf8), settings: settings)
  }

  private func design(_ text: String, above: String = "", files: [String: String] = [:]) throws -> Design {
    try #require(try read(text, above: above, files: files).design)
  }

  private func numbers(_ values: Double...) -> Factor.Domain { .values(values.map { .number($0) }) }
  private func words(_ values: String...) -> Factor.Domain { .values(values.map { .text($0) }) }

  @Test func aScenarioWithoutADesignHasNone() throws {
    let folder = try TemporaryFolder()
    let file = try ScenarioReader.read(folder.write("s.yaml", "scenario: s\nseed: 9\n".utf8))
    #expect(file.design == nil)
    #expect(try file.pointScenarios.scenario([]) == file.scenario)
  }

  @Test func everyKeyOfADesignIsRead() throws {
    let design = try design(
      """
        vary: {members: [4, 8, 16], faultline: {from: 0, to: 1, steps: 5}}
        extra: [{members: 30, faultline: 0}]
        constraints: [members * faultline < 12]
        luck: independent
        until: {metric: tension_peak, half_width: 0.01, level: 0.9, min: 20, max: 400}

      """)
    #expect(design.method == .grid && design.luck == .independent)
    #expect(
      design.factors == [
        Factor(name: "members", domain: numbers(4, 8, 16)),
        Factor(name: "faultline", domain: numbers(0, 0.25, 0.5, 0.75, 1)),
      ])
    #expect(design.extra == [[.number(30), .number(0)]])
    #expect(design.constraints.map(\.text) == ["members * faultline < 12"])
    #expect(design.until == StoppingRule(metric: "tension_peak", halfWidth: 0.01, level: 0.9, min: 20, max: 400))
    #expect(design.methodPoints == 15)
  }

  @Test func sizesOfSamplersAreRead() throws {
    let vary = "  vary: {faultline: {from: 0, to: 1}, members: {from: 4, to: 16}}\n"
    let lhs = try design("  method: lhs\n  samples: 100\n" + vary)
    #expect(lhs.method == .lhs && lhs.samples == 100 && lhs.luck == .shared && lhs.until == nil)
    #expect(
      lhs.factors.map(\.domain) == [
        .range(from: 0, to: 1, isInteger: false), .range(from: 4, to: 16, isInteger: true),
      ])
    let saltelli = try design("  method: saltelli\n  samples: 64\n  second_order: off\n" + vary)
    #expect(saltelli.samples == 64 && !saltelli.secondOrder && saltelli.methodPoints == 256)
    #expect(try design("  method: saltelli\n  samples: 64\n" + vary).methodPoints == 384)
    let morris = try design("  method: morris\n  trajectories: 10\n" + vary)
    #expect(morris.trajectories == 10 && morris.levels == 4 && morris.methodPoints == 30)
    #expect(try design("  method: morris\n  trajectories: 10\n  levels: 8\n" + vary).levels == 8)
  }

  @Test func soManyPointsOfSobolAreNotedUnlessAPowerOfTwo() throws {
    let rest = "  method: sobol\n  vary: {faultline: {from: 0, to: 1}}\n"
    #expect(try read("  samples: 100\n" + rest).remarks == [.sobolPoints(100)])
    for samples in [1, 2, 64, 8_388_608] { #expect(try read("  samples: \(samples)\n" + rest).remarks.isEmpty) }
  }

  static let grids: [(String, [Double])] = [
    ("{from: 0, to: 1, steps: 2}", [0, 1]), ("{from: 0, to: 1, step: 0.25}", [0, 0.25, 0.5, 0.75, 1]),
    ("{from: 0.1, to: 0.7, step: 0.1}", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
    ("{from: 0, to: 1, steps: 4}", [0, 1.0 / 3, 2.0 / 3, 1]), ("{from: 0, to: 0.3, step: 0.1}", [0, 0.1, 0.2, 0.3]),
    ("{values: [0.5, 0]}", [0.5, 0]), ("0.5", [0.5]), ("[0.25]", [0.25]),
  ]

  @Test(arguments: grids) func valuesOfAGridAreExact(text: String, expected: [Double]) throws {
    let design = try design("  vary: {faultline: \(text)}\n")
    #expect(design.factors == [Factor(name: "faultline", domain: .values(expected.map { .number($0) }))])
  }

  @Test func stepsAcrossNothingHoldNothingItself() throws {
    let design = try design(
      "  vary: {sentiment_mean: {from: -1, to: 1, step: 0.1}, members: {from: 4, to: 10, step: 3}}\n")
    guard case .values(let values) = design.factors[0].domain else { return #expect(Bool(false)) }
    #expect(values.map(\.description) == (-10...10).map { FactorValue.number(Double($0) / 10).description })
    #expect(design.factors[1].domain == numbers(4, 7, 10))
  }

  private static let eventful = """
    facilitator:
      schedule: [{technique: mediation, dose: 0.5}, {technique: coaching, from: 2, to: 6, dose: 0.5}]
      triggers: [{when: tension > 0.25, technique: coaching, dose: 0.5}]
    events: [{session: 3, kind: crisis}]

    """

  @Test func placesOfTheScenarioAreVaried() throws {
    let design = try design(
      """
        vary:
          style: [none, adaptive]
          mechanisms.balance: [on, false]
          facilitator.schedule.1.from: [1, 4]
          facilitator.schedule.2.dose: {from: 0, to: 1, steps: 3}
          facilitator.schedule.2.technique: [coaching, mindfulness]
          facilitator.triggers.1.for: [3 ticks, 1 session]
          preparation.interview: 1
          goals.clarity: [0.5]
          follow_up.weeks: [0, 12]
          events.1.strength: [0, 1]
          group.faultline: [0, 0.4]
          parameters.tension_rate: [2]

      """, above: Self.eventful)
    #expect(
      design.factors.map(\.domain) == [
        words("none", "adaptive"), words("on", "off"), numbers(1, 4), numbers(0, 0.5, 1),
        words("coaching", "mindfulness"), words("3 ticks", "1 session"), numbers(1), numbers(0.5), numbers(0, 12),
        numbers(0, 1), numbers(0, 0.4), numbers(2),
      ])
    #expect(design.factors[10].name == "group.faultline")
  }

  @Test func aPlaceThatTakesWholeNumbersIsVariedOverThem() throws {
    let design = try design(
      """
        method: lhs
        samples: 4
        vary:
          facilitator.schedule.1.from: {from: 1, to: 6}
          facilitator.schedule.1.dose: {from: 0, to: 1}
          follow_up.weeks: {from: 1, to: 2}

      """, above: Self.eventful)
    #expect(
      design.factors.map(\.domain) == [
        .range(from: 1, to: 6, isInteger: true), .range(from: 0, to: 1, isInteger: false),
        .range(from: 1, to: 2, isInteger: true),
      ])
  }

  @Test func gapsAreFilledWithTheScenariosOwnValues() throws {
    let above = "group: {members: 6, mixing: 0.125}\n" + Self.eventful
    let file = try read(
      """
        method: list
        points:
          - {members: 4}
          - {faultline: 0.5, style: adaptive, mechanisms.ending: off, facilitator.schedule.1.from: 2}
          - {facilitator.schedule.2.dose: 1, facilitator.triggers.1.lasting: 2 sessions}
          - {preparation.interview: 1, follow_up.weeks: 4, events.1.strength: 0.5, mixing: 0.25}

      """, above: above)
    let design = try #require(file.design)
    #expect(
      design.listed[0].map(\.description) == ["4", "0", "none", "on", "1", "0.5", "1 session", "0", "0", "1", "0.125"])
    #expect(design.listed[1].map(\.description).prefix(6) == ["6", "0.5", "adaptive", "off", "2", "0.5"])
    #expect(design.listed[3].map(\.description).suffix(4) == ["1", "4", "0.5", "0.25"])
    // A point that says what the scenario says is the scenario.
    for point in design.listed { _ = try file.pointScenarios.scenario(point) }
  }

  // MARK: Files of points

  @Test func aFileOfPointsIsRead() throws {
    let csv = "\u{FEFF}point_id,members,style\r\n0,4,none\r\n1,,adaptive\r\n2,8,\r\n"
    let file = try read("  method: file\n  points: points.csv\n", files: ["points.csv": csv])
    let design = try #require(file.design)
    #expect(design.factors.map(\.name) == ["members", "style"])
    #expect(design.listed.map { $0.map(\.description) } == [["4", "none"], ["8", "adaptive"], ["8", "none"]])
    #expect(design.factors[0].domain == numbers(4, 8))
    #expect(file.inputs.map(\.bytes) == [Array(csv.utf8)])
    #expect(file.remarks == [.emptyCells(2, file: file.inputs[0].path)])
  }

  @Test func levelsOfAFileAreKnownFromVary() throws {
    let design = try design(
      "  method: file\n  points: p.csv\n  vary: {mix: {levels: {alike: {}, apart: {faultline: 1}}}}\n",
      files: ["p.csv": "members,mix\n4,apart\n5,alike\n"])
    #expect(design.factors.map(\.name) == ["members", "mix"])
    #expect(design.listed == [[.number(4), .text("apart")], [.number(5), .text("alike")]])
  }

  private static let members = Wanted.number(.from(2, to: 65_536), isWhole: true)

  static let files: [(csv: String, [Told])] = [
    ("point_id,membres\n0,4\n", [Told("p.csv:1", .factor(.cannotBeVaried("membres")))]),
    ("members,members\n4,4\n", [Told("p.csv:1", .repeated(.column("members")))]),
    (
      "members\n4\n1\nx\n",
      [
        Told("p.csv:3", .outOfBounds("members", "1", wanted: members)),
        Told("p.csv:4", .wrongKind("members", .text("x"), wanted: members)),
      ]
    ),
    ("style\nnone\nadaptiv\n", [Told("p.csv:3", .notOneOf("the style", .text("adaptiv"), BadInput.styles))]),
    ("facilitator.schedule.1.dose\n1\n", [Told("p.csv:1", .factor(.noList("facilitator.schedule")))]),
    ("members\n4,5\n", [Told("p.csv:2", .table(.row(["4", "5"], columns: 1)))]),
    ("members;faultline\n4;0,5\n", [Told("p.csv:1", .table(.header(["members;faultline"])))]),
    (
      "members,faultline\n4,\"0,5\"\n",
      [Told("p.csv:2", .wrongKind("faultline", .text("0,5"), wanted: .number(.from(0, to: 1))))]
    ),
    ("members\n", [Told("p.csv", .table(.noPoints))]), ("point_id\n1\n", [Told("p.csv:1", .table(.noFactors))]),
    ("", [Told("4:11", .inFile("p.csv", .table(.empty())))]),
  ]

  @Test(arguments: files) func aFileOfPointsIsRefused(csv: String, expected: [Told]) throws {
    let yaml = "scenario: s\ndesign:\n  method: file\n  points: p.csv\n"
    #expect(try faults(yaml.utf8, files: ["p.csv": Array(csv.utf8)]).all == expected)
  }

  @Test func aFileThatIsNotThereIsRefused() throws {
    #expect(
      try faults("scenario: s\ndesign: {method: file, points: p.csv}\n".utf8).all
        == [Told("2:32", .inFile("p.csv", .file(.missing(lookedAt: "p.csv"))))])
  }

  @Test func aRuleThatMayStopEarlyIsNoted() throws {
    let until = "  vary: {members: [4]}\n  until: {metric: settled, half_width: 0.1, min: 5, max: 90}\n"
    #expect(try read(until).remarks == [.fewReplicates(5)])
  }

  @Test func allProblemsOfADesignAreToldTogetherWithTheScenarios() throws {
    let yaml = """
      scenario: s
      sessions: 0
      design:
        vary: {membres: [4], faultline: [0, 2], mixing: [0]}
        luck: some
      """
    #expect(
      try faults(yaml.utf8).all == [
        Told("2:11", .outOfBounds("sessions", "0", wanted: .number(.from(1, to: 10_000), isWhole: true))),
        Told("4:10", .factor(.cannotBeVaried("membres"))),
        Told("4:39", .outOfBounds("faultline", "2", wanted: .number(.from(0, to: 1)))),
        Told("5:9", .notOneOf("luck", .text("some"), ["shared", "independent"])),
      ])
  }
}
