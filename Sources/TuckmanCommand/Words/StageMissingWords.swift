import Analytics
import Reporting
import Scenarios

extension StageMissing {
  /// Why the group never came into the stage.
  func words(path: [Stage]) -> String {
    if isFirst { return "The group begins in \(stage.rawValue)." }
    let never = "\(stage.rawValue.capitalized) never came: \(path.map(\.rawValue).joined(separator: ", "))."
    guard let tick, !needs.isEmpty else { return never }
    let told = needs.map {
      "\($0.metric.rawValue) was \(NumberText.two($0.level)) (\(stage.rawValue) is \($0.isAbove ? "from" : "below") \(NumberText.two($0.limit)))"
    }
    return never + " At tick \(tick), before the end was felt, \(told.joined(separator: ", "))"
      + "; a stage counts once it has lasted half a session."
  }
}
