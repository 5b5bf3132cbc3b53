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
    let beginning: [FigureFormat: String] = [.svg: "<?xml", .pdf: "%PDF", .png: "\u{89}PNG"]
    #expect(String(decoding: first.prefix(5), as: UTF8.self).unicodeScalars.count > 3)
    if format != .png { #expect(String(decoding: first, as: UTF8.self).hasPrefix(beginning[format] ?? "?")) }
    #expect(first.count > 2000)
  }

  @Test func lightAndDarkDiffer() throws {
    #expect(try figure.bytes(.svg, .light) != figure.bytes(.svg, .dark))
  }
}
