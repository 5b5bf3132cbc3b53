import Analytics
import Experiments
import Foundation
import Machine
import Recording
import Reporting
import Scenarios
import Studies
import TuckmanCommand

/// A fact with what is said of it: a line of `words.txt`.
struct Sample {
  /// The type of the fact and its case: `RequestFault.oneSide`.
  let name: String
  /// The exit code with which a fault ends a command.
  let code: Int32?
  let words: String

  /// A fact, as it is said.
  private init<Fact>(_ fact: Fact, code: Int32?, _ words: String?) {
    let type = String(reflecting: Fact.self).split(separator: ".").dropFirst().joined(separator: ".")
    name = type + "." + String(describing: fact).prefix { $0 != "(" }
    (self.code, self.words) = (code, words ?? "")
  }

  /// A fault, as it ends a command.
  static func ends(_ fault: some Error) -> Sample {
    Sample(fault, code: Exit(fault)?.rawValue, FaultWords().text(fault))
  }

  /// A part of a fault, by which it ends a command.
  static func ends(_ part: some Any, as fault: some Error) -> Sample {
    Sample(part, code: Exit(fault)?.rawValue, FaultWords().text(fault))
  }

  /// A fault of the command line, which the parser says.
  static func refuses(_ part: some Any, as fault: ArgumentFault) -> Sample {
    Sample(part, code: Exit.arguments.rawValue, "Error: " + fault.sentence.text)
  }

  /// A fact that ends nothing.
  static func says(_ fact: some Any, _ words: String) -> Sample { Sample(fact, code: nil, words) }

  /// The line; what would break it is written as in Swift.
  var line: String {
    (code.map(String.init) ?? "–") + " " + name + ": "
      + words.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }
}

/// The type of every kind of fact, with the file that declares it.
let kinds: [(type: String, file: String)] = [
  ("ArgumentFault", "TuckmanCommand/ArgumentFault"), ("ArgumentFault.Conflict", "TuckmanCommand/ArgumentFault"),
  ("ArgumentFault.Choice", "TuckmanCommand/ArgumentFault"), ("ArgumentFault.Form", "TuckmanCommand/ArgumentFault"),
  ("ChangeFault", "TuckmanCommand/ArgumentFault"), ("SlurmOptionFault", "TuckmanCommand/ArgumentFault"),
  ("ResultsFault", "TuckmanCommand/CommandFault"), ("ScenarioFault", "TuckmanCommand/CommandFault"),
  ("SweepGap", "TuckmanCommand/CommandFault"),
  ("RequestFault", "Studies/RequestFault"), ("StudyFault", "Studies/RequestFault"),
  ("StudyNote", "Studies/RequestFault"), ("Reproduction.Difference", "Studies/Reproduction"),
  ("FolderFault.What", "Recording/FolderFault"), ("FolderFault.Lack", "Recording/FolderFault"),
  ("FolderFault.Need", "Recording/FolderFault"), ("FolderFault.Change", "Recording/FolderFault"),
  ("FileFault", "Recording/FolderFault"), ("FolderNote", "Recording/FolderNote"),
  ("ManifestFault", "Recording/ManifestFault"), ("ManifestFault.Form", "Recording/ManifestFault"),
  ("TableFault", "Recording/TableFault"), ("ArithmeticDifference", "Recording/ArithmeticDifference"),
  ("ArithmeticObstacle", "Recording/ArithmeticDifference"), ("FigureFault", "Reporting/Drawing/DrawnFigure"),
  ("SensitivityNote", "Experiments/Sensitivity/SensitivityNote"),
  ("DesignFault.What", "Experiments/DesignFault"), ("SweepChange", "Experiments/SweepIdentity"),
  ("SlurmFault", "Experiments/Slurm"), ("Slurm.Lack", "Experiments/Slurm"),
  ("SlurmSubmission.Outcome", "Experiments/SlurmSubmission"),
  ("ClaimFault.What", "Analytics/Comparison/ComparisonAssertion"), ("SystemRefusal", "Machine/SystemRefusal"),
  ("SystemRefusal.Work", "Machine/SystemRefusal"), ("Memory.Limit", "Machine/Memory"),
]
