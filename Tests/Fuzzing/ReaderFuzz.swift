// Compiled into one module with the sources of Scenarios by `Tests/Fuzzing/run`, so that it sees what is internal.

private let names = ["Ana", "Ben", "Carla", "=Dan", "Eva, the \"second\""]

/// The first byte of an input picks the reader, the rest is its file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let first = bytes.first else { return 0 }
  let file = InputFile(path: "input", bytes: Array(bytes.dropFirst()))
  do {
    if first % 2 == 0 {
      requireWords(try ScenarioReader.read(file, settings: first % 4 == 0 ? [] : ["members=9"]).scenario)
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

/// What a scenario that was accepted must keep.
private func requireWords(_ scenario: Scenario) {
  let p = scenario.parameters
  for spec in ParameterTable.all {
    precondition(spec.bounds.contains(spec.value(in: p)), "\(spec.name) is out of bounds")
  }
  precondition(scenario.cast.count == p.members && !scenario.title.isEmpty)
  precondition(Set(scenario.cast.map(\.name)).count == p.members, "two members of one name")
  precondition(scenario.schedule.allSatisfy { 1 <= $0.from && $0.from <= $0.to && $0.to <= p.sessions })
  for trigger in scenario.triggers {
    let again = try? Condition(trigger.condition.description)
    precondition(again == trigger.condition, "the condition says something else in its own words")
    precondition(trigger.condition.alternatives.allSatisfy { !$0.isEmpty } && !trigger.condition.alternatives.isEmpty)
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
