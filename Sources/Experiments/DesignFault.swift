/// A scenario of which no sweep can be made.
public struct DesignFault: Error, Sendable, Equatable {
  /// What keeps it from that.
  public enum What: Sendable, Equatable {
    case noDesign
    /// The constraints hold for no point.
    case noPoint
    /// What varies is called like a column of runs.csv.
    case factorIsColumn(String)
    /// The stopping rule watches no metric; those that there are.
    case unknownMetric(String, known: [String])
    /// Points differ in how many issues or attributes there are, for each of which members.csv has a column.
    case columnsVary
    /// A point draws single acts for more members than the kernels take.
    case singleActs(point: Int, members: Int, most: Int)
    /// Single acts shall be recorded, and a point has acts in expectation.
    case noSingleActs(point: Int)
  }

  /// The scenario's file.
  public let scenario: String
  /// What keeps it from that.
  public let what: What

  package init(scenario: String, what: What) { (self.scenario, self.what) = (scenario, what) }
}
