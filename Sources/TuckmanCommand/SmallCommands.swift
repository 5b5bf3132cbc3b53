import ArgumentParser
import Experiments
import Foundation
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// `tuckman validate`: says whether scenarios are right, and if not, all that is wrong.
struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check scenarios without running them.",
    discussion: "Example:\n  tuckman validate Scenarios/first-run.yaml")

  @Argument(
    help: "Scenarios, YAML files; - is standard input.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenarios: [String]

  @Option(
    name: .customLong("set"), help: ArgumentHelp("Change a parameter; repeatable.", valueName: "name=value"))
  var settings: [String] = []

  func run() async throws {
    let (scenarios, settings) = (scenarios, settings)
    try await untilInterrupted {
      var worst = Exit.done
      for path in scenarios {
        do {
          let file = try ScenarioReader.read(path, settings: settings)
          var (swept, notes) = ("", file.notes)
          if file.design != nil {
            let plan = try SweepPlan(file, SweepPlan.Options(), checked: SweepPlanView.checkedPoints)
            swept = "; a sweep of \(counted(plan.points.count, "point"))"
            notes += plan.notes
          }
          let p = file.scenario.parameters
          let counts = [
            counted(p.members, "member"), counted(p.sessions, "session"),
            counted(file.scenario.replicates, "replicate"),
          ]
          let line = "\(Words.shown(path)): ok: \(counts.joined(separator: ", "))\(swept)"
          let isWide = Layout.columns(line) > Console.width
          let lines = isWide ? Layout.filled(line, width: Console.width, more: 2) : [line]
          try Console.write(lines.joined(separator: "\n") + "\n")
          for note in notes { Console.say("\(Words.shown(path)): note: \(note)") }
        } catch let fault as any PlacedFault {
          Console.say(fault.sentences.text)
          if worst != .data { worst = fault.areInArguments ? .arguments : .data }
        }
      }
      if worst != .done { throw ExitCode(worst) }
    }
  }
}

/// `tuckman schema`: the JSON Schema of a scenario.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a scenario.")

  func run() async throws {
    try await untilInterrupted { try Console.writeData(ScenarioSchema.text) }
  }
}

/// `tuckman new`: a commented scenario to begin with.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a commented scenario to begin with.",
    discussion: "Example:\n  tuckman new my-group.yaml")

  @Argument(
    help: "The file to write; - is standard output.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var file = "scenario.yaml"

  @Flag(help: "Replace an existing file.")
  var force = false

  func run() async throws {
    let (path, force) = (file, force)
    try await untilInterrupted {
      let output = try OutputFile(path, force: force)
      try output.write(ScenarioTemplate.text)
      if !output.isStream { Console.say("Wrote \(path)\n\nNext:\n  " + Words.typed(["run", path])) }
    }
  }
}
