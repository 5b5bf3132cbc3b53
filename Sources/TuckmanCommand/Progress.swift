import Foundation
import Machine
import ScenarioReading
import Scenarios
import Studies
import Synchronization

/// Tells on standard error how far a long work is: a bar on a terminal, a line every ten seconds elsewhere. Short work
/// says nothing.
final class Progress: Sendable {
  private let sessionsDone = Atomic<Int>(0)
  // Runs that were there before, and runs that failed, of a sweep.
  private let found = Atomic<Int>(0)
  private let failed = Atomic<Int>(0)
  private let runs: Int
  private let sessions: Int
  private let tellsFailures: Bool
  private let started = Date()
  /// Whether to tell; the lock keeps what is told in one piece.
  private let isTelling: Mutex<Bool>
  private static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Begins to tell, unless it is not to be shown. A thread of its own tells: those of the tasks are all at work.
  convenience init(runs: Int, sessions: Int, isShown: Bool) {
    self.init(runs: runs, sessions: sessions, tellsFailures: false, isShown: isShown)
  }

  /// Of a sweep, which tells of whole runs and of those that failed.
  convenience init(sweepOf runs: Int, isShown: Bool) {
    self.init(runs: runs, sessions: 1, tellsFailures: true, isShown: isShown)
  }

  private init(runs: Int, sessions: Int, tellsFailures: Bool, isShown: Bool) {
    (self.runs, self.sessions, self.tellsFailures) = (runs, sessions, tellsFailures)
    isTelling = Mutex(isShown)
    guard isShown else { return }
    // Where the system gives no thread, nothing is told.
    WorkerThread.start { [self] in
      var isGoingOn = true
      while isGoingOn {
        Thread.sleep(forTimeInterval: Self.isTerminal ? 0.2 : 10)
        isGoingOn = isTelling.withLock { isTelling in
          if isTelling { tell() }
          return isTelling
        }
      }
    }
  }

  /// One more session of one run is done.
  func sessionDone() { sessionsDone.add(1, ordering: .relaxed) }

  /// More runs of a sweep are done, or were there already.
  func runsDone(_ runs: Int, failed: Int, wereThere: Bool) {
    sessionsDone.add(runs, ordering: .relaxed)
    self.failed.add(failed, ordering: .relaxed)
    if wereThere { found.add(runs, ordering: .relaxed) }
  }

  /// Tells no more, and clears the bar.
  func stop() {
    isTelling.withLock { isTelling in
      if isTelling, Self.isTerminal, Date().timeIntervalSince(started) > 0.2 { write("\r\u{1B}[2K") }
      isTelling = false
    }
  }

  private func tell() {
    let done = sessionsDone.load(ordering: .relaxed)
    let share = Double(done) / Double(max(runs * sessions, 1))
    let seconds = Date().timeIntervalSince(started)
    // What was there before took no time.
    let rate = Double(done - found.load(ordering: .relaxed)) / Double(sessions) / seconds
    let left = rate > 0 ? max(0, Double(runs) - Double(done) / Double(sessions)) / rate : .infinity
    let failures = tellsFailures ? ", \(failed.load(ordering: .relaxed)) failed" : ""
    let text =
      "\(done / sessions)/\(counted(runs, "run"))\(failures), \(rounded(rate)) runs/s, \(Self.duration(left)) left"
    guard Self.isTerminal else { return write("tuckman: \(text)\n") }
    // A line that is wider than the terminal could not be written over.
    let room = Console.columns(of: STDERR_FILENO) - 1
    let size = min(30, room - text.count - 3)
    let full = Int(Double(max(0, size)) * min(share, 1))
    let bar =
      size < 5 ? "" : "[" + String(repeating: "#", count: full) + String(repeating: ".", count: size - full) + "] "
    write("\r\u{1B}[2K" + (bar + text).prefix(room))
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  private func rounded(_ rate: Double) -> String {
    rate >= 10 ? String(Int(rate.rounded())) : String((rate * 10).rounded() / 10)
  }

  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e8 else { return "unknown time" }
    let whole = Int(seconds.rounded(.up))
    return whole < 60
      ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  /// Tells of studies, unless it is not to be shown.
  static func studies(isShown: Bool) -> @Sendable (_ runs: Int, _ sessions: Int) -> StudyProgress {
    { runs, sessions in
      let progress = Progress(runs: runs, sessions: sessions, isShown: isShown)
      return StudyProgress(sessionDone: progress.sessionDone, stop: progress.stop)
    }
  }
}
