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
    case .keys(let keys): "name: value, with " + keys.asKeys
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
    case .factors: "name: values, as in members: [4, 8, 16]"
    case .levels: "name: settings, as in alike: {faultline: 0}"
    case .levelSettings: "name: value, as in {faultline: 0}"
    case .point: "name: value, as in {members: 30, faultline: 0}"
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
    case .said(let words): words
    }
  }
}

extension Bounds {
  /// The interval in words, with a leading space, or nothing.
  var words: String {
    var words = ""
    if let low { words += lowIncluded ? " from \(plain(low))" : " above \(plain(low))" }
    if let high { words += highIncluded ? " to \(plain(high))" : " to below \(plain(high))" }
    return words
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
