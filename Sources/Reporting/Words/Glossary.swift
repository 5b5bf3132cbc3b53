import Scenarios

/// What the words of a report mean.
enum Glossary {
  static var block: Report.Block {
    let metrics = Metric.allCases.map { [Trajectories.label($0), $0.meaning] }
    return .details(
      summary: PageWords.glossary,
      [
        .table(
          Report.Table(caption: "", header: PageWords.glossaryHeader, rows: others + metrics, numeric: [false, false]))
      ])
  }

  private static let usual = Parameters()
  private static let others = [
    ["session, tick", "a meeting of the group, and a moment of it"],
    [
      "settled",
      "late in its life the group was cohesive and calm: cohesion above \(FigureNumber.plain(usual.settledCohesion, 1)), tension below "
        + "\(FigureNumber.plain(usual.settledTension, 1)), unless the scenario sets other thresholds",
    ],
    ["dropout rate", "the share of a group's members who dropped out"],
    ["work done", "productivity, 0 to 1 in each session, summed over all sessions"],
    [
      "as planned, what if",
      "the same members with the same chance events: as the scenario says, and with another facilitator or none",
    ],
    [
      "95% CI",
      "confidence interval: of 100 such intervals, each from other groups, about 95 contain the model's true value",
    ],
    ["pp", "percentage points: from 10% to 14% is +4 pp"],
    ["p0r0", "a run by its point and its replicate, both counted from 0"],
    ["regulation, skill", "a member's skill in handling conflict, and in the group's task"],
    ["status", "the influence that others expect of a member: 0 is ordinary"],
    ["efficacy", "a member's belief in coping with what brought it here, 0 to 1"],
  ]
}
