import Experiments
import Foundation
import Kernels
import Recording
import Scenarios

/// A study of one sweep in its folder: its runs, and the tables made from them.
package struct SweepStudy: Sendable {
  package let plan: SweepPlan
  package let folder: SweepFolder
  /// The path of the folder.
  package let out: String
  private let started = Date()

  /// Locks the folder of a sweep. Throws `NothingBegun`, `OtherSweep`, `OutputError`, `SystemRefusal`.
  package init(_ plan: SweepPlan, in out: String, for use: SweepFolder.Use, force: Bool) throws {
    (self.plan, self.out) = (plan, out)
    if plan.needsBLAS, use.makesResults { try LinearAlgebra.prepare() }
    folder = try SweepFolder(out, for: use, plan.identity, force: force)
  }

  /// Makes the missing runs, of all or of a shard.
  ///
  /// - Parameters:
  ///   - retrying: makes failed runs again.
  ///   - done: receives finished runs, those of them that failed, and whether they existed before.
  package func make(
    _ shard: Shard?, retrying: Bool, threads: Int,
    done: @escaping @Sendable (_ runs: Int, _ failed: Int, _ wereThere: Bool) -> Void
  ) async throws -> SweepRun.Outcome {
    try await SweepRun(plan, in: folder, shard: shard, report: done).perform(threads: threads, retrying: retrying)
  }

  /// Writes the tables, the data package and, last, the manifest. Then it removes what is no longer needed.
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
