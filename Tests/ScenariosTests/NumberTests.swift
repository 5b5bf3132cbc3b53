import Testing

import ScenarioReading
import Scenarios

@Suite struct NumberTests {
  @Test(arguments: ["0", "8", "-0.25", "1e-3", "1.5E+2", "123456789"])
  func plainDecimalsAreRead(text: String) throws {
    #expect(Number.parse(text) == Double(text))
  }

  @Test(arguments: [
    "", "010", "1_000", "1:30", ".nan", ".inf", "nan", "inf", "0x10", "0x1p3", "1e999", "+1", ".5", "5.", "1e", "--1",
    "1 ", "１",
  ])
  func otherFormsAreRefused(text: String) {
    #expect(Number.parse(text) == nil)
  }
}
