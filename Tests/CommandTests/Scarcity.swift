import Foundation
import Testing

/// The program where the system is short of something: every command under every limit of a list.
struct Scarcity {
  /// What one command did under one limit.
  struct Outcome: Sendable {
    let limit: Int
    let command: String
    let code: Int32
    /// The first line on standard error.
    let said: String
  }

  /// Commands of every kind; `%` is a name of its own for each.
  static let commands = [
    "--version", "--help", "list parameters", "schema", "validate s.yaml", "run s.yaml --quiet --out run-%",
    "run s.yaml --quiet --threads 4 --replicates 100 --record runs --out many-%",
    "sweep run sw.yaml --quiet --out sweep-%",
    "compare s.yaml done --replicates 10", "explain s.yaml", "figures done --quiet --out figures-%",
    "report done --quiet --out report-%.html",
  ]

  /// Does all of it. `start`: words that start a program under the limit `$limit`, before its own.
  static func outcomes(_ limits: [Int], _ start: String, in place: Workplace) async throws -> [Outcome] {
    try place.write("commands", commands.joined(separator: "\n") + "\n")
    try place.write(
      "try.sh",
      """
      n=0
      for limit in \(limits.map(String.init).joined(separator: " ")); do
        while IFS= read -r line; do
          n=$((n + 1))
          timeout -s KILL 30 \(start) "$PROGRAM" ${line//%/$n} >out 2>err </dev/null
          printf '%s\\t%s\\t%s\\t%s\\n' "$limit" "$line" $? "$(head -n 1 err)"
        done <commands
      done
      """)
    let answer = try await Tuckman.bash(
      "exec bash try.sh 2>/dev/null", in: place, environment: ["PROGRAM": program(in: place)])
    return answer.out.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 4, let limit = Int(cells[0]), let code = Int32(cells[2]) else { return nil }
      return Outcome(limit: limit, command: cells[1], code: code, said: cells[3])
    }
  }

  /// A copy of the program that any user may start, where there is one.
  private static func program(in place: Workplace) -> String {
    let copy = place.path + "/tuckman"
    return FileManager.default.fileExists(atPath: copy) ? copy : Tuckman.path
  }

  /// A folder with scenarios and results, and leave for everybody to write there.
  static func place() async throws -> Workplace {
    let place = try Workplace()
    try place.write("s.yaml", "scenario: small\ngroup: {members: 5}\nsessions: 4\nreplicates: 3\n")
    try place.write(
      "sw.yaml",
      "scenario: sw\ngroup: {members: 5}\nsessions: 4\nreplicates: 3\ndesign: {vary: {faultline: [0, 0.5]}}\n")
    #expect(try await Tuckman.run(["run", "s.yaml", "--quiet", "--out", "done"], in: place).code == 0)
    chmod(place.path, 0o777)
    return place
  }

  /// Every outcome is work that is done, or a sentence with exit code 71; of each, folders are whole or not there.
  static func expectNoHangAndNoTrap(_ outcomes: [Outcome], allowing others: Set<Int32> = [], in place: Workplace) throws
  {
    for outcome in outcomes {
      #expect(
        outcome.code == 0 || others.contains(outcome.code) || outcome.code == 71 && !outcome.said.isEmpty,
        "limit \(outcome.limit): \(outcome.command): \(outcome.code) \(outcome.said)")
    }
    for name in try place.names() where name.hasPrefix("run-") || name.hasPrefix("many-") {
      #expect(place.exists(name + "/manifest.json"), "\(name) is not whole")
    }
  }
}

extension CommandTests {
  /// Where threads, processes, memory or open files are limited, the program does with less or says so. It never hangs,
  /// and never ends by a signal.
  @Suite struct ScarcityTests {
    private static let isRoot = geteuid() == 0
    private static let isLinux = FileManager.default.fileExists(atPath: "/proc/self/exe")
    private static func has(_ program: String) -> Bool {
      ["/usr/bin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + program) }
    }

    /// Limits of processes bind nobody who is root: a user that nobody else is.
    static let limited =
      "setpriv --reuid=65111 --regid=65111 --clear-groups prlimit --nproc=$limit"
    static let canLimit = isLinux && isRoot && has("setpriv") && has("prlimit")

    @Test(.enabled(if: canLimit, "needs root on Linux, setpriv and prlimit"))
    func whereFewThreadsMayBeStartedAllIsDoneWithThose() async throws {
      let place = try await Scarcity.place()
      try FileManager.default.copyItem(atPath: Tuckman.path, toPath: place.path + "/tuckman")
      let limits = [1, 2, 3, 4, 6, 12]
      let outcomes = try await Scarcity.outcomes(limits, Self.limited, in: place)
      #expect(outcomes.count == limits.count * Scarcity.commands.count)
      for outcome in outcomes {
        // Pango cannot do without threads of its own.
        let needsThreads = outcome.limit < 12 && ["figures", "report"].contains { outcome.command.hasPrefix($0) }
        let isSaid = outcome.code == 71 && outcome.said.hasPrefix("figures cannot be drawn: creating thread")
        #expect(
          outcome.code == 0 || needsThreads && isSaid,
          "\(outcome.limit): \(outcome.command): \(outcome.code) \(outcome.said)")
      }
      try Scarcity.expectNoHangAndNoTrap(outcomes, in: place)
      // The same bytes, however few there were.
      let first = try place.bytes("done/ticks.csv")
      for name in try place.names() where name.hasPrefix("run-") {
        #expect(try place.bytes(name + "/ticks.csv") == first)
      }
    }

    /// SIGTERM ends a run that has no thread to wait for signals; a large group needs OpenBLAS, and has no helpers.
    @Test(.enabled(if: canLimit, "needs root on Linux, setpriv and prlimit"))
    func whereNoThreadMayBeStartedASignalEndsTheRun() async throws {
      let place = try await Scarcity.place()
      try FileManager.default.copyItem(atPath: Tuckman.path, toPath: place.path + "/tuckman")
      try place.write("large.yaml", "scenario: l\ngroup: {members: 90}\nsessions: 4\nreplicates: 2\n")
      let start = Self.limited.replacing("$limit", with: "1") + " ./tuckman"
      for (scenario, code) in [("s.yaml", 75), ("large.yaml", 75)] {
        // The program is the child of `timeout`, whose signal it gets.
        let line =
          "timeout --preserve-status --signal TERM --kill-after 28 2 "
          + "\(start) run \(scenario) --replicates 100000000 --record runs --quiet --out endless"
        let answer = try await Tuckman.bash(line, in: place)
        #expect(answer.code == code, "\(answer.err)")
      }
      #expect(try await Tuckman.bash("\(start) run large.yaml --quiet --out l", in: place).code == 0)
    }

    /// What the loader cannot map does not start: then nothing of ours has run, and the loader or the system says so.
    @Test(.enabled(if: isLinux, "address space is limited on Linux alone"))
    func whereAddressSpaceIsShortASentenceSaysSo() async throws {
      let place = try await Scarcity.place()
      let limits = [50, 95, 98, 101, 104, 107, 120, 150, 200, 300, 450, 700, 1000].map { $0 * 1000 }
      let start = "bash -c 'ulimit -v $0; exec \"$@\"' $limit"
      let outcomes = try await Scarcity.outcomes(limits, start, in: place)
      #expect(outcomes.count == limits.count * Scarcity.commands.count)
      let starting = outcomes.filter { $0.command == "--version" && $0.code == 0 }.map(\.limit).min() ?? .max
      #expect(starting <= 200_000)
      let started = outcomes.filter { $0.limit >= starting }
      try Scarcity.expectNoHangAndNoTrap(started, in: place)
      #expect(started.contains { $0.code == 71 })
      for outcome in outcomes where outcome.limit < starting { #expect([126, 127, 139].contains(outcome.code)) }
      for outcome in started where outcome.limit >= 400_000 {
        #expect(outcome.code == 0, "\(outcome.limit): \(outcome.command): \(outcome.said)")
      }
    }

    /// Bound to one processor, as by a scheduler, the program computes on one thread; another waits for signals.
    @Test(.enabled(if: isLinux, "a process is bound to processors on Linux alone"))
    func processorsAreThoseThatItIsBoundTo() async throws {
      let place = try await Scarcity.place()
      let answer = try await Tuckman.bash(
        "taskset -c 0 \"$TUCKMAN\" run s.yaml --replicates 10000000 --record runs --quiet --out p & child=$!; sleep 1; "
          + "ls /proc/$child/task | wc -l; kill $child; wait $child", in: place)
      #expect(answer.code == 75 && answer.out.hasPrefix("2\n"), "\(answer)")
    }

    /// OpenBLAS asks for memory that it does not get again and again, so it is asked before.
    @Test(.enabled(if: isLinux, "address space is limited on Linux alone"), arguments: [250, 350, 450, 2000])
    func whereOpenBLASHasNoMemoryALargeGroupIsRefused(megabytes: Int) async throws {
      let place = try await Scarcity.place()
      try place.write("large.yaml", "scenario: l\ngroup: {members: 90}\nsessions: 4\nreplicates: 2\n")
      for command in [
        "run large.yaml --quiet --out l", "compare large.yaml large.yaml --replicates 2",
        "what-if large.yaml style=none",
      ] {
        let line = "ulimit -v \(megabytes)000; timeout -s KILL 30 \"$TUCKMAN\" \(command)"
        let answer = try await Tuckman.bash(line, in: place)
        // Between the least and the most it depends on the machine and the build whether there is room.
        let allowed: [Int32] = megabytes == 2000 ? [0] : megabytes == 250 ? [71] : [0, 71]
        #expect(allowed.contains(answer.code), "\(command): \(answer.code) \(answer.err)")
        #expect(answer.code == 0 || answer.err.contains(" of memory"), "\(answer.err)")
        if command.hasPrefix("run") { #expect(place.exists("l/runs.csv") == (answer.code == 0)) }
      }
    }

    /// A group for which there is no room is refused with the estimate, by every command that runs it.
    @Test(
      .enabled(if: isLinux, "address space is limited on Linux alone"),
      arguments: [
        "run huge.yaml", "compare huge.yaml huge.yaml", "what-if huge.yaml style=none", "sweep run hugesweep.yaml",
        "sweep plan hugesweep.yaml",
        "explain huge.yaml --ablation mechanisms", "run s.yaml --set members=20000",
      ])
    func aGroupThatDoesNotFitIsRefusedWithTheEstimate(command: String) async throws {
      let place = try await Scarcity.place()
      try place.write("huge.yaml", "scenario: h\ngroup: {members: 20000}\nsessions: 4\n")
      try place.write(
        "hugesweep.yaml", "scenario: h\ngroup: {members: 4}\nsessions: 4\ndesign: {vary: {members: [4, 20000]}}\n")
      let answer = try await Tuckman.bash("ulimit -v 3000000; timeout -s KILL 30 \"$TUCKMAN\" \(command)", in: place)
      #expect(answer.code == 71, "\(answer.err)")
      #expect(
        answer.err.contains("20000 members")
          && answer.err.contains("GB of memory\n    allowed: up to the 3.1 GB of address space"),
        "\(answer.err)")
      #expect(!place.exists("results"))
    }

    @Test func whereFewFilesMayBeOpenASentenceSaysSo() async throws {
      let place = try await Scarcity.place()
      let limits = Array(3...12) + [16, 20, 26, 32, 40]
      let outcomes = try await Scarcity.outcomes(limits, "bash -c 'ulimit -n $0; exec \"$@\"' $limit", in: place)
      #expect(outcomes.count == limits.count * Scarcity.commands.count)
      let starting = outcomes.filter { $0.command == "--version" && $0.code == 0 }.map(\.limit).min() ?? .max
      #expect(starting <= 6)
      try Scarcity.expectNoHangAndNoTrap(outcomes.filter { $0.limit >= starting }, in: place)
      for outcome in outcomes where outcome.limit < starting { #expect([126, 127].contains(outcome.code)) }
      for outcome in outcomes where outcome.limit >= 40 {
        #expect(outcome.code == 0, "\(outcome.command): \(outcome.said)")
      }
    }
  }
}
