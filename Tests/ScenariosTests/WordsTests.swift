import Foundation
import ScenarioReading
import Scenarios
import Testing

/// The words of every fault, hint and note, as `Words.txt` keeps them.
@Suite struct WordsTests {
  /// Faults that other tests bring about, by what they are of.
  private static let tables: [(String, [Problem.Fault])] =
    ([
      ("Keys", BadInput.keys), ("Shapes", BadInput.shapes), ("Numbers", BadInput.numbers),
      ("Relations", BadInput.relations), ("Triggers", BadInput.triggers), ("Conditions", BadInput.conditions),
      ("Events", BadInput.events), ("Goals", BadInput.goals), ("Newcomers", BadInput.groupLife),
      ("Follow-up", BadInput.followUp), ("Preparation", BadInput.preparation), ("Members", BadInput.cast),
      ("Names", BadInput.hidden), ("Files for values", BadInput.files), ("Comments", BadInput.comments),
      ("YAML", BadInput.yaml), ("Ties", BadInput.ties), ("Designs", BadInput.designs), ("Factors", BadInput.factors),
      ("Points", BadInput.points), ("Constraints", BadInput.constraints),
    ] as [(String, [BadInput])]).map { ($0, $1.map(\.told.fault)) } + [
      ("Files of points", DesignTests.files.flatMap { $0.1.map(\.fault) }),
      ("Settings", SettingTests.cases.map(\.fault)), ("Others", others + rare),
    ]

  /// Faults whose words no table has.
  private static let others: [Problem.Fault] = ["0.5", "a\u{A0}b", "name:Ana", "sentiment", "dominance"].map {
    .unknownKey($0, in: "a member", keys: BadInput.memberKeys)
  }

  private static let rare: [Problem.Fault] = [
    .unknownKey("coaching", in: "facilitator", keys: BadInput.facilitatorKeys),
    .unknownKey("sessions", in: "a schedule entry", keys: BadInput.entryKeys),
    .wrongKind("group", .text(""), wanted: .keys(BadInput.groupKeys)),
    .wrongKind("facilitator", .list, wanted: .keys(BadInput.facilitatorKeys)),
    .wrongKind("members", .mapping, wanted: .members), .wrongKind("attitudes", .mapping, wanted: .list(.numbers)),
    .wrongKind("targets", .text("calm"), wanted: .list(.goals(["name", "metric"]))),
    .wrongKind("constraints", .text("x"), wanted: .list(.constraints)),
    .wrongKind("vary", .list, wanted: .factors), .wrongKind("values", .mapping, wanted: .list(.values)),
    .wrongKind("levels", .list, wanted: .levels),
    .wrongKind("a value of goals.clarity", .list, wanted: .numberOrText),
    .badText("sentiment", .controlCharacters(isProse: false), most: 1000),
    .tooMany(.members(70_000), most: 65_536), .tooMany(.values(5000), most: 1000),
    .tooMany(.levels(5000), most: 1000),
    .tooMany(.columns(300), most: 100), .tooMany(.factors(101), most: 100),
    .tooMany(.factorsOf(.sobol, 65), most: 64),
    .tooMany(.points(nil), most: 16_000_000),
    .scenario(.outOfTime(5, in: "the schedule", first: 1, last: 4, entryLine: 4)),
    .scenario(.outOfTime(145, .ticks, in: "the schedule", first: 1, last: 144)), .scenario(.sessionsAndTicks),
    .scenario(.goalNeverMet("calm", .tension, isAbove: true, 30)),
    .design(.missing("vary", .grid, needed: ["vary"], arePointsAlone: true)), .design(.notVaried("x", names: [])),
    .expression(.dividesByZero, .condition), .design(.unknownLevel("apart")), .design(.nothingVaried),
    .factor(.cannotBeVaried("interview")), .factor(.notSingle("facilitator", .mapping)),
    .factor(.noEntry("1", in: "events", count: 0)),
    .factor(.name("and", .ofConstraints)), .factor(.name("status", .reserved)), .factor(.level("a", .tooLong(70))),
    .domain(.levelsAnd("mix", "from")), .domain(.integerOfGrid), .domain(.stepTooSmall(1e-9, most: 100_000)),
    .domain(.steps("mixing", from: 0, to: 0.5, areBoth: true)), .domain(.tooWide("tension_rate")),
    .file(.missing()), .file(.notKept), .file(.folder), .file(.notOrdinary), .file(.noPermission),
    .file(.unreadable()),
    .file(.unreadable("too many open files")), .file(.inputUnreadable), .file(.tooLarge(mostBytes: 64_000_000)),
    .file(.utf16), .file(.nulByte), .file(.notUTF8), .yaml(.noMemory),
    .setting(.membersNamed), .setting(.isVaried("mixing")),
    .atPoint(
      .init(["members", "style"], [.number(13), .text("none")], elsewhere: Place("likes.csv", line: 3)),
      .table(.unknownMember("M14", names: (1...13).map { "M\($0)" }))),
    .atPoint(
      .init((1...13).map { "x\($0)" }, (1...13).map { .number(Double($0)) }, mayBeLeftOut: true),
      .outOfBounds("members", "1", wanted: .number(.from(2, to: 65_536), isWhole: true))),
    .atPoint(
      .init(["ending_sessions"], [.number(9)], mayBeLeftOut: true), .notTogether(.ending(9, sessions: 9))),
  ]

  private static let names = NameTests.readings.map { Note.names(of: "members", $1) }

  private static let notes: [Note] = [
    .actsAfterwards(.relapsePrevention), .otherActs(ticksPerSession: 6), .shorterEnding(1, sessions: 2),
    .shorterEndings(below: 3), .someTies(1, of: 6, file: "likes.csv"), .sobolPoints(100), .fewReplicates(5),
    .emptyCells(1, file: "points.csv"), .emptyCells(2, file: "points.csv"),
  ]

  /// What is told of a fault, in as many lines as it has.
  private static func words(_ fault: Problem.Fault) -> String {
    String(Problem(Place(""), fault).text.dropFirst(": ".count))
  }

  private static var all: String {
    var known: Set<String> = []
    let told =
      tables.map { ($0, $1.map(words)) } + [("Notes", (NameTests.comments.map(\.1) + names + notes).map(\.words))]
    return told.map { title, words in
      "# \(title)\n" + words.filter { known.insert($0).inserted }.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  @Test func theWordsAreThoseThatAreKept() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Words.txt")
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let (told, lines) = (Self.all, kept.components(separatedBy: "\n"))
    guard told != kept else { return }
    let made = FileManager.default.temporaryDirectory.appendingPathComponent("Words.txt")
    try told.write(to: made, atomically: true, encoding: .utf8)
    let (place, line) =
      told.components(separatedBy: "\n").enumerated().first { !lines.indices.contains($0) || lines[$0] != $1 } ?? (
        lines.count, ""
      )
    Issue.record("\(made.path) has other words than \(file.path), from line \(place + 1) on: \(line)")
  }

  /// Every case that the sources of facts declare is told by a line of the file.
  @Test func noCaseLacksItsWords() throws {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Sources/ScenarioReading/Faults")
      .standardized
    var declared: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      var type = ""
      for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
        if let found = line.firstMatch(of: /enum (\w+)/) { type = String(found.1) }
        if let found = line.firstMatch(of: /^ +case (\w+)/) { declared.insert("\(type).\(found.1)") }
      }
    }
    var told: Set<String> = []
    for fault in Self.tables.flatMap(\.1) {
      collectCases(fault, into: &told)
      if let guess = fault.guess { collectCases(guess, into: &told) }
    }
    for note in Self.names + Self.notes + NameTests.comments.map(\.1) { collectCases(note, into: &told) }
    #expect(declared.count > 150)
    #expect(declared.subtracting(told).sorted() == [])
  }
}

/// The name of an enum's case and those of the cases within it: `yaml.tooDeep`.
func caseNames(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  guard mirror.displayStyle == .enum, let child = mirror.children.first, let name = child.label else {
    return "\(value)"
  }
  let inner = Mirror(reflecting: child.value)
  let first: Any? = inner.displayStyle == .tuple ? inner.children.first?.value : child.value
  guard let first, Mirror(reflecting: first).displayStyle == .enum else { return name }
  return name + "." + caseNames(first)
}

/// Collects the cases of all enums within a value, each with its type: `YAMLFault.tooDeep`.
private func collectCases(_ value: Any, into cases: inout Set<String>) {
  let mirror = Mirror(reflecting: value)
  if mirror.displayStyle == .enum { cases.insert("\(type(of: value)).\(mirror.children.first?.label ?? "\(value)")") }
  for child in mirror.children { collectCases(child.value, into: &cases) }
}
