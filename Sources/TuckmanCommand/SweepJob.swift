import ArgumentParser
import Experiments
import Foundation
import Kernels
import Machine
import Recording
import ScenarioReading
import Scenarios
import Studies

/// One sweep in its folder: what the `sweep` commands do.
struct SweepJob: Sendable {
  let study: SweepStudy
  private let options: SweepOptions

  var plan: SweepPlan { study.plan }
  var folder: SweepFolder { study.folder }
  var out: String { study.out }

  /// Plans the sweep of a scenario, with cells as large as those that are there. Answers its folder too.
  static func plan(_ options: SweepOptions, checked: Int? = nil) throws -> (out: String, plan: SweepPlan) {
    let file = try ScenarioReader.read(options.scenario, settings: options.common.settings)
    let out = folder(options)
    if options.common.replicates != nil, file.design?.until != nil {
      throw ValidationError(.conflict(.replicatesOfRule))
    }
    return (out, try SweepPlan(file, try planOptions(options, out: out), checked: checked))
  }

  /// The folder of a sweep.
  static func folder(_ options: SweepOptions) -> String {
    options.common.out ?? RunStudy.usualFolder(of: options.scenario)
  }

  private static func planOptions(_ options: SweepOptions, out: String) throws -> SweepPlan.Options {
    let common = options.common
    var wanted = SweepPlan.Options()
    wanted.seed = common.seed
    wanted.replicates = common.replicates
    wanted.tables = try common.tables()
    wanted.arithmetic = (common.arithmetic ?? .float).arithmetic
    wanted.acts = common.acts
    wanted.settings = common.settings
    wanted.runsPerCell = try options.runsPerCell ?? SweepFolder.identity(in: out)?.runsPerCell
    wanted.arithmeticVersion = Product.arithmeticVersion
    return wanted
  }

  /// Takes the folder of a sweep for work and does it. What was stopped can go on, and says so.
  static func perform(
    _ options: SweepOptions, for use: SweepFolder.Use, _ work: @escaping @Sendable (SweepJob) async throws -> Void
  ) async throws {
    try await untilInterrupted(saying: goOn(options), keeping: kept) {
      do {
        let job = try SweepJob(options, for: use)
        if try job.isFinishedWithoutCells() { return }
        try await work(job)
      } catch let end as ExitCode {
        // Runs that failed are no reason to be silent about the disk.
        try StrictFolder.requireClosed()
        throw end
      }
      try StrictFolder.requireClosed()
    }
  }

  // What a fault of the disk leaves of a sweep.
  private static let kept =
    "Runs that are finished are kept, and the same command goes on. It also writes the tables, some of which may be missing now."

  /// Whether the tables are there, as they were written, and no cells: then there is nothing to do. Says so.
  private func isFinishedWithoutCells() throws -> Bool {
    guard try folder.isFinishedWithoutCells else { return false }
    Console.say(
      "\(out): finished: the tables are as they were written. Its cells were deleted, so nothing was made again"
        + "\n    hint: to make all runs again, remove \(RunFolder.manifestName) there first")
    if (try Manifest.read(in: out)?.failedRuns ?? 0) > 0 { throw ExitCode(.failedRuns) }
    return true
  }

  /// Refuses an extension that would drop runs that are done.
  static func requireKept(_ options: SweepOptions, mayDrop: Bool) async throws {
    try await untilInterrupted {
      let (out, plan) = try Self.plan(options)
      let (all, dropped) = try SweepFolder.dropped(by: plan, in: out)
      guard dropped > 0, !mayDrop else { return }
      throw ScenarioFault.dropsRuns(scenario: options.scenario, folder: out, all: all, dropped: dropped)
    }
  }

  /// Plans a sweep and takes its folder.
  init(_ options: SweepOptions, for use: SweepFolder.Use) throws {
    let (out, plan) = try Self.plan(options)
    self.options = options
    if plan.mixesActs, !options.common.quiet { Console.say("note: " + SweepPlan.mixedActs) }
    for note in plan.file.notes + plan.notes where !options.common.quiet { Console.say("note: " + note) }
    do {
      study = try SweepStudy(plan, in: out, for: use, force: options.common.force)
    } catch let nothing as NothingBegun {
      throw SweepGap.nothingBegun(folder: nothing.path, command: options.command("run"))
    } catch let other as OtherSweep {
      let way = other.areOfDesign ? try SweepWay(plan, in: other.path, options, of: "run") : nil
      throw ScenarioFault.otherSweep(
        scenario: options.scenario, folder: other.path, other.changes,
        way: way.map { .init(command: $0.command, what: $0.what) })
    }
  }

  private static func goOn(_ options: SweepOptions) -> String {
    "interrupted: finished runs are kept. The same command goes on, and `\(options.command("status"))` shows how far it is"
  }

  /// Makes what is missing, and the tables.
  func run(retrying: Bool = false, saying halfWidths: HalfWidthOptions? = nil) async throws {
    let known = try SweepHalfWidths(plan, out, options, halfWidths)
    let outcome = try await make(nil, retrying: retrying)
    if outcome.kept > 0, outcome.kept < outcome.runs, !options.common.quiet {
      Console.say(
        "\(counted(outcome.kept, "run")) \(noun(outcome.kept, "was", "were")) there before, \(outcome.runs - outcome.kept) \(noun(outcome.runs - outcome.kept, "is", "are")) new"
      )
    }
    try await finish(known)
  }

  /// Makes the runs of a shard.
  func work(_ shard: Shard) async throws {
    let outcome = try await make(shard, retrying: false)
    if !options.common.quiet {
      let there = outcome.found > 0 ? ", \(outcome.found) of them there before" : ""
      Console.say(
        "shard \(shard): \(counted(outcome.cells, "cell"))\(there), \(counted(outcome.runs, "run")), \(outcome.failed) failed"
      )
    }
    if outcome.failed > 0 { throw ExitCode(.failedRuns) }
  }

  /// Writes the tables, or says what is missing.
  func merge() async throws {
    let missing = try SweepTables(plan, in: folder).missing()
    guard missing.isEmpty else { throw try gap(missing) }
    try await finish(SweepHalfWidths(plan, out, options, nil))
  }

  private func gap(_ missing: [(block: Int, round: Int)]) throws -> SweepGap {
    var shards: [String] = []
    let counts = Set(try folder.shards().map(\.count))
    if counts.count == 1, let count = counts.first {
      let places = Set(missing.map { plan.place(block: $0.block, round: $0.round) % count })
      shards = places.sorted().map { "\($0 + 1)/\(count)" }
    }
    return .cells(
      missing.count, of: plan.layout.cells, shards: shards,
      first: missing.prefix(3).map { plan.layout.name(block: $0.block, round: $0.round) },
      command: options.command("run"))
  }

  private var threads: Int { options.common.threads ?? Processors.available }

  private func make(_ shard: Shard?, retrying: Bool) async throws -> SweepRun.Outcome {
    // A shard tells of its own runs alone: about its share of all.
    let runs = plan.points.count * plan.replicates / (shard?.count ?? 1)
    let progress = Progress(sweepOf: runs, isShown: !options.common.quiet)
    defer { progress.stop() }
    let outcome = try await study.make(shard, retrying: retrying, threads: threads) {
      progress.runsDone($0, failed: $1, wereThere: $2)
    }
    if outcome.damaged > 0, !retrying {
      let was = noun(outcome.damaged, "was", "were")
      Console.say(
        "\(outcome.damaged) of the cells there \(was) not as \(noun(outcome.damaged, "it", "they")) had been written, and \(was) "
          + "made again")
    }
    return outcome
  }

  private func finish(_ halfWidths: SweepHalfWidths) async throws {
    let written = try await study.write(threads: threads)
    try say(written, halfWidths)
    guard written.failed > 0 else { return }
    let first = written.firstFailure.map { ", the first \($0)" } ?? ""
    Console.say(
      "\(written.failed) of \(counted(written.runs, "run")) failed (failures.csv)\(first). The others are kept")
    throw ExitCode(.failedRuns)
  }

  private func say(_ written: SweepTables.Written, _ halfWidths: SweepHalfWidths) throws {
    if let (one, next) = written.seen.firstSame {
      Console.say(
        "warning: \(counted(written.seen.sameTrajectories, "run")) went the same way in every bit as another replicate of their point, "
          + "the first \(one) and \(next). Either nothing is drawn there, or something is wrong. Count such runs once")
    }
    let same = written.seen.samePoints
    if plan.notes.isEmpty, !same.isEmpty {
      let told = same.prefix(5).map { "p\($0.earlier) and p\($0.later)" }.joined(separator: ", ")
      Console.say(
        "note: the runs of \(counted(same.count, "point")) went the same way in every bit as those of an earlier one, the first \(told). "
          + "What they differ in does nothing there")
    }
    if written.seen.tooWide > 0 {
      Console.say(
        "note: \(counted(written.seen.tooWide, "point")) had the most replicates (\(plan.replicates)). The interval is wider than wanted, all replicates are the same, or few have \(plan.design.until?.metric ?? "the metric")"
      )
    }
    if !options.common.quiet {
      let view = try SweepView(plan, written, out: out, options, halfWidths)
      try options.format == .json ? Console.writeData(view.json) : Console.write(view.text)
    }
  }
}

/// The command that goes on with a sweep in a folder whose design is another than the scenario's.
struct SweepWay {
  let command: String
  /// What it is about.
  let what: String

  /// `verb`: what is asked for, of the sweep that is there. Throws `OutputError`.
  init(_ plan: SweepPlan, in path: String, _ options: SweepOptions, of verb: String) throws {
    let known = try SweepFolder.identity(in: path)
    var same = options
    same.common.replicates = known?.replicates
    if let known, let its = try? SweepJob.plan(same, checked: 1).plan, its.identity.plan == known.plan {
      // Nothing but the replicates differs, of which an extension would drop some.
      if known.replicates > plan.replicates {
        (command, what) = (same.command(verb), "its \(counted(known.replicates, "replicate"))")
        return
      }
    }
    let dropped = try SweepFolder.dropped(by: plan, in: path).dropped
    command = options.command("extend") + (dropped > 0 ? " --drop" : "")
    what =
      "another design"
      + (dropped > 0 ? ", which drops \(counted(dropped, "run")) that \(noun(dropped, "is", "are")) done" : "")
  }
}
