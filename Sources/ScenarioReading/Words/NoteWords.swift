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
      "line \(line): YAML reads ' \(comment.shortened)' after '\(text.shortened)' as a comment. If it belongs to the text, put "
        + "the whole text in quotes."
    case .actsAfterwards(let technique):
      "'\(technique.rawValue)' acts in the weeks after the last session, but none are followed. Add follow_up: {weeks: 12}."
    case .otherActs(let ticks):
      "with 'ticks_per_session' at \(ticks), a session has another number of acts. To keep it, set 'acts_per_tick'."
    case .shorterEnding(let ending, let sessions):
      "with \(counted(sessions, "session")), 'ending_sessions' is \(plain(ending)) instead of 2"
    case .shorterEndings(let sessions):
      "at points with fewer than \(plain(sessions)) sessions, 'ending_sessions' is one less than their number"
    case .someTies(let count, let pairs, let file):
      "\(file) gives \(count) of \(counted(pairs, "pair")). The others are drawn as they would be without the file."
    case .sobolPoints(let count):
      "\(counted(count, "point")) of a Sobol sequence are unevenly spread. Use a power of two, such as \(count.powerOfTwo)."
    case .fewReplicates(let min):
      "'until' may stop a point after \(min) replicates. Below \(StoppingRule.usualMin), the 95% CI of a skewed metric "
        + "includes the mean in only 84 to 92 of 100 cases. Set 'min' to at least \(StoppingRule.usualMin)."
    case .emptyCells(let count, let file):
      "\(file.shortened): \(counted(count, "empty cell")) \(noun(count, "takes", "take")) the scenario's own value"
    case .names(let owner, let readings):
      "names of \(owner): " + readings.map { $0.words + "." }.joined(separator: " ")
        + " Choose other names, or read such columns as text. In pandas, give dtype=str, keep_default_na=False and "
        + "na_values=[\"\"]. In R, give colClasses and na.strings=\"\". In Excel, import them as Text."
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
        + (isInR && names.count > 1 ? ", and R only NA" : "")
    case .numbers(let changed):
      let example = changed.map { name in ", for example \(name) as \(Double(name).map { plain($0) } ?? name)" }
      return "pandas and R read these names as numbers" + (example ?? "")
    case .truthValues(let names):
      let readers = names.allSatisfy { $0.count > 1 } ? "pandas and R read" : "R reads"
      return "\(readers) \(names.told) as true or false"
    case .dates(let names): return "Excel reads \(names.told) as \(noun(names.count, "a date", "dates"))"
    case .changed(let names):
      return
        "Excel reads \(names.told) as \(noun(names.count, "a number or a truth value", "numbers or truth values")) and changes \(noun(names.count, "it", "them"))"
    case .amounts(let names): return "Excel reads \(names.told) as times, percentages or amounts"
    }
  }
}

extension [String] {
  /// At most four of a few names.
  fileprivate var told: String { map(NameRule.shown).inSentence(most: 4) }
}
