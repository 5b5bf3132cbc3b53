import Foundation
import Synchronization

/// Another program, started with its arguments as they are, without a shell. Both its outputs are read while it runs.
///
/// It needs no thread. swift-subprocess 1.0.2 needs three of its own, and does not check whether the spawning one was
/// started. With `prlimit --nproc` from 1 to 6 its caller waited for ever, on a task executor that itself needs only
/// one thread. This type throws `SystemRefusal` there. With `ulimit -n` from 8 to 12 it trapped ("FileDescriptor was
/// not closed") on Swift's usual executor. Outputs, exit codes, limits, cancelling and signals were the same as here.
/// Building it took 30 s on two cores.
public struct ChildProcess: Sendable {
  /// The text that it wrote to standard output.
  public let output: String
  /// The text that it wrote to standard error.
  public let errors: String
  /// The exit code; 128 plus the signal's number if a signal ended it.
  public let code: Int32

  /// An error: the program does not exist.
  public struct NotFound: Error, Sendable {}

  /// An error: it wrote more than any answer has, and was ended.
  public struct Endless: Error, Sendable {
    /// The beginning of its output.
    public let beginning: String
  }

  /// The largest size of an answer in bytes. A million tasks in a queue are half of that.
  static let mostBytes = 32 << 20

  /// Runs a program found on `PATH` to its end, with nothing to read.
  ///
  /// Throws `NotFound`, and `SystemRefusal` if no process, pipe or memory is available. After ending the program it
  /// throws `CancellationError` if the task is cancelled, and `Endless`.
  public init(_ program: String, _ arguments: [String]) throws {
    let (output, errors) = (try Pipe(program), try Pipe(program))
    let id = try Self.spawn([program] + arguments, output: output.writing, errors: errors.writing)
    Self.running.store(id, ordering: .sequentiallyConsistent)
    defer { Self.running.store(0, ordering: .sequentiallyConsistent) }
    output.closeWriting()
    errors.closeWriting()
    var texts = [[UInt8](), [UInt8]()]
    do { try Self.read([output.reading, errors.reading], into: &texts) } catch {
      Self.end(id)
      throw error
    }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    self.output = String(decoding: texts[0], as: UTF8.self)
    self.errors = String(decoding: texts[1], as: UTF8.self)
    code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// The two ends of a pipe, closed with the object.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init(_ program: String) throws {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw SystemRefusal.process(program: program, number: errno) }
      (reading, writing) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }

    deinit {
      closeWriting()
      close(reading)
    }
  }

  /// The program that is waited for, which leads a group of processes; 0 if there is none. There is one at a time.
  private static let running = Atomic<pid_t>(0)

  /// Ends the program that is waited for, with its children, and does not wait. A signal handler may call it.
  public static func endRunning() {
    let id = running.load(ordering: .sequentiallyConsistent)
    if id > 0 { kill(-id, SIGKILL) }
  }

  /// Starts a program found on `PATH`, the first of the words. It has nothing to read, no other file of ours open, and
  /// no signal blocked. It leads a process group of its own, so this program can pass on a signal from the terminal,
  /// and all its children end with it.
  ///
  /// - Parameters:
  ///   - variables: its environment, `NAME=value` each; by default this program's.
  ///   - output, errors: the descriptors that it writes to.
  ///
  /// Throws `NotFound`, and `SystemRefusal` if no process is available.
  package static func spawn(
    _ words: [String], variables: [String]? = nil, output: Int32, errors: Int32
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    #if canImport(Darwin)
      let closing = POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      let closing: Int32 = 0
      for file in 3..<Int32(min(1024, sysconf(Int32(_SC_OPEN_MAX)))) {
        posix_spawn_file_actions_addclose(&actions, file)
      }
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals ignored here shall not be ignored there.
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGPIPE, SIGXFSZ] { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETPGROUP) | closing))
    let program = words[0]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let own: [UnsafeMutablePointer<CChar>?] = (variables ?? []).map { strdup($0) } + [nil]
    defer { for text in arguments + own { free(text) } }
    var id = pid_t()
    #if canImport(Darwin)
      let environment = _NSGetEnviron().pointee
    #else
      let environment = environ
    #endif
    let code =
      variables == nil
      ? posix_spawnp(&id, program, &actions, &attributes, arguments, environment)
      : posix_spawnp(&id, program, &actions, &attributes, arguments, own)
    if code == ENOENT || code == EACCES { throw NotFound() }
    guard code == 0 else { throw SystemRefusal.process(program: program, number: code) }
    return id
  }

  /// Asks a program and its children to end, and kills them if they have not ended a second later.
  private static func end(_ id: pid_t) {
    kill(-id, SIGTERM)
    var status: Int32 = 0
    for _ in 0..<50 {
      if waitpid(id, &status, WNOHANG) != 0 { break }
      usleep(20_000)
    }
    kill(-id, SIGKILL)
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }

  /// Reads until all ends are closed. Throws `CancellationError`, and `Endless`.
  private static func read(_ ends: [Int32], into texts: inout [[UInt8]]) throws {
    var polled = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while polled.contains(where: { $0.fd >= 0 }) {
      try Task<Never, Never>.checkCancellation()
      guard poll(&polled, nfds_t(polled.count), 100) > 0 else { continue }
      for end in polled.indices where polled[end].fd >= 0 && polled[end].revents != 0 {
        let count = Foundation.read(polled[end].fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count > 0 { texts[end] += buffer[..<count] } else { polled[end].fd = -1 }
        guard texts[end].count <= mostBytes else {
          throw Endless(beginning: String(decoding: texts[end].prefix(200), as: UTF8.self))
        }
      }
    }
  }
}
