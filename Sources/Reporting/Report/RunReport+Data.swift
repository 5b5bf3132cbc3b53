import Scenarios
import Statistics

/// What the page's charts draw.
extension RunReport {
  var data: ReportData {
    var data = ReportData(run)
    data.doses = doses
    data.bands = bands
    data.events = (run.events ?? []).compactMap(Self.shown)
    data.twin = twin.map {
      .init(label: $0.label, ticks: ReportData.columns($0.ticks, Metric.allCases), stages: ReportData.spans($0.stages))
    }
    return data
  }

  /// What 90 % of the runs lie within, where there are many.
  private var bands: [String: ReportData.Band]? {
    guard let courses = runs.flatMap({ Trajectories($0, title: "")?.courses }) else { return nil }
    let known = courses.compactMap { course in
      course.bands.first.map { band in
        (
          course.metric.rawValue,
          ReportData.Band(
            low: ReportData.known(band.low), median: ReportData.known(course.middle), high: ReportData.known(band.high))
        )
      }
    }
    return Dictionary(uniqueKeysWithValues: known)
  }

  /// What was done by the events; where they were not recorded, what the scenario's schedule says.
  var doses: [ReportData.Dose] {
    if run.events != nil {
      return (StageRibbon(run, title: "")?.techniques ?? []).flatMap { technique in
        technique.doses.map { .init(technique: technique.name, from: $0.from, to: $0.to, dose: $0.dose) }
      }
    }
    let (clock, perSession) = (scenario.parameters.clock, Double(scenario.parameters.ticksPerSession))
    let absences = scenario.events.filter { $0.kind == .facilitatorAbsence }.map(\.session)
    return scenario.schedule.flatMap { entry in
      let ticks = SessionSpans(entry.ticks(clock).filter { !absences.contains(clock.session(ofTick: $0)) })
      return ticks.spans.map { span in
        ReportData.Dose(
          technique: entry.technique.rawValue, from: Double(span.lowerBound - 1) / perSession,
          to: Double(span.upperBound) / perSession, dose: entry.dose)
      }
    }
  }

  /// An event as the ribbon names it; changes of stage are the ribbon itself.
  private static func shown(_ event: RunTables.Event) -> ReportData.Event? {
    guard event.kind != "stage_change" else { return nil }
    let kind = FigureWords.kind(event.kind)
    let what = [event.technique.replacing("_", with: " "), event.member.isEmpty ? "" : event.member.isolated].filter {
      !$0.isEmpty
    }.joined(separator: ", ")
    let value = event.value.isEmpty ? nil : FigureWords.value(String(event.value.prefix(6)), ofKind: event.kind)
    let words = what.isEmpty ? kind : "\(kind): \(what)" + (value.map { " " + $0 } ?? "")
    return .init(session: event.session, tick: event.tick, kind: event.kind, words: words)
  }
}
