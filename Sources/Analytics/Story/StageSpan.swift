import Scenarios

/// A time that a group spent in a stage, in sessions from 0: session s lies from s − 1 to s.
public struct StageSpan: Sendable, Equatable {
  /// The stage.
  public let stage: Stage
  /// Its beginning and its end.
  public let from, to: Double

  /// Creates a span.
  public init(stage: Stage, from: Double, to: Double) { (self.stage, self.from, self.to) = (stage, from, to) }

  /// The stages that followed each other, of the stages of ticks from 1.
  public static func spans(of stages: [Stage], ticksPerSession: Int) -> [StageSpan] {
    var (spans, start): ([StageSpan], Int) = ([], 0)
    func time(_ tick: Int) -> Double { Double(tick) / Double(max(ticksPerSession, 1)) }
    for tick in stages.indices where tick + 1 == stages.count || stages[tick + 1] != stages[tick] {
      spans.append(StageSpan(stage: stages[tick], from: time(start), to: time(tick + 1)))
      start = tick + 1
    }
    return spans
  }
}
