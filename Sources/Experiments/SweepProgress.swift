import Analytics
import Recording
import Scenarios

/// The progress of a sweep, by the files of its folder. It opens only the files that name the processes at work.
public struct SweepProgress: Sendable {
  /// The number of cells made, and of all cells; with a stopping rule, the maximum.
  public let cells, allCells: Int
  /// The approximate number of runs in the cells made, and of all runs.
  public let runs, allRuns: Int
  /// The changes between the sweep that was begun and the present scenario; empty if they agree.
  public let changes: [SweepChange]
  /// Whether the tables are written and complete.
  public let hasFinished: Bool
  /// The files of the manifest that are missing, or not as they were written, each with its fault.
  public let unfitFiles: [(file: String, fault: FolderFault.What)]
  /// The number of runs that failed, once the tables are written.
  public let failed: Int
  /// The process that works exclusively; `nil` if there is none.
  public let holder: String?
  /// The jobs submitted to Slurm; `nil` if there are none.
  public let jobs: SubmittedJobs?
  /// The shards at work.
  public let working: [Shard]
  /// The shards with missing cells. It is empty if the number of shards is unknown, or if a stopping rule decides how
  /// many cells there are.
  public let unfinished: [Shard]

  /// Reads the progress from a folder; `nil` if no sweep has begun. Throws `OutputError`.
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

  /// Returns the finished results in a folder; `nil` if their manifest is missing or damaged. Throws `OutputError`.
  static func results(in path: String) throws -> ResultFolder? {
    do { return try ResultFolder(path) } catch is FolderFault { return nil }
  }

  /// Returns the files of results that are missing, or not as they were written, each with its fault.
  static func unfitFiles(of results: ResultFolder) -> [(file: String, fault: FolderFault.What)] {
    // Requested tables are included, since a manifest may have lost the line of one.
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
