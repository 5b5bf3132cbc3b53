import Recording
import ScenarioReading
import Scenarios

/// How the numbers of a report were made, and how to make them again.
struct Provenance {
  private let folder: ResultFolder
  private let command: String
  private let told: @Sendable (FolderNote) -> String

  /// `told`: the sentence for what is known of the folder.
  init(_ folder: ResultFolder, command: String, told: @escaping @Sendable (FolderNote) -> String) {
    (self.folder, self.command, self.told) = (folder, command, told)
  }

  private static func words(_ program: Manifest.Program?) -> String {
    let commit = program?.commit.map { ", of commit \($0)" } ?? ""
    return (program?.build.map { " by build \($0)" } ?? "") + commit
  }

  var section: Report.Section {
    let manifest = folder.manifest
    let arithmetic = manifest.arithmetic
    var facts = [
      "Scenario: \(manifest.scenario.path.isolated), SHA-256 \(manifest.scenario.sha256).",
      "Seed \(manifest.seed); replicates \(manifest.firstReplicate) to "
        + "\(Int(manifest.firstReplicate) + max(manifest.replicates, 1) - 1) of each point.",
      "Program: Tuckman \(manifest.version), arithmetic version \(arithmetic.version) (\(arithmetic.precision), "
        + "\(arithmetic.kernel), acts \(arithmetic.acts)\(arithmetic.model.map { ", model \($0)" } ?? "")).",
      "Made on \(manifest.platform)\(Self.words(manifest.program)), finished \(manifest.finished).",
    ]
    if !manifest.set.isEmpty { facts.append("Changed on the command line: \(manifest.set.joined(separator: ", ")).") }
    if manifest.failedRuns > 0 {
      facts.append("\(counted(manifest.failedRuns, "run")) failed and are in no number here.")
    }
    if let sweep = manifest.sweep {
      facts.append(
        "Sweep: \(sweep.method), \(counted(sweep.points, "point")), \(counted(sweep.runs, "run")), luck \(sweep.luck).")
    }
    facts += folder.notes.map { told($0) + "." }
    facts.append(
      "A simulation shows what follows from its assumptions. It is no observation of people, and no forecast for a group."
    )
    return Report.Section(
      "made", "How the numbers were made",
      [
        .list(facts), .paragraph("To make them again and compare every file:"),
        .code("\(command) reproduce \(folder.path.isolated)"),
        .details(summary: "The scenario", [.code(manifest.scenarioText)]),
      ])
  }
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
