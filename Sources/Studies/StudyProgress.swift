/// Is told how far a study is.
package struct StudyProgress: Sendable {
  /// One more session of one run is done.
  package let sessionDone: @Sendable () -> Void
  /// No more is told.
  package let stop: @Sendable () -> Void

  /// With what is told.
  package init(sessionDone: @escaping @Sendable () -> Void, stop: @escaping @Sendable () -> Void) {
    (self.sessionDone, self.stop) = (sessionDone, stop)
  }

  /// Tells nobody.
  package static let none = StudyProgress(sessionDone: {}, stop: {})
}
