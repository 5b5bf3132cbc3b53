import ScenarioReading
import Scenarios
import TuckmanCommand

/// How a fault ends a command: tests say the fault, and `words.txt` alone has its words.
struct Ending {
  let code: Int32
  let words: String

  init(_ fault: any Error) {
    code = fault is ArgumentFault ? Exit.arguments.rawValue : Exit(fault)?.rawValue ?? -1
    words = (fault as? ArgumentFault)?.sentence.text ?? FaultWords().text(fault) ?? "\(fault) has no words"
  }
}

extension Answer {
  /// Whether a fault ended the command, by its exit code and its words, with the usage where arguments are wrong.
  func ends(_ fault: any Error) -> Bool {
    let ending = Ending(fault)
    guard code == ending.code else { return false }
    if code == Exit.arguments.rawValue { return err.hasPrefix("Error: \(ending.words)\nUsage: tuckman ") }
    return "\n\(err)".hasSuffix("\n\(ending.words)\n")
  }

  /// Whether a fault at a place of a file ended the command.
  func ends(_ file: String, line: Int = 0, column: Int = 0, _ fault: Problem.Fault) -> Bool {
    ends(Problem(Place(file, line: line, column: column), fault))
  }

  /// Whether a setting of the command line ended the command.
  func ends(setting: String, _ fault: Problem.Fault) -> Bool {
    ends(Problem(Place("--set \(setting)"), fault, isInArguments: true))
  }
}

extension String {
  /// Lines that were broken to fit, whole again: what follows is indented by two more.
  var unfolded: String { whole.replacing(/\n(?:    )*  (?! )/, with: " ") }

  /// Commands that were continued behind a backslash, each on one line again.
  var whole: String { replacing(/\\\n +/, with: "") }

  /// The words with one blank between them, wherever lines were broken.
  var squeezed: String { whole.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
