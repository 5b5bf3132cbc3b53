import ArgumentParser
import Foundation
import Models
import Recording
import ScenarioReading
import Scenarios
import Studies

/// `tuckman export`: results as other programs read them.
struct ExportCommand: AsyncParsableCommand {
  /// What can be written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case graphml, gexf, behaviorspace, mesa

    var isNetwork: Bool { self == .graphml || self == .gexf }
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write results for other programs: networks, NetLogo, Mesa.",
    discussion: """
      Example:
        tuckman export results/first-run --format graphml --out ties.graphml

      Formats:
        graphml: the ties of one run after one session, for NetworkX, igraph and Gephi
        gexf: the ties of one run over all sessions
        behaviorspace: the table output of NetLogo
        mesa: the columns of mesa.batch_run

      graphml and gexf need ties.csv and, for what is known of the members, members.csv (--record ties,members).
      """)

  @Argument(help: "A finished folder of results.", completion: .directory)
  var folder: String

  @Option(help: "Write this format.")
  var format: Format

  @Option(help: "Export this run, such as p0r0 (default: the first for graphml and gexf, else all).")
  var run: String?

  @Option(help: "With graphml, take the ties after this session (default: the last).")
  var session: Int?

  @Option(
    help:
      "With behaviorspace and mesa, write rows of ticks, runs or sessions (default: ticks, or runs where there are none)."
  )
  var table: String?

  @Option(help: "Write to this file; - is standard output.", completion: .file())
  var out = "-"

  @Flag(help: "Replace an existing file. \(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if session != nil, format != .graphml {
      throw ValidationError(.conflict(.sessionsOfFormat(areAll: format == .gexf)))
    }
    if table != nil, format.isNetwork {
      throw ValidationError(.conflict(.tableOfNetwork))
    }
    _ = try wantedTable()
  }

  private func wantedTable() throws -> RecordedTable? {
    guard let table else { return nil }
    if let known = RunRowsExport.tables.first(where: { $0.rawValue == table }) { return known }
    throw ValidationError(
      .notOneOf(.value(option: "--table"), table, known: RunRowsExport.tables.map(\.rawValue)))
  }

  func run() async throws {
    let command = self
    try await untilInterrupted(saying: "interrupted: no file was written") {
      let folder = try ResultFolder.opened(command.folder, force: command.force)
      let notes = try command.format.isNetwork ? command.writeNetwork(folder) : command.writeRows(folder)
      if !command.quiet { notes.forEach(Console.say) }
    }
  }

  /// Answers what is worth saying.
  private func writeNetwork(_ folder: ResultFolder) throws -> [String] {
    let id = try folder.run(run)
    let runs = folder.manifest.sweep?.runs ?? folder.manifest.replicates
    var notes =
      run == nil && runs > 1 ? ["note: this is \(id), one of \(counted(runs, "run")); --run names another"] : []
    let (count, when, hasAttributes): ((members: Int, ties: Int), String, Bool)
    if format == .graphml {
      let export = try GraphMLExport(folder, run: id, session: session)
      count = try write(export.write)
      (when, hasAttributes) = ("after session \(export.session)", export.hasAttributes)
    } else {
      let export = try GEXFExport(folder, run: id)
      count = try write(export.write)
      (when, hasAttributes) = ("over all sessions", export.hasAttributes)
    }
    if !hasAttributes {
      notes.append(
        "note: members.csv was not recorded, so members have a name and nothing else; --record members makes it")
    }
    return notes + ["\(id) \(when): \(counted(count.members, "member")), \(counted(count.ties, "tie"))" + place]
  }

  private func writeRows(_ folder: ResultFolder) throws -> [String] {
    let id = try run.map { try folder.run($0) }
    let export = try RunRowsExport(
      folder, format == .mesa ? .mesa : .behaviorSpace, of: wantedTable(), columns: Tables.names)
    let rows = try write { try export.write(id, to: $0) }
    var notes: [String] = []
    if table == nil, export.table == .runs {
      notes.append("note: a row is a run, and its step the number of its sessions; --record ticks makes rows by tick")
    }
    if folder.manifest.failedRuns > 0 {
      let rows = export.table == .runs ? "rows without numbers" : "no rows"
      notes.append("note: \(folder.manifest.failedRuns) of the runs failed and have \(rows) (failures.csv)")
    }
    return notes + ["\(counted(rows, "row")) of \(export.table.rawValue).csv" + place]
  }

  private var place: String { out == "-" ? "" : ", written to \(out.inertLine)" }

  private func write<Result>(_ body: (CheckedFile) throws -> Result) throws -> Result {
    try OutputFile(out, force: force).write(body)
  }
}
