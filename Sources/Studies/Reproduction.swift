import Experiments
import Foundation
import Kernels
import Machine
import Recording
import Scenarios

/// The results of a folder, to be made again.
package struct Reproduction: Sendable {
  package let folder: String
  package let manifest: Manifest
  private let results: ResultFolder
  private let file: ScenarioFile

  /// Throws `Problem`, `Problems`.
  ///
  /// `note`: is told what has to be known of the folder.
  package init(of folder: String, force: Bool, note: @escaping @Sendable (String) -> Void) throws {
    results = try ResultFolder.repeatable(folder, force: force, note: note)
    (self.folder, manifest, file) = (folder, results.manifest, try results.scenarioFile())
  }

  /// Makes the results in another folder.
  package func make(in temporary: String, threads: Int?) async throws {
    do { try await makeAgain(in: temporary, threads: threads) } catch let fault as RequestError {
      // It could be asked for when it was: now it is the manifest's fault.
      throw Problem(
        Place(folder + "/" + RunFolder.manifestName), "the manifest is damaged: \(fault.message)",
        allowed: "manifest.json as it was written")
    }
  }

  private func makeAgain(in temporary: String, threads: Int?) async throws {
    guard let arithmetic = Arithmetic(precision: manifest.arithmetic.precision) else {
      throw RequestError("'arithmetic.precision' is '\(manifest.arithmetic.precision)'")
    }
    let tables = manifest.record.compactMap(RecordedTable.init)
    let acts = ActsMode(rawValue: manifest.arithmetic.acts)
    if let sweep = manifest.sweep {
      var options = SweepPlan.Options()
      (options.seed, options.tables, options.settings) = (manifest.seed, tables, manifest.set)
      (options.arithmetic, options.acts, options.arithmeticVersion) = (arithmetic, acts, Product.arithmeticVersion)
      options.replicates = file.design?.until == nil ? manifest.replicates : nil
      options.runsPerCell = sweep.runsPerCell
      let study = try SweepStudy(try SweepPlan(file, options), in: temporary, for: .alone, force: false)
      let threads = threads ?? Processors.available
      _ = try await study.make(nil, retrying: false, threads: threads) { _, _, _ in }
      _ = try await study.write(threads: threads)
    } else {
      var request = RunStudy.Request()
      (request.out, request.seed, request.replicates) = (temporary, manifest.seed, manifest.replicates)
      (request.firstReplicate, request.tables, request.settings) = (manifest.firstReplicate, tables, manifest.set)
      (request.arithmetic, request.acts, request.threads) = (arithmetic, acts, threads)
      _ = try await RunStudy(file, request).perform(note: { _ in }, progress: { _, _ in .none })
    }
  }

  /// What is not as the manifest says, in the folder or made again; nothing if all is.
  package func differences(to temporary: String) throws -> [String] {
    let again = try Manifest.finished(in: temporary)
    let made = Dictionary(uniqueKeysWithValues: again.files.map { ($0.path, $0.sha256) })
    var differences = manifest.saidOtherwise(by: again).map {
      "\((folder + "/" + RunFolder.manifestName).inertLine): '\($0)' is not what it is made again"
    }
    for file in manifest.files {
      let path = (folder + "/" + file.path).inertLine
      do {
        if let problem = try results.problem(file.path) { differences.append("\(path): \(problem.what)") }
      } catch let problem as Problem {
        differences.append("\(path): \(problem.what == InputFile.missing ? "is not there" : problem.what)")
      }
      if made[file.path] != file.sha256 { differences.append("\(path): made again, it is another") }
    }
    let known = Set(manifest.files.map(\.path))
    for path in made.keys.sorted() where !known.contains(path) {
      differences.append("\(folder)/\(path): made again, there is this file too")
    }
    if !differences.isEmpty, let build = manifest.program?.build, build != Manifest.Program.current.build {
      differences.append("note: made by another build (\(build)) than this program")
    }
    let blas = manifest.arithmetic.blas == Manifest.Arithmetic.noBLAS ? manifest.arithmetic.blas : LinearAlgebra.library
    if !differences.isEmpty, manifest.platform != Product.platform || manifest.arithmetic.blas != blas {
      differences.append(
        "note: made on \(manifest.platform), BLAS \(manifest.arithmetic.blas); this is \(Product.platform), BLAS "
          + blas)
    }
    return differences
  }
}
