import Foundation
import Scenarios

/// What is done before the first session, what the group wants, and the weeks after the last.
extension ScenarioDecoder {
  mutating func decodePreparation(_ node: YAMLNode) {
    preparationNode = node
    let fields = reader.fields(node, in: "preparation", keys: ScenarioKeys.preparation.names)
    if let interview = fields["interview"].flatMap({ reader.number($0, "interview", ScenarioKeys.share) }) {
      scenario.preparation.interview = interview
    }
    if let balance = fields["balance"].flatMap({ reader.number($0, "balance", ScenarioKeys.half) }) {
      scenario.preparation.balance = balance
    }
    guard let limits = fields["limits"] else { return }
    for item in reader.items(limits, "limits", of: .entries(ScenarioKeys.limit.names)) { decodeLimit(item) }
  }

  private mutating func decodeLimit(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = entry(node, "limit", keys: ScenarioKeys.limit)
    let names = Preparation.traits.map(\.rawValue)
    let trait = fields["trait"].flatMap { reader.name($0, "the trait", of: CastTrait.self, listed: names) }
    guard reader.problems.count == before, let trait else { return }
    guard Preparation.traits.contains(trait) else { return reader.report(node, .scenario(.limitOnConstant(trait))) }
    let from = fields["from"].flatMap { reader.number($0, "from", trait.bounds) }
    let to = fields["to"].flatMap { reader.number($0, "to", trait.bounds) }
    guard reader.problems.count == before else { return }
    if from == nil, to == nil { return reader.report(node, .scenario(.limitWithoutEnds)) }
    if let from, let to, to < from { return reader.report(node, .reversed("the limit", from: from, to: to)) }
    if scenario.preparation.limits.contains(where: { $0.trait == trait }) {
      return reader.report(node, .repeated(.limit(trait.rawValue)))
    }
    scenario.preparation.limits.append(Preparation.Limit(trait, from: from, to: to))
  }

  mutating func decodeGoals(_ node: YAMLNode) {
    let fields = reader.fields(node, in: "goals", keys: ScenarioKeys.goals.names)
    if let clarity = fields["clarity"].flatMap({ reader.number($0, "clarity", ScenarioKeys.share) }) {
      scenario.goalClarity = clarity
    }
    guard let targets = fields["targets"] else { return }
    for item in reader.items(targets, "targets", of: .goals(ScenarioKeys.goal.names)) { decodeGoal(item) }
  }

  private mutating func decodeGoal(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = entry(node, "goal", keys: ScenarioKeys.goal)
    let name = fields["name"].flatMap { reader.text($0, "the name", most: ScenarioKeys.longestName) }
    let metric = fields["metric"].flatMap { reader.name($0, "the metric", of: Metric.self) }
    let above = fields["above"].flatMap { reader.number($0, "above", .any) }
    let below = fields["below"].flatMap { reader.number($0, "below", .any) }
    let by = fields["by"].flatMap { reader.integer($0, "by", ScenarioKeys.session) }
    guard reader.problems.count == before, let name, let metric else { return }
    guard let target = above ?? below, (above == nil) != (below == nil) else {
      return reader.report(node, .scenario(.targetsOfGoal(areTwo: above != nil)))
    }
    let relation: Relation = above != nil ? .above : .below
    guard relation.canHold(metric.bounds.range, target...target) else {
      return reader.report(node, .scenario(.goalNeverMet(name, metric, isAbove: above != nil, target)))
    }
    let goal = Goal(name: name, metric: metric, isAbove: above != nil, target: target, by: by ?? .max)
    if let other = scenario.goals.firstIndex(where: { $0.column == goal.column }) {
      return reader.report(node, .repeated(.goal(name), line: goalNodes[other].node.line))
    }
    goalNodes.append((node, by))
    scenario.goals.append(goal)
  }

  mutating func decodeFollowUp(_ node: YAMLNode) {
    let before = reader.problems.count
    let fields = reader.fields(node, in: "follow_up", keys: ScenarioKeys.followUp.names)
    if fields["weeks"] == nil, reader.problems.count == before {
      reader.report(node, .missing("weeks", in: "follow_up", keys: ScenarioKeys.followUp.names))
    }
    let weeks = fields["weeks"].flatMap { reader.integer($0, "weeks", ScenarioKeys.weeks) }
    var aftercare: [Int] = []
    if let list = fields["aftercare"] {
      for item in reader.items(list, "aftercare", of: .weeks) {
        guard let week = reader.integer(item, "an aftercare week", ScenarioKeys.week) else { continue }
        if let weeks, week > weeks { reader.report(item, .scenario(.noWeek(week, of: weeks))) }
        if aftercare.contains(week) { reader.report(item, .repeated(.week(week))) }
        aftercare.append(week)
      }
    }
    guard reader.problems.count == before, let weeks else { return }
    scenario.followUp = FollowUp(weeks: weeks, aftercare: aftercare.sorted())
  }

  // MARK: What holds between values

  mutating func checkHelpingProcess() {
    let last = scenario.parameters.sessions
    for (node, by) in goalNodes { if let by, by > last { report(by, in: "the goal", entry: node, last: last) } }
    scenario.goals = scenario.goals.map {
      Goal(name: $0.name, metric: $0.metric, isAbove: $0.isAbove, target: $0.target, by: min($0.by, last))
    }
    if scenario.record.contains(.followUp), scenario.followUp.weeks == 0 {
      reader.report(Problem(Place(reader.file), .scenario(.followUpWithoutWeeks)))
    }
    if let node = preparationNode, scenario.preparation.shareAccepted(scenario.parameters) < 0.001 {
      let isByLimits = scenario.preparation.shareWithinLimits(scenario.parameters) < 0.001
      reader.report(node, .scenario(.screening(isByLimits: isByLimits)))
    }
    let late = Set(scenario.schedule.map(\.technique)).intersection([.relapsePrevention, .endingPreparation])
    if scenario.followUp.weeks == 0, let technique = late.min(by: { $0.rawValue < $1.rawValue }) {
      notes.append(.actsAfterwards(technique))
    }
  }
}

extension Preparation {
  /// The probability that a candidate is taken in, at worst.
  func shareAccepted(_ p: Parameters) -> Double {
    let share = shareWithinLimits(p)
    return balance > 0 ? share * pow((1 - p.faultline) / 2, Double(p.attributes)) : share
  }

  /// The probability that a candidate is within the limits.
  func shareWithinLimits(_ p: Parameters) -> Double {
    // With the ends within which composition keeps what it draws.
    let drawn: [CastTrait: (mean: Double, sd: Double, low: Double, high: Double)] = [
      .assertiveness: (0, p.assertivenessSd, -.infinity, .infinity), .skill: (p.skillMean, p.skillSd, 0.02, 0.98),
      .regulation: (p.regulationMean, 0.08, 0.02, 0.90), .anxiety: (p.anxietyMean, 0.10, 0, 1),
    ]
    var share = 1.0
    for limit in limits {
      guard let (mean, sd, low, high) = drawn[limit.trait] else { continue }
      if limit.from ?? low > high || limit.to ?? high < low { return 0 }
      func below(_ value: Double?) -> Double? {
        value.map { sd > 0 ? 0.5 * erfc((mean - $0) / (sd * 2.0.squareRoot())) : (mean <= $0 ? 1 : 0) }
      }
      share *= (below(limit.to) ?? 1) - (below(limit.from) ?? 0)
    }
    return share
  }
}
