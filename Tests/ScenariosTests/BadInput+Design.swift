import ScenarioReading
import Scenarios

extension BadInput {
  static let designKeys =
    "method, vary, points, samples, second_order, trajectories, levels, extra, constraints, luck, until".names
  static let methods = Design.Method.allCases.map(\.rawValue)
  private static let schedule = "facilitator: {schedule: [{technique: coaching, from: 2, to: 6, dose: 0.5}]}\n"
  private static let one = "vary: {members: [4, 8]}"

  private static func vary(_ name: String, _ factor: String, _ place: String, _ fault: Problem.Fault) -> BadInput {
    .init(name, "design: {vary: {\(factor)}}", place, fault)
  }

  /// Keys of a design, and what belongs to which method.
  static let designs: [BadInput] = [
    .init("a list for a design", "design: [4]", "2:9", .wrongKind("design", .list, wanted: .keys(designKeys))),
    .init(
      "a key misspelt", "design: {vari: {members: [4]}}", "2:10", .unknownKey("vari", in: "design", keys: designKeys)),
    .init(
      "vary at the top level", "vary: {members: [4]}", "2:1", .unknownKey("vary", in: "the scenario", keys: topKeys)),
    .init(
      "an unknown method", "design: {method: sobel, \(one)}", "2:18", .notOneOf("the method", .text("sobel"), methods)),
    .init(
      "an empty design", "design: {}", "2:9", .design(.missing("vary", .grid, needed: ["vary"], arePointsAlone: false))),
    .init(
      "points without a method", "design: {points: [{members: 4}], \(one)}", "2:18",
      .design(.foreignKey("points", .grid, of: [.list, .file], isChosen: false))),
    .init(
      "samples of a grid", "design: {\(one), samples: 10}", "2:44",
      .design(.foreignKey("samples", .grid, of: [.lhs, .sobol, .saltelli], isChosen: false))),
    .init(
      "trajectories of lhs", "design: {method: lhs, samples: 10, trajectories: 4, vary: {faultline: {from: 0, to: 1}}}",
      "2:50", .design(.foreignKey("trajectories", .lhs, of: [.morris], isChosen: true))),
    .init(
      "no samples", "design: {method: sobol, \(one)}", "2:9",
      .design(.missing("samples", .sobol, needed: ["vary", "samples"], arePointsAlone: false))),
    .init(
      "samples of saltelli that are no power of two", "design: {method: saltelli, samples: 100, \(one)}", "2:37",
      .outOfBounds("samples", "100", wanted: .powerOfTwo)),
    .init(
      "no samples at all", "design: {method: lhs, samples: 0, \(one)}", "2:32",
      .outOfBounds("samples", "0", wanted: .number(.from(1, to: 16000000), isWhole: true))),
    .init(
      "levels that are odd", "design: {method: morris, trajectories: 4, levels: 5, \(one)}", "2:51",
      .outOfBounds("levels", "5", wanted: .evenNumber)),
    .init(
      "a word for second_order", "design: {method: saltelli, samples: 4, second_order: some, \(one)}", "2:54",
      .wrongKind("second_order", .text("some"), wanted: .onOff)),
    .init(
      "constraints of saltelli", "design: {method: saltelli, samples: 4, \(one), constraints: [members > 4]}", "2:78",
      .design(.constraintsOfBlocks(.saltelli, others: [.grid, .list, .file, .lhs, .sobol]))),
    .init(
      "constraints of morris", "design: {method: morris, trajectories: 4, \(one), constraints: [members > 4]}", "2:81",
      .design(.constraintsOfBlocks(.morris, others: [.grid, .list, .file, .lhs, .sobol]))),
    .init(
      "too many points",
      "design: {vary: {faultline: {from: 0, to: 1, steps: 5000}, mixing: {from: 0, to: 0.5, steps: 5000}}}", "2:9",
      .tooMany(.points(25000000), most: 16000000)),
    .init(
      "33 factors of saltelli", "design: {method: saltelli, samples: 4, vary: {\(many(33))}}", "2:9",
      .tooMany(.factorsOf(.saltelli, 33), most: 32)),
    .init(
      "a hypercube that is too large", "design: {method: lhs, samples: 16000000, vary: {\(many(7))}}", "2:9",
      .tooMany(.hypercube(points: 16000000, factors: 7), most: 14285714)),
    .init(
      "unknown luck", "design: {\(one), luck: share}", "2:41",
      .notOneOf("luck", .text("share"), ["shared", "independent"])),
    .init(
      "until without a metric", "design: {\(one), until: {half_width: 0.1, min: 2, max: 9}}", "2:42",
      .missing("metric", in: "until", keys: untilKeys)),
    .init(
      "until one replicate", "design: {\(one), until: {metric: settled, half_width: 0.1, min: 1, max: 9}}", "2:82",
      .outOfBounds("min", "1", wanted: .number(.from(2, to: 1000000000), isWhole: true))),
    .init(
      "until fewer than at first", "design: {\(one), until: {metric: settled, half_width: 0.1, min: 20, max: 9}}",
      "2:91", .design(.maxBelowMin(max: 9, min: 20))),
    .init(
      "until something that is no name", "design: {\(one), until: {metric: a b, half_width: 0.1, min: 20, max: 90}}",
      "2:51", .wrongKind("the metric", .text("a b"), wanted: .column)),
    .init(
      "until nothing is left", "design: {\(one), until: {metric: settled, half_width: 0, min: 20, max: 90}}", "2:72",
      .outOfBounds("half_width", "0", wanted: .number(.above(0)))),
  ]

  /// So many factors.
  private static func many(_ count: Int) -> String {
    ParameterTable.all.filter { !$0.isInteger && $0.bounds.contains(0) && $0.bounds.contains(0.5) }.prefix(count)
      .map { "\($0.name): [0, 0.5]" }.joined(separator: ", ")
  }

  /// Names and values of factors.
  static let factors: [BadInput] = [
    vary("a misspelt parameter", "membres: [4]", "2:17", .factor(.cannotBeVaried("membres"))),
    vary("a mechanism", "tension: [on, off]", "2:17", .factor(.cannotBeVaried("tension"))),
    vary("a technique", "coaching: [0, 1]", "2:17", .factor(.cannotBeVaried("coaching"))),
    vary("the seed", "seed: [1, 2]", "2:17", .factor(.cannotBeVaried("seed"))),
    vary("a place elsewhere", "fasilitator.style: [none]", "2:17", .factor(.noPlace("fasilitator.style"))),
    vary("a file of ties", "group.sentiment: [a.csv]", "2:17", .factor(.ties)),
    vary(
      "a place that leads nowhere", "preparation.intervju: [0]", "2:17",
      .unknownKey("intervju", in: "preparation", keys: ["interview", "limits", "balance"])),
    vary(
      "a list that is not there", "facilitator.schedule.1.dose: [0]", "2:17", .factor(.noList("facilitator.schedule"))),
    .init(
      "an entry that is not there", schedule + "design: {vary: {facilitator.schedule.2.dose: [0]}}", "3:17",
      .factor(.noEntry("2", in: "facilitator.schedule", count: 1))),
    .init(
      "an entry before the first", schedule + "design: {vary: {facilitator.schedule.0.dose: [0]}}", "3:17",
      .factor(.noEntry("0", in: "facilitator.schedule", count: 1))),
    .init(
      "a whole list", schedule + "design: {vary: {facilitator.schedule: [0]}}", "3:17",
      .factor(.notSingle("facilitator.schedule", .list))),
    .init(
      "a place beyond a value", schedule + "design: {vary: {facilitator.schedule.1.dose.more: [0]}}", "3:17",
      .factor(.leadsOn("facilitator.schedule.1.dose", .text("0.5"), further: "facilitator.schedule.1.dose.more"))),
    .init(
      "a dose that cannot be", schedule + "design: {vary: {facilitator.schedule.1.dose: [0, 1.5]}}", "3:50",
      .outOfBounds("the dose", "1.5", wanted: .number(.from(0, to: 1)))),
    .init(
      "a session that is not whole",
      schedule + "design: {method: lhs, samples: 4, vary: {facilitator.schedule.1.from: {from: 1, to: 3.5}}}", "3:85",
      .outOfBounds("from", "3.5", wanted: .number(.from(1, to: 10000), isWhole: true))),
    .init(
      "members that are named", "group: {members: [{name: Ana}, {name: Ben}]}\ndesign: {\(one)}", "3:17",
      .factor(.membersNamed)),
    vary(
      "one thing twice", "members: [4], group.members: [8]", "2:31",
      .repeated(.factor("group.members", one: "members"), line: 2)),
    vary("a value twice", "members: [4, 8, 4]", "2:33", .repeated(.value("4"))),
    vary("no values", "members: []", "2:26", .domain(.noValues("members"))),
    vary(
      "a value out of bounds", "members: [4, 1]", "2:30",
      .outOfBounds("members", "1", wanted: .number(.from(2, to: 65536), isWhole: true))),
    vary(
      "a share as a percentage", "faultline: [40]", "2:29",
      .outOfBounds("faultline", "40", wanted: .number(.from(0, to: 1)))),
    vary("an unknown style", "style: [none, adaptiv]", "2:31", .notOneOf("the style", .text("adaptiv"), styles)),
    vary(
      "a mechanism half on", "mechanisms.balance: [on, half]", "2:42",
      .wrongKind("mechanisms.balance", .text("half"), wanted: .onOff)),
    vary(
      "a range on a grid", "faultline: {from: 0, to: 1}", "2:28",
      .domain(.steps("faultline", from: 0, to: 1, areBoth: false))),
    vary(
      "a step that does not reach", "faultline: {from: 0, to: 1, step: 0.3}", "2:51",
      .domain(.stepDoesNotReach(0.3, from: 0, to: 1))),
    vary(
      "steps between whole numbers", "members: {from: 4, to: 8, steps: 4}", "2:26",
      .outOfBounds("members", "5.333333333333333", wanted: .number(.from(2, to: 65536), isWhole: true))),
    vary(
      "ends the wrong way round", "faultline: {from: 1, to: 0, steps: 3}", "2:42", .domain(.toBelowFrom(to: 0, from: 1))
    ),
    vary("one end", "faultline: {from: 1}", "2:28", .domain(.noEnd("faultline", "to"))),
    vary("values and more", "faultline: {values: [0], to: 1}", "2:28", .domain(.valuesAnd("faultline", "to"))),
    .init(
      "steps of a sampler", "design: {method: lhs, samples: 4, vary: {faultline: {from: 0, to: 1, steps: 3}}}", "2:77",
      .domain(.stepsOfSampler("steps", .lhs))),
    .init(
      "whole numbers from a fraction",
      "design: {method: lhs, samples: 4, vary: {tension_rate: {from: 0.5, to: 3, integer: on}}}", "2:63",
      .outOfBounds("from", "0.5", wanted: .wholeNumber)),
    vary(
      "levels of a parameter", "members: {levels: {a: {faultline: 0}}}", "2:17", .factor(.name("members", .parameter))),
    vary(
      "a factor that begins with a digit", "1x: {levels: {a: {faultline: 0}}}", "2:17",
      .factor(.name("1x", .noLetterFirst))),
    vary(
      "a level like a number", "mix: {levels: {1e3: {faultline: 0}}}", "2:32", .factor(.level("1e3", .noLetterFirst))),
    vary("a level like a date", "mix: {levels: {1-2: {faultline: 0}}}", "2:32", .factor(.level("1-2", .noLetterFirst))),
    vary("a level with a sign", "mix: {levels: {-a: {faultline: 0}}}", "2:32", .factor(.level("-a", .noLetterFirst))),
    vary("a level with a blank", "mix: {levels: {a b: {faultline: 0}}}", "2:32", .factor(.level("a b", .holds(" ")))),
    vary(
      "a level that is missing elsewhere", "mix: {levels: {NA: {faultline: 0}}}", "2:32",
      .factor(.level("NA", .missingValue))),
    vary("a level of nothing", "mix: {levels: {a: 4}}", "2:35", .wrongKind("a", .text("4"), wanted: .levelSettings)),
    vary(
      "a level that sets what is varied", "members: [4], mix: {levels: {a: {members: 4}}}", "2:50",
      .repeated(.factor("members", one: "members"), line: 2)),
    vary(
      "a level out of bounds", "mix: {levels: {a: {faultline: 2}}}", "2:47",
      .outOfBounds("faultline", "2", wanted: .number(.from(0, to: 1)))),
  ]
}
