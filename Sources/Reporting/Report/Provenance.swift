import Recording
import ScenarioReading
import Scenarios

/// How the numbers of a report were made, and how to make them again.
struct Provenance {
  private let folder: ResultFolder
  private let command: String
  private let told: @Sendable (FolderNote) -> String
  /// What is told first.
  var facts: [String] = []
  /// Commands that show more, each with what it is for.
  var commands: [(words: String, command: String)] = []

  /// `told`: the sentence for what is known of the folder.
  init(_ folder: ResultFolder, command: String, told: @escaping @Sendable (FolderNote) -> String) {
    (self.folder, self.command, self.told) = (folder, command, told)
  }

  var section: Report.Section {
    let all =
      facts + MethodWords.facts(folder.manifest) + folder.notes.map { sentence(told($0)) }
      + [PageWords.assumptions]
    let commands = commands + [(PageWords.reproduce, "\(command) reproduce \(folder.path.isolated)")]
    return Report.Section(
      "made", PageWords.method,
      [.list(all)] + commands.flatMap { [.paragraph($0), .code($1)] }
        + [.details(summary: PageWords.scenario, [.code(folder.manifest.scenarioText)])])
  }

  /// A note as a sentence, or as the sentences that it is.
  private func sentence(_ note: String) -> String { note.sentenceCased + (note.hasSuffix(".") ? "" : ".") }
}

/// The files of a folder that a report carries: as they are, the smallest first, as far as they fit.
enum ReportDownloads {
  /// Bytes of all files together.
  static let most = 600_000

  static func of(_ folder: ResultFolder) throws -> [Report.Download] {
    var (downloads, room): ([Report.Download], Int) = ([], most)
    // The files that the scenario names are its owner's.
    let files = try folder.manifest.files.filter { !$0.path.contains("/") }.map { file in
      (name: file.path, bytes: try folder.bytes(of: file.path, atMost: most))
    }
    for (name, bytes) in files.sorted(by: { ($0.bytes?.count ?? .max, $0.name) < ($1.bytes?.count ?? .max, $1.name) }) {
      guard let bytes, bytes.count <= room else { continue }
      room -= bytes.count
      downloads.append(.init(name: name, bytes: bytes))
    }
    return downloads.sorted { $0.name < $1.name }
  }
}
