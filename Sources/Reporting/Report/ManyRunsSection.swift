import Analytics
import ScenarioReading
import Scenarios

/// What many runs of one scenario come to, as a section.
struct ManyRunsSection {
  private let runs: RunsTables

  init(_ runs: RunsTables) { self.runs = runs }

  /// Throws where a figure could not be drawn.
  var section: Report.Section {
    get throws {
      var blocks: [Report.Block] = runs.pathSentences.isEmpty ? [] : [.list(runs.pathSentences)]
      let figures: [(any Figure)?] = [
        Trajectories(runs, title: "The courses of \(counted(runs.count, "run"))"),
        StageShares(runs, title: "The stages of \(counted(runs.count, "run"))"),
        StagePaths(runs, title: "The paths of \(counted(runs.count, "run"))"),
        StageSurvival(
          runs, title: "When \(counted(runs.count, "run")) \(noun(runs.count, "enters", "enter")) the stages"),
        Participation(runs, title: "Who talks how much, over \(counted(runs.count, "run"))"),
      ]
      for figure in figures.compactMap(\.self) {
        // Two figures of a page must not have one name.
        var still = try Report.StillFigure(figure)
        still.id = "runs-" + still.id
        blocks.append(.figure(still))
      }
      if let table = paths { blocks.append(.details(summary: "Every path", [.table(table)])) }
      return Report.Section("runs", "Was it luck? \(counted(runs.count, "such group"))", blocks)
    }
  }

  private var paths: Report.Table? {
    let common = runs.paths.common
    let all = common.reduce(0) { $0 + $1.runs }
    guard all > 0 else { return nil }
    return Report.Table(
      caption: StageWords.paths, header: ["path", "runs", "share"],
      rows: common.prefix(50).map {
        [$0.path, String($0.runs), FigureNumber.percent($0.runs, of: all)]
      }, numeric: [false, true, true])
  }
}
