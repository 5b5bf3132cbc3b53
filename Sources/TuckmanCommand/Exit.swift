import ArgumentParser
import Experiments
import Machine
import Recording
import Reporting
import Scenarios
import Studies

/// How the program ends, by the numbers of sysexits.h where that has one.
package enum Exit: Int32, CaseIterable {
  case done = 0
  case unmet = 1
  case arguments = 64
  case data = 65
  case scheduler = 69
  case failedRuns = 70
  case system = 71
  case cannotCreate = 73
  case cannotWrite = 74
  case unfinished = 75

  /// What it means, for the help.
  var meaning: String {
    switch self {
    case .done: "done"
    case .unmet: "a check failed or is undecided"
    case .arguments: "bad arguments"
    case .data: "bad scenario or data"
    case .scheduler: "the scheduler failed"
    case .failedRuns: "some runs failed"
    case .system: "the system refused memory, threads, processes or files"
    case .cannotCreate: "cannot create"
    case .cannotWrite: "cannot write"
    case .unfinished: "busy, interrupted or incomplete: the same command resumes"
    }
  }

  /// How a fault ends the program; nothing for what is none of ours.
  package init?(_ error: any Error) {
    switch error {
    case let fault as any PlacedFault: self = fault.areInArguments ? .arguments : .data
    case is RequestFault: self = .arguments
    case let fault as OutputError: self = fault.isOfTheSystem ? .system : Self(output: fault)
    case is SystemRefusal: self = .system
    case is FigureFault: self = .cannotWrite
    case is SlurmFault: self = .scheduler
    case is UnfinishedSweep, is SweepGap, is CancellationError: self = .unfinished
    default: return nil
    }
  }

  private init(output fault: OutputError) {
    switch fault {
    case .cannotCreate: self = .cannotCreate
    case .cannotWrite, .cannotRead: self = .cannotWrite
    case .busy: self = .unfinished
    }
  }
}

extension ExitCode {
  /// The exit code of an end.
  init(_ exit: Exit) { self.init(exit.rawValue) }
}
