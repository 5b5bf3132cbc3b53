import Foundation
import GroupDynamics
import ScenarioReading
import Scenarios
import Testing

/// The named policies are nothing but schedules and triggers that a scenario could have.
@Suite struct StylesTests {
  /// A scenario that says in words what a style does.
  private func read(_ style: Style) throws -> Scenario {
    let entries = style.schedule.map { "{technique: \($0.technique.rawValue), dose: \($0.dose)}" }
    let triggers = style.triggers.map {
      "{when: \($0.condition), for: \($0.persistence), technique: \($0.technique.rawValue), dose: \($0.dose), "
        + "lasting: \($0.lasting), cool_down: \($0.coolDown)}"
    }
    let yaml = """
      scenario: copied
      facilitator:
        schedule: [\(entries.joined(separator: ", "))]
        triggers: [\(triggers.joined(separator: ", "))]
      """
    let path = NSTemporaryDirectory() + "tuckman-style-" + UUID().uuidString + ".yaml"
    try Data(yaml.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try ScenarioReader.read(path).scenario
  }

  @Test(arguments: Style.allCases)
  func aStyleIsAValidScheduleWithValidTriggers(_ style: Style) throws {
    let copied = try read(style)
    #expect(copied.triggers == style.triggers)
    #expect(copied.schedule.map(\.technique) == style.schedule.map(\.technique))
    #expect(copied.schedule.map(\.dose) == style.schedule.map(\.dose))
    #expect(copied.schedule.allSatisfy { $0.from == 1 && $0.to == 12 })
    // What is said twice of one technique would be lost.
    #expect(Set(style.schedule.map(\.technique)).count == style.schedule.count)
    for dose in style.schedule.map(\.dose) + style.triggers.map(\.dose) { #expect(dose > 0 && dose <= 1) }
  }

  @Test(arguments: Style.allCases)
  func aGroupLivesUnderAStyleAsUnderItsCopy(_ style: Style) throws {
    let copied = try read(style)
    let (a, b) = (
      try keep(Scenario(title: "led", style: style), replicate: 2), try keep(copied, replicate: 2)
    )
    #expect(a.bits(0...144) == b.bits(0...144))
    #expect(a.noted.map(\.tick) == b.noted.map(\.tick))
  }

  /// The adaptive style sees what a real facilitator sees.
  @Test func noStyleLooksAtAHiddenState() {
    for style in Style.allCases {
      for condition in style.triggers.map(\.condition) {
        #expect(!condition.asksForStage)
        _ = condition.holds(at: nil) { quantity in
          if case .metric(let hidden) = quantity { Issue.record("\(style.rawValue) looks at \(hidden)") }
          return .nan
        }
      }
    }
    #expect(Style.allCases.filter { !$0.triggers.isEmpty } == [.adaptive])
  }

  @Test func theStylesAreThoseOfTheModelDocument() {
    #expect(
      Style.allCases.map(\.rawValue) == ["democratic", "inclusive", "adaptive", "autocratic", "laissez-faire"])
    #expect(Style.laissezFaire.schedule.isEmpty && Style.laissezFaire.triggers.isEmpty)
    #expect(Style.autocratic.schedule.map(\.technique) == [.directing])
    #expect(Set(Style.allCases.map(\.meaning)).count == 5)
  }
}
