import ArgumentParser
import Foundation
import Kernels
import Recording
import Scenarios
import Studies

/// `tuckman reproduce`: makes the results of a folder again, from its manifest, and compares them.
struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce", abstract: "Make the results of a folder again from its manifest, and compare every byte.",
    discussion: """
      Example: tuckman reproduce results/first-run

      Exit code 0: all files are as the manifest says, and came out the same again. 1: a file differs, and is named.
      """)

  @Argument(help: "A folder of results.", completion: .directory)
  var folder: String

  @Option(help: "How many runs at the same time (default: as many as there are cores). Changes no number.")
  var threads: Int?

  @Flag(help: "\(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Show nothing but what differs.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads); allowed: a whole number from 1 to 1024")
    }
  }

  func run() async throws {
    let (folder, threads, quiet, force) = (folder, threads, quiet, force)
    try await untilInterrupted(saying: "interrupted: nothing was compared") {
      let again = try Reproduction(of: folder, force: force)
      let place = FileManager.default.temporaryDirectory.path
      do { try RunFolder.requireWritable(place) } catch OutputError.cannotCreate(_, let reason, _) {
        throw OutputError.cannotCreate(
          path: place, reason: "what is made again cannot be put there: \(reason)",
          hint: "name a folder that can be written to in TMPDIR")
      }
      let temporary = place + "/tuckman-reproduce-\(ProcessInfo.processInfo.processIdentifier)"
      defer { try? FileManager.default.removeItem(atPath: temporary) }
      try await again.make(in: temporary, threads: threads)
      let differences = try again.differences(to: temporary)
      for difference in differences { Console.say(difference) }
      if !differences.isEmpty { throw ExitCode(1) }
      if !quiet {
        let count = again.manifest.files.count
        try Console.write(
          "\(folder.inertLine): \(counted(count, "file")) are as the manifest says, and came out the same again\n")
      }
    }
  }
}

/// The results of a folder, to be made again.
private struct Reproduction: Sendable {
  let folder: String
  let manifest: Manifest
  private let results: ResultFolder
  private let file: ScenarioFile

  /// Throws `Problem`, `Problems`.
  init(of folder: String, force: Bool) throws {
    results = try ResultFolder.repeatable(folder, force: force, note: Console.note)
    (self.folder, manifest, file) = (folder, results.manifest, try results.scenarioFile())
  }

  /// Makes the results in another folder.
  func make(in temporary: String, threads: Int?) async throws {
    var arguments = ["--out", temporary, "--quiet", "--seed", String(manifest.seed)]
    arguments += ["--record", manifest.record.joined(separator: ",")]
    arguments += ["--arithmetic", manifest.arithmetic.precision]
    if let acts = ActsMode(rawValue: manifest.arithmetic.acts) { arguments += ["--acts", acts.rawValue] }
    if let threads { arguments += ["--threads", String(threads)] }
    for setting in manifest.set { arguments += ["--set", setting] }
    do {
      if let sweep = manifest.sweep {
        if file.design?.until == nil { arguments += ["--replicates", String(manifest.replicates)] }
        arguments += ["--runs-per-cell", String(sweep.runsPerCell)]
        let job = try SweepJob(SweepOptions.parse([manifest.scenario.path] + arguments), file: file, for: .alone)
        try await job.run()
      } else {
        arguments += ["--replicates", String(manifest.replicates)]
        arguments += ["--first-replicate", String(manifest.firstReplicate)]
        let job = try RunJob(file, RunOptions.parse(arguments))
        _ = try await job.perform()
      }
    } catch let code as ExitCode where code.rawValue == 70 {
      // Some runs failed, as they may have done then: failures.csv is compared like every file.
    }
  }

  /// What is not as the manifest says, in the folder or made again; nothing if all is.
  func differences(to temporary: String) throws -> [String] {
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
