/// A receiver of a study's progress.
package struct StudyProgress: Sendable {
  /// A closure called after each session of a run.
  package let sessionDone: @Sendable () -> Void
  /// A closure called at the end of the progress.
  package let stop: @Sendable () -> Void

  /// Creates progress with these closures.
  package init(sessionDone: @escaping @Sendable () -> Void, stop: @escaping @Sendable () -> Void) {
    (self.sessionDone, self.stop) = (sessionDone, stop)
  }

  /// Progress without a receiver.
  package static let none = StudyProgress(sessionDone: {}, stop: {})
}
