import ScenarioReading
import Scenarios
import Testing

/// Characters beyond the first 65,536, as JSON writes them.
@Suite struct JSONEscapeTests {
  @Test(arguments: [
    (#"{"scenario": "Group \ud83d\ude00"}"#, "Group 😀"),
    (#"  {"scenario": "\uD834\uDD1E and \u00e9"}"#, "𝄞 and é"),
    (#"{"scenario": "a \\ud83d\\ude00 b"}"#, #"a \ud83d\ude00 b"#),
  ]) func bothHalvesAreOneCharacter(_ text: String, _ title: String) throws {
    #expect(try ScenarioReader.read(InputFile(path: "s.json", bytes: Array(text.utf8))).scenario.title == title)
  }

  @Test(arguments: [#"{"scenario": "half \ud83d"}"#, #"{"scenario": "\ude00\ud83d"}"#])
  func oneHalfAloneIsRefused(_ text: String) {
    #expect(throws: (any Error).self) { try ScenarioReader.read(InputFile(path: "s.json", bytes: Array(text.utf8))) }
  }
}
