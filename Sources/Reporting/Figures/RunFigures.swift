import Recording
import Scenarios

/// The figures of a folder of runs that were asked for: those that could be made, and why the others could not.
package struct RunFigures: Sendable {
  /// In the order in which they were asked for.
  package private(set) var made: [any Figure] = []
  /// Why a figure could not be made.
  package private(set) var missing: [(figure: RunFigure, why: String)] = []

  /// What is shown of a folder.
  package struct Choice: Sendable {
    /// One run alone; nothing for all of them, where there are more.
    package var run: String?
    /// The point whose runs are shown; nothing for a folder of `run`.
    package var point: Int?
    package var metrics: [Metric]
    /// What the group is called in titles.
    package var group: String

    package init(run: String?, point: Int?, metrics: [Metric], group: String) {
      (self.run, self.point, self.metrics, self.group) = (run, point, metrics, group)
    }
  }

  /// Makes figures. `single`: the run that figures of one run show. Throws `FolderFault` for a table that is damaged, and
  /// `CancellationError`.
  package init(_ wanted: [RunFigure], _ folder: ResultFolder, _ choice: Choice, single: String) throws {
    let ofMany = choice.run == nil
    let possible = wanted.filter { figure in
      let why = Self.obstacle(figure, folder, ofMany: ofMany)
      if let why { missing.append((figure, why)) }
      return why == nil
    }
    let showsMany = Set(possible.filter { ofMany && !$0.isOfOneRun })
    let many = showsMany.isEmpty ? nil : try Self.read(folder, choice, for: showsMany)
    let one = showsMany.count == Set(possible).count ? nil : try RunTables(folder, run: single)
    for figure in possible {
      let drawn =
        showsMany.contains(figure)
        ? many.flatMap { Self.make(figure, $0, choice) } : one.flatMap { Self.make(figure, $0, choice) }
      if let drawn { made.append(drawn) } else { missing.append((figure, Self.reason(figure, one))) }
    }
  }

  private static func read(_ folder: ResultFolder, _ choice: Choice, for figures: Set<RunFigure>) throws -> RunsTables {
    var tables = Set(figures.flatMap { $0.tables(ofMany: true) })
    if tables.contains(.ticks) { tables.insert(.sessions) }
    return try RunsTables(folder, point: choice.point, metrics: choice.metrics, tables: tables)
  }

  /// Why a figure cannot be made, as far as can be known before reading.
  private static func obstacle(_ figure: RunFigure, _ folder: ResultFolder, ofMany: Bool) -> String? {
    if figure.isOfManyRuns, !ofMany { return "it is a figure of many runs, and this is one" }
    let tables = figure.tables(ofMany: ofMany && !figure.isOfOneRun)
    if tables.contains(where: folder.has) {
      guard figure.isOfOneRun, ![RecordedTable.sessions, .ticks].contains(where: folder.has) else { return nil }
      return
        "neither sessions.csv nor ticks.csv was recorded, and ties.csv alone does not say how many sessions there were"
    }
    let recorded = RecordedTable.allCases.filter { folder.has($0) || $0 == tables[0] }
    let command = folder.manifest.sweep == nil ? "run" : "sweep run"
    return "\(tables[0].rawValue).csv was not recorded; `\(command)` writes it with --record "
      + recorded.map(\.rawValue).joined(separator: ",")
  }

  private static func reason(_ figure: RunFigure, _ one: RunTables?) -> String {
    if figure.isOfOneRun, let count = one?.members.count, count > RunTables.mostMembers {
      return "the group has more than \(RunTables.mostMembers) members, too many for a picture of single ties"
    }
    return "the tables have no rows for it"
  }

  private static func make(_ figure: RunFigure, _ runs: RunsTables, _ choice: Choice) -> (any Figure)? {
    let title = figure.title(choice.group, many: runs.count)
    switch figure {
    case .trajectories: return Trajectories(runs, title: title, metrics: choice.metrics)
    case .stages: return StageShares(runs, title: title)
    case .participation: return Participation(runs, title: title)
    case .paths: return StagePaths(runs, title: title)
    case .survival: return StageSurvival(runs, title: title)
    case .sociogram, .sentiment, .tension: return nil
    }
  }

  private static func make(_ figure: RunFigure, _ run: RunTables, _ choice: Choice) -> (any Figure)? {
    let title = figure.title(choice.group, many: nil)
    switch figure {
    case .trajectories: return Trajectories(run, title: title, metrics: choice.metrics)
    case .stages: return StageRibbon(run, title: title)
    case .participation: return Participation(run, title: title)
    case .sociogram: return Sociogram(run, title: title)
    case .sentiment: return MatrixMaps(run, .sentiment, title: title)
    case .tension: return MatrixMaps(run, .tension, title: title)
    case .paths, .survival: return nil
    }
  }
}
