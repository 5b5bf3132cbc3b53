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

/// A fault with places: in files, or in the command line.
package protocol PlacedFault: Error {
  /// What is wrong, in words, at each place.
  var sentences: [PlacedSentence] { get }
}

extension PlacedFault {
  /// Whether the fault is in the command line alone.
  package var areInArguments: Bool { sentences.allSatisfy(\.isInArguments) }
}

extension Problems: PlacedFault { package var sentences: [PlacedSentence] { all.map(\.placed) } }
extension Problem: PlacedFault { package var sentences: [PlacedSentence] { [placed] } }

/// What is said of a fault that ends a command.
package struct FaultWords {
  /// What is said where it was interrupted.
  package var interrupted =
    "interrupted: no results were written; the same command starts again"
  /// What is said of what is kept where something could not be written; nothing where nothing is.
  package var kept: String?

  package init() {}

  /// The sentences; nothing for what is none of our faults.
  package func text(_ error: any Error) -> String? {
    switch error {
    case let fault as any PlacedFault: fault.sentences.text
    case let fault as RequestFault: fault.sentence.text
    case let refusal as SystemRefusal: refusal.text
    case let fault as OutputError: fault.isOfTheSystem ? fault.text : text(output: fault)
    case let fault as FigureFault: fault.words
    case let fault as SlurmFault: fault.sentence.text
    case let gap as SweepGap: gap.sentence.text
    case let unfinished as UnfinishedSweep:
      PlacedSentence(
        Place(unfinished.path), "the sweep is not finished",
        hint: "repeat the command that began it, which makes what is missing and writes the tables"
      ).text
    case is CancellationError: interrupted
    default: nil
    }
  }

  private func text(output fault: OutputError) -> String {
    switch fault {
    case .cannotCreate(let path, let reason, let hint):
      return PlacedSentence(Place(path), "cannot be created: \(reason)", hint: hint).text
    case .cannotWrite(let path, let reason):
      // What has gone to standard output or a pipe is gone, and a folder of results may be finished by then.
      let rest = RunFolder.isOnItsWay(path) ? "" : "; files finished before it are complete"
      // What was in a folder is gone with it.
      let isThere = FileManager.default.fileExists(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
      let kept =
        "\n    "
        + (kept.map { isThere ? $0 : "Its folder was removed, with everything in it." }
          ?? "Nothing of this file was kept\(rest); earlier files are untouched.")
      let isGone = path == CheckedFile.standardOutputName || PathTarget.isStream(path)
      return "\(path.inertLine): cannot be written: \(reason)" + (isGone ? "" : kept)
    case .cannotRead(let path, let reason): return "\(path.inertLine): cannot be read: \(reason)"
    case .busy(let path, let holder):
      return PlacedSentence(
        Place(path), "\(holder) is writing there", hint: "wait until it is done, or name another folder with --out"
      ).text
    }
  }
}

extension FigureFault {
  /// What is wrong.
  package var words: String {
    switch self {
    case .noMemory(let figure): "not enough memory to draw the figure '\(figure)'"
    case .notDrawn(let figure, let why): "the figure '\(figure)' could not be drawn: \(why)"
    }
  }
}

extension SweepGap {
  /// What is missing, and what to do.
  package var sentence: Sentence {
    switch self {
    case .nothingBegun(let folder, let command):
      return Sentence("\(folder): no sweep has begun here", hint: "begin one with `\(command)`")
    case .cells(let count, let all, let shards, let first, let command):
      let of = shards.isEmpty ? "" : ", of shard\(shards.count > 1 ? "s" : "") " + shards.joined(separator: ", ")
      let names = first.joined(separator: ", ") + (count > first.count ? ", …" : "")
      return Sentence(
        "\(count) of \(counted(all, "cell")) \(noun(count, "is", "are")) missing\(of): \(names)",
        hint: "make them all with `\(command)`")
    }
  }
}
