/// A note about a result folder that was read.
public enum FolderNote: Sendable, Equatable {
  /// A file was accepted in spite of a fault.
  case taken(FolderFault)
  /// Its runs cannot be made again by this program. `isRepeated` tells whether they are made again all the same, or its
  /// tables are read.
  case otherProgram(folder: String, ArithmeticObstacle, isRepeated: Bool)
}
