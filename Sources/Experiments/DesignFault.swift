/// A fault of a scenario of which no sweep can be made.
public struct DesignFault: Error, Sendable, Equatable {
  /// The kinds of faults.
  public enum What: Sendable, Equatable {
    case noDesign
    /// The constraints hold for no point.
    case noPoint
    /// A factor has the name of a column of runs.csv.
    case factorIsColumn(String)
    /// The stopping rule's metric is unknown. The case has the known ones.
    case unknownMetric(String, known: [String])
    /// Points differ in the number of issues or attributes, for each of which members.csv has a column.
    case columnsVary
    /// A point draws single acts for more members than the kernels take.
    case singleActs(point: Int, members: Int, most: Int)
    /// Single acts shall be recorded, but a point has acts in expectation.
    case noSingleActs(point: Int)
  }

  /// The scenario's file.
  public let scenario: String
  /// The kind of fault.
  public let what: What

  package init(scenario: String, what: What) { (self.scenario, self.what) = (scenario, what) }
}
