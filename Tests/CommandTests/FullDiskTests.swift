import Foundation
import Machine
import Testing

extension CommandTests {
  /// A place that is full: exit 74, and nothing half.
  @Suite struct FullDiskTests {
    private static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")
    private let full = "standard output: cannot be written: No space left on device\n"

    private func place() async throws -> Workplace {
      let place = try Workplace()
      try place.write("small.yaml", smallScenario)
      #expect(try await Tuckman.run(["run", "small.yaml", "--quiet"], in: place).code == 0)
      return place
    }

    @Test(.enabled(if: hasFullDevice, "there is no /dev/full"))
    func aFullStandardOutputIsNoticed() async throws {
      let place = try await place()
      let before = try place.contents()
      for command in [
        "run small.yaml --out - --record ticks", "list parameters", "list metrics --format csv", "schema", "new -",
        "validate small.yaml", "--help", "--version", "help", "help run", "sweep --help", "sweep submit -h",
        "list --help",
        "list mechanisms", "list styles adaptive --as-yaml", "--generate-completion-script bash",
        "--generate-completion-script zsh", "explain small.yaml", "verify --help",
      ] {
        let answer = try await Tuckman.bash("\"$TUCKMAN\" \(command) >/dev/full", in: place)
        #expect(answer.code == 74)
        #expect(answer.err == full)
      }
      #expect(try place.contents() == before)
    }

    /// The tables are written before anything is shown.
    @Test(.enabled(if: hasFullDevice, "there is no /dev/full"))
    func resultsAreKeptWhenTheyCannotBeShown() async throws {
      let place = try await place()
      let answer = try await Tuckman.bash("\"$TUCKMAN\" run small.yaml --out other >/dev/full", in: place)
      #expect(answer.code == 74)
      #expect(answer.err == full)
      for table in allTables {
        #expect(try place.bytes("other/\(table).csv") == place.bytes("results/small/\(table).csv"))
      }
    }

    /// Figures are files of their own: those that were finished are there, and are not said to be gone.
    @Test func figuresThatWereFinishedAreKeptAndSaidToBe() async throws {
      let place = try await place()
      let line = "ulimit -f 120; \"$TUCKMAN\" figures results/small --only stages --format svg,png --scale 8 --out f"
      let answer = try await Tuckman.bash(line, in: place)
      #expect(answer.code == 74)
      #expect(answer.err.contains("cannot be written: File too large\n"), "\(answer.err)")
      #expect(answer.err.contains("files finished before it are complete"))
      let names = try place.names("f")
      #expect(names == ["stages.svg"])
    }

    @Test func aReaderThatGoesAwayIsNoticed() async throws {
      let place = try await place()
      let command =
        "\"$TUCKMAN\" run small.yaml --out - --record acts --replicates 300 | head -n 1; exit ${PIPESTATUS[0]}"
      let answer = try await Tuckman.bash(command, in: place)
      #expect(answer.code == 74)
      #expect(answer.out == "run_id,tick,speaker,target,negativity\n")
      #expect(answer.err == "standard output: cannot be written: Broken pipe\n")
    }

    /// The number of a closed output goes to the next file that is opened, which must not be one of the tables.
    @Test func closedOutputsDoNotReachTheTables() async throws {
      let place = try await place()
      for closed in [">&- 2>&-", "<&- >&- 2>&-", "2>&-", ">&-"] {
        let answer = try await Tuckman.bash("\"$TUCKMAN\" run small.yaml --out other \(closed)", in: place)
        #expect(answer.code == (closed == "2>&-" ? 0 : 74))
        for table in allTables {
          #expect(try place.bytes("other/\(table).csv") == place.bytes("results/small/\(table).csv"))
        }
      }
    }

    @Test func aFileThatMayNotGrowIsNoticedAndNothingIsLeft() async throws {
      let place = try await place()
      let before = try place.contents()
      for out in ["results/small", "elsewhere/new"] {
        let answer = try await Tuckman.bash(
          "ulimit -f 64; \"$TUCKMAN\" run small.yaml --out \(out) --replicates 300 --record acts", in: place)
        #expect(answer.code == 74)
        #expect(answer.err.contains("/acts.csv: cannot be written: File too large\n"))
        #expect(answer.err.hasSuffix("    Nothing of this file was kept; earlier files are untouched.\n"))
        #expect(try place.contents() == before)
      }
    }

    private static let canMount: Bool = {
      #if os(Linux)
        let probe = try? ChildProcess("sh", ["-c", "unshare -m mount -t tmpfs tmpfs /mnt"])
        return geteuid() == 0 && probe?.code == 0
      #else
        return false
      #endif
    }()

    @Test(.enabled(if: canMount, "needs root on Linux, and leave to mount"))
    func aFullDiskIsNoticedAndTheSameCommandFinishesWhenThereIsRoom() async throws {
      let place = try await place()
      try place.makeFolder("disk")
      // A mount of its own, which goes away with the shell.
      try place.write(
        "try.sh",
        """
        mount -t tmpfs -o size=1m tmpfs disk && cp -r small.yaml results disk && cd disk || exit 99
        command="run small.yaml --record acts --replicates 300 --quiet"
        "$TUCKMAN" $command; echo "first $?"
        ls -A results; cmp results/small/acts.csv ../results/small/acts.csv && echo "as before"
        mount -o remount,size=50m disk 2>/dev/null || mount -o remount,size=50m "$PWD"
        "$TUCKMAN" $command; echo "second $?"
        ls -A results; tail -n +2 results/small/acts.csv | cut -d, -f1 | uniq | wc -l | tr -d ' '
        """)
      let answer = try await Tuckman.bash("unshare -m bash try.sh", in: place)
      #expect(answer.out == "first 74\nsmall\nas before\nsecond 0\nsmall\n300\n")
      #expect(answer.err.contains("/acts.csv: cannot be written: No space left on device\n"))
    }
  }
}
