/// What must hold between the values of a point: `members * faultline < 12`.
public struct Constraint: Sendable, Equatable {
  /// As it stands in the file.
  public let text: String
}
