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
        Trajectories(runs, title: FigureWords.courses(runs.count)),
        StageShares(runs, title: FigureWords.stages(runs.count)),
        StagePaths(runs, title: FigureWords.paths(runs.count)),
        StageSurvival(runs, title: FigureWords.entries(runs.count)),
        Participation(runs, title: FigureWords.participation(runs.count)),
      ]
      for figure in figures.compactMap(\.self) {
        // Two figures of a page must not have one name.
        var still = try Report.StillFigure(figure)
        still.id = "runs-" + still.id
        blocks.append(.figure(still))
      }
      if let table = paths { blocks.append(.details(summary: PageWords.everyPath, [.table(table)])) }
      return Report.Section("runs", PageWords.chance(runs.count), blocks)
    }
  }

  private var paths: Report.Table? {
    let common = runs.paths.common
    let all = common.reduce(0) { $0 + $1.runs }
    guard all > 0 else { return nil }
    return Report.Table(
      caption: PageWords.pathCaption, header: PageWords.pathHeader,
      rows: common.prefix(50).map {
        [StageWords.named($0.path), String($0.runs), FigureNumber.percent($0.runs, of: all)]
      }, numeric: [false, true, true])
  }
}
