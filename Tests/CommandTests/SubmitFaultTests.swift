import Experiments
import Foundation
import Testing

extension CommandTests {
  /// What Slurm's programs do that they should not, against programs of their names.
  @Suite struct SubmitFaultTests {
    private let line = "\"$TUCKMAN\" sweep submit s.yaml --tasks 2 --runs-per-cell 1"

    private func place() throws -> Workplace {
      let place = try Workplace()
      try place.write("s.yaml", tinySweep)
      try place.makeFolder("bin")
      for (name, body) in [("sbatch", "echo 17"), ("srun", ""), ("squeue", ""), ("scontrol", "")] {
        try tool(name, body, in: place)
      }
      return place
    }

    /// A program that notes each call, and then does something.
    private func tool(_ name: String, _ body: String, in place: Workplace) throws {
      try place.write("bin/" + name, "#!/bin/sh\necho \"$*\" >>'\(place.path)/\(name).said'\n\(body)\n")
      chmod(place.path + "/bin/" + name, 0o755)
    }

    private func bash(_ line: String, in place: Workplace) async throws -> Answer {
      try await Tuckman.bash("PATH=\"$PWD/bin:$PATH\"; " + line, in: place)
    }

    private func submissions(in place: Workplace) throws -> [Substring] {
      try place.text("sbatch.said").split(separator: "\n")
    }

    @Test func aJobThatWasTakenIsNotSentTwiceWhereTheNextIsRefused() async throws {
      let place = try place()
      try tool("sbatch", "case \"$*\" in *merge*) echo 'no more jobs' >&2; exit 1;; esac; echo 101", in: place)
      let refused = try await bash(line, in: place)
      #expect(refused.code == 69 && refused.err.contains("no more jobs") && refused.err.contains("job 101"))
      // The tasks wait: the same command sends the job that merges, behind them, and nothing else.
      try tool("squeue", "echo '1 PENDING'; echo '2 PENDING'", in: place)
      try tool("sbatch", "echo 102", in: place)
      let again = try await bash(line, in: place)
      let answered = again.out.contains("job 101: 2 of 2 tasks; job 102 then merges the results")
      #expect(again.code == 0 && answered, "\(again)")
      let sent = try submissions(in: place)
      #expect(sent.count == 3 && sent[2].contains("--dependency=afterany:101") && sent[2].hasSuffix("merge.sh"))
      #expect(try await bash(line, in: place).err.contains("nothing to submit: tasks 1, 2 are under way"))
      #expect(try submissions(in: place).count == 3)
    }

    @Test(arguments: [
      "echo 'Submitted batch job 101'", "echo 'Submitted batch job 101 on cluster north'", "echo '101;north'",
      "echo 'sbatch: warning: the queue is long'; echo 101", "echo; echo 101; echo",
    ])
    func whatSitesPutAroundANumberIsUnderstood(body: String) async throws {
      let place = try place()
      try tool("sbatch", body, in: place)
      let answer = try await bash(line, in: place)
      #expect(answer.code == 0 && answer.out.hasPrefix("job 101: 2 of 2 tasks; job 101 then merges"), "\(answer)")
    }

    @Test(arguments: ["-5", "0", "your job is number one", "101 202", "1e3", "99999999999999999999"])
    func whatIsNoNumberOfAJobIsRefusedAndShown(word: String) async throws {
      let place = try place()
      try tool("sbatch", "echo '\(word)'", in: place)
      let answer = try await bash(line, in: place)
      #expect(answer.ends(SlurmFault.noNumber(answer: word)), "\(answer)")
      #expect(try submissions(in: place).count == 1)
    }

    /// In little memory, which the answer would fill.
    @Test(arguments: ["sbatch", "squeue"], ["yes", "yes >&2"])
    func aToolThatWritesWithoutEndIsStopped(name: String, body: String) async throws {
      let place = try place()
      #expect(try await bash(line, in: place).code == 0)
      try tool(name, body, in: place)
      let answer = try await bash("ulimit -v 2000000; timeout -s KILL 60 " + line, in: place)
      #expect(answer.code == 69 && answer.err.contains("\(name) wrote without end"), "\(answer.code) \(answer.err)")
    }

    @Test(arguments: [
      "exec sleep 60", "trap '' TERM INT; sleep 60 & wait; sleep 60", "while :; do echo; sleep 0.1; done",
    ])
    func aSignalEndsTheWaitingForATool(body: String) async throws {
      let place = try place()
      try tool("sbatch", body, in: place)
      let began = Date()
      let answer = try await bash("timeout --preserve-status -s TERM 2 " + line + "; echo $?", in: place)
      #expect(answer.out == "75\n" && Date().timeIntervalSince(began) < 9, "\(answer)")
    }

    /// The program's own threads count, too.
    @Test(.enabled(if: ScarcityTests.canLimit, "needs root on Linux, setpriv and prlimit"), arguments: [1, 3, 6])
    func whereNoProcessMayBeStartedASentenceSaysSo(limit: Int) async throws {
      let place = try place()
      try FileManager.default.copyItem(atPath: Tuckman.path, toPath: place.path + "/tuckman")
      chmod(place.path, 0o777)
      let start = ScarcityTests.limited.replacing("$limit", with: String(limit))
      let answer = try await bash(
        "timeout -s KILL 30 \(start) ./tuckman sweep submit s.yaml --tasks 2 --runs-per-cell 1", in: place)
      let isRefused = answer.code == 71 && answer.err.contains("Resource temporarily unavailable")
      #expect(isRefused || limit > 1 && answer.code == 0, "\(answer)")
    }

    @Test func whatIsFinishedNeedsNothing() async throws {
      let place = try place()
      #expect(try await bash("\"$TUCKMAN\" sweep run s.yaml --quiet --runs-per-cell 1", in: place).code == 0)
      let answer = try await bash(line, in: place)
      #expect(answer.code == 0 && answer.err == "nothing to submit: all runs are there, and the tables are written\n")
      #expect(!place.exists("sbatch.said"))
      try place.makeFolder("results/s/slurm")
      try place.write("results/s/slurm/jobs.json", "{\"shards\": 2, \"arr")
      let cut = try await bash(line, in: place)
      #expect(cut.ends(SlurmFault.damagedJobs(path: "results/s/slurm/jobs.json")), "\(cut.err)")
    }
  }
}
