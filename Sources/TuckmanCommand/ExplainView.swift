import Analytics
import Foundation
import GroupDynamics
import Recording
import Reporting
import ScenarioReading
import Scenarios

/// What `explain` shows of one run.
struct ExplainView {
  /// What is asked.
  enum Question: Sendable {
    case whole, session(Int), tick(Int), stage(Stage)
  }

  let run: ExplainedRun
  let question: Question
  /// The metric that is asked for; nothing for the usual.
  let metric: Metric?
  let grouping: ChangeGrouping

  private var explanation: Explanation { run.explanation }
  private var words: ExplanationWords { ExplanationWords(explanation) }
  private var names: [String] { explanation.changes.names }

  // MARK: CSV

  var csv: String {
    let metrics = metric.map { [$0] } ?? ChangePart.metrics
    let header = String(decoding: ChangeRow.table.header, as: UTF8.self)
    guard let span else { return header }
    return header + String(decoding: explanation.rows(metrics, span, by: grouping).bytes, as: UTF8.self)
  }

  /// The updates that the question is about; of a stage that never came, none.
  private var span: ClosedRange<Int>? {
    switch question {
    case .whole: return explanation.whole
    case .session(let session): return explanation.span(ofSession: session)
    case .tick(let tick): return tick...tick
    case .stage(let stage):
      guard let entry = entries(stage).first else { return nil }
      return (entry.drivers.map(\.span.lowerBound).min() ?? began(before: entry))...entry.tick
    }
  }

  /// The first tick of the stage before an entry.
  private func began(before entry: StageEntry) -> Int {
    explanation.entries.last { $0.tick < entry.tick }?.tick ?? 1
  }

  private func entries(_ stage: Stage) -> [StageEntry] { explanation.entries.filter { $0.stage == stage } }

  // MARK: Text

  var text: String {
    let p = run.source.scenario.parameters
    let id = run.source.run
    let point = run.source.folder?.manifest.sweep != nil ? ", point \(id.point)" : ""
    var lines = ["", Words.bold(run.source.scenario.title)]
    lines.append(
      "\(counted(p.members, "member")), \(counted(p.sessions, "session")), seed \(run.source.scenario.seed)\(point), replicate \(id.replicate); "
        + "stages \(run.summary.stagePath)")
    if let likeness = run.likeness { lines += wrapped(likeness.words + ".", indent: 0) }
    return (lines + [""] + answer + [""]).joined(separator: "\n") + "\n"
  }

  private var answer: [String] {
    switch question {
    case .whole:
      guard grouping == .mechanism else { return tables(explanation.whole) }
      let story = metric == nil ? words.story.flatMap { passage($0) + [""] } : []
      return story + shown.flatMap { bySession($0) + [""] } + legend + next
    case .session(let session): return spanned("Session \(session)", explanation.span(ofSession: session))
    case .tick(let tick): return spanned("Tick \(tick)", tick...tick)
    case .stage(let stage): return into(stage)
    }
  }

  private var shown: [Metric] { metric.map { [$0] } ?? [.cohesion, .tension] }

  private func into(_ stage: Stage) -> [String] {
    let entries = entries(stage)
    guard !entries.isEmpty else {
      return wrapped(StageMissing(stage, in: explanation).words(path: run.summary.path), indent: 0)
    }
    let passages = entries.flatMap { passage(words.passage($0)) + [""] }
    return passages + (grouping == .mechanism ? [] : span.map(tables) ?? [])
  }

  /// What moved each metric over a span.
  private func spanned(_ name: String, _ span: ClosedRange<Int>) -> [String] {
    let ticks = span.count > 1 ? " (ticks \(span.lowerBound) to \(span.upperBound))" : ""
    let moved = explanation.moved(span)
    let before = ExplanationWords.moved(moved).map { ["Before it, \($0)."] } ?? []
    let causes = shown.map { metric in
      words.course(metric, span).sentenceCased + ". " + words.causes(metric, span)
    }
    let told = passage(ExplainedPassage(heading: name + ticks + ".", causes: before + causes))
    return told + (grouping == .mechanism ? [] : [""] + tables(span))
  }

  private func passage(_ passage: ExplainedPassage) -> [String] {
    wrapped(passage.heading, indent: 0).map(Words.bold) + passage.causes.flatMap { wrapped($0, indent: 2) }
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    Layout.filled(text, width: Console.width, indent: indent)
  }

  // MARK: Tables

  /// Parts by session; those that never matter are left out, and where the terminal has no room for all, those that moved
  /// least are put together.
  private func bySession(_ metric: Metric) -> [String] {
    let sessions = explanation.bySession(metric)
    let sizes = sessions.parts.indices.map { part in sessions.rows.reduce(0) { $0 + abs($1.changes[part]) } }
    let bySize = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    func rows(_ count: Int) -> [[String]] {
      let shown = bySize.prefix(count).sorted()
      let rest = bySize.dropFirst(count)
      let head = shown.map { sessions.parts[$0].name } + (rest.isEmpty ? [] : ["others"])
      return [["session"] + head + ["change", "at end"]]
        + sessions.rows.enumerated().map { place, row in
          let others = rest.isEmpty ? [] : [signed(rest.reduce(0) { $0 + row.changes[$1] })]
          return [String(place + 1)] + shown.map { signed(row.changes[$0]) } + others
            + [signed(row.change), NumberText.three(row.level)]
        }
    }
    let fitting = (1...max(1, bySize.count)).last { Words.fits(rows($0), width: Console.width) }
    return ["What moved \(metric.rawValue), by session"] + Words.table(rows(fitting ?? bySize.count))
  }

  /// What the parts are that are not 0.
  private var legend: [String] {
    shown.flatMap { metric in
      let parts = ChangePart.parts(of: metric).filter { part in
        explanation.whole.contains { abs(explanation.changes.sum(part, tick: $0)) >= 0.00005 }
      }
      return ["Parts of \(metric.rawValue)"]
        + parts.flatMap { Layout.filled("\($0.name): \($0.meaning)", width: Console.width, indent: 2, more: 2) }
    }
  }

  private var next: [String] {
    let replicate = run.source.isNamed ? [] : ["--replicate", String(run.source.run.replicate)]
    func explain(_ words: [String]) -> String { Words.typed(["explain", run.source.text] + words + run.source.saying) }
    var tries = [
      (explain(replicate + ["--session", String(explanation.peak.session), "--by", "pair"]), NextWords.pairByPair)
    ]
    // Where a run failed, others that are made again do not all come to their end.
    if run.source.folder?.manifest.failedRuns ?? 0 == 0 {
      let isLed = run.source.scenario.isFacilitated
      let subject: ExplainCommand.AblationOption = isLed ? .interventions : .mechanisms
      tries.append((explain(["--ablation", subject.rawValue]), NextWords.ablation(isFacilitated: isLed)))
    }
    return NextWords.lines(tries)
  }

  private static let mostRows = 12

  /// Each metric by pair or by member over a span, those with most first, and the parts that did most of it.
  private func tables(_ span: ClosedRange<Int>) -> [String] {
    shown.flatMap { metric in
      let parts = ChangePart.parts(of: metric)
      let rows = grouping == .pair ? pairRows(parts, span) : memberRows(parts, span)
      let more = rows.count > Self.mostRows ? ["… and \(rows.count - Self.mostRows) more (--format csv has all)"] : []
      let title = "What moved \(metric.rawValue), by \(grouping.rawValue): \(words.course(metric, span))"
      return wrapped(title, indent: 0) + rows.prefix(Self.mostRows) + more + [""]
    }
  }

  private func pairRows(_ parts: [ChangePart], _ span: ClosedRange<Int>) -> [String] {
    let pairs = explanation.pairs(parts, span).filter { $0.change != 0 }
    let titles = pairs.map { "\(names[$0.first]) and \(names[$0.second])" }
    return zip(pairs, titles).map { pair, title in
      let split = parts.map { part in
        (
          part,
          explanation.sum([part], span, pair.first, pair.second)
            + explanation.sum([part], span, pair.second, pair.first)
        )
      }
      return row(title, titles, pair.change, split)
    }
  }

  private func memberRows(_ parts: [ChangePart], _ span: ClosedRange<Int>) -> [String] {
    let split = parts.map { ($0, explanation.members([$0], span)) }
    let sums = names.indices.map { i in split.reduce(0) { $0 + $1.1[i] } }
    return names.indices.sorted { abs(sums[$0]) > abs(sums[$1]) }.map { i in
      row(names[i], names, sums[i], split.map { ($0.0, $0.1[i]) })
    }
  }

  private func row(_ title: String, _ titles: [String], _ change: Double, _ split: [(ChangePart, Double)]) -> String {
    let width = titles.map(\.count).max() ?? 0
    let most = split.filter { abs($0.1) >= 0.00005 }.sorted { abs($0.1) > abs($1.1) }.prefix(3)
    return "  " + Words.pad(title, width) + "  " + NumberText.signed(change) + "   "
      + most.map { "\($0.0.name) \(NumberText.signed($0.1))" }.joined(separator: ", ")
  }

  private func signed(_ value: Double) -> String {
    guard abs(value) < 1e9 else { return String(format: "%+.3g", value) }
    let text = NumberText.signed(value, 3)
    return text == "+0.000" || text == "-0.000" ? "0" : text
  }
}
