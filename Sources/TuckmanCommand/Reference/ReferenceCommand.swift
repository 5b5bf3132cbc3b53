import ArgumentParser
import Recording
import ScenarioReading

/// `tuckman reference`: writes the pages of the reference, for those who change the program.
struct ReferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Write the reference pages of the documentation.", shouldDisplay: false)

  @Argument(help: "The folder to write to.", completion: .directory)
  var folder = ReferencePage.folder

  func run() async throws {
    let folder = folder
    try await untilInterrupted {
      for page in ReferencePage.all { try OutputFile("\(folder)/\(page.file)", force: true).write(page.text) }
      Console.say("\(counted(ReferencePage.all.count, "page")) written to \(Words.shown(folder))")
    }
  }
}
