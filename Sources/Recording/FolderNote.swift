/// A note about a result folder that was read.
public enum FolderNote: Sendable, Equatable {
  /// A file was taken as it is.
  case taken(FolderFault)
  /// Its runs cannot be made again by this program; whether they are all the same, or its tables are read.
  case otherProgram(folder: String, ArithmeticObstacle, isRepeated: Bool)
}
