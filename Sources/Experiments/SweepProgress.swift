import Recording

/// How far a sweep is, by the files of its folder; nothing is opened for it but what says who is at work.
public struct SweepProgress: Sendable {
  /// Cells that are there, and all of them; where a rule decides, the most there can be.
  public let cells, allCells: Int
  /// Runs in the cells that are there, about, and all of them.
  public let runs, allRuns: Int
  /// Whether the sweep that was begun is another than the scenario now says.
  public let isOtherPlan: Bool
  /// Whether the tables are written.
  public let hasFinished: Bool
  /// Who is at work alone, if somebody is.
  public let holder: String?
  /// What has been submitted to Slurm, if anything.
  public let jobs: SubmittedJobs?
  /// Shards that somebody is at work on.
  public let working: [Shard]
  /// Shards of which cells are not there; none where it is not known into how many the sweep is divided, and where a rule
  /// decides how many cells there are.
  public let unfinished: [Shard]

  /// Looks at a folder; nothing where no sweep has begun. Throws `OutputError`.
  public init?(_ plan: SweepPlan, in path: String) throws {
    guard let known = try SweepFolder.identity(in: path) else { return nil }
    let root = try StrictFolder(opening: path)
    isOtherPlan = known.plan != plan.identity.plan
    allCells = plan.layout.cells
    allRuns = plan.points.count * plan.replicates
    let folder = SweepFolder.cellsName + "/" + plan.identity.plan
    let isThere = try root.kind(of: SweepFolder.cellsName) != nil && root.kind(of: folder) != nil
    let names = isThere ? try StrictFolder(opening: path + "/" + folder).names() : []
    cells = names.count { !StrictFolder.isTemporary($0) }
    runs = allCells > 0 ? Int(Double(cells) / Double(allCells) * Double(allRuns)) : 0
    hasFinished = try !isOtherPlan && root.kind(of: RunFolder.manifestName) != nil
    jobs = try SlurmSubmission.jobs(in: root)
    holder = try SweepFolder.holder(of: path)
    let begun = try root.names().compactMap { Shard(fileName: $0) }
    working = try begun.filter { try KernelLock.holder($0.fileName, in: root) != nil }
    let counts = Set(begun.map(\.count))
    let count = jobs?.shards ?? (counts.count == 1 ? counts.first : nil)
    unfinished = hasFinished ? [] : Self.unfinished(plan, Set(names), count: count)
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
