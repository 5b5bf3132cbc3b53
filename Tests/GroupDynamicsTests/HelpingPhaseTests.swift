import Foundation
import GroupDynamics
import ScenarioReading
import Scenarios
import Testing

/// The shipped scenarios that leave out a phase of the helping process leave out that and nothing else.
@Suite struct HelpingPhaseTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Scenarios/practice").standardizedFileURL.path

  @Test(arguments: HelpingPhase.allCases)
  func theScenarioWithoutAPhaseIsTheWholeWithoutIt(_ phase: HelpingPhase) throws {
    let whole = try ScenarioReader.read(Self.folder + "/recovery-group.yaml").scenario
    var part = try ScenarioReader.read(Self.folder + "/recovery-without-\(phase.rawValue).yaml").scenario
    (part.title, part.about) = (whole.title, whole.about)
    #expect(part == whole.without(phase))
    #expect(part != whole)
  }
}
