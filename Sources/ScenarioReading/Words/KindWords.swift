import Scenarios

extension Given {
  /// As it goes behind `is`.
  var words: String {
    switch self {
    case .text(let text, _): text.isEmpty ? "empty" : "'\(text.shortened)'"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension Wanted {
  /// As it goes behind `allowed:`.
  var words: String {
    switch self {
    case .keys(let keys): "keys with values: " + keys.asKeys
    case .list(let entries): "a list of " + entries.words
    case .text(let most): "text of 1 to \(most) characters"
    case .number(let bounds, let isWhole): (isWhole ? "a whole number" : "a number") + bounds.words
    case .wholeNumber: "a whole number"
    case .evenNumber: "an even number"
    case .powerOfTwo: "a power of two"
    case .sign: "-1 or 1"
    case .seed: "a whole number from 0 to 18446744073709551615"
    case .onOff: "on, off, true, false"
    case .span: TimeSpan.allowed
    case .someTime: "at least 1 tick"
    case .members: "a whole number, or a list of members"
    case .numberOrText: "a number or text"
    case .column: "a column of runs.csv, such as tension_peak"
    case .factors: "names with values, as in members: [4, 8, 16]"
    case .levels: "names with settings, as in alike: {faultline: 0}"
    case .levelSettings: "names with values, as in {faultline: 0}"
    case .point: "names with values, as in {members: 30, faultline: 0}"
    }
  }
}

extension Wanted.Entries {
  fileprivate var words: String {
    switch self {
    case .entries(let keys): "entries with " + keys.joined(separator: ", ")
    case .goals(let keys): "goals with " + keys.joined(separator: ", ")
    case .newcomers: "entries with session, count, or session, name"
    case .tables: "tables, such as [runs, ticks]"
    case .weeks: "weeks, such as [2, 4, 8]"
    case .numbers: "numbers"
    case .values: "values, such as [4, 8, 16]"
    case .points: "points, such as {members: 30, faultline: 0}"
    case .constraints: "comparisons, such as [members * faultline < 12]"
    }
  }
}

extension Bounds {
  /// The interval in words, with a leading space, or nothing.
  var words: String {
    if let low, let high, lowIncluded, highIncluded { return " from \(plain(low)) to \(plain(high))" }
    let ends = [
      low.map { lowIncluded ? " of at least \(plain($0))" : " above \(plain($0))" },
      high.map { highIncluded ? " of at most \(plain($0))" : " below \(plain($0))" },
    ]
    return ends.compactMap(\.self).joined(separator: " and")
  }
}

extension ParameterSpec {
  /// What is allowed, in words: `a whole number from 2 to 65536`.
  public var allowed: String { Wanted.number(bounds, isWhole: isInteger).words }
}

extension CastTrait {
  /// What is allowed, in words.
  public var allowed: String { Wanted.number(bounds).words }
}

extension [String] {
  /// The keys of a mapping; of many, where they can be read.
  var asKeys: String {
    count <= 16 ? joined(separator: ", ") : "the names that `tuckman list parameters` prints"
  }
}
