import Foundation

/// The system refuses what the program needs: memory, threads, processes or open files. Exit code 71.
public struct SystemRefusal: Error, Sendable, Equatable {
  /// What is wrong and what to do, for people.
  public let text: String

  /// A refusal in words.
  public init(_ text: String) { self.text = text }

  /// The exit code of a process that the system refuses something.
  public static let exitCode: Int32 = 71

  /// Says it on standard error and ends the program at once, from where no error can be thrown.
  public func end() -> Never {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    _exit(Self.exitCode)
  }
}
