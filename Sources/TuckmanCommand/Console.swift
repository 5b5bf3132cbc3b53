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

  /// Columns of the terminal behind standard output; 80 where there is none.
  static var width: Int { width(of: STDOUT_FILENO) }

  /// As COLUMNS says, or as wide as the terminal, at least 40; 80 where there is none.
  private static func width(of stream: Int32) -> Int {
    if let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), said > 0 { return max(said, 40) }
    var size = winsize()
    guard ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(Int(size.ws_col), 40)
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

  /// Says something on standard error, in lines that fit. A command in it is one that the user can type: the start script is
  /// no `tuckman`. Of what strangers wrote nothing acts on the terminal.
  static func say(_ text: String) {
    let said = text.replacing("`tuckman ", with: "`\(Words.command) ").inert
    FileHandle.standardError.writeQuietly(Words.folded(said, width: width(of: STDERR_FILENO)) + "\n")
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
