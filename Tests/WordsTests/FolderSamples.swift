import Analytics
import Experiments
import Foundation
import Machine
import Recording
import ScenarioReading
import Scenarios
import Studies
import TuckmanCommand

private let place = Place("out/runs.csv", line: 3)

private func ends(_ part: some Any, _ what: FolderFault.What) -> Sample { .ends(part, as: FolderFault(place, what)) }

let folders: [Sample] = {
  let whats: [FolderFault.What] = [
    .noManifest, .manifest(.notJSON), .lack(.sweep), .otherInput, .file(.folder), .notListed,
    .listed(.notOpened(ENOENT)),
    .changed(.bytes, spreadsheet: nil), .changed(.bytes, spreadsheet: "semicolons separate the columns here"),
    .noDescription, .table(.empty),
  ]
  let lacks: [FolderFault.Lack] = [
    .tables(.itself, [.ties], recorded: [.runs, .ties], isSweep: false), .failedRun("p0r1"),
    .runs(haveFailed: true), .runs(haveFailed: false), .run(folder: "out", first: "p0r0", last: "p0r5"),
    .run(folder: "out", first: "p0r0", last: "p0r0"), .run(folder: "out", first: nil, last: ""),
    .session(run: "p0r0", last: 4), .point(1, count: 0), .point(9, count: 4), .sweep, .runsOfSweep, .design,
    .sessions(file: "ties.csv"),
  ]
  let needs: [FolderFault.Need] = [.itself, .runs, .rows]
  let files: [FileFault] = [
    .notOpened(ENOENT), .notOpened(EACCES), .notOpened(EIO), .folder, .notOrdinary, .tooLarge(most: 1_000_000),
    .unreadable,
  ]
  let changes: [FolderFault.Change] = [.count(rows: 2, said: 3), .rows(2, of: 3), .bytes]
  let notes: [FolderNote] = [
    .taken(FolderFault(place, .changed(.rows(2, of: 3), spreadsheet: nil))),
    .otherProgram(folder: "out", .version(1, present: 2), isRepeated: true),
    .otherProgram(folder: "out", .version(1, present: 2), isRepeated: false),
  ]
  return whats.map { ends($0, $0) } + lacks.map { ends($0, .lack($0)) }
    + needs.map { ends($0, .lack(.tables($0, [.ticks, .runs], recorded: [.ticks], isSweep: true))) }
    + files.map { ends($0, .file($0)) } + changes.map { ends($0, .changed($0, spreadsheet: nil)) }
    + notes.map { .says($0, $0.words) }
}()

let manifests: [Sample] = {
  let setting = Problem(Place("--set nope=1"), .setting(.unknown("nope")), isInArguments: true)
  let faults: [ManifestFault] = [
    .notJSON, .form(.noObject), .otherVersion(.missing(key: "seed")), .notInFolder("../a"), .listedTwice("a.csv"),
    .rows(file: "a.csv", -1), .count(name: "replicates", -3), .word(name: "arithmetic.acts", "some"), .runs(6, rows: 5),
    .failures(said: 2), .noTable, .unknownTable("secrets"), .hash("abc"), .settings, .scenarioText(path: "a.yaml"),
    .noCopy(path: "l.csv"), .noSweep(table: "points.csv"), .noScenario,
    .design(name: "sweep.luck", said: "shared", known: "own"), .set([setting]),
  ]
  let forms: [ManifestFault.Form] = [
    .missing(key: "seed"), .noObject, .unreadable(key: "seed"), .unreadable(key: nil),
  ]
  return faults.map { ends($0, .manifest($0)) } + forms.map { ends($0, .manifest(.form($0))) }
}()

let tables: [Sample] = {
  let faults: [TableFault] = [
    .form(Problem(place, .table(.openQuote))), .empty, .columnTwice("a"),
    .noColumn("tensoin", columns: ["tension", "left"]), .noColumn("tension", columns: ["tension;left"]),
    .cells(1, columns: 2, spreadsheet: nil),
    .cells(3, columns: 2, spreadsheet: "decimal commas may split numbers here"),
    .noNumbers, .notNumber(column: "a", "1,5", spreadsheet: "use a decimal dot"), .notWhole(column: "a", "1.5"),
    .notSaid(column: "seed", "1", said: "2"), .notOneOf(column: "stage", "x", allowed: ["forming", "storming"]),
    .outOfRange(column: "point_id", 4, allowed: 0..<4), .session(9, of: 4), .stageTime(-1, most: 1_000_000),
    .controlCharacter(7), .outOfOrder(column: "tick"), .replicateOrder("x"), .replicateTwice(3),
    .pointOrder(1, after: 2), .notNext("3", 2), .noPoint(4), .tieOfNobody("Ana", session: 2),
    .sessions(run: "p0r0", 3, ticks: 4), .ticks(run: "p0r0", 9, sessions: 4, each: 12), .points(3, said: 4),
    .otherFactors(["members", "style"]), .unknownLevel(factor: "style", "x"), .noTrajectory,
  ]
  return faults.map { ends($0, .table($0)) }
}()

let sweeps: [Sample] = {
  let designs: [DesignFault.What] = [
    .noDesign, .noPoint, .factorIsColumn("left"), .unknownMetric("tensoin", known: ["tension"]), .columnsVary,
    .singleActs(point: 1, members: 70, most: 64), .noSingleActs(point: 1),
  ]
  let changes: [SweepChange] = [
    .arithmetic(1, now: 2), .model(nil, now: "0a"), .columns, .field("seed", "1", now: nil, isDesign: false),
    .field("seed", nil, now: "2", isDesign: false), .field("seed", "1", now: "2", isDesign: false),
    .runsPerCell(10, now: 20),
  ]
  let claims: [ClaimFault.What] = [
    .noColon, .noSign, .unknownSign("<="), .unknownSign("=="), .noSide, .sameSides("A"), .notUnderstood("by"),
    .otherWord("within", expected: "by"), .notAmount("x"), .exactlyEqual,
  ]
  return designs.map { .ends($0, as: DesignFault(scenario: "a.yaml", what: $0)) }
    + changes.map { .says($0, $0.words) }
    + claims.map { .ends($0, as: ClaimFault(claim: "left: A < B", what: $0)) }
}()

let slurm: [Sample] = {
  let faults: [SlurmFault] = [
    .noCommand("sbatch"), .endless(command: "squeue", beginning: "y\ny\n"), .notTaken("no more jobs"), .notTaken(nil),
    .noNumber(answer: ""), .noNumber(answer: "hello"), .noQueue("no answer"), .tooManyTasks(most: 1000),
    .noStart(why: "libopenblas.so.0", lack: .libraries), .damagedJobs(path: "out/slurm/jobs.json"),
    .underWay(shards: 4),
    .noMerge(.notTaken(nil), job: 101),
  ]
  let array = SubmittedJobs.JobArray(job: 101, merge: 102, tasks: [1, 2])
  let results: [SlurmSubmission.Outcome] = [
    .submitted(array, unchecked: nil), .submitted(.init(job: 101, merge: nil, tasks: [2]), unchecked: nil),
    .underWay([1, 2]), .complete,
  ]
  return faults.map { .ends($0) }
    + [Slurm.Lack.libraries, .sharedDisk].map { .ends($0, as: SlurmFault.noStart(why: nil, lack: $0)) }
    + results.map { .says($0, $0.words(tasks: 2, isFinished: true, merge: "tuckman sweep merge a.yaml")) }
    + [.says(SlurmSubmission.Unchecked(why: nil), SlurmSubmission.Unchecked(why: nil).words(logs: "out/slurm"))]
}()

let machine: [Sample] = {
  let limits: [Memory.Limit] = [.machine(16e9), .free(3.25e9), .container(2e9), .addressSpace(12e9)]
  func tooLarge(_ limit: Memory.Limit) -> SystemRefusal {
    .group(members: 9000, of: "a.yaml", point: nil, bytes: 3.1e9, limit: limit)
  }
  let refusals: [SystemRefusal] = [
    tooLarge(.machine(16e9)), .group(members: 900, of: "a.yaml", point: 2, bytes: 160.5e6, limit: .machine(16e9)),
    .headroom(.beginning, bytes: 8 << 20), .groupMemory(bytes: 512 << 20), .openFiles(needed: 24, allowed: 3),
    .process(program: "sbatch", number: EAGAIN), .noLibrary(fewest: 65, why: "no such file"), .noFunction("dsyev_"),
    .libraryMemory(fewest: 65, bytes: 160 << 20), .drawing(why: nil), .drawing(why: "creating thread"),
  ]
  let works: [SystemRefusal.Work] = [.beginning, .report, .figures]
  return refusals.map { .ends($0) } + limits.map { .ends($0, as: tooLarge($0)) }
    + works.map { .ends($0, as: SystemRefusal.headroom($0, bytes: 8 << 20)) }
}()
