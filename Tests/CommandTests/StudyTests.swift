import Foundation
import Recording
import ScenarioReading
import Scenarios
import Studies
import Testing

extension CommandTests {
  /// A study called as a function gives what its command gives.
  @Suite struct StudyTests {
    private func place() throws -> Workplace {
      let place = try Workplace()
      let led = "\nfacilitator: {schedule: [{technique: mediation, from: 1, to: 4, dose: 0.8}]}\n"
      try place.write("a.yaml", "scenario: a\ngroup: {members: 4}\nsessions: 4\nseed: 5\n")
      try place.write("b.yaml", "scenario: b\ngroup: {members: 4}\nsessions: 4\nseed: 5\n" + led)
      return place
    }

    @Test func comparison() async throws {
      let place = try place()
      let claim = "tension_peak: B < A by 0.01"
      let command = try await Tuckman.run(
        ["compare", "a.yaml", "b.yaml", "--replicates", "40", "--format", "csv", "--assert", claim], in: place)
      let sides = try ComparedSides(
        ["a.yaml", "b.yaml"].map { place.path + "/" + $0 }, seed: nil, replicates: 40, settings: [], force: false
      ) { _ in }
      let request = try ComparisonRequest(metrics: [], margins: [], claims: [claim], columns: sides.columns())
      let study = try ComparisonStudy(
        await sides.read(request.metrics) { _, _ in .none }, request, areOfOneSweep: false)
      let rows = String(decoding: study.comparisons[0].rows.bytes, as: UTF8.self).replacing(place.path + "/", with: "")
      #expect(rows.count > 1000 && command.out.hasSuffix(rows))
      #expect(command.err.contains("\(claim): \(study.claims[0].verdict.rawValue): "))
      #expect((command.code == 0) == (study.claims[0].verdict == .holds))
    }

    @Test func whatIf() async throws {
      let place = try place()
      let command = try await Tuckman.run(
        ["what-if", "a.yaml", "b.yaml", "--replicates", "30", "--format", "csv"], in: place)
      let scenarios = try ["a.yaml", "b.yaml"].map { try ScenarioReader.read(place.path + "/" + $0).scenario }
      let result = try await WhatIfStudy(scenarios[0], as: scenarios[1], replicates: 30).compute()
      var rows = CSVRows()
      for effect in result.effects { effect.append(to: &rows) }
      #expect(command.code == 0 && rows.count >= 6)
      #expect(command.out.hasSuffix(String(decoding: rows.bytes, as: UTF8.self)), "\(command.out)")
    }
  }
}
