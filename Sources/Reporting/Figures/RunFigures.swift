import Recording
import Scenarios

/// The figures of a folder of runs that were asked for: those that could be made, and why the others could not.
package struct RunFigures: Sendable {
  /// Figures in the order in which they were asked for.
  package private(set) var made: [any Figure] = []
  /// Figures that could not be made, and why.
  package private(set) var missing: [(figure: RunFigure, why: String)] = []

  /// What is shown of a folder.
  package struct Choice: Sendable {
    /// The one run that is shown; nothing for all of them, where there are more.
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
    // Of several runs the title says which one it is.
    let name = folder.manifest.sweep != nil || folder.manifest.replicates > 1 ? single : nil
    for figure in possible {
      let drawn =
        showsMany.contains(figure)
        ? many.flatMap { Self.make(figure, $0, choice) } : one.flatMap { Self.make(figure, $0, choice, name: name) }
      if let drawn { made.append(drawn) } else { missing.append((figure, Self.reason(figure, one))) }
    }
  }

  private static func read(_ folder: ResultFolder, _ choice: Choice, for figures: Set<RunFigure>) throws -> RunsTables {
    var tables = Set(figures.flatMap { $0.tables(ofMany: true) })
    if tables.contains(.ticks) { tables.insert(.sessions) }
    return try RunsTables(folder, point: choice.point, metrics: choice.metrics, tables: tables)
  }

  /// Finds why a figure cannot be made, as far as can be known before reading.
  private static func obstacle(_ figure: RunFigure, _ folder: ResultFolder, ofMany: Bool) -> String? {
    if figure.isOfManyRuns, !ofMany { return FigureWords.needsMany }
    let tables = figure.tables(ofMany: ofMany && !figure.isOfOneRun)
    if tables.contains(where: folder.has) {
      guard figure.isOfOneRun, ![RecordedTable.sessions, .ticks].contains(where: folder.has) else { return nil }
      return FigureWords.needsSessions
    }
    let recorded = RecordedTable.allCases.filter { folder.has($0) || $0 == tables[0] }
    let command = folder.manifest.sweep == nil ? "run" : "sweep run"
    return FigureWords.notRecorded(tables[0], by: command, recorded)
  }

  private static func reason(_ figure: RunFigure, _ one: RunTables?) -> String {
    if figure.isOfOneRun, let count = one?.members.count, count > RunTables.mostMembers {
      return FigureWords.tooManyMembers(RunTables.mostMembers)
    }
    return FigureWords.noRows
  }

  private static func make(_ figure: RunFigure, _ runs: RunsTables, _ choice: Choice) -> (any Figure)? {
    let title = figure.title(choice.group, many: runs.count, run: nil)
    switch figure {
    case .trajectories: return Trajectories(runs, title: title, metrics: choice.metrics)
    case .stages: return StageShares(runs, title: title)
    case .participation: return Participation(runs, title: title)
    case .paths: return StagePaths(runs, title: title)
    case .survival: return StageSurvival(runs, title: title)
    case .sociogram, .sentiment, .tension: return nil
    }
  }

  private static func make(
    _ figure: RunFigure, _ run: RunTables, _ choice: Choice, name: String?
  ) -> (any Figure)? {
    let title = figure.title(choice.group, many: nil, run: name)
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
