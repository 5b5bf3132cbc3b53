import Foundation
import Machine
import Testing

/// What a process answered.
struct Answer: Sendable {
  /// The exit code; below zero the signal that ended it.
  let code: Int32
  let out: String
  /// Standard error, whose lines are broken to fit.
  let lines: String
  /// The same with its lines whole.
  var err: String { lines.unfolded }
}

/// The built program, started as a user does.
enum Tuckman {
  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in folder: Workplace, environment: [String: String] = [:]
  ) async throws -> Answer {
    try await start(arguments, in: folder, environment: environment).answer()
  }

  /// Starts the program and does not wait.
  static func start(
    _ arguments: [String], program: String = path, in folder: Workplace, environment: [String: String] = [:]
  ) throws -> Running {
    try Running(program, arguments, in: folder, environment: environment)
  }

  /// Runs a line of bash in which `$TUCKMAN` is the program: for redirections and limits.
  static func bash(_ line: String, in folder: Workplace, environment: [String: String] = [:]) async throws -> Answer {
    var variables = environment
    variables["TUCKMAN"] = path
    return try await Running("/bin/bash", ["-c", line], in: folder, environment: variables).answer()
  }

  /// Where it is: beside the bundle of the tests, above one of the paths that this process was started with.
  static let path: String = {
    let files = FileManager.default
    for start in [Bundle.main.bundlePath] + Bundle.allBundles.map(\.bundlePath) + CommandLine.arguments {
      var folder = URL(fileURLWithPath: start)
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let program = folder.appendingPathComponent("tuckman").path
        let bundle = folder.appendingPathComponent("tuckmanPackageTests.xctest").path
        if files.fileExists(atPath: bundle), files.isExecutableFile(atPath: program) { return program }
      }
    }
    fatalError("the built program is not beside the tests")
  }()

  /// The scenarios that are shipped.
  static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Scenarios").standardizedFileURL.path
}

/// A process on its way. Both its outputs are read while it runs, so that it never waits for a full pipe.
///
/// Started as the program itself starts others: Foundation's `Process` crashed in two of seven runs of all tests.
final class Running: Sendable {
  let id: Int32
  private let ending: Task<Answer, Never>

  init(
    _ program: String, _ arguments: [String], in folder: Workplace, environment: [String: String] = [:]
  ) throws {
    let (out, err) = (try Self.pipe(), try Self.pipe())
    let own = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { $1 }
    let variables = own.merging(environment) { $1 }.map { "\($0)=\($1)" }
    // The shell goes to the folder, and becomes the program.
    let words = ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", folder.path, program] + arguments
    let id = try ChildProcess.spawn(words, variables: variables, output: out.write, errors: err.write)
    self.id = id
    for end in [out.write, err.write] { close(end) }
    let texts = [out.read, err.read].map(Self.reader)
    let code = Self.waiter(id)
    ending = Task { Answer(code: await code.value, out: await texts[0].value, lines: await texts[1].value) }
  }

  /// What it answered, when it has ended.
  func answer() async -> Answer { await ending.value }

  func signal(_ number: Int32) { kill(id, number) }

  private struct Fault: Error { let what: String, code: Int32 }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { throw Fault(what: "pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// On a thread of its own, since it blocks.
  private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Task<Value, Never> {
    Task {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: work()) }
      }
    }
  }

  private static func reader(_ end: Int32) -> Task<String, Never> {
    onThread {
      let data = (try? FileHandle(fileDescriptor: end, closeOnDealloc: true).readToEnd()) ?? nil
      return String(decoding: data ?? Data(), as: UTF8.self)
    }
  }

  private static func waiter(_ id: Int32) -> Task<Int32, Never> {
    onThread {
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }
  }
}

/// A folder of its own for a test, removed at its end.
final class Workplace: Sendable {
  let path: String

  /// Makes it, with these files in it.
  init(_ files: [String: String] = [:]) throws {
    // The real path: on macOS the temporary folder is behind a link.
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
    path = folder + "/tuckman-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  /// The scenarios that are shipped, byte by byte: their owner may be somebody else.
  func copyScenarios() throws {
    for name in FileManager.default.enumerator(atPath: Tuckman.scenarios)?.allObjects as? [String] ?? []
    where name.hasSuffix(".yaml") {
      try makeFolder("Scenarios/" + (name as NSString).deletingLastPathComponent)
      try write("Scenarios/" + name, [UInt8](Data(contentsOf: URL(fileURLWithPath: Tuckman.scenarios + "/" + name))))
    }
  }

  /// Names in a folder, sorted; hidden ones too.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }

  /// Everything below the folder: what it is, and of files every byte.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? [] {
      let kind = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.type] as? FileAttributeType
      contents[name] = kind == .typeRegular ? try bytes(name) : Data((kind?.rawValue ?? "").utf8)
    }
    return contents
  }
}

/// Everything below here starts programs and counts seconds, so one test after another.
@Suite(.serialized) enum CommandTests {}
