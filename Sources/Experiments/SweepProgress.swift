import Analytics
import Recording
import Scenarios

/// How far a sweep is, by the files of its folder; nothing is opened for it but what says who is at work.
public struct SweepProgress: Sendable {
  /// Cells that are there, and all of them; where a rule decides, the most there can be.
  public let cells, allCells: Int
  /// Runs in the cells that are there, about, and all of them.
  public let runs, allRuns: Int
  /// What differs between the sweep that was begun and what the scenario says now; nothing where they are one.
  public let changes: [SweepChange]
  /// Whether the tables are written and all there.
  public let hasFinished: Bool
  /// Files of the manifest that are not there, or not as they were written: each with what is wrong.
  public let unfitFiles: [(file: String, fault: FolderFault.What)]
  /// Runs that failed, where the tables are written.
  public let failed: Int
  /// Who is at work alone, if somebody is.
  public let holder: String?
  /// What has been submitted to Slurm, if anything.
  public let jobs: SubmittedJobs?
  /// Shards that somebody is at work on.
  public let working: [Shard]
  /// Shards of which cells are not there; none where it is not known into how many the sweep is divided, and where a rule
  /// decides how many cells there are.
  public let unfinished: [Shard]

  /// Looks at a folder; `nil` where no sweep has begun. Throws `OutputError`.
  public init?(_ plan: SweepPlan, in path: String) throws {
    guard let known = try SweepFolder.identity(in: path) else { return nil }
    let root = try StrictFolder(opening: path)
    let isOther = known.plan != plan.identity.plan
    changes = isOther ? plan.identity.changes(since: known) : []
    allCells = plan.layout.cells
    allRuns = plan.points.count * plan.replicates
    let folder = SweepFolder.cellsName + "/" + plan.identity.plan
    let isThere = try root.kind(of: SweepFolder.cellsName) != nil && root.kind(of: folder) != nil
    let names = isThere ? try CellLayout.names(in: StrictFolder(opening: path + "/" + folder)) : []
    cells = names.count
    runs = allCells > 0 ? Int(Double(cells) / Double(allCells) * Double(allRuns)) : 0
    let results = isOther ? nil : try Self.results(in: path)
    unfitFiles = results.map(Self.unfitFiles) ?? []
    hasFinished = results != nil && unfitFiles.isEmpty
    failed = results?.manifest.failedRuns ?? 0
    jobs = try SlurmSubmission.jobs(in: root)
    holder = try SweepFolder.holder(of: path)
    let begun = try root.names().compactMap { Shard(fileName: $0) }
    working = try begun.filter { try KernelLock.holder($0.fileName, in: root) != nil }
    let counts = Set(begun.map(\.count))
    let count = jobs?.shards ?? (counts.count == 1 ? counts.first : nil)
    unfinished = hasFinished ? [] : Self.unfinished(plan, Set(names), count: count)
  }

  /// The finished results in a folder; `nil` where their manifest is missing or damaged. Throws `OutputError`.
  static func results(in path: String) throws -> ResultFolder? {
    do { return try ResultFolder(path) } catch is FolderFault { return nil }
  }

  /// Files of results that are not there, or not as they were written: each with what is wrong.
  static func unfitFiles(of results: ResultFolder) -> [(file: String, fault: FolderFault.What)] {
    // What was asked for is there, too: a manifest may have lost the line of a table.
    let asked =
      results.manifest.record.map { $0 + ".csv" } + [SweepPointTable.file, SummaryRow.table.file, "datapackage.json"]
    let files = results.manifest.files.map(\.path)
    return (files + asked.filter { !files.contains($0) }).compactMap { file in
      do { return try results.fault(of: file).map { (file, $0.what) } } catch {
        return (file, (error as? FolderFault)?.what ?? .file(.unreadable))
      }
    }
  }

  private static func unfinished(_ plan: SweepPlan, _ names: Set<String>, count: Int?) -> [Shard] {
    guard let count, plan.design.until == nil else { return [] }
    var shards: Set<Int> = []
    for round in 0..<plan.layout.rounds {
      for block in 0..<plan.layout.blocks where !names.contains(plan.layout.name(block: block, round: round)) {
        shards.insert(plan.place(block: block, round: round) % count + 1)
      }
    }
    return shards.sorted().compactMap { Shard($0, of: count) }
  }
}
