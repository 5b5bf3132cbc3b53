/// What a trigger waits for: comparisons of metrics with numbers, or with a stage, joined by `and` and `or`.
///
/// `and` binds more closely than `or`: `a and b or c` holds where a and b hold, or c.
public struct Condition: Sendable, Equatable, CustomStringConvertible {
  /// One comparison.
  public enum Comparison: Sendable, Equatable, CustomStringConvertible {
    case number(Quantity, Relation, Double)
    case stage(Stage, isMeant: Bool)

    /// As it can be written.
    public var description: String {
      switch self {
      case .number(let quantity, let relation, let limit): "\(quantity.name) \(relation.rawValue) \(plain(limit))"
      case .stage(let stage, let isMeant): "stage is \(isMeant ? "" : "not ")\(stage.rawValue)"
      }
    }
  }

  /// What is compared with a number: a metric as it is, or as a facilitator sees it.
  public enum Quantity: Sendable, Equatable {
    case metric(Metric)
    case observed(Observable)

    /// The metric that is looked at.
    var metric: Metric {
      switch self {
      case .metric(let metric): metric
      case .observed(let observable): observable.metric
      }
    }

    /// The name in files.
    var name: String {
      switch self {
      case .metric(let metric): metric.rawValue
      case .observed(let observable): observable.rawValue
      }
    }
  }

  /// How.
  public enum Relation: String, CaseIterable, Sendable {
    case above = ">"
    case atLeast = ">="
    case below = "<"
    case atMost = "<="

    /// Whether a number stands to another so. What is not a number does not.
    public func holds(_ value: Double, _ limit: Double) -> Bool {
      switch self {
      case .above: value > limit
      case .atLeast: value >= limit
      case .below: value < limit
      case .atMost: value <= limit
      }
    }

    /// Whether a number within bounds can stand to a limit so.
    func canHold(_ limit: Double, _ bounds: Bounds) -> Bool {
      let (low, high) = (bounds.low ?? -.infinity, bounds.high ?? .infinity)
      switch self {
      case .above: return limit < high
      case .atLeast: return limit <= high
      case .below: return limit > low
      case .atMost: return limit >= low
      }
    }
  }

  /// Alternatives, each of comparisons that must hold together.
  public let alternatives: [[Comparison]]
  /// As it can be written.
  public let description: String

  /// One comparison of a number.
  public init(_ quantity: Quantity, _ relation: Relation, _ limit: Double) {
    self.init([[.number(quantity, relation, limit)]])
  }

  /// The same with every limit times a factor.
  public func scaled(by factor: Double) -> Condition {
    Condition(
      alternatives.map { alternative in
        alternative.map { comparison in
          guard case .number(let quantity, let relation, let limit) = comparison else { return comparison }
          return .number(quantity, relation, factor * limit)
        }
      })
  }

  private init(_ alternatives: [[Comparison]]) {
    self.alternatives = alternatives
    description = alternatives.map { $0.map(\.description).joined(separator: " and ") }.joined(separator: " or ")
  }

  /// Why a text is no condition.
  struct Fault: Error {
    let what: String
    let allowed: String
    var hint: String?
  }

  static let form =
    "comparisons such as tension > 0.25, cohesion <= 0.1 or stage is storming, joined by and, or"

  /// Reads a condition. Throws `Fault`.
  init(_ text: String) throws {
    let alternatives = try Self.words(text).split(separator: "or", omittingEmptySubsequences: false).map {
      alternative in
      try alternative.split(separator: "and", omittingEmptySubsequences: false).map { try Self.comparison(Array($0)) }
    }
    self.init(alternatives)
  }

  /// Words, with signs of comparison as words of their own.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      let isSign = "<>=!".contains(character)
      if character.isWhitespace || isSign != (word.last.map { "<>=!".contains($0) } ?? isSign) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if !character.isWhitespace { word.append(character) }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func comparison(_ words: [String]) throws -> Comparison {
    guard let first = words.first else { throw Fault(what: "a comparison is missing", allowed: form) }
    if first == "stage" { return try stage(words) }
    guard let quantity = quantity(first) else {
      throw Fault(
        what: "the condition names '\(first.shortened)', which is no metric",
        allowed: names.joined(separator: ", "), hint: hint(first))
    }
    guard words.count == 3, let relation = Relation(rawValue: words[1]), let limit = Number.parse(words[2]) else {
      throw Fault(
        what: "the comparison is '\(words.joined(separator: " ").shortened)'",
        allowed: "\(first) >, >=, < or <= a number", hint: hint(words))
    }
    let bounds = quantity.metric.bounds
    guard relation.canHold(limit, bounds) else {
      throw Fault(
        what: "'\(words.joined(separator: " ").shortened)' can never be",
        allowed: "\(first) is a number\(bounds.words)",
        hint: Hints.outside(limit, bounds))
    }
    return .number(quantity, relation, limit)
  }

  /// For a word that stands where a metric should.
  private static func hint(_ word: String) -> String? {
    if word.contains(where: { "()".contains($0) }) { return "leave the brackets out; and binds more closely than or" }
    if Number.parse(word) != nil { return "the metric comes first, as in tension > 0.25" }
    if Stage(rawValue: word) != nil { return "write stage is \(word)" }
    return names.nearest(to: word).map { "did you mean '\($0)'?" }
  }

  /// For a comparison with a number that begins as it should.
  private static func hint(_ words: [String]) -> String? {
    if words.contains(where: { $0 == "AND" || $0 == "OR" }) { return "write and, or in small letters" }
    if words.count > 3 { return "join comparisons by and, or" }
    return words.count == 3 && Number.parse(words[2]) == nil ? Hints.number(words[2]) : nil
  }

  private static func stage(_ words: [String]) throws -> Comparison {
    let names = Stage.allCases.map(\.rawValue)
    let isMeant = !words.contains("not")
    let name = words.count > 1 ? words[words.count - 1] : ""
    guard words.dropLast() == (isMeant ? ["stage", "is"] : ["stage", "is", "not"]), let stage = Stage(rawValue: name)
    else {
      throw Fault(
        what: "the comparison is '\(words.joined(separator: " ").shortened)'",
        allowed: "stage is, or stage is not, with \(names.joined(separator: ", "))",
        hint: Stage(rawValue: name).map { "write stage is \(words.contains("!=") ? "not " : "")\($0.rawValue)" }
          ?? names.nearest(to: name).map { "did you mean '\($0)'?" })
    }
    return .stage(stage, isMeant: isMeant)
  }

  private static func quantity(_ name: String) -> Quantity? {
    Metric(rawValue: name).map(Quantity.metric) ?? Observable(rawValue: name).map(Quantity.observed)
  }

  /// Everything that can be compared with a number.
  static let names = Metric.allCases.map(\.rawValue) + Observable.allCases.map(\.rawValue)
}

/// What a facilitator can see of a group, with an error. Raw values are the names in files.
public enum Observable: String, CaseIterable, Sendable {
  case negativity = "observed_negativity"
  case topShare = "observed_top_share"
  case participationGini = "observed_participation_gini"

  /// The metric that is seen.
  public var metric: Metric {
    switch self {
    case .negativity: .negativity
    case .topShare: .topShare
    case .participationGini: .participationGini
    }
  }
}
