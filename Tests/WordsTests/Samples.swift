import Analytics
import Experiments
import Foundation
import Machine
import Recording
import Reporting
import ScenarioReading
import Scenarios
import Studies
import TuckmanCommand

/// Every fact once, and where its words hang on its data more often.
let samples: [Sample] =
  arguments + requests + commands + folders + manifests + tables + sweeps + slurm + machine + sensitivity

let arguments: [Sample] = {
  let faults: [ArgumentFault] = [
    .outOfRange(option: "--threads", "0", allowed: 1...1024), .beyondRun(option: "--session", 9, of: 4),
    .givenTwice(option: "--seed", "1", "2"), .notUTF8("caf\u{FFFD}", place: 2),
    .noSubcommands(word: "x", command: "tuckman run"),
    .unknownCommand("rum", parent: nil, known: ["run", "sweep"], isFile: false),
    .unknownCommand("a.yaml", parent: nil, known: ["run", "sweep"], isFile: true),
    .unknownCommand("stop", parent: "tuckman sweep", known: ["run", "status"], isFile: false),
    .fileLikeOption("-s.yaml"), .emptyPath(option: "--out", expected: "a path"),
    .dashForFolder(option: "--out", isOutput: true), .dashForFolder(option: "<folder>", isOutput: false),
    .inputTwice(arguments: ["<scenario>", "<changes>"]), .scale(9), .tooManySides(27, most: 26),
    .tooManyMetrics(7, most: 6), .claimSamples(samples: 1, runs: 2),
    .notSplit(metric: "progress", known: ["cohesion", "tension"]), .notMetricOfRun("tensoin", known: ["tension"]),
    .notMetricOfRun("x", known: ["tension"]),
  ]
  let conflicts: [ArgumentFault.Conflict] = [
    .sweepToOutput, .replicatesOfRule, .inputForTasks, .pointAndRun, .severalQuestions, .questionOfAblation,
    .replicatesOfOneRun, .unsplitInAblation, .sessionsOfFormat(areAll: true), .sessionsOfFormat(areAll: false),
    .tableOfNetwork, .csvIntoFolder, .metricsOfRun, .sweepCompared(path: "out"), .stylesAlone(isYAML: true),
    .stylesAlone(isYAML: false), .severalStyles, .scenarioAmongChanges,
  ]
  let choices: [ArgumentFault.Choice] = [.tableToRecord, .value(option: "--table"), .word(option: "--only"), .style]
  let forms: [ArgumentFault.Form] = [.shard, .point, .theme, .halfWidth]
  let keys = ["technique", "dose", "style"]
  let changes: [ChangeFault] = [
    .notUnderstood(part: "doze=1", name: "doze", hasValue: true, known: keys),
    .notUnderstood(part: "dose", name: "dose", hasValue: false, known: keys),
    .notUnderstood(part: "mediation", name: "mediation", hasValue: false, known: keys),
    .notUnderstood(part: "adaptive", name: "adaptive", hasValue: false, known: keys),
    .notUnderstood(part: "zzz", name: "zzz", hasValue: false, known: keys), .twice("dose"),
    .unknown(kind: "style", "adaptve", known: ["none", "adaptive"]), .unknown(kind: "phase", "", known: ["goals"]),
    .styleWithOthers, .withoutWithOthers, .halfDose, .notDose("2"), .session(name: "from", "0", of: 12),
    .endsBeforeItBegins(from: 5, to: 4),
  ]
  let options: [SlurmOptionFault] = [
    .unclosed("'a", mark: "'"), .notOption("short"), .own(word: "--arr=3", option: "--array"),
  ]
  return faults.map { .refuses($0, as: $0) } + conflicts.map { .refuses($0, as: .conflict($0)) }
    + choices.map { .refuses($0, as: .notOneOf($0, "tick", known: ["runs", "ticks"])) }
    + forms.map { .refuses($0, as: .malformed($0, "x")) }
    + changes.map { .refuses($0, as: .change("dose=1", $0)) } + options.map { .refuses($0, as: .slurm($0)) }
    + [
      .refuses(ArgumentFault.conflict(.sweepToOutput), as: .conflict(.sweepToOutput)),
      .refuses(ArgumentFault.notOneOf(.style, "x", known: ["a"]), as: .notOneOf(.style, "x", known: ["a"])),
      .refuses(ArgumentFault.malformed(.shard, "x"), as: .malformed(.shard, "x")),
      .refuses(ArgumentFault.change("a=b", .halfDose), as: .change("a=b", .halfDose)),
      .refuses(ArgumentFault.slurm(.notOption("x")), as: .slurm(.notOption("x"))),
    ]
}()

private let requests: [Sample] = {
  let faults: [RequestFault] = [
    .replicatesBeyondLast, .singleActsByKernels(most: 64), .nothingToRecord(.acts), .nothingToRecord(.followUp),
    .severalTablesToOutput, .replicateOfNamedRun("a.yaml:p0r1"), .settingsOfFolder("out"),
    .notRun("out:x", id: "x"), .unknownReplicate("out:p0r9", 9, allowed: 0...5),
    .unknownPoint("out:p1r0", 1, count: 1), .unknownPoint("out:p9r0", 9, count: 4),
    .onlyForScenarios(option: "--seed"), .oneSide, .sweepAmongSides(folder: "out", points: 3),
    .unknownMetric(option: "--metric", "tensoin", known: ["tension", "left"]), .notMargin("tension"),
    .marginTwice("tension=2", metric: "tension"), .marginOfShare("left=0.1", metric: "left", amount: "0.1"),
    .shareBeyondOne(claim: "left: A < B by 2"), .unknownSide(claim: "left: A < C", "C", known: ["A", "B"]),
  ]
  let differences: [ArithmeticDifference] = [
    .version(1, 2), .model("0a", nil), .precision("float", "double"), .acts(.sampled, nil), .acts(.meanField, .sampled),
  ]
  let obstacles: [ArithmeticObstacle] = [
    .version(1, present: 2), .model("0a", present: "0b"), .model(nil, present: "0b"),
  ]
  let notes: [StudyNote] = [
    .folder(.otherProgram(folder: "out", .version(1, present: 2), isRepeated: true)),
    .libraries(first: "a", side: "b", "OpenBLAS Haswell", "OpenBLAS Zen"),
    .otherArithmetic(side: "b", first: "a", [.version(1, 2), .precision("float", "double")]),
    .openElsewhere("out/runs.csv"),
  ]
  let remade: [Reproduction.Difference] = [
    .field("seed"), .file("runs.csv", .changed(.bytes, spreadsheet: nil)),
    .file("runs.csv", .listed(.notOpened(ENOENT))),
    .made("runs.csv"), .more("ticks.csv"),
    .program(.init(build: "0a", commit: nil), here: .init(build: "0b", commit: "abcdef1")),
    .machine(platform: "Linux", blas: "none", here: "macOS", blasHere: "OpenBLAS"),
  ]
  return faults.map { .ends($0) }
    + [
      StudyFault.noSide("x"), .otherArithmetic(side: "b", first: "a", differences),
      .otherProgram(folder: "out", .version(1, present: 2), maker: "0.1.0"),
      .otherProgram(folder: "out", .model("0a", present: "0b"), maker: nil),
      .notReproducible(folder: "out", .severalTablesToOutput),
    ].map { .ends($0) }
    + differences.map { .ends($0, as: StudyFault.otherArithmetic(side: "b", first: "a", [$0])) }
    + obstacles.map { .ends($0, as: StudyFault.otherProgram(folder: "out", $0, maker: nil)) }
    + notes.map { .says($0, $0.words) } + remade.map { .says($0, $0.words(in: "out")) }
}()

private let commands: [Sample] =
  [
    ResultsFault.reportOfScenario("a.yaml"), .noFolder("out"), .notFolder("a.txt"), .noFigures("a.txt", isFile: true),
    .noFigures("out", isFile: false), .noSweep("out"),
    .unknownNumber("tensoin", folder: "out", known: ["tension"], takesAll: true),
    .unknownNumber("x", folder: "out", known: ["tension"], takesAll: false),
    .unknownFactor("member", known: ["members"]), .onePoint(folder: "out"), .unknownPoint(9, count: 4),
    .otherMethod("sobol", design: "grid", possible: ["prcc", "src"], needed: ["saltelli", "lhs", "sobol"]),
  ].map { .ends($0) }
  + [
    ScenarioFault.tooManyTies(scenario: "a.yaml", members: 900, most: 83_333_333),
    .tooManyMembers(scenario: "a.yaml", 65, most: 64),
    .tooManyTicks(scenario: "a.yaml", 9000, most: 800, members: 64),
    .nothingToLeaveOut("a.yaml", areMechanisms: true, other: "interventions"),
    .nothingToLeaveOut("a.yaml", areMechanisms: false, other: "mechanisms"),
    .dropsRuns(scenario: "a.yaml", folder: "out", all: 8, dropped: 1),
    .otherSweep(scenario: "a.yaml", folder: "out", [.columns], way: nil),
    .otherSweep(
      scenario: "a.yaml", folder: "out",
      (0..<12).map { .field("design.vary.members.\($0)", nil, now: "6", isDesign: true) },
      way: .init(command: "tuckman sweep extend a.yaml", what: "another design")),
  ].map { .ends($0) }
  + [
    SweepGap.nothingBegun(folder: "out", command: "tuckman sweep run a.yaml"),
    .cells(1, of: 4, shards: [], first: ["b0"], command: "tuckman sweep run a.yaml"),
    .cells(4, of: 4, shards: ["1/2", "2/2"], first: ["b0", "b1", "b2"], command: "tuckman sweep run a.yaml"),
  ].map { .ends($0) }
  + [.ends(CancellationError()), .ends(FigureFault.noMemory(figure: "paths"))]
  + [.ends(FigureFault.notDrawn(figure: "paths", why: "out of memory"))]

private let sensitivity: [Sample] = {
  let notes: [SensitivityNote] = [
    .extraPoints(1), .extraPoints(2), .oneReplicate(lacksFloor: true), .oneReplicate(lacksFloor: false),
    .fewReplicates(2), .failedRuns(1, .basePoint), .failedRuns(2, .trajectory), .failedRuns(3, .point),
    .factorCalledDummy, .notRanked("style"), .oneValue("members"), .unordered("style"), .twoLevels, .nothingToRank,
    .oneValueLeft("members", points: 3, metric: "storming_entry"), .dependent("members"),
    .sameEverywhere(metric: "left"), .missing(metric: "left", at: 1, of: 4),
    .missing(metric: "storming_entry", at: 1, of: 4),
  ]
  return notes.map { .says($0, $0.words) }
}()
