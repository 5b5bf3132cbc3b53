import Scenarios

extension BadInput {
  static let designKeys =
    "method, vary, points, samples, second_order, trajectories, levels, extra, constraints, luck, until"
  static let variable =
    "parameters, style, mechanisms as in mechanisms.balance, and places as in facilitator.schedule.1.dose"
  static let methods = "grid, list, file, lhs, sobol, saltelli, morris"
  private static let parts =
    "places under group, parameters, preparation, goals, facilitator, follow_up, events, mechanisms"
  private static let schedule = "facilitator: {schedule: [{technique: coaching, from: 2, to: 6, dose: 0.5}]}\n"
  private static let one = "vary: {members: [4, 8]}"

  private static func vary(
    _ name: String, _ factor: String, _ what: String, allowed: String? = nil, hint: String? = nil
  )
    -> BadInput
  {
    .init(name, "design: {vary: {\(factor)}}", what, allowed: allowed, hint: hint)
  }

  /// Keys of a design, and what belongs to which method.
  static let designs: [BadInput] = [
    .init(
      "a list for a design", "design: [4]", "s.yaml:2:9: design is a list",
      allowed: "name: value, with \(designKeys)"),
    .init(
      "a key misspelt", "design: {vari: {members: [4]}}", "s.yaml:2:10: unknown key 'vari' in design",
      allowed: designKeys, hint: "did you mean 'vary'?"),
    .init(
      "vary at the top level", "vary: {members: [4]}", "s.yaml:2:1: unknown key 'vary' in the scenario",
      allowed: topKeys, hint: "'vary' belongs under design:"),
    .init(
      "an unknown method", "design: {method: sobel, \(one)}", "s.yaml:2:18: the method is 'sobel'", allowed: methods,
      hint: "did you mean 'sobol'?"),
    .init(
      "an empty design", "design: {}", "s.yaml:2:9: the design has no vary", allowed: "method: grid with vary"),
    .init(
      "points without a method", "design: {points: [{members: 4}], \(one)}",
      "s.yaml:2:18: points does not belong to the method grid", allowed: "points with list, file",
      hint: "write method: list"),
    .init(
      "samples of a grid", "design: {\(one), samples: 10}", "s.yaml:2:44: samples does not belong to the method grid",
      allowed: "samples with lhs, sobol, saltelli", hint: "write method: lhs"),
    .init(
      "trajectories of lhs", "design: {method: lhs, samples: 10, trajectories: 4, vary: {faultline: {from: 0, to: 1}}}",
      "s.yaml:2:50: trajectories does not belong to the method lhs", allowed: "trajectories with morris"),
    .init(
      "no samples", "design: {method: sobol, \(one)}", "s.yaml:2:9: the design has no samples",
      allowed: "method: sobol with vary and samples"),
    .init(
      "samples of saltelli that are no power of two", "design: {method: saltelli, samples: 100, \(one)}",
      "s.yaml:2:37: samples is 100", allowed: "a power of two", hint: "take 128, or 64"),
    .init(
      "no samples at all", "design: {method: lhs, samples: 0, \(one)}", "s.yaml:2:32: samples is 0",
      allowed: "a whole number from 1 to 16000000"),
    .init(
      "levels that are odd", "design: {method: morris, trajectories: 4, levels: 5, \(one)}",
      "s.yaml:2:51: levels is 5", allowed: "an even number"),
    .init(
      "a word for second_order", "design: {method: saltelli, samples: 4, second_order: some, \(one)}",
      "s.yaml:2:54: second_order is 'some'", allowed: "on, off, true, false"),
    .init(
      "constraints of saltelli", "design: {method: saltelli, samples: 4, \(one), constraints: [members > 4]}",
      "s.yaml:2:78: saltelli cannot have constraints: its points belong together in blocks",
      allowed: "constraints with grid, list, file, lhs, sobol"),
    .init(
      "constraints of morris", "design: {method: morris, trajectories: 4, \(one), constraints: [members > 4]}",
      "s.yaml:2:81: morris cannot have constraints: its points belong together in blocks",
      allowed: "constraints with grid, list, file, lhs, sobol"),
    .init(
      "too many points",
      "design: {vary: {faultline: {from: 0, to: 1, steps: 5000}, mixing: {from: 0, to: 0.5, steps: 5000}}}",
      "s.yaml:2:9: 25000000 points", allowed: "at most 16000000"),
    .init(
      "33 factors of saltelli",
      "design: {method: saltelli, samples: 4, vary: {\(many(33))}}",
      "s.yaml:2:9: 33 factors with saltelli", allowed: "at most 32", hint: "screen them first with method: morris"),
    .init(
      "a hypercube that is too large",
      "design: {method: lhs, samples: 16000000, vary: {\(many(7))}}",
      "s.yaml:2:9: 16000000 points with 7 factors", allowed: "at most 14285714",
      hint: "method: sobol has no such limit"),
    .init(
      "unknown luck", "design: {\(one), luck: share}", "s.yaml:2:41: luck is 'share'", allowed: "shared, independent",
      hint: "did you mean 'shared'?"),
    .init(
      "until without a metric", "design: {\(one), until: {half_width: 0.1, min: 2, max: 9}}",
      "s.yaml:2:42: until has no metric", allowed: "metric, half_width, level, min, max"),
    .init(
      "until one replicate", "design: {\(one), until: {metric: settled, half_width: 0.1, min: 1, max: 9}}",
      "s.yaml:2:82: min is 1", allowed: "a whole number from 2 to 1000000000"),
    .init(
      "until fewer than at first", "design: {\(one), until: {metric: settled, half_width: 0.1, min: 20, max: 9}}",
      "s.yaml:2:91: max is 9, and min is 20", allowed: "at least as many as min"),
    .init(
      "until something that is no name", "design: {\(one), until: {metric: a b, half_width: 0.1, min: 20, max: 90}}",
      "s.yaml:2:51: the metric is 'a b'", allowed: "a column of runs.csv, such as tension_peak"),
    .init(
      "until nothing is left", "design: {\(one), until: {metric: settled, half_width: 0, min: 20, max: 90}}",
      "s.yaml:2:72: half_width is 0", allowed: "a number above 0"),
  ]

  /// So many factors.
  private static func many(_ count: Int) -> String {
    ParameterTable.all.filter { !$0.isInteger && $0.bounds.contains(0) && $0.bounds.contains(0.5) }.prefix(count)
      .map { "\($0.name): [0, 0.5]" }.joined(separator: ", ")
  }

  /// Names and values of factors.
  static let factors: [BadInput] = [
    vary(
      "a misspelt parameter", "membres: [4]", "s.yaml:2:17: 'membres' cannot be varied", allowed: variable,
      hint: "did you mean 'members'?"),
    vary(
      "a mechanism", "tension: [on, off]", "s.yaml:2:17: 'tension' cannot be varied", allowed: variable,
      hint: "write mechanisms.tension"),
    vary(
      "a technique", "coaching: [0, 1]", "s.yaml:2:17: 'coaching' cannot be varied", allowed: variable,
      hint: "write the place of its dose, as in facilitator.schedule.1.dose"),
    vary(
      "the seed", "seed: [1, 2]", "s.yaml:2:17: 'seed' cannot be varied", allowed: variable,
      hint: "every replicate has its own luck; luck: independent gives every point its own"),
    vary(
      "a place elsewhere", "fasilitator.style: [none]",
      "s.yaml:2:17: 'fasilitator.style' is no place that can be varied",
      allowed: parts, hint: "did you mean 'facilitator.…'?"),
    vary(
      "a file of ties", "group.sentiment: [a.csv]", "s.yaml:2:17: a file of ties cannot be varied", allowed: variable),
    vary(
      "a place that leads nowhere", "preparation.intervju: [0]", "s.yaml:2:17: unknown key 'intervju' in preparation",
      allowed: "interview, limits, balance"),
    vary(
      "a list that is not there", "facilitator.schedule.1.dose: [0]",
      "s.yaml:2:17: there is no list 'facilitator.schedule' in the scenario", allowed: "places that are there"),
    .init(
      "an entry that is not there", schedule + "design: {vary: {facilitator.schedule.2.dose: [0]}}",
      "s.yaml:3:17: 'facilitator.schedule' has no entry 2", allowed: "1 to 1"),
    .init(
      "an entry before the first", schedule + "design: {vary: {facilitator.schedule.0.dose: [0]}}",
      "s.yaml:3:17: 'facilitator.schedule' has no entry 0", allowed: "1 to 1"),
    .init(
      "a whole list", schedule + "design: {vary: {facilitator.schedule: [0]}}",
      "s.yaml:3:17: 'facilitator.schedule' is a list", allowed: "a single value in it",
      hint: "go on with a dot and the number of an entry"),
    .init(
      "a place beyond a value", schedule + "design: {vary: {facilitator.schedule.1.dose.more: [0]}}",
      "s.yaml:3:17: 'facilitator.schedule.1.dose' is '0.5', and 'facilitator.schedule.1.dose.more' leads on",
      allowed: "'facilitator.schedule.1.dose'"),
    .init(
      "a dose that cannot be", schedule + "design: {vary: {facilitator.schedule.1.dose: [0, 1.5]}}",
      "s.yaml:3:50: the dose is 1.5", allowed: "a number from 0 to 1"),
    .init(
      "a session that is not whole",
      schedule + "design: {method: lhs, samples: 4, vary: {facilitator.schedule.1.from: {from: 1, to: 3.5}}}",
      "s.yaml:3:85: from is 3.5", allowed: "a whole number from 1 to 10000"),
    .init(
      "members that are named", "group: {members: [{name: Ana}, {name: Ben}]}\ndesign: {\(one)}",
      "s.yaml:3:17: the members are named in the scenario, one by one", allowed: "other names",
      hint: "leave the list under group: members: out"),
    vary(
      "one thing twice", "members: [4], group.members: [8]",
      "s.yaml:2:31: 'group.members', which is members, is already varied on line 2"),
    vary("a value twice", "members: [4, 8, 4]", "s.yaml:2:33: 4 stands here a second time"),
    vary("no values", "members: []", "s.yaml:2:26: members has no values", allowed: "one value or more"),
    vary(
      "a value out of bounds", "members: [4, 1]", "s.yaml:2:30: members is 1",
      allowed: "a whole number from 2 to 65536"),
    vary(
      "a share as a percentage", "faultline: [40]", "s.yaml:2:29: faultline is 40", allowed: "a number from 0 to 1",
      hint: "as a share of 1: 40% is 0.4"),
    vary(
      "an unknown style", "style: [none, adaptiv]", "s.yaml:2:31: the style is 'adaptiv'", allowed: styles,
      hint: "did you mean 'adaptive'?"),
    vary(
      "a mechanism half on", "mechanisms.balance: [on, half]", "s.yaml:2:42: mechanisms.balance is 'half'",
      allowed: "on, off, true, false"),
    vary(
      "a range on a grid", "faultline: {from: 0, to: 1}", "s.yaml:2:28: faultline has no steps",
      allowed: "from, to and either steps or step",
      hint: "as in faultline: {from: 0, to: 1, steps: 5}; or list the values"),
    vary(
      "a step that does not reach", "faultline: {from: 0, to: 1, step: 0.3}",
      "s.yaml:2:51: step is 0.3, which does not reach 1 from 0", allowed: "a whole part of 1"),
    vary(
      "steps between whole numbers", "members: {from: 4, to: 8, steps: 4}", "s.yaml:2:26: members is 5.333333333333333",
      allowed: "a whole number from 2 to 65536"),
    vary(
      "ends the wrong way round", "faultline: {from: 1, to: 0, steps: 3}", "s.yaml:2:42: to is 0, and from is 1",
      allowed: "more than from"),
    vary(
      "one end", "faultline: {from: 1}", "s.yaml:2:28: faultline has no to",
      allowed: "a list of values, or from and to, or levels"),
    vary(
      "values and more", "faultline: {values: [0], to: 1}", "s.yaml:2:28: faultline has values and to",
      allowed: "values alone, or from and to"),
    .init(
      "steps of a sampler", "design: {method: lhs, samples: 4, vary: {faultline: {from: 0, to: 1, steps: 3}}}",
      "s.yaml:2:77: steps belongs to a grid, and the method is lhs", allowed: "from, to, integer",
      hint: "leave it out: lhs takes all of the interval"),
    .init(
      "whole numbers from a fraction",
      "design: {method: lhs, samples: 4, vary: {tension_rate: {from: 0.5, to: 3, integer: on}}}",
      "s.yaml:2:63: from is 0.5", allowed: "a whole number"),
    vary(
      "levels of a parameter", "members: {levels: {a: {faultline: 0}}}",
      "s.yaml:2:17: a factor with levels is called 'members', which is a parameter", allowed: levelNames),
    vary(
      "a factor that begins with a digit", "1x: {levels: {a: {faultline: 0}}}",
      "s.yaml:2:17: a factor with levels is called '1x', which does not begin with a letter", allowed: levelNames),
    vary(
      "a level like a number", "mix: {levels: {1e3: {faultline: 0}}}",
      "s.yaml:2:32: the level is '1e3', which does not begin with a letter", allowed: wordsOfLevels),
    vary(
      "a level like a date", "mix: {levels: {1-2: {faultline: 0}}}",
      "s.yaml:2:32: the level is '1-2', which does not begin with a letter", allowed: wordsOfLevels),
    vary(
      "a level with a sign", "mix: {levels: {-a: {faultline: 0}}}",
      "s.yaml:2:32: the level is '-a', which does not begin with a letter", allowed: wordsOfLevels),
    vary(
      "a level with a blank", "mix: {levels: {a b: {faultline: 0}}}",
      "s.yaml:2:32: the level is 'a b', which holds ' '", allowed: wordsOfLevels),
    vary(
      "a level that is missing elsewhere", "mix: {levels: {NA: {faultline: 0}}}",
      "s.yaml:2:32: the level is 'NA', which programs take for a missing value", allowed: wordsOfLevels),
    vary(
      "a level of nothing", "mix: {levels: {a: 4}}", "s.yaml:2:35: a is '4'",
      allowed: "name: value, as in {faultline: 0}"),
    vary(
      "a level that sets what is varied", "members: [4], mix: {levels: {a: {members: 4}}}",
      "s.yaml:2:50: 'members' is already varied on line 2"),
    vary(
      "a level out of bounds", "mix: {levels: {a: {faultline: 2}}}", "s.yaml:2:47: faultline is 2",
      allowed: "a number from 0 to 1"),
  ]

  private static let levelNames = "a name of its own: a letter, then letters, digits and underscores"
  private static let wordsOfLevels =
    "a letter, then letters, digits, _ and -; not and, or, and what programs take for a missing value"
}
