import ArgumentParser
import Foundation
import Recording
import Scenarios
import Studies

/// `tuckman run`: simulates one scenario.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulate a scenario and write its tables.",
    discussion: """
      Examples:
        tuckman run Scenarios/first-run.yaml
        tuckman run Scenarios/first-run.yaml --replicates 200 --set faultline=0.8 --out results/camps

      Writes a folder of CSV tables. In it, datapackage.json describes every column, and manifest.json says how the numbers \
      were made. Earlier results in the folder are replaced; anything else is left alone.
      """)

  @Argument(
    help: "The scenario, a YAML file; - is standard input.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var scenario: String

  @OptionGroup var options: RunOptions

  func run() async throws {
    let (scenario, options) = (scenario, options)
    try await untilInterrupted {
      let job = try RunJob(scenario, options)
      for note in job.file.notes where !options.quiet { Console.say("note: " + note) }
      if job.file.design != nil, !options.quiet {
        let sweep = ["sweep", "run", scenario, "--out", RunStudy.usualFolder(of: scenario) + "-sweep"] + job.saying()
        Console.say("note: this runs the scenario without its design. To run the design: \(Words.typed(sweep))")
      }
      let overview = try await job.perform()
      if !options.quiet, options.out != "-" {
        let isJSON = options.format == .json
        try isJSON ? Console.writeData(overview.json) : Console.write(RunView(job: job, overview: overview).text)
      }
      if overview.failed > 0 {
        Console.say(overview.failureText)
        throw ExitCode(.failedRuns)
      }
    }
  }
}
