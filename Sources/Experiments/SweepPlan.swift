import Analytics
import Draws
import GroupDynamics
import Models
import Recording
import ScenarioReading
import Scenarios

/// The plan of a sweep: all that determines its numbers, and how they are kept. It is made from a scenario with a
/// design before anything runs.
public struct SweepPlan: Sendable {
  /// The scenario's file.
  public let file: ScenarioFile
  /// The design of the sweep.
  public let design: Design
  /// The points of the design.
  public let points: any DesignPoints
  /// The way to make runs.
  public let recording: RunRecording
  /// The tables that are kept.
  public let tables: [RecordedTable]
  /// The number of replicates of every point; with a stopping rule, the maximum.
  public let replicates: Int
  /// The layout of runs in cells.
  public let layout: CellLayout
  /// `name=value` arguments that hold for all points.
  public let settings: [String]
  /// The table `runs.csv`.
  public let runs: RunsTable
  /// The identity, which may not change while the sweep is under way.
  public let identity: SweepIdentity
  /// The number of sessions of the point that has most.
  public let sessions: Int
  /// The numbers of members of the smallest and of the largest group, including those who join later.
  public let members: ClosedRange<Int>
  /// The number of runs of the largest point that fit into memory at a time.
  public let runsInMemory: Int
  /// Pairs of points of which the later has the same effect as the earlier.
  public let samePoints: [(earlier: Int, later: Int)]
  // The hash of what determines a point's numbers, given its values.
  private let basis: String

  /// The number of points whose work is estimated.
  private static let sampled = 64

  /// The options of the command line for a sweep.
  public struct Options: Sendable {
    /// A seed that replaces the scenario's.
    public var seed: UInt64?
    /// A number of replicates that replaces the scenario's.
    public var replicates: Int?
    /// The tables that replace the default for sweeps, runs, if the scenario does not name any.
    public var tables: [RecordedTable]?
    /// The arithmetic that computes the runs.
    public var arithmetic = Arithmetic.kernels
    /// Acts drawn or in expectation; `nil` for the usual.
    public var acts: ActsMode?
    /// `name=value` arguments that hold for all points.
    public var settings: [String] = []
    /// The largest number of runs in a cell; `nil` for the usual.
    public var runsPerCell: Int?
    /// The version of the arithmetic: the same input gives the same numbers.
    public var arithmeticVersion = 0

    /// Creates options that leave everything to the scenario.
    public init() {}
  }

  /// Plans the sweep of a scenario's file. Throws `Problems` if a point is impossible, and `DesignFault`.
  ///
  /// `checked` is the number of points examined, spread over all; `nil` for every one.
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
    // The factors are not part of a cell.
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

  /// The key of all random draws.
  public var seed: UInt64 { identity.seed }

  /// Returns the scenario of a point, with its random numbers. Throws `Problems`.
  public func scenario(_ point: Int) throws -> Scenario {
    var scenario = try file.pointScenarios.scenario(points[point])
    scenario.seed = seed
    if design.luck == .independent { scenario.luckOffset = Purpose.offset(ofPoint: point) }
    return scenario
  }

  /// Returns the key of a point, whatever its index in the design: 16 bytes.
  public func key(_ point: Int) -> [UInt8] {
    let values = zip(design.factors, points[point]).map { "\($0.name)=\($1)" }
    let luck = design.luck == .independent ? "luck \(point)" : ""
    return Array(
      sha256(Array((basis + "\n" + values.joined(separator: "\n") + "\n" + luck).utf8)).utf8.prefix(16))
  }

  /// Returns the index of a cell in the order in which shards share them.
  public func place(block: Int, round: Int) -> Int {
    // With a stopping rule, a round needs the one before it, so a block belongs to one shard.
    design.until == nil ? round * layout.blocks + block : block
  }

  /// The number of replicates of a point, in words.
  public var replicatesInWords: String {
    guard let rule = design.until else { return counted(replicates, "replicate") }
    return
      "\(rule.min) to \(counted(rule.max, "replicate")), until the \(FactorValue.number(100 * rule.level))% interval of \(rule.metric) "
      + "is at most ± \(FactorValue.number(rule.halfWidth))"
  }

  /// Returns the factors' values at a point, as cells.
  func cells(ofPoint point: Int) -> CSVRows {
    var values = CSVRows()
    for value in points[point] { values.append(value) }
    return values
  }

  /// Appends the rows of `runs.csv` for a point's runs in a cell that has the stage paths as a table.
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
  /// Sessions have the factors, too.
  var writtenTables: [Table] {
    let recorded = tables.map { Tables.table($0, file.scenario.parameters) ?? runs.table } + [FailureRow.table]
    return recorded.map { table in
      guard table.name == RecordedTable.sessions.rawValue else { return table }
      let names = table.columns.map(\.name)
      let varied = runs.varied.map { $0.renamed(SweepPointTable.name($0.name, beside: names)) }
      return Table(name: table.name, meaning: table.meaning, keys: table.keys, columns: table.columns + varied)
    }
  }

  /// The table `points.csv`: the factors, and beside them what their levels set.
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

  /// Returns at most `most` numbers from 0, spread over all, with both ends.
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

  /// Returns the approximate size of a run in a cell; `runs.csv` is kept as numbers.
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
