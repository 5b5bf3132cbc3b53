import Recording
import Scenarios

/// A study that was asked for in a way that cannot be: the arguments are at fault, and no file.
package enum RequestFault: Error, Sendable, Equatable {
  // A run
  /// Replicates are numbered by 32 bits, and the last would be beyond.
  case replicatesBeyondLast
  /// Single acts of so large groups are drawn by the plain form alone; members of the largest that the kernels take.
  case singleActsByKernels(most: Int)
  /// A table holds what the runs do not have.
  case nothingToRecord(RecordedTable)
  /// Standard output takes one table.
  case severalTablesToOutput
  // A run of a folder or a scenario, as it was asked for
  case replicateOfNamedRun(String)
  case settingsOfFolder(String)
  case notRun(String, id: String)
  case unknownReplicate(String, UInt32, allowed: ClosedRange<UInt64>)
  case unknownPoint(String, Int, count: Int)
  // A comparison
  /// Nothing is run, and an option is for what is.
  case onlyForScenarios(option: String)
  case oneSide
  /// A sweep stands beside other sides, of which it has several.
  case sweepAmongSides(folder: String, points: Int)
  case unknownMetric(option: String, String, known: [String])
  case notMargin(String)
  case marginTwice(String, metric: String)
  case marginOfShare(String, metric: String, amount: String)
  case shareBeyondOne(claim: String)
  case unknownSide(claim: String, String, known: [String])
}

/// Results or a scenario of which a study cannot be made.
package enum StudyFault: Error, Sendable, Equatable {
  /// What shall be compared is neither a scenario nor a folder.
  case noSide(String)
  /// The numbers of a side come about otherwise than those of the first.
  case otherArithmetic(side: String, first: String, [ArithmeticDifference])
  /// This program would make other runs than those of a folder; the version of the program that made them, where the
  /// arithmetic is another than this one's.
  case otherProgram(folder: String, ArithmeticObstacle, maker: String?)
  /// Runs of a folder cannot be asked for as its manifest says.
  case notReproducible(folder: String, RequestFault)
}

/// What has to be known of a study that is made.
package enum StudyNote: Sendable, Equatable {
  case folder(FolderNote)
  /// Large groups of two sides were computed by libraries that differ in the last digits.
  case libraries(first: String, side: String, String, String)
  /// Numbers are compared though they come about in different ways.
  case otherArithmetic(side: String, first: String, [ArithmeticDifference])
  /// Another program has a folder of earlier results open.
  case openElsewhere(String)
}
