import Analytics
import ArgumentParser
import Experiments
import Foundation
import Machine
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies

/// A fault whose words stand at places: in files, or in the command line.
package protocol PlacedFault: Error {
  /// What is wrong, in words.
  var problems: Problems { get }
}

extension Problems: PlacedFault { package var problems: Problems { self } }
extension Problem: PlacedFault { package var problems: Problems { .init([self]) } }

/// What is said of a fault that ends a command.
package struct FaultWords {
  /// What is said where it was interrupted.
  package var interrupted =
    "interrupted: no folder of results was written; the same command does it again from the start"
  /// What is said of what is kept where something could not be written; nothing where nothing is.
  package var kept: String?

  package init() {}

  /// The sentences; nothing for what is none of our faults.
  package func text(_ error: any Error) -> String? {
    switch error {
    case let fault as any PlacedFault: fault.problems.text
    case let fault as RequestFault: fault.words
    case let refusal as SystemRefusal: refusal.text
    case let fault as OutputError: fault.isOfTheSystem ? fault.text : text(output: fault)
    case let fault as FigureFault: fault.words
    case let fault as SlurmFault: fault.words
    case let gap as SweepGap: gap.words
    case let unfinished as UnfinishedSweep:
      "\(unfinished.path): the sweep here is not finished\n    hint: the command that began it makes what is missing and "
        + "writes the tables"
    case is CancellationError: interrupted
    default: nil
    }
  }

  private func text(output fault: OutputError) -> String {
    switch fault {
    case .cannotCreate(let path, let reason, let hint):
      return "\(path.inertLine): cannot be created: \(reason)\n    hint: \(hint)"
    case .cannotWrite(let path, let reason):
      // What has gone to standard output or a pipe is gone, and a folder of results may be finished by then.
      let rest = RunFolder.isOnItsWay(path) ? "" : "; other files that were finished before it are whole"
      // What was in a folder is gone with it.
      let isThere = FileManager.default.fileExists(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
      let kept =
        "\n    "
        + (kept.map { isThere ? $0 : "Its folder is gone, and nothing in it was kept." }
          ?? "Nothing was kept of this\(rest); what was there before is untouched.")
      let isGone = path == CheckedFile.standardOutputName || PathTarget.isStream(path)
      return "\(path.inertLine): cannot be written: \(reason)" + (isGone ? "" : kept)
    case .cannotRead(let path, let reason): return "\(path.inertLine): cannot be read: \(reason)"
    case .busy(let path, let holder):
      return
        "\(path.inertLine): \(holder) is writing there\n    hint: wait until it is done, or name another folder with --out"
    }
  }
}

extension FigureFault {
  /// What is wrong.
  package var words: String {
    switch self {
    case .noMemory(let figure): "no memory for '\(figure)'"
    case .notDrawn(let figure, let why): "the figure '\(figure)' could not be drawn: \(why)"
    }
  }
}

extension SweepGap {
  /// What is missing, and what to do.
  package var words: String {
    switch self {
    case .nothingBegun(let folder, let command):
      return "\(folder): no sweep has begun here\n    hint: begin one with `\(command)`"
    case .cells(let count, let all, let shards, let first, let command):
      let of = shards.isEmpty ? "" : ", of shard\(shards.count > 1 ? "s" : "") " + shards.joined(separator: ", ")
      let names = first.joined(separator: ", ") + (count > first.count ? ", …" : "")
      return "\(count) of \(counted(all, "cell")) \(noun(count, "is", "are")) missing\(of): \(names)\n    hint: "
        + "`\(command)` makes them all"
    }
  }
}
