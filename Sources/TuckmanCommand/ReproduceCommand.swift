import ArgumentParser
import Foundation
import Recording
import ScenarioReading
import Scenarios
import Studies

/// `tuckman reproduce`: makes the results of a folder again, from its manifest, and compares them.
struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce", abstract: "Make results again from their manifest and compare every byte.",
    discussion: """
      Example:
        tuckman reproduce results/first-run

      Exit code 0: all files match the manifest and came out the same again. 1: a file differs, and is named.
      """)

  @Argument(help: "A folder of results.", completion: .directory)
  var folder: String

  @Option(help: "Make so many runs at a time (default: one a core); this changes no number.")
  var threads: Int?

  @Flag(help: "\(ResultFolder.forceHelp)")
  var force = false

  @Flag(help: "Print nothing but what differs.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(.outOfRange(option: "--threads", String(threads), allowed: 1...1024))
    }
  }

  func run() async throws {
    let (folder, threads, quiet, force) = (folder, threads, quiet, force)
    try await untilInterrupted(saying: "interrupted: nothing was compared") {
      let again = try Reproduction(of: folder, force: force, note: { Console.note($0.words) })
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
      for difference in differences { Console.say(difference.words(in: folder)) }
      if !differences.isEmpty { throw ExitCode(.unmet) }
      if let other = again.otherProgram { Console.say(other.words(in: folder)) }
      if !quiet {
        let count = again.manifest.files.count
        try Console.write(
          "\(folder.inertLine): \(counted(count, "file")) match the manifest and came out the same again\n")
      }
    }
  }
}
