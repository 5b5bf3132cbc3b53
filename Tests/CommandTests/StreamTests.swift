import Foundation
import Testing

extension CommandTests {
  /// Devices and pipes as `--out`: written straight, never replaced, never waited for.
  @Suite struct StreamTests {
    private func place() async throws -> Workplace {
      let place = try await placeOfResults("runs,ticks,sessions")
      #expect(mkfifo(place.path + "/pipe", 0o600) == 0)
      return place
    }

    private static let commands = [
      "report r --pairs 2 --quiet --out OUT", "export r --format mesa --quiet --out OUT", "explain r --out OUT",
      "new OUT",
    ]

    /// `force` or not: a pipe is never replaced.
    @Test(arguments: commands, ["", " --force"]) func aPipeThatNobodyReadsIsRefusedAtOnce(
      _ command: String, _ force: String
    ) async throws {
      let place = try await place()
      let line = "timeout 60 $TUCKMAN " + command.replacing("OUT", with: "pipe") + force
      let answer = try await Tuckman.bash(line, in: place)
      #expect(answer.code == 73, "\(answer)")
      #expect(answer.err.contains("pipe: cannot be created: nobody reads from this pipe\n    hint: "))
      #expect(try place.names().contains("pipe") && kind(place, "pipe") == S_IFIFO)
    }

    @Test(arguments: commands) func aPipeTakesAll(_ command: String) async throws {
      let place = try await place()
      func line(_ out: String) -> String { "$TUCKMAN " + command.replacing("OUT", with: out) + " 2>/dev/null" }
      let straight = try await Tuckman.bash(line("-"), in: place)
      let piped = try await Tuckman.bash(
        "cat pipe > taken & for i in $(seq 100); do \(line("pipe")) && break; sleep 0.1; done; wait; cat taken",
        in: place)
      let opened = try await Tuckman.bash(line("/dev/stdout") + " | cat", in: place)
      let appended = try await Tuckman.bash("{ echo first; \(line("/dev/fd/1")); } > f; tail -n +2 f", in: place)
      #expect(straight.code == 0 && straight.out.count > 200)
      for answer in [piped, opened, appended] { #expect(answer.code == 0 && answer.out == straight.out) }
      #expect(try kind(place, "pipe") == S_IFIFO)
    }

    @Test(.enabled(if: geteuid() == 0, "a device is made by root")) func aDeviceStaysOne() async throws {
      let place = try await place()
      // A stand-in for the one that swallows everything.
      try #require(mknod(place.path + "/device", S_IFCHR | 0o600, makedev(1, 3)) == 0)
      try place.link("link", to: "device")
      for out in ["device", "link"] {
        for command in Self.commands {
          let line = "$TUCKMAN " + command.replacing("OUT", with: out) + " --force"
          #expect(try await Tuckman.bash(line, in: place).code == 0)
        }
        for verb in ["run", "sweep run"] {
          let answer = try await Tuckman.bash("$TUCKMAN \(verb) s.yaml --out \(out) --force", in: place)
          #expect(answer.code == 73, "\(answer)")
        }
      }
      #expect(try kind(place, "device") == S_IFCHR)
    }

    @Test func aPipeIsNoFolder() async throws {
      let place = try await place()
      try place.write("sweep.yaml", smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n")
      let before = try place.names()
      for command in [
        "run s.yaml --force", "sweep run sweep.yaml --force", "figures r --only trajectories",
        "compare s.yaml s.yaml --replicates 2",
      ] {
        let answer = try await Tuckman.bash("timeout 60 $TUCKMAN \(command) --out pipe", in: place)
        #expect(
          answer.code == 73 && answer.err.contains("this is a device or a pipe, and a folder is needed"), "\(answer)")
      }
      #expect(try place.names() == before && kind(place, "pipe") == S_IFIFO)
      // In the place of a file that says what a folder is.
      for (name, command) in [
        ("manifest.json", "run s.yaml --out f"), ("comparison.csv", "compare s.yaml s.yaml --replicates 2 --out f"),
      ] {
        try place.makeFolder("f")
        #expect(mkfifo(place.path + "/f/" + name, 0o600) == 0)
        #expect(try await Tuckman.bash("timeout 60 $TUCKMAN \(command)", in: place).code == 73)
        #expect(try kind(place, "f/" + name) == S_IFIFO)
        try FileManager.default.removeItem(atPath: place.path + "/f")
      }
    }

    private func kind(_ place: Workplace, _ name: String) throws -> mode_t {
      var info = stat()
      try #require(lstat(place.path + "/" + name, &info) == 0)
      return info.st_mode & S_IFMT
    }
  }
}

/// The number of a device, as Linux puts it together for small numbers.
private func makedev(_ major: Int32, _ minor: Int32) -> dev_t { dev_t(major << 8 | minor) }
