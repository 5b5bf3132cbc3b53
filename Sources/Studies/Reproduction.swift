import Experiments
import Foundation
import Kernels
import Machine
import Models
import Recording
import ScenarioReading
import Scenarios

/// A reproduction of the results in a folder.
package struct Reproduction: Sendable {
  package let folder: String
  package let manifest: Manifest
  private let results: ResultFolder
  private let file: ScenarioFile

  /// Reads the folder. Throws `FolderFault`, `Problems`, `StudyFault`.
  ///
  /// `note` receives the notes on the folder.
  package init(of folder: String, force: Bool, note: @escaping @Sendable (FolderNote) -> Void) throws {
    results = try ResultFolder.repeatable(folder, force: force, note: note)
    (self.folder, manifest, file) = (folder, results.manifest, try results.scenarioFile())
  }

  /// Makes the results in another folder.
  package func make(in temporary: String, threads: Int?) async throws {
    do { try await makeAgain(in: temporary, threads: threads) } catch let fault as RequestFault {
      // The request was valid at its time, so the fault is the manifest's.
      throw StudyFault.notReproducible(folder: folder, fault)
    }
  }

  private func makeAgain(in temporary: String, threads: Int?) async throws {
    guard let arithmetic = Arithmetic(precision: manifest.arithmetic.precision) else {
      preconditionFailure("a manifest with another precision is refused when it is read")
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

  /// A difference between the results and those made again.
  package enum Difference: Sendable, Equatable {
    /// A field of the manifest.
    case field(String)
    /// A file differs from the manifest.
    case file(String, FolderFault.What)
    /// A file made again is different.
    case made(String)
    /// A file made again does not exist in the folder.
    case more(String)
    /// Another program made the results.
    case program(Manifest.Program, here: Manifest.Program)
    /// Another machine did: its system and its linear algebra library, and those here.
    case machine(platform: String, blas: String, here: String, blasHere: String)
  }

  /// The program that made the results, where it is not this one: of another commit or another build.
  package var otherProgram: Difference? {
    guard let program = manifest.program, program != Manifest.Program.current else { return nil }
    return .program(program, here: Manifest.Program.current)
  }

  /// What is not as the manifest says, in the folder or made again; nothing if all is.
  package func differences(to temporary: String) throws -> [Difference] {
    let again = try Manifest.finished(in: temporary)
    let made = Dictionary(uniqueKeysWithValues: again.files.map { ($0.path, $0.sha256) })
    var differences = manifest.saidOtherwise(by: again).map(Difference.field)
    for file in manifest.files {
      do {
        if let fault = try results.fault(of: file.path) { differences.append(.file(file.path, fault.what)) }
      } catch let fault as FolderFault { differences.append(.file(file.path, fault.what)) }
      if made[file.path] != file.sha256 { differences.append(.made(file.path)) }
    }
    let known = Set(manifest.files.map(\.path))
    differences += made.keys.sorted().filter { !known.contains($0) }.map(Difference.more)
    if differences.isEmpty { return [] }
    if let otherProgram { differences.append(otherProgram) }
    let blas = manifest.arithmetic.blas == Manifest.Arithmetic.noBLAS ? manifest.arithmetic.blas : LinearAlgebra.library
    if manifest.platform != Product.platform || manifest.arithmetic.blas != blas {
      differences.append(
        .machine(
          platform: manifest.platform, blas: manifest.arithmetic.blas, here: Product.platform, blasHere: blas))
    }
    return differences
  }
}
