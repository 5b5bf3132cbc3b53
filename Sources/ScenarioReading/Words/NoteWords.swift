import Scenarios

extension ScenarioFile {
  /// What a reader should know, though nothing is wrong: one sentence each.
  public var notes: [String] { remarks.map(\.words) }
}

extension Note {
  /// The note in words.
  package var words: String {
    switch self {
    case .comment(let comment, let text, let line):
      "line \(line): '\(text.shortened)' ends where ' \(comment.shortened)' begins, which YAML takes for a comment; "
        + "put the whole in quotes if it belongs together"
    case .actsAfterwards(let technique):
      "\(technique.rawValue) acts in the weeks after the last session, and none are followed (follow_up: {weeks: 12})"
    case .otherActs(let ticks):
      "acts per session change with ticks_per_session (\(ticks)); give acts_per_tick to keep them as they were"
    case .shorterEnding(let ending, let sessions):
      "ending_sessions is \(plain(ending)), for \(counted(sessions, "session")); more sessions have 2"
    case .shorterEndings(let sessions):
      "at points with fewer than \(plain(sessions)) sessions ending_sessions is one less than the sessions"
    case .someTies(let count, let pairs, let file):
      "\(file) gives \(count) of \(counted(pairs, "pair")); the others are composed as without it"
    case .sobolPoints(let count):
      "\(counted(count, "point")) of Sobol's sequence: a power of two, such as \(count.powerOfTwo), is more even"
    case .fewReplicates(let min):
      "until: every point has \(min) replicates before the rule may stop; below \(StoppingRule.usualMin), the interval of a "
        + "skewed metric holds its mean less often than it says (in 84 to 92 of 100 cases at 95%): min: "
        + "\(StoppingRule.usualMin) or more"
    case .emptyCells(let count, let file):
      "\(file.shortened): \(counted(count, "empty cell")) \(noun(count, "has", "have")) the scenario's own value"
    case .names(let owner, let readings):
      "names of \(owner): " + readings.map(\.words).joined(separator: "; ")
        + ". Choose other names, or read such columns as text: dtype=str, keep_default_na=False and na_values=[\"\"] in pandas; "
        + "colClasses and na.strings=\"\" in R; Text in Excel's import"
    }
  }
}

extension OtherReading {
  fileprivate var words: String {
    switch self {
    case .missing(let names):
      let isInR = names.contains("NA")
      let readers = isInR && names.count == 1 ? "pandas and R read" : "pandas reads"
      return "\(readers) \(names.told) as \(noun(names.count, "a missing value", "missing values"))"
        + (isInR && names.count > 1 ? ", R NA alone" : "")
    case .numbers(let changed):
      let example = changed.map { name in ", \(name) as \(Double(name).map { plain($0) } ?? name)" }
      return "pandas and R read these names as numbers" + (example ?? "")
    case .truthValues(let names):
      let readers = names.allSatisfy { $0.count > 1 } ? "pandas and R read" : "R reads"
      return "\(readers) \(names.told) as true or false"
    case .dates(let names): return "Excel reads \(names.told) as \(noun(names.count, "a date", "dates"))"
    case .changed(let names): return "Excel changes \(names.told), which it takes for a number or a truth value"
    case .amounts(let names): return "Excel reads \(names.told) as times, percentages or amounts"
    }
  }
}

extension [String] {
  /// At most four of a few names.
  fileprivate var told: String {
    let shown = prefix(4).map(NameRule.shown)
    if count > 4 { return shown.joined(separator: ", ") + " and \(count - 4) more" }
    return shown.count < 2
      ? shown.joined() : shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
  }
}
