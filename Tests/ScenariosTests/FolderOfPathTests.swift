import Testing

import ScenarioReading
import Scenarios

@Suite struct FolderOfPathTests {
  @Test(arguments: [
    ("a", ""), ("scenario.yaml", ""), ("", ""), ("a/", ""), ("a/b", "a"), ("a//b/", "a"), ("a/b/c", "a/b"), ("/", ""),
    ("/a", "/"), ("//a", "/"), ("/a/b", "/a"), ("./a", "."), ("ä/b", "ä"),
  ])
  func itIsWhatStandsBeforeTheLastName(path: String, folder: String) {
    #expect(parentFolder(ofPath: path) == folder)
  }
}
