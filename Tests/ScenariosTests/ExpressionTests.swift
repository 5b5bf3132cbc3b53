import ScenarioReading
import Scenarios
import Testing

/// The grammar of conditions and constraints: precedence, faults as facts, numbers that are none, limits that scale.
@Suite struct ExpressionTests {
  /// Whether a condition holds at tension 0.25, negativity 0.5, cohesion -0.5, progress 2 and no consensus.
  private func holds(_ text: String, at stage: Stage? = .storming) throws -> Bool {
    try Condition(text).holds(at: stage) { quantity in
      switch quantity {
      case .metric(.tension): 0.25
      case .metric(.negativity), .observed(.negativity): 0.5
      case .metric(.cohesion): -0.5
      case .metric(.progress): 2
      default: .nan
      }
    }
  }

  @Test(arguments: [
    "tension > 0.1 + 0.25 * negativity", "tension == 1 / progress / 2", "progress - tension - 1 == 0.75",
    "(tension > 0.2 or negativity > 0.9) and cohesion < 0.5", "tension > 0.2 or negativity > 0.9 and cohesion > 0.5",
    "cohesion > 0 or tension > 0.2", "-cohesion == negativity",
    "2 * -cohesion == 1", "- -tension == 0.25", "-(tension + cohesion) == 0.25", "0.2 < tension", "tension != 0.5",
    "stage is storming", "storming == stage", "stage is not norming and stage != forming", "(stage is storming)",
    "((tension)) > (0.1)", "observed_negativity >= negativity", "2.5e-1 <= tension", "tension*4==1",
    // What is no number is unequal to everything; by zero is divided to infinity.
    "consensus != 0", "1 / (tension - 0.25) > 1e300", "(tension - 0.25) / (tension - 0.25) != 1",
  ]) func itHolds(_ text: String) throws { #expect(try holds(text)) }

  @Test(arguments: [
    "tension > 0.1 + 0.5 * negativity", "(tension > 0.2 or negativity > 0.9) and cohesion > 0.5",
    "consensus > 0", "consensus <= 0", "consensus == consensus", "0 * consensus < 1",
    "(tension - 0.25) / (tension - 0.25) == 1", "(tension - 0.25) / (tension - 0.25) <= 1", "stage is not storming",
  ]) func itDoesNotHold(_ text: String) throws { #expect(try !holds(text)) }

  @Test func whereNoStageIsKnownItIsNone() throws {
    #expect(try !holds("stage is forming", at: nil) && holds("stage is not forming", at: nil))
    #expect(try Condition("(stage is forming)").asksForStage && !Condition("tension > 0.5").asksForStage)
  }

  @Test(arguments: [
    ("tension>0.5 and( cohesion<0 or stage!=storming)", "tension > 0.5 and (cohesion < 0 or stage is not storming)"),
    ("(tension > 0.5 and cohesion < 0) or present < 3", "tension > 0.5 and cohesion < 0 or present < 3"),
    ("tension > 0.5 or (cohesion < 0 or present < 3)", "tension > 0.5 or (cohesion < 0 or present < 3)"),
    ("tension - (0.5 - negativity) > (2 * cohesion) * 0.5", "tension - (0.5 - negativity) > 2 * cohesion * 0.5"),
    ("tension / (2 * skill) > -(cohesion + -1)", "tension / (2 * skill) > -(cohesion + -1)"),
    ("storming == stage", "stage is storming"), ("--tension > - -0.10", "--tension > 0.1"),
  ]) func itIsWrittenWithTheBracketsThatItNeeds(_ text: String, _ written: String) throws {
    let condition = try Condition(text)
    #expect(condition.description == written)
    #expect(try Condition(written) == condition)
  }

  @Test(arguments: [
    ("tension > 0.5", "tension > 0.25"), ("0.5 < tension", "0.25 < tension"),
    ("stage is storming", "stage is storming"),
    ("tension > 0.1 + 0.5 * negativity", "tension > 0.5 * (0.1 + 0.5 * negativity)"),
    (
      "tension - cohesion < 0.5 and (skill >= 1 or efficacy < negativity)",
      "tension - cohesion < 0.25 and (skill >= 0.5 or efficacy < 0.5 * negativity)"
    ),
  ]) func limitsScale(_ text: String, _ scaled: String) throws {
    #expect(try Condition(text).scaled(by: 0.5).description == Condition(scaled).description)
  }

  // MARK: Faults

  private func fault(_ text: String) -> ExpressionFault? {
    do {
      _ = try Condition(text)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("tension > 0.5 & skill > 0.5", ExpressionFault.noMeaning("&")), ("tension => 0.5", .noMeaning("=>")),
    ("tension > 0.5.1", .noNumber("0.5.1")), ("tension > 1e", .noNumber("1e")), ("tension > 1e999", .noNumber("1e999")),
    ("", .ends), ("(", .ends), ("tension > 0.5 and", .ends), ("tension > * 2", .misplaced("*")),
    ("()", .misplaced(")")),
    ("tension > or", .misplaced("or")), ("tension > 0.5 0.6", .tooMuch("0.6", isName: false)),
    ("tension > 0.5 skill > 0.6", .tooMuch("skill", isName: true)), ("tension > 0.5)", .tooMuch(")", isName: false)),
    ("(tension > 0.5", .openBracket), ("tension > 0.5 / 0", .dividesByZero), ("0.1 < tension < 0.5", .chain("<")),
    ("stage is forming is not storming", .chain("is")), ("tension + 1", .noComparison("tension + 1")),
    ("tension > 0.5 and skill", .joinsNoComparison("and")), ("(tension > 0.5) * 2 > 1", .comparisonForNumber),
    ("(tension > 0.5) == (skill > 0.5)", .comparisonForNumber),
    ("tensoin > 0.5", .unknown("tensoin", near: "tension", wordOf: nil)),
    ("storming > 0.5", .unknown("storming", near: nil, wordOf: "stage")),
    ("stage * 2 > 1", .wordsForNumber("stage", words: Stage.allCases.map(\.rawValue))),
    ("stage is tension", .wordsForNumber("stage", words: Stage.allCases.map(\.rawValue))),
    ("stage is calm", .noValue("calm", of: "stage", words: Stage.allCases.map(\.rawValue))),
    ("stage >= forming", .orderOfWords(.atLeast)), ("tension is not 0.5", .wordForNumbers),
  ]) func itIsRefused(_ text: String, _ expected: ExpressionFault) { #expect(fault(text) == expected) }

  @Test(arguments: ["(", "-", "-(", "(-"]) func bracketsAndSignsAreBounded(_ open: String) {
    let deepest = ExpressionFault.deepest / open.count
    func text(_ depth: Int) -> String {
      let close = String(repeating: ")", count: open.contains("(") ? depth : 0)
      return "progress > " + String(repeating: open, count: depth) + "1" + close
    }
    #expect(fault(text(deepest - 1)) == nil && fault(text(deepest)) == .tooDeep && fault(text(100_000)) == .tooDeep)
  }

  @Test(arguments: [
    "tension > 1", "tension >= 1.01", "tension < 0", "tension == 2", "0 > tension", "1 != 1", "1 / 2 == 2",
    "tension + negativity > 2", "tension * cohesion < -1", "-cohesion > 1", "tension - 2 > cohesion",
    "tension / (1 + negativity) > 1", "(tension > 1)", "stage is storming or tension > 1",
  ]) func whatCanNeverBeIsRefused(_ text: String) {
    guard case .neverHolds? = fault(text) else {
      Issue.record("\(text): \(String(describing: fault(text)))")
      return
    }
  }

  @Test(arguments: [
    "tension >= 1", "tension <= 0", "consensus < -1e300", "progress > 1e300", "tension / negativity > 1e300",
    "present * progress < 0", "tension != tension", "cohesion == tension - 1", "1 == 1", "progress - present > 1e300",
  ]) func whatMayBeIsNot(_ text: String) { #expect(fault(text) == nil) }

  // MARK: At random

  /// Draws texts with their values, by rules of its own.
  private struct Generator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    mutating func quantity(_ metrics: [Metric: Double], depth: Int = 0) -> (text: String, value: Double) {
      let form = below(depth < 4 ? 8 : 3)
      if form < 2 {
        let metric = Metric.allCases[below(Metric.allCases.count)]
        return (metric.rawValue, metrics[metric] ?? .nan)
      }
      if form == 2 {
        let value = Double(below(9)) / 4 + 0.25
        return ("\(value)", value)
      }
      let (a, b) = (quantity(metrics, depth: depth + 1), quantity(metrics, depth: depth + 1))
      switch form {
      case 3: return ("-(\(a.text))", -a.value)
      case 4: return ("(\(a.text)) + (\(b.text))", a.value + b.value)
      case 5: return ("(\(a.text)) - (\(b.text))", a.value - b.value)
      case 6: return ("(\(a.text)) * (\(b.text))", a.value * b.value)
      default: return ("(\(a.text)) / (\(b.text))", a.value / b.value)
      }
    }
  }

  /// A comparison that holds at some values is never one that can never be, and is written so that it says the same.
  @Test func whatHoldsIsNotRefused() throws {
    var generator = Generator(seed: 1)
    for _ in 0..<3000 {
      var metrics: [Metric: Double] = [:]
      for metric in Metric.allCases { metrics[metric] = Double(generator.below(5)) / 4 }
      metrics[.cohesion] = Double(generator.below(9)) / 4 - 1
      let (a, b) = (generator.quantity(metrics), generator.quantity(metrics))
      let relation = Relation.allCases[generator.below(6)]
      let text = "(\(a.text)) \(relation.rawValue) (\(b.text))"
      guard text.count <= 500 else { continue }
      let holds = relation.holds(a.value, b.value)
      do {
        let condition = try Condition(text)
        func isMet(_ condition: Condition) -> Bool {
          condition.holds(at: nil) { if case .metric(let metric) = $0 { metrics[metric] ?? .nan } else { .nan } }
        }
        #expect(isMet(condition) == holds, "\(text)")
        let again = try Condition(condition.description)
        #expect(again == condition && isMet(again) == holds, "\(text)")
      } catch {
        guard case .neverHolds = error else { throw error }
        #expect(!holds, "\(text)")
      }
    }
  }

  /// Whatever the text, it is a condition that says the same in its own words, or refused in words.
  @Test func noTextIsTooMuch() throws {
    let operands = ["tension", "progress", "stage", "storming", "0", "0.5", "-1", "1e3", "(tension", "progress)"]
    let signs = Relation.allCases.map(\.rawValue) + ["is", "is not", "and", "or", "+", "-", "*", "/"]
    let noise = ["(", ")", "not", "1e", ".", ".5", "=", "é", "\u{0}", "\u{202E}", "\u{1F600}", "x"]
    var generator = Generator(seed: 2)
    var accepted = 0
    for _ in 0..<20_000 {
      let text = (0...generator.below(12)).map { place in
        let pieces = generator.below(8) == 0 ? noise : place % 2 == 0 ? operands : signs
        return pieces[generator.below(pieces.count)]
      }.joined(separator: generator.below(4) == 0 ? "" : " ")
      guard let condition = try? Condition(text) else { continue }
      accepted += 1
      #expect(try Condition(condition.description) == condition, "\(text)")
    }
    #expect(accepted > 100)
  }
}
