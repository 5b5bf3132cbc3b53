import ArgumentParser
import Foundation
import Machine

/// The program: reads its arguments and does what they say, on the thread that started it.
///
/// Swift's usual entry for asynchronous commands hands all to threads that it takes for granted, and writes help without
/// looking whether it can be written.
public enum Program {
  /// Does what the arguments of the process say, and ends it with the exit code.
  public static func main() -> Never {
    prepare()
    requireText()
    let words = CommandWords(Array(CommandLine.arguments.dropFirst()), of: Tuckman.self)
    let code = end(of: words) { try perform(words) }
    exit(code)
  }

  /// What holds for all that is done.
  private static func prepare() {
    // Where the caller has closed one of the first three files, another of ours would get its number and its text.
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 { _ = open("/dev/null", O_RDONLY) }
    // Whoever starts us may have blocked the signals that ask us to stop, as threads of Dispatch do.
    var stopping = sigset_t()
    sigemptyset(&stopping)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&stopping, number) }
    pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
    // A closed pipe and a file size limit become errors of the call that meets them.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends the program where a word is not UTF-8: names that differ would become one.
  private static func requireText() {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let word = CommandLine.unsafeArgv[place], String(validatingCString: word) == nil else { continue }
      Console.say("Error: " + ArgumentFault.notUTF8(String(cString: word), place: place).sentence.text)
      exit(Exit.arguments.rawValue)
    }
  }

  private static func perform(_ words: CommandWords) throws {
    var command = try Tuckman.parseAsRoot(words.prepared())
    guard let patient = command as? any AsyncParsableCommand else { return try command.run() }
    let work = Work(command: patient)
    try TaskThreads.shared.run {
      var command = work.command
      try await command.run()
    }
  }

  /// A command on its way to the one task that runs it.
  private struct Work: @unchecked Sendable {
    let command: any AsyncParsableCommand
  }

  /// Does something, and says what comes out of it: what is wrong with arguments, with the usage of the verb. Returns the exit
  /// code.
  private static func end(of words: CommandWords, _ work: () throws -> Void) -> Int32 {
    do {
      try work()
      return 0
    } catch let fault as ValidationError {
      Console.say("Error: \(fault.message)\n\(words.usage)")
      return Tuckman.exitCode(for: fault).rawValue
    } catch {
      // So wide that the parser breaks no line.
      let text = Tuckman.fullMessage(for: error, columns: 100_000)
      let code = Tuckman.exitCode(for: error)
      // Help, a version and a completion script are errors that are none: what was asked for.
      guard code == .success, !text.isEmpty else {
        // The parser's own usage has all options.
        let parts = text.components(separatedBy: "\nUsage: ")
        if !text.isEmpty { Console.say(parts[0] + (parts.count > 1 ? "\n" + words.usage : "")) }
        return code.rawValue
      }
      let shown = text.hasPrefix("OVERVIEW: ") ? Layout.help(text) : text
      do { try Console.writeData(shown.hasSuffix("\n") ? shown : shown + "\n") } catch {
        return (Console.report(error) as? ExitCode)?.rawValue ?? Exit.cannotWrite.rawValue
      }
      return 0
    }
  }
}
