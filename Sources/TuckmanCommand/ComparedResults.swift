import Analytics
import ArgumentParser
import Foundation
import Recording
import Reporting
import Scenarios
import Studies

/// Results compared for a report or a figure.
struct ComparedResults {
  let baseline: String
  let comparisons: [(label: String, comparison: Comparison)]
  /// What has to be known of how the runs came about.
  let note: String?

  /// Two results: folders of `run`, or points of sweeps. Where one is a single run, both scenarios are run again, `pairs`
  /// groups each.
  init(_ result: String, with other: String, pairs: Int, force: Bool) async throws {
    let folders = try [result, other].filter(RunSource.isFolder).map {
      try ResultFolder.opened($0, force: force, isRead: false)
    }
    if folders.count == 2, folders.allSatisfy({ $0.manifest.sweep == nil }),
      folders.contains(where: { $0.manifest.replicates < 2 })
    {
      // Of a single run nothing can be said about more than chance.
      let sides = try ComparedSides(
        again: folders.map { try ResultFolder.repeatable($0.path, force: force, note: { Console.note($0.words) }) },
        replicates: pairs
      )
      self = try await Self(sides, note: ReportWords.runAgain(pairs), ofOneSweep: false)
    } else {
      self = try await Self(
        ComparedSides(
          [result, other], seed: nil, replicates: nil, settings: [], force: force, note: { Console.note($0.words) }),
        note: nil,
        ofOneSweep: false)
    }
  }

  /// Every point of a sweep with its first.
  init(pointsOf sweep: String, force: Bool) async throws {
    self = try await Self(
      ComparedSides([sweep], seed: nil, replicates: nil, settings: [], force: force, note: { Console.note($0.words) }),
      note: nil,
      ofOneSweep: true)
  }

  private init(_ sides: ComparedSides, note: String?, ofOneSweep: Bool) async throws {
    let request = try ComparisonRequest(metrics: [], margins: [], claims: [], columns: sides.columns())
    let all = try await sides.read(request.metrics) { _, _ in .none }
    let study = try ComparisonStudy(all, request, areOfOneSweep: ofOneSweep)
    baseline = study.labels.all[0].label
    comparisons = zip(study.labels.all.dropFirst(), study.comparisons).map { ($0.label, $1) }
    self.note = note
  }

  /// As a section of a report.
  var section: ComparedSection {
    let family = ComparedFamilyWords(comparisons: comparisons, baseline: baseline)
    return ComparedSection(
      baseline: baseline,
      sides: comparisons.map { label, comparison in
        let words = CompareWords(comparison, a: baseline, b: label)
        let told = words.before + words.findings + words.after + (label == comparisons.last?.label ? family.notes : [])
        return .init(comparison: comparison, label: label, paragraphs: [told.joined(separator: " ")])
      }, note: note)
  }

  /// A forest plot for each comparison.
  var figures: [any Figure] {
    comparisons.enumerated().compactMap { place, side in
      ForestPlot(
        side.comparison, a: baseline, b: side.label,
        name: comparisons.count == 1 ? "comparison" : "comparison-\(place + 1)")
    }
  }
}
