import Foundation
import Testing
import TuckmanCommand

extension CommandTests {
  /// `sweep submit` against programs of Slurm's names that write down what they are told. A real Slurm is in Tests/Cluster.
  @Suite struct SubmitTests {
    private func place() throws -> Workplace {
      let place = try Workplace()
      try place.write("my-sweep.yaml", tinySweep)
      try place.makeFolder("bin")
      try tool("sbatch", "echo 17", in: place)
      try tool("srun", "", in: place)
      try tool("squeue", "", in: place)
      try tool("scontrol", "echo 'MaxArraySize = 1001'", in: place)
      return place
    }

    /// A program that writes its arguments, one a line, and then does something.
    private func tool(_ name: String, _ body: String, in place: Workplace) throws {
      let path = place.path + "/bin/" + name
      try place.write("bin/" + name, "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'\(place.path)/\(name).said'\n\(body)\n")
      chmod(path, 0o755)
    }

    private func submit(_ line: String, in place: Workplace) async throws -> Answer {
      try await Tuckman.bash("PATH=\"$PWD/bin:$PATH\"; timeout -s KILL 60 " + line, in: place)
    }

    private func said(_ name: String, in place: Workplace) throws -> [String] {
      try place.text(name + ".said").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The line of the guide, as it is there.
    @Test func theDocumentedLineWorks() async throws {
      let place = try place()
      let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Docs/Clusters.md")
      let text = try String(contentsOf: guide, encoding: .utf8)
      let line = try #require(text.firstMatch(of: #/\n\./tuckman (sweep submit [^\n]*)/#)).output.1
      #expect(line.contains("--slurm"))
      let answer = try await submit("\"$TUCKMAN\" \(line)", in: place)
      #expect(answer.code == 0, "\(answer.err)")
      for tool in ["sbatch", "srun"] { #expect(try said(tool, in: place).contains("--time=2:00:00")) }
      // What it says to do next can be typed.
      let next = try #require(answer.out.firstMatch(of: #/next: tuckman (.*)/#)).output.1
      #expect(try await submit("\"$TUCKMAN\" \(next)", in: place).code == 75)
    }

    @Test(arguments: [
      ("--slurm=--time=1", ["--time=1"]), ("--slurm '-p short --time=1'", ["-p", "short", "--time=1"]),
      ("--slurm --time=1 --slurm \"--comment='two words'\"", ["--time=1", "--comment=two words"]),
      ("--slurm '--comment=\"a \\\"b\\\"\" --mem 1G'", ["--comment=a \"b\"", "--mem", "1G"]), ("--slurm ''", []),
    ])
    func optionsForSlurmArriveWordByWord(options: String, words: [String]) async throws {
      let place = try place()
      let answer = try await submit(
        "\"$TUCKMAN\" sweep submit my-sweep.yaml --tasks 2 \(options)", in: place)
      #expect(answer.code == 0, "\(answer.err)")
      // Behind --parsable, before our own.
      let all = try said("sbatch", in: place)
      #expect(Array(all.dropFirst().prefix(words.count)) == words, "\(all)")
      #expect(all.dropFirst(words.count + 1).first == "--job-name=tuckman", "\(all)")
    }

    @Test(arguments: [
      ("--slurm \"--comment='a\"", SlurmOptionFault.unclosed("--comment='a", mark: "'")),
      ("--slurm time=1", .notOption("time=1")), ("--slurm 'short -p'", .notOption("short")),
    ])
    func whatSlurmCannotTakeIsRefused(options: String, fault: SlurmOptionFault) async throws {
      let place = try place()
      let answer = try await submit(
        "\"$TUCKMAN\" sweep submit my-sweep.yaml --tasks 2 \(options)", in: place)
      #expect(answer.ends(ArgumentFault.slurm(fault)), "\(answer)")
      #expect(!place.exists("sbatch.said"))
    }

    /// The scripts run wherever Slurm starts them: from a folder with a blank, submitted by a link to the program.
    @Test(arguments: ["results/my-sweep", "a folder/it's mine", "../elsewhere-of-tests"])
    func theScriptsRunFromAnywhere(out: String) async throws {
      let place = try place()
      try place.link("linked", to: Tuckman.path)
      try place.makeFolder("deep/in")
      try FileManager.default.moveItem(
        atPath: place.path + "/my-sweep.yaml", toPath: place.path + "/deep/my sweep.yaml")
      let line = "../linked sweep submit 'my sweep.yaml' --tasks 2 --set dropout_base=0 --out \"\(out)\""
      let answer = try await Tuckman.bash(
        "PATH=\"$PWD/bin:$PATH\"; cd deep && timeout -s KILL 60 " + line, in: place)
      #expect(answer.code == 0, "\(answer.err)")
      let scripts = try said("sbatch", in: place).filter { $0.hasSuffix(".sh") }
      #expect(scripts.count == 2 && scripts.allSatisfy { $0.hasPrefix("/") })
      for (task, script) in [("1", scripts[0]), ("2", scripts[0]), ("", scripts[1])] {
        let run = try await Tuckman.bash(
          "cd /; SLURM_ARRAY_TASK_ID=\(task) sh '\(script.replacing("'", with: "'\\''"))'", in: place)
        #expect(run.code == 0, "\(run.err)")
      }
      let runs = try await Tuckman.bash("cd deep; wc -l <\"\(out)/runs.csv\"", in: place)
      #expect(runs.out.trimmingCharacters(in: .whitespacesAndNewlines) == "5")
    }

    /// A pipe holds 64 kB.
    @Test(arguments: ["sbatch", "srun", "squeue", "scontrol"])
    func aToolThatComplainsAtLengthDoesNotHang(name: String) async throws {
      let place = try place()
      // squeue is asked once something has been submitted.
      #expect(try await submit("\"$TUCKMAN\" sweep submit my-sweep.yaml --tasks 2", in: place).code == 0)
      try tool(
        name, "head -c 300000 /dev/zero | tr '\\0' x >&2; echo >&2; echo 'last words' >&2; exit 1", in: place)
      let answer = try await submit("\"$TUCKMAN\" sweep submit my-sweep.yaml --tasks 2", in: place)
      #expect(answer.code == (["sbatch", "squeue"].contains(name) ? 69 : 0), "\(answer.err.suffix(300))")
      if answer.code == 69 { #expect(answer.err.hasSuffix("last words\n")) }
    }
  }
}
