import Analytics
import Draws
import GroupDynamics
import Recording
import ScenarioReading
import Scenarios

/// All that determines the numbers of a sweep, and how they are kept: made from a scenario with a design, before
/// anything runs.
public struct SweepPlan: Sendable {
  /// The scenario's file.
  public let file: ScenarioFile
  /// What is varied.
  public let design: Design
  /// The points of the design.
  public let points: any DesignPoints
  /// How runs are made.
  public let recording: RunRecording
  /// The tables that are kept.
  public let tables: [RecordedTable]
  /// Replicates of every point; where a rule decides, the most.
  public let replicates: Int
  /// Which runs stand together in a cell.
  public let layout: CellLayout
  /// `name=value` arguments that hold for all points.
  public let settings: [String]
  /// `runs.csv`.
  public let runs: RunsTable
  /// What may not change while the sweep is under way.
  public let identity: SweepIdentity
  /// Sessions of the point that has most.
  public let sessions: Int
  /// Members of the smallest and of the largest group, with those who join later.
  public let members: ClosedRange<Int>
  /// How many runs of the point that takes most fit into memory at a time.
  public let runsInMemory: Int
  /// Points that are the same in effect as an earlier one.
  public let samePoints: [(earlier: Int, later: Int)]
  // What determines the numbers of a point, given its values.
  private let basis: String

  /// Points of which the work is estimated.
  private static let sampled = 64

  /// What the command line can say about a sweep, beside the scenario.
  public struct Options: Sendable {
    /// Replaces the scenario's seed.
    public var seed: UInt64?
    /// Replaces the scenario's replicates.
    public var replicates: Int?
    /// Replaces what a sweep records if the scenario does not say it: runs.
    public var tables: [RecordedTable]?
    /// What computes the runs.
    public var arithmetic = Arithmetic.kernels
    /// Acts drawn or in expectation; `nil` for the usual.
    public var acts: ActsMode?
    /// `name=value` arguments that hold for all points.
    public var settings: [String] = []
    /// Most runs of a cell; `nil` for the usual.
    public var runsPerCell: Int?
    /// Version of the arithmetic: the same input gives the same numbers.
    public var arithmeticVersion = 0

    /// What the scenario says.
    public init() {}
  }

  /// Plans the sweep of a scenario's file. Throws `Problems` where a point is impossible, and `DesignFault`.
  ///
  /// `checked`: how many points are looked at, spread over all; every one where it is nothing.
  public init(_ file: ScenarioFile, _ options: Options, checked: Int? = nil) throws {
    var base = file.scenario
    base.seed = options.seed ?? base.seed
    guard let design = file.design else { throw DesignFault(scenario: file.source.path, what: .noDesign) }
    try file.pointScenarios.checkSettings()
    (self.file, self.design, settings) = (file, design, options.settings)
    points = Experiments.points(of: design, seed: base.seed)
    tables = options.tables ?? (file.fields.keys.contains { $0.hasPrefix("record.") } ? base.record : [.runs])
    replicates = design.until?.max ?? options.replicates ?? base.replicates
    recording = RunRecording(arithmetic: options.arithmetic, acts: options.acts, tables: Set(tables))
    runs = RunsTable(
      base, varied: design.factors.map(Self.column), mayScreen: file.pointScenarios.vary(below: "preparation"),
      mayFollow: file.pointScenarios.vary(below: "follow_up"))
    let check = PointCheck(file: file, recording: recording, tables: tables)
    guard points.count > 0 else { throw check.fault(.noPoint) }
    let seen = try check.look(at: points, most: checked)
    (sessions, runsInMemory) = (seen.mostSessions, max(1, Int(min(1e6, check.memory.room / max(1, seen.mostBytes)))))
    members = seen.fewestMembers...seen.mostMembers
    samePoints = seen.same.pairs
    let points = points
    let sample = try Self.spread(points.count, Self.sampled).map { try file.pointScenarios.scenario(points[$0]) }
    let bytes = Self.bytesPerRun(sample, tables, numbers: runs.numberColumns.count)
    let usual = CellLayout.usualRuns(
      sample, runs: points.count * replicates, recording, bytesPerRun: bytes)
    // What varies is no part of a cell.
    let numbers = Table(name: RecordedTable.runs.rawValue, meaning: "", keys: 0, columns: runs.numberColumns)
    let kept = tables.map { Tables.table($0, base.parameters) ?? numbers } + [FailureRow.table]
    let layout = CellLayout(
      points: points.count, replicates: replicates, rule: design.until, runsPerCell: options.runsPerCell ?? usual,
      bytesPerRun: bytes)
    self.layout = layout
    identity = SweepIdentity(
      file: file, options, seed: base.seed, tables: tables, columns: kept, replicates: replicates,
      runsPerCell: options.runsPerCell ?? usual)
    basis = identity.base
    let taken = Set(Tables.run.map(\.name) + runs.numberColumns.map(\.name) + ["seed", "status", "stage_path"])
    if let factor = design.factors.first(where: { taken.contains($0.name) }) {
      throw check.fault(.factorIsColumn(factor.name))
    }
    let metrics = runs.numberColumns.map(\.name)
    if let rule = design.until, !metrics.contains(rule.metric) {
      throw check.fault(.unknownMetric(rule.metric, known: metrics))
    }
  }

  /// Key of all random draws.
  public var seed: UInt64 { identity.seed }

  /// The scenario of a point, with its luck. Throws `Problems`.
  public func scenario(_ point: Int) throws -> Scenario {
    var scenario = try file.pointScenarios.scenario(points[point])
    scenario.seed = seed
    if design.luck == .independent { scenario.luckOffset = Purpose.offset(ofPoint: point) }
    return scenario
  }

  /// What tells a point from others, whichever place it has in its design: 16 bytes.
  public func key(_ point: Int) -> [UInt8] {
    let values = zip(design.factors, points[point]).map { "\($0.name)=\($1)" }
    let luck = design.luck == .independent ? "luck \(point)" : ""
    return Array(
      sha256(Array((basis + "\n" + values.joined(separator: "\n") + "\n" + luck).utf8)).utf8.prefix(16))
  }

  /// The place of a cell in the order in which shards share them.
  public func place(block: Int, round: Int) -> Int {
    // Where a rule decides, a round needs the one before it: a block is all one shard's.
    design.until == nil ? round * layout.blocks + block : block
  }

  /// How many replicates a point has, in words.
  public var replicatesInWords: String {
    guard let rule = design.until else { return counted(replicates, "replicate") }
    return
      "\(rule.min) to \(counted(rule.max, "replicate")), until the \(FactorValue.number(100 * rule.level))% interval of \(rule.metric) "
      + "is at most ± \(FactorValue.number(rule.halfWidth))"
  }

  /// What varies at a point, as cells.
  func cells(ofPoint point: Int) -> CSVRows {
    var values = CSVRows()
    for value in points[point] { values.append(value) }
    return values
  }

  /// Appends the rows of `runs.csv` of runs of a point in a cell, where the cell has the stage paths as a table.
  func append(_ point: Cell.Point, _ places: Range<Int>, in cell: Cell, paths: Int, to rows: inout CSVRows) {
    let (width, values) = (runs.numberColumns.count, cells(ofPoint: point.id))
    for (index, place) in places.enumerated() {
      runs.append(
        RunID(point: point.id, replicate: point.firstReplicate + UInt32(index)), seed: seed, point: values,
        path: cell.rows(paths, of: place), numbers: cell.runs[place].isOk ? cell.numbers(of: place).prefix(width) : [],
        to: &rows)
    }
  }

  /// The tables that are recorded, `failures` last.
  ///
  /// Sessions have what varies, too.
  var writtenTables: [Table] {
    let recorded = tables.map { Tables.table($0, file.scenario.parameters) ?? runs.table } + [FailureRow.table]
    return recorded.map { table in
      guard table.name == RecordedTable.sessions.rawValue else { return table }
      let names = table.columns.map(\.name)
      let varied = runs.varied.map { $0.renamed(SweepPointTable.name($0.name, beside: names)) }
      return Table(name: table.name, meaning: table.meaning, keys: table.keys, columns: table.columns + varied)
    }
  }

  /// `points.csv`: what is varied, and beside it what levels set.
  public var pointsTable: RowTable<Int> {
    let (points, scenarios, factors) = (points, file.pointScenarios, design.factors)
    let settings = scenarios.levelSettings
    let set = settings.map { setting in
      Self.column(
        LevelColumn.name(setting.name, ofFactor: factors[setting.factor].name), sets: setting.name,
        factors[setting.factor].name)
    }
    return RowTable(
      name: SweepPointTable.name, meaning: "one row per point: the varied values", keys: 1,
      [
        .whole("point_id", "the point, from 0") { $0 },
        .cells(runs.varied + set) { point, row in
          let values = points[point]
          for value in values { row.append(value) }
          for setting in settings { row.append(scenarios.value(setting, of: values)) }
        },
      ])
  }

  /// At most so many numbers from 0, spread over all, with both ends.
  static func spread(_ count: Int, _ most: Int) -> [Int] {
    guard count > most, most > 1 else { return Array(0..<count) }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }

  private static func column(_ factor: Factor) -> Column {
    if let spec = ParameterTable.spec(named: factor.name) {
      return Column(factor.name, spec.isInteger ? .integer : .number, unit: spec.unit, "varied: " + spec.meaning)
    }
    let kind: Column.Kind = factor.isWhole ? .integer : factor.isNumber ? .number : .string
    let meaning =
      factor.name.contains(".") || factor.name == "style" ? "this key of the scenario" : "a level of the design"
    return Column(
      factor.name, kind, unit: kind == .string ? "text" : "1", "varied: " + meaning, isFree: kind == .string)
  }

  private static func column(_ name: String, sets parameter: String, _ factor: String) -> Column {
    let meaning = "value set by the level of \(factor); empty if it is unchanged"
    guard let spec = ParameterTable.spec(named: parameter) else {
      return Column(name, .string, unit: "text", meaning, isFree: true)
    }
    return Column(
      name, spec.isInteger ? .integer : .number, unit: spec.unit, meaning + ": " + spec.meaning)
  }

  /// What a run takes in a cell, about: `runs.csv` is kept as numbers.
  private static func bytesPerRun(_ sample: [Scenario], _ tables: [RecordedTable], numbers: Int) -> Double {
    let bytes = sample.map { scenario in
      tables.reduce(Double(9 * numbers)) { sum, table in
        let row = Tables.table(table, scenario.parameters)?.usualRowBytes ?? 0
        return sum + Tables.rows(table, ofRunsOf: scenario) * row
      }
    }
    return max(64, bytes.max() ?? 64)
  }
}

extension Factor {
  /// Whether all its values are whole numbers.
  var isWhole: Bool {
    switch domain {
    case .range(_, _, let isInteger): isInteger
    case .values(let values):
      values.allSatisfy { if case .number(let value) = $0 { value == value.rounded() } else { false } }
    }
  }

  /// Whether all its values are numbers.
  public var isNumber: Bool {
    switch domain {
    case .range: true
    case .values(let values): values.allSatisfy { if case .number = $0 { true } else { false } }
    }
  }
}
