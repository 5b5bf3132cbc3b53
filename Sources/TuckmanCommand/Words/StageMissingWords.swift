import Analytics
import Reporting
import ScenarioReading
import Scenarios

extension StageMissing {
  /// Why the group never came into the stage.
  func words(path: [Stage]) -> String {
    if isFirst { return "The group began in \(stage.rawValue)." }
    let never = "The group never reached \(stage.rawValue). Its stages were \(path.map(\.rawValue).inSentence())."
    guard let tick, !needs.isEmpty else { return never }
    let told = needs.map {
      "\($0.metric.rawValue) was \(FigureNumber.plain($0.level, 2)) (\(stage.rawValue): \($0.isAbove ? "at least" : "below") \(FigureNumber.plain($0.limit, 2)))"
    }
    return never + " At tick \(tick), before the end was felt, \(told.inSentence()). "
      + "A stage counts once it has lasted half a session."
  }
}
