import Foundation
import Testing

/// Which room may know which, and that no file outgrows a reader.
@Suite struct ImportTests {
  /// A fault of a file, with its line.
  struct Fault: Equatable, CustomStringConvertible {
    let file: String
    let line: Int
    let what: String
    var description: String { "\(file):\(line): \(what)" }
  }

  /// Our rooms, and which of ours each may import.
  static let rooms: [String: Set<String>] = [
    "Machine": [], "Scenarios": [], "ScenarioReading": ["Scenarios"], "Draws": [], "Statistics": ["Draws"],
    "Kernels": ["Machine"],
    "Engine": ["Draws", "Scenarios"],
    "GroupDynamics": ["Draws", "Engine", "Kernels", "Scenarios"],
    "Recording": ["Engine", "Machine", "ScenarioReading", "Scenarios"],
    "Models": ["Engine", "GroupDynamics", "Kernels", "Recording", "ScenarioReading", "Scenarios"],
    "Analytics": ["Draws", "GroupDynamics", "Machine", "Recording", "ScenarioReading", "Scenarios", "Statistics"],
    "Reporting": ["Analytics", "Machine", "Recording", "ScenarioReading", "Scenarios", "Statistics"],
    "Experiments": [
      "Analytics", "Draws", "Engine", "GroupDynamics", "Kernels", "Machine", "Models", "Recording", "ScenarioReading",
      "Scenarios", "Statistics",
    ],
    "tuckman": ["TuckmanCommand"],
    "Studies": [
      "Analytics", "Engine", "Experiments", "GroupDynamics", "Kernels", "Machine", "Models", "Recording",
      "ScenarioReading", "Scenarios", "Statistics",
    ],
    "TuckmanCommand": [
      "Statistics", "Studies",
      "Reporting", "Experiments", "Analytics", "Models", "Recording", "Engine", "GroupDynamics", "Kernels", "Machine",
      "ScenarioReading", "Scenarios",
    ],
  ]

  /// Modules of others that one room alone knows.
  static let guests: [String: String] = [
    "CAllocation": "tuckman", "CKernels": "Kernels", "CYaml": "ScenarioReading", "Yams": "ScenarioReading",
    "ArgumentParser": "TuckmanCommand",
    "Crypto": "Recording", "CCairo": "Reporting",
  ]

  /// What comes with Swift.
  static let common: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin",
  ]

  static let mostLines = 300

  /// What a file of a room imports that it may not, and whether it is too long.
  static func faults(of text: String, file: String, room: String) -> [Fault] {
    var faults = imports(of: text).compactMap { line, module in
      objection(to: module, in: room).map { Fault(file: file, line: line, what: $0) }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
    if lines > mostLines { faults.append(Fault(file: file, line: lines, what: "more than \(mostLines) lines")) }
    return faults
  }

  private static func objection(to module: String, in room: String) -> String? {
    if let allowed = rooms[room], rooms[module] != nil {
      return allowed.contains(module) ? nil : "\(room) must not know \(module)"
    }
    if let host = guests[module] { return host == room ? nil : "\(module) belongs into \(host) alone" }
    return common.contains(module) ? nil : "\(room) imports \(module), which is not in the table of this test"
  }

  /// The modules that a text imports, with their lines, whatever stands around the word.
  static func imports(of text: String) -> [(line: Int, module: String)] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { statement in
        let words = statement.split { $0 == " " || $0 == "\t" }
          .drop { $0.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains($0) }
        guard words.first == "import" else { return nil }
        guard let name = words.dropFirst().first(where: { !kinds.contains($0) }) else { return nil }
        return (index + 1, String(name.prefix { $0 != "." && $0 != "/" }))
      }
    }
  }

  /// Every Swift file of the program: path below Sources, room, text.
  private static func sources() throws -> [(path: String, room: String, text: String)] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources")
      .standardizedFileURL
    let paths = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      return (path, String(path.prefix { $0 != "/" }), text)
    }
  }

  @Test func noRoomKnowsWhatItMustNot() throws {
    let sources = try Self.sources()
    #expect(Set(sources.map(\.room)) == Set(Self.rooms.keys))
    for source in sources {
      #expect(Self.faults(of: source.text, file: source.path, room: source.room) == [])
    }
  }

  @Test func theYAMLLibraryIsKnownToOneFileAlone() throws {
    let knowing = try Self.sources().filter { source in
      Self.imports(of: source.text).contains { $0.module == "CYaml" || $0.module == "Yams" }
    }
    #expect(knowing.map(\.path) == ["ScenarioReading/YAMLReader.swift"])
  }

  @Test(arguments: [
    ("import Recording\n", "Engine", "x.swift:1: Engine must not know Recording"),
    (
      "import Foundation\n\n  import struct Engine.RunFailure // why\n", "Analytics",
      "x.swift:3: Analytics must not know Engine"
    ),
    ("import Kernels\n", "Analytics", "x.swift:1: Analytics must not know Kernels"),
    ("@testable public import GroupDynamics\n", "Scenarios", "x.swift:1: Scenarios must not know GroupDynamics"),
    ("@_implementationOnly import CKernels\n", "GroupDynamics", "x.swift:1: CKernels belongs into Kernels alone"),
    ("import Crypto; import CYaml\n", "Recording", "x.swift:1: CYaml belongs into ScenarioReading alone"),
    ("import ArgumentParser\n", "Analytics", "x.swift:1: ArgumentParser belongs into TuckmanCommand alone"),
    ("import Numerics\n", "Kernels", "x.swift:1: Kernels imports Numerics, which is not in the table of this test"),
    (String(repeating: "//\n", count: 301), "Engine", "x.swift:301: more than 300 lines"),
  ])
  func aPlantedFaultIsFound(text: String, room: String, expected: String) {
    #expect(Self.faults(of: text, file: "x.swift", room: room).map(\.description) == [expected])
  }

  @Test func whatIsAllowedIsLeftAlone() {
    let text = "// import Recording\nimport Foundation\nimport Kernels\n\nlet important = 1\n"
    #expect(Self.faults(of: text, file: "x.swift", room: "GroupDynamics") == [])
    #expect(Self.faults(of: String(repeating: "//\n", count: 300), file: "x.swift", room: "Engine") == [])
  }
}
