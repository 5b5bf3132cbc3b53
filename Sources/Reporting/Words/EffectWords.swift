import Analytics
import Statistics

extension PairedEstimate {
  /// It in a sentence: `With nobody to facilitate, highest tension is higher by 0.120 (95% interval …): 0.31 and not 0.19.`
  package func sentence(_ when: String) -> String {
    let levels = "\(level(pairs.b.mean)), against \(level(pairs.a.mean))"
    if verdict == .same {
      let unseen = FigureNumber.percent(Share.unseen(in: pairs.difference.count))
      return
        "\(when), \(label) \(ComparedMetric(column).isPlural ? "were" : "was") the same in all \(pairs.difference.count) groups: \(level(pairs.b.mean)) (at 95%, up to \(unseen) of all may differ)."
    }
    let interval =
      interval.map { "95% interval " + ComparedFormat.page.interval($0, isShare: isShare) }
      ?? "too few groups for an interval"
    guard verdict.isShown else {
      return "\(when), \(label) may be higher or lower: \(levels); the difference is \(told(difference)), \(interval)."
    }
    return
      "\(when), \(label) \(ComparedMetric(column).isPlural ? "are" : "is") \(verdict.word(open: "")): \(levels), a difference of \(told(difference)) (\(interval))."
  }
}
