/// A study that was asked for in a way that cannot be: the arguments are at fault, and no file.
package struct RequestError: Error, Sendable {
  /// What is wrong, and what is allowed.
  package let message: String

  /// With what is wrong, and what is allowed.
  package init(_ message: String) { self.message = message }
}
