// Compiled into one module with the sources of ScenarioReading by `Tests/Fuzzing/run`, so that it sees what is internal.

import Scenarios

private let names = ["Ana", "Ben", "Carla", "=Dan", "Eva, the \"second\""]

/// The first byte of an input picks the reader, the rest is its file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let file = InputFile(path: "input", bytes: Array(bytes.dropFirst()))
  do {
    if first % 2 == 0 {
      let read = try ScenarioReader.read(file, settings: first % 4 == 0 ? [] : ["members=9"])
      requireWords(read.scenario)
      if let design = read.design { try requirePoints(design, read.pointScenarios) }
    } else if first % 8 == 7 {
      let table = try CSVReader.table(of: file)
      precondition(table.rows.allSatisfy { $0.cells.count == table.header.count })
    } else {
      _ = try TieReader.read(file, kind: first % 4 == 1 ? .sentiment : .tension, names: names)
    }
  } catch let problems as Problems {
    precondition(!problems.all.isEmpty && !problems.text.isEmpty, "refused without a word")
  } catch let problem as Problem {
    precondition(!problem.what.isEmpty, "refused without a word")
  } catch {
    preconditionFailure("an error of another kind: \(error)")
  }
  return 0
}

/// What a design that was accepted must keep. A point may be impossible, and is then refused in words.
private func requirePoints(_ design: Design, _ scenarios: PointScenarios) throws {
  precondition(
    design.methodPoints.map { $0 <= Design.mostPoints } == true && design.factors.count <= Design.mostFactors)
  let first = design.factors.map { factor in
    switch factor.domain {
    case .values(let values): values[0]
    case .range(let from, let to, let isInteger):
      FactorValue.number(isInteger ? from : from + (to - from) / 2)
    }
  }
  for point in [first] + design.listed.prefix(4) + design.extra.prefix(4) {
    precondition(point.count == design.factors.count)
    for constraint in design.constraints { _ = constraint.holds(point) }
    do { requireWords(try scenarios.scenario(point)) } catch let problems as Problems {
      precondition(!problems.all.isEmpty, "refused without a word")
    }
  }
}

/// What a scenario that was accepted must keep.
private func requireWords(_ scenario: Scenario) {
  let p = scenario.parameters
  for spec in ParameterTable.all {
    precondition(spec.bounds.contains(spec.value(in: p)), "\(spec.name) is out of bounds")
  }
  precondition(scenario.cast.count == p.members + scenario.joins.count && !scenario.title.isEmpty)
  precondition(Set(scenario.cast.map(\.name)).count == scenario.cast.count, "two members of one name")
  precondition(scenario.schedule.allSatisfy { 1 <= $0.from && $0.from <= $0.to && !$0.ticks(p.clock).isEmpty })
  for trigger in scenario.triggers {
    let again = try? Condition(trigger.condition.description)
    precondition(again == trigger.condition, "the condition says something else in its own words")
    _ = trigger.condition.holds(at: .storming) { _ in 0.5 }
    precondition((0...1).contains(trigger.dose) && trigger.coolDown.ticks(perSession: p.ticksPerSession) >= 0)
    for span in [trigger.persistence, trigger.lasting] {
      precondition(span.ticks(perSession: p.ticksPerSession) >= 1, "a trigger takes no time")
    }
  }
  for event in scenario.events {
    precondition((1...p.sessions).contains(event.session) && (0...1).contains(event.strength))
    precondition((event.kind == .breach) == (event.member != nil), "a breach by nobody")
    precondition(event.member.map { scenario.cast.indices.contains($0) } ?? true, "somebody who is not there")
  }
  precondition(p.teams <= p.members && p.endingSessions < Double(p.sessions) && scenario.replicates >= 1)
}
