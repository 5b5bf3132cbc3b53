import Experiments
import Foundation
import Kernels
import Recording
import Scenarios

/// One sweep in its folder: its runs, and the tables made of them.
package struct SweepStudy: Sendable {
  package let plan: SweepPlan
  package let folder: SweepFolder
  /// Where it is.
  package let out: String
  private let started = Date()

  /// Takes the folder of a sweep. Throws `NothingBegun`, `OtherSweep`, `OutputError`, `SystemRefusal`.
  package init(_ plan: SweepPlan, in out: String, for use: SweepFolder.Use, force: Bool) throws {
    (self.plan, self.out) = (plan, out)
    if plan.needsBLAS, use.makesResults { try LinearAlgebra.prepare() }
    folder = try SweepFolder(out, for: use, plan.identity, force: force)
  }

  /// Makes the runs that are not there, of all or of a shard.
  ///
  /// - Parameters:
  ///   - retrying: makes runs that failed again.
  ///   - done: is told of runs that are done, those of them that failed, and whether they were there before.
  package func make(
    _ shard: Shard?, retrying: Bool, threads: Int,
    done: @escaping @Sendable (_ runs: Int, _ failed: Int, _ wereThere: Bool) -> Void
  ) async throws -> SweepRun.Outcome {
    try await SweepRun(plan, in: folder, shard: shard, report: done).perform(threads: threads, retrying: retrying)
  }

  /// Writes the tables, the data package and, last, the manifest, and clears away what is not needed any more.
  package func write(threads: Int) async throws -> SweepTables.Written {
    let written = try await SweepTables(plan, in: folder).write(threads: threads)
    try folder.requireHeld()
    let package = try json(DataPackage(title: plan.file.scenario.title, tables: written.tables))
    let description = Manifest.File(
      path: "datapackage.json", sha256: try folder.root.write("datapackage.json", package))
    var manifest = Manifest(
      plan.file, settings: plan.settings, seed: plan.seed, replicates: plan.replicates,
      record: plan.tables, arithmetic: plan.arithmeticDescription)
    manifest.sweep = .init(
      method: plan.design.method.rawValue, points: plan.points.count, runs: written.runs,
      luck: plan.design.luck.rawValue, replicates: plan.replicatesInWords,
      sameTrajectories: written.seen.sameTrajectories, runsPerCell: plan.identity.runsPerCell)
    (manifest.threads, manifest.failedRuns) = (threads, written.failed)
    (manifest.started, manifest.finished) = (started.formatted(.iso8601), Date().formatted(.iso8601))
    manifest.files = try written.files + [description] + KeptInputs.write(plan.file.inputs, into: folder.root)
    try folder.root.write(RunFolder.manifestName, try json(manifest))
    try folder.clearUp()
    return written
  }
}
