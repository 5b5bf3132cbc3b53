import Scenarios

/// The tables that a run writes itself. `runs`, a summary, belongs to the analytics.
public enum Tables {
  package static let runID = Column(
    "run_id", .string, unit: "text", "the run: p and the point, r and the replicate, both from 0")

  /// The first columns of `runs.csv` and of other tables by run.
  public static let run = [
    runID, Column("point_id", .integer, unit: "1", "the point, from 0; 0 without a sweep"),
    Column("replicate", .integer, unit: "1", "the replicate, from 0"),
  ]

  /// Returns the metrics as columns, with words before each meaning.
  public static func metrics(_ before: String = "", allNumbers: Bool = false) -> [Column] {
    Metric.allCases.map {
      Column($0.rawValue, $0 == .present && !allNumbers ? .integer : .number, unit: $0.unit, before + $0.meaning)
    }
  }
}
