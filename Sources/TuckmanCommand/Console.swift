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

  /// Columns of the terminal of standard output.
  static let width = columns(of: STDOUT_FILENO)

  /// Columns of a terminal: as COLUMNS or the terminal says, 80 where neither does. At least 40, and at most 110, since longer
  /// lines are hard to read.
  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    let seen = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    return min(max(said ?? seen ?? 80, 40), 110)
  }

  // What begins a colour of ours on its way to a terminal: nobody else's text can hold it.
  private static let ink = "\u{E000}" + String(UInt64.random(in: .min ... .max), radix: 36) + "["

  /// Text in a colour or weight, by the numbers of ECMA-48; plain where standard output is no terminal.
  static func painted(_ text: String, _ code: String) -> String {
    showsColours ? "\(ink)\(code)m\(text)\(ink)0m" : text
  }

  /// Writes words to standard output, no wider than the terminal, or throws where that fails. Of what strangers wrote nothing
  /// acts on the terminal.
  static func write(_ words: String) throws {
    try writeData(Layout.fitted(words).components(separatedBy: ink).map(\.inert).joined(separator: "\u{1B}["))
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

  /// Says something on standard error, in lines that fit. A command in it is one that the user can type: the start script is
  /// no `tuckman`. Of what strangers wrote nothing acts on the terminal.
  static func say(_ text: String) {
    let said = text.replacing("`tuckman ", with: "`\(Words.command) ").inert
    FileHandle.standardError.writeQuietly(Layout.folded(said, width: columns(of: STDERR_FILENO)) + "\n")
  }

  /// Says what has to be known, on standard error.
  static let note: @Sendable (String) -> Void = { note in
    // A command may open a folder more than once.
    if noted.withLock({ $0.insert(note).inserted }) { say("note: " + note) }
  }
  private static let noted = Mutex<Set<String>>([])

  /// Says what went wrong and answers the exit code for it; what is none of our faults as it is. What is wrong with arguments is
  /// said with the usage.
  static func report(_ error: any Error, _ words: FaultWords = .init()) -> any Error {
    guard let exit = Exit(error), let text = words.text(error) else { return error }
    if exit == .arguments { return ValidationError(text) }
    say(text)
    return ExitCode(exit)
  }
}

extension FileHandle {
  /// Writes as far as it can: there is nobody left to tell when standard error fails.
  fileprivate func writeQuietly(_ text: String) {
    try? write(contentsOf: Data(text.utf8))
  }
}
