import Recording
import Scenarios

/// A fault in the request for a study: the arguments are wrong, and no file.
package enum RequestFault: Error, Sendable, Equatable {
  // Faults of a run
  /// Replicates are numbered with 32 bits, and the last would exceed them.
  case replicatesBeyondLast
  /// Only the plain form draws single acts of such large groups. The case has the largest group for the kernels.
  case singleActsByKernels(most: Int)
  /// A table has no content for these runs.
  case nothingToRecord(RecordedTable)
  /// Standard output takes one table.
  case severalTablesToOutput
  // Faults of a named run of a folder or a scenario
  case replicateOfNamedRun(String)
  case settingsOfFolder(String)
  case notRun(String, id: String)
  case unknownReplicate(String, UInt32, allowed: ClosedRange<UInt64>)
  case unknownPoint(String, Int, count: Int)
  // Faults of a comparison
  /// An option is for runs, but nothing is run.
  case onlyForScenarios(option: String)
  case oneSide
  /// A sweep, which has several sides, is compared with other sides.
  case sweepAmongSides(folder: String, points: Int)
  case unknownMetric(option: String, String, known: [String])
  case notMargin(String)
  case marginTwice(String, metric: String)
  case marginOfShare(String, metric: String, amount: String)
  case shareBeyondOne(claim: String)
  case unknownSide(claim: String, String, known: [String])
}

/// A fault of results or of a scenario of which a study cannot be made.
package enum StudyFault: Error, Sendable, Equatable {
  /// A side of a comparison is neither a scenario nor a folder.
  case noSide(String)
  /// The numbers of a side come from another arithmetic than those of the first.
  case otherArithmetic(side: String, first: String, [ArithmeticDifference])
  /// This program would make other runs than those of a folder. `maker` is the version of the program that made them,
  /// if its arithmetic is another than this one's.
  case otherProgram(folder: String, ArithmeticObstacle, maker: String?)
  /// Runs of a folder cannot be requested as its manifest says.
  case notReproducible(folder: String, RequestFault)
}

/// A note on a study.
package enum StudyNote: Sendable, Equatable {
  case folder(FolderNote)
  /// Large groups of two sides were computed by libraries that differ in the last digits.
  case libraries(first: String, side: String, String, String)
  /// Numbers are compared although they come from different arithmetics.
  case otherArithmetic(side: String, first: String, [ArithmeticDifference])
  /// Another program has a file of earlier results open.
  case openElsewhere(String)
}
