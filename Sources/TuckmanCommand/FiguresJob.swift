import Analytics
import ArgumentParser
import Engine
import Experiments
import Foundation
import Machine
import Recording
import Reporting
import Scenarios
import Studies

/// What `figures` does with what was asked for.
struct FiguresJob {
  private let command: FiguresCommand
  private let results: ResultFolder
  private let out: String
  /// What cairo, Pango and their fonts take, with a good part more: they do not always survive where there is less.
  static let drawingBytes = 64 << 20

  /// Opens the results. Throws a `PlacedFault`, `UnfinishedSweep`.
  init(_ command: FiguresCommand) throws {
    self.command = command
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: command.folder, isDirectory: &isFolder)
    guard isThere, isFolder.boolValue else {
      throw ResultsFault.noFigures(command.folder, isFile: isThere)
    }
    results = try ResultFolder.opened(command.folder, force: command.force)
    try results.requireAll()
    out = command.out ?? FileName.beside(RunSource.beside(command.folder), ending: "-figures")
  }

  func perform() async throws {
    let (names, formats, look) = (try command.names(), try command.formats(), try command.look())
    try requireForeign()
    let isWhole = results.manifest.sweep != nil && command.point == nil && command.run == nil
    var (made, missing) = try isWhole ? whole(names) : ofRuns(names)
    if let other = command.compare {
      if names?.contains("comparison") ?? true { made += try await compared(with: other) }
    } else if names?.contains("comparison") ?? false {
      missing.append(("comparison", "there is nothing to compare with; --compare names it"))
    }
    let again: Drawn
    do { again = try await future(names) } catch let failure as RunFailure {
      let why = "a group could not go on: \(failure.message)"
      again = ([], Self.futures(names).map { ($0, why) })
    }
    (made, missing) = (made + again.made, missing + again.missing)
    try Memory.requireHeadroom(of: Self.drawingBytes, for: .figures)
    noteFont()
    try write(made, formats, look)
    for (figure, why) in missing { say("\(figure) was not drawn: \(why)") }
    guard made.isEmpty || names != nil && !missing.isEmpty else { return }
    // What was asked for by name is missing, or there is nothing at all.
    if command.quiet { for (figure, why) in missing { Console.say("\(figure) was not drawn: \(why)") } }
    throw ExitCode(.data)
  }

  /// Figures, and why others could not be made.
  private typealias Drawn = (made: [any Figure], missing: [(figure: String, why: String)])

  private func ofRuns(_ names: [String]?) throws -> Drawn {
    let wanted = names?.compactMap(RunFigure.init) ?? RunFigure.allCases
    let ofSweeps = (names ?? []).filter { ["surface", "sensitivity"].contains($0) }.map {
      (
        figure: $0,
        why: "it shows a sweep as a whole"
          + (results.manifest.sweep == nil ? ", and this is none" : "; leave out --point and --run")
      )
    }
    guard !wanted.isEmpty else { return ([], ofSweeps) }
    let choice = try choice()
    let drawn = try RunFigures(wanted, results, choice.choice, single: choice.single)
    if drawn.made.contains(where: { RunFigure(rawValue: $0.name)?.isOfOneRun ?? false }), choice.choice.run == nil {
      say("note: sociogram, sentiment and tension show \(choice.single); --run names another")
    }
    return (drawn.made, drawn.missing.map { ($0.figure.rawValue, $0.why) } + ofSweeps)
  }

  private func whole(_ names: [String]?) throws -> Drawn {
    let wanted = names ?? ["surface", "sensitivity"]
    var drawn: Drawn = ([], [])
    for name in wanted where RunFigure(rawValue: name) != nil {
      drawn.missing.append((name, "it shows runs of one point of the sweep; name it with --point"))
    }
    guard wanted.contains("surface") || wanted.contains("sensitivity") else { return drawn }
    let found = try SweepFindings(results, metrics: Self.list(command.metric))
    let factors = Self.list(command.factors)
    let known = found.tables.varied.map(\.name)
    for factor in factors where !known.contains(factor) {
      throw ResultsFault.unknownFactor(factor, known: known)
    }
    let kinds: [(WholeFigure, [any Figure])] = [
      (.surface, found.metrics.compactMap { found.surface($0, factors: factors) }), (.sensitivity, found.bars),
    ]
    for (kind, figures) in kinds where wanted.contains(kind.rawValue) {
      drawn.made += figures
      if figures.isEmpty { drawn.missing.append((kind.rawValue, "the sweep has no numbers for it")) }
    }
    for note in found.notes { say("note: " + note.words) }
    return drawn
  }

  private static func futures(_ names: [String]?) -> [String] {
    ["twin", "left-out"].filter { names?.contains($0) ?? false }
  }

  /// Figures for which groups are run again. Throws `RunFailure` where one cannot go on.
  private func future(_ names: [String]?) async throws -> Drawn {
    let wanted = Self.futures(names)
    guard !wanted.isEmpty else { return ([], []) }
    let shown = command.run ?? command.point.map { "p\($0)r0" }
    let source = try RunSource(
      command.folder + (shown.map { ":" + $0 } ?? ""), .init(force: command.force, passesFailures: true),
      note: { Console.note($0.words) })
    let future = OtherFuture(source, results)
    var drawn: Drawn = ([], [])
    if wanted.contains("twin") {
      let run = try RunTables(results, run: results.run(source.run.description))
      let title = try results.description.title + ": the same group twice"
      let figure = TwinFigure(run, try await future.twin(), title: title)
      if let figure { drawn.made.append(figure) } else { drawn.missing.append(("twin", "ticks.csv was not recorded")) }
    }
    if wanted.contains("left-out") {
      let figure = ForestPlot.leftOut(try await future.techniques())
      if let figure { drawn.made.append(figure) } else { drawn.missing.append(("left-out", "nobody facilitates")) }
    }
    return drawn
  }

  private func compared(with other: String) async throws -> [any Figure] {
    let point = command.point.map { ":p\($0)" } ?? ""
    return try await ComparedResults(command.folder + point, with: other, pairs: 200, force: command.force).figures
  }

  /// The words of a list with commas.
  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// Results are never written into.
  private func requireForeign() throws {
    _ = try PathTarget.folder(out)
    func real(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard
      try real(out) == real(command.folder) || real(out).hasPrefix(real(command.folder) + "/") || Manifest.isIn(out)
    else { return }
    throw OutputError.cannotCreate(
      path: out, reason: "this is a folder of results", hint: "name another with --out; nothing is added to results")
  }

  /// Which runs are shown, and the one that figures of one run show.
  private func choice() throws -> (choice: RunFigures.Choice, single: String) {
    let sweep = results.manifest.sweep
    if command.point != nil, sweep == nil { throw ResultsFault.onePoint(folder: command.folder) }
    var (point, group) = (sweep == nil ? nil : command.point ?? 0, try results.description.title)
    var run = try command.run.map { try results.run($0) }
    if sweep != nil {
      if let run, let own = Int(run.dropFirst().prefix { $0 != "r" }) { point = own }
      let points = try results.points()
      guard let shown = point, points.indices.contains(shown) else {
        throw ResultsFault.unknownPoint(point ?? 0, count: points.count)
      }
      let words = points[shown]
      if !words.isEmpty { group += " (\(words))" }
    }
    let single = try run ?? results.run(nil, ofPoint: point)
    if sweep.map({ $0.runs == $0.points }) ?? (results.manifest.replicates == 1) { run = single }
    let metrics = try command.metrics() ?? Trajectories.usual
    return (RunFigures.Choice(run: run, point: point, metrics: metrics, group: group), single)
  }

  private func noteFont() {
    guard FigureFont.found != FigureFont.name else { return }
    let other = FigureFont.found.map { "'\($0)' takes its place" } ?? "there is no other"
    Console.say(
      "note: the font \(FigureFont.name) is not installed; \(other), and text may look otherwise (Debian: apt-get install "
        + "fonts-dejavu-core)")
  }

  private func write(_ figures: [any Figure], _ formats: [FigureFormat], _ look: Theme.Name) throws {
    guard !figures.isEmpty else { return }
    func path(_ figure: any Figure, _ format: FigureFormat) -> String { "\(out)/\(figure.name).\(format.rawValue)" }
    if !command.force {
      for figure in figures {
        for format in formats where FileManager.default.fileExists(atPath: path(figure, format)) {
          throw OutputError.cannotCreate(
            path: path(figure, format), reason: "the file is there already",
            hint: "use --force, or name another folder with --out")
        }
      }
    }
    try StrictFolder.make(PathTarget.folder(out))
    var unshown = UnshownText()
    for figure in figures {
      for format in formats {
        try Task.checkCancellation()
        let bytes: [UInt8]
        do {
          let drawn = try figure.drawn(format, look, scale: command.scale)
          unshown.add(drawn.unshown)
          bytes = drawn.bytes
        } catch {
          throw OutputError.cannotWrite(path: path(figure, format), reason: error.words)
        }
        try OutputFile(path(figure, format), force: command.force).write { try $0.write(bytes) }
      }
      say(
        "\(out)/\(figure.name).\(formats.map(\.rawValue).joined(separator: ", ."))\n    \(figure.words.withoutIsolates)"
      )
    }
    if let note = unshown.note { Console.say("note: " + note) }
  }

  private func say(_ text: String) { if !command.quiet { Console.say(text) } }
}
