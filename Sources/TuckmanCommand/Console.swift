import ArgumentParser
import Experiments
import Foundation
import Machine
import Recording
import Reporting
import Scenarios
import Studies
import Synchronization

/// What people see: data on standard output, everything else on standard error.
enum Console {
  /// Whether standard output is a terminal that shows colours.
  static let showsColours =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  /// Columns of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  // What begins a colour of ours on its way to a terminal: nobody else's text can hold it.
  private static let ink = "\u{E000}" + String(UInt64.random(in: .min ... .max), radix: 36) + "["

  /// Text in a colour or weight, by the numbers of ECMA-48; plain where standard output is no terminal.
  static func painted(_ text: String, _ code: String) -> String {
    showsColours ? "\(ink)\(code)m\(text)\(ink)0m" : text
  }

  /// Writes words to standard output, or throws where that fails. Of what strangers wrote nothing acts on the terminal.
  static func write(_ words: String) throws {
    try writeData(words.components(separatedBy: ink).map(\.inert).joined(separator: "\u{1B}["))
  }

  /// Words for a file: without colours, and as safe to show as on a terminal.
  static func plain(_ words: String) -> String {
    var parts = words.components(separatedBy: ink)
    for place in parts.indices.dropFirst() { parts[place] = String(parts[place].drop { $0 != "m" }.dropFirst()) }
    return parts.joined().inert
  }

  /// Writes data for programs to standard output, byte by byte as it is, or throws where that fails.
  static func writeData(_ text: String) throws {
    let output = CheckedFile(standardOutput: ())
    try output.write(text)
    try output.finish()
  }

  /// Says something on standard error. A command in it is one that the user can type: the start script is no `tuckman`. Of
  /// what strangers wrote nothing acts on the terminal.
  static func say(_ text: String) {
    FileHandle.standardError.writeQuietly(text.replacing("`tuckman ", with: "`\(Words.command) ").inert + "\n")
  }

  /// Says what has to be known, on standard error.
  static let note: @Sendable (String) -> Void = { note in
    // A command may open a folder more than once.
    if noted.withLock({ $0.insert(note).inserted }) { say("note: " + note) }
  }
  private static let noted = Mutex<Set<String>>([])

  /// Says what went wrong and answers the exit code for it.
  static func report(_ error: any Error, interrupted: String? = nil, kept: String? = nil) -> any Error {
    switch error {
    case let fault as RequestError: return ValidationError(fault.message)
    case let problems as Problems:
      say(problems.text)
      return ExitCode(problems.areInArguments ? 64 : 65)
    case let problem as Problem:
      say(problem.text)
      return ExitCode(problem.isInArguments ? 64 : 65)
    case let refusal as SystemRefusal:
      say(refusal.text)
      return ExitCode(SystemRefusal.exitCode)
    case let fault as OutputError where fault.isOfTheSystem:
      say(fault.text)
      return ExitCode(SystemRefusal.exitCode)
    case OutputError.cannotCreate(let path, let reason, let hint):
      say("\(path.inertLine): cannot be created: \(reason)\n    hint: \(hint)")
      return ExitCode(73)
    case OutputError.cannotWrite(let path, let reason):
      // What has gone to standard output or a pipe is gone, and a folder of results may be finished by then.
      let rest = RunFolder.isOnItsWay(path) ? "" : "; other files that were finished before it are whole"
      // What was in a folder is gone with it.
      let isThere = FileManager.default.fileExists(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
      let kept =
        "\n    "
        + (kept.map { isThere ? $0 : "Its folder is gone, and nothing in it was kept." }
          ?? "Nothing was kept of this\(rest); what was there before is untouched.")
      let isGone = path == CheckedFile.standardOutputName || PathTarget.isStream(path)
      say("\(path.inertLine): cannot be written: \(reason)" + (isGone ? "" : kept))
      return ExitCode(74)
    case OutputError.cannotRead(let path, let reason):
      say("\(path.inertLine): cannot be read: \(reason)")
      return ExitCode(74)
    case OutputError.busy(let path, let holder):
      say(
        "\(path.inertLine): \(holder) is writing there\n    hint: wait until it is done, or name another folder with --out"
      )
      return ExitCode(75)
    case let fault as FigureFault:
      say("\(fault)")
      return ExitCode(74)
    case let fault as Slurm.Fault:
      say(fault.text)
      return ExitCode(69)
    case let unfinished as UnfinishedSweep:
      say(
        "\(unfinished.path): the sweep here is not finished\n    hint: the command that began it makes what is missing and "
          + "writes the tables")
      return ExitCode(75)
    case let incomplete as Incomplete:
      say(incomplete.text)
      return ExitCode(75)
    case is CancellationError:
      say(interrupted ?? "interrupted: no folder of results was written; the same command does it again from the start")
      return ExitCode(75)
    default: return error
    }
  }
}

extension FileHandle {
  /// Writes as far as it can: there is nobody left to tell when standard error fails.
  fileprivate func writeQuietly(_ text: String) {
    try? write(contentsOf: Data(text.utf8))
  }
}
