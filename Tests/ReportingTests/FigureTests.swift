import Analytics
import Foundation
import Reporting
import Scenarios
import Testing

@Suite struct FigureTests {
  private var figure: Trajectories {
    Trajectories(
      title: "A group", words: "A course.", note: "Run p0r0", times: [0, 1, 2, 3],
      courses: [
        .init(metric: .cohesion, middle: [0, 0.2, .nan, 0.5], bands: [([0, 0.1, 0.1, 0.4], [0, 0.3, 0.4, 0.6])])
      ],
      stages: [StageSpan(stage: .forming, from: 0, to: 2), StageSpan(stage: .storming, from: 2, to: 3)])
  }

  @Test(arguments: FigureFormat.allCases, Theme.Name.allCases) func sameBytesTwice(
    _ format: FigureFormat, _ theme: Theme.Name
  ) throws {
    let first = try figure.bytes(format, theme)
    #expect(try figure.bytes(format, theme) == first)
    let beginning: [FigureFormat: [UInt8]] = [
      .svg: Array("<?xml".utf8), .pdf: Array("%PDF".utf8), .png: [0x89, 0x50, 0x4E, 0x47],
    ]
    #expect(first.starts(with: try #require(beginning[format])))
    #expect(first.count > 2000)
  }

  @Test func lightAndDarkDiffer() throws {
    #expect(try figure.bytes(.svg, .light) != figure.bytes(.svg, .dark))
  }
}
