import Scenarios

/// Reads the text of a condition or a constraint. The names that are allowed are the caller's.
struct ExpressionReader<Name: Sendable & Equatable> {
  typealias Tree = Expression<Name>

  /// What a name stands for, and which words it can be; none if it is a number.
  struct Meaning {
    let name: Name
    var words: [String] = []
    var isNumber: Bool { words.isEmpty }
  }

  /// A piece of the text with what it is.
  private enum Piece {
    case truth(Tree.Truth)
    case quantity(Tree.Quantity)
    case name(Meaning, String)
    /// A name that is none: a word to compare with.
    case word(String)
  }

  private let names: [String: Meaning]
  private let tokens: [String]
  private var position = 0
  private var depth = 0

  /// Takes a text of at most `ScenarioKeys.longestExpression` characters.
  static func read(_ text: String, names: [String: Meaning]) throws(ExpressionFault) -> Tree.Truth {
    let words = Set(names.values.flatMap(\.words))
    var reader = ExpressionReader(names: names, tokens: try ExpressionScanner(known: words).tokens(of: text))
    let piece = try reader.truths(binding: 1)
    if let rest = reader.next { throw .tooMuch(rest, isName: names[rest] != nil) }
    return try reader.truth(piece, else: .noComparison(text))
  }

  private init(names: [String: Meaning], tokens: [String]) { (self.names, self.tokens) = (names, tokens) }

  private var next: String? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ token: String) -> Bool {
    guard next == token else { return false }
    position += 1
    return true
  }

  // MARK: Grammar

  /// Comparisons that are joined as closely as a strength says, or more closely.
  private mutating func truths(binding strength: Int) throws(ExpressionFault) -> Piece {
    guard strength <= 2 else { return try comparison() }
    var piece = try truths(binding: strength + 1)
    while let joint = next.flatMap(Joint.init), joint.strength == strength {
      position += 1
      let left = try truth(piece, else: .joinsNoComparison(joint.rawValue))
      let right = try truth(try truths(binding: strength + 1), else: .joinsNoComparison(joint.rawValue))
      piece = .truth(.joined(left, joint, right))
    }
    return piece
  }

  private mutating func comparison() throws(ExpressionFault) -> Piece {
    let left = try numbers(binding: 1)
    guard let sign = next, sign == "is" || Relation(rawValue: sign) != nil else { return left }
    position += 1
    let relation = Relation(rawValue: sign) ?? (take("not") ? .unequal : .equal)
    let right = try numbers(binding: 1)
    if let other = next, other == "is" || Relation(rawValue: other) != nil { throw .chain(other) }
    if let truth = try sameness(left, relation, right) { return .truth(truth) }
    let (a, b) = (try quantity(left), try quantity(right))
    guard sign != "is" else { throw .wordForNumbers }
    return .truth(.compare(a, relation, b))
  }

  /// A comparison of words; nothing where numbers are compared.
  private func sameness(_ left: Piece, _ relation: Relation, _ right: Piece) throws(ExpressionFault) -> Tree.Truth? {
    let (first, second): (Name, Tree.Word)
    switch (left, right) {
    case (.name(let meaning, let name), .word(let word)), (.word(let word), .name(let meaning, let name)):
      guard !meaning.isNumber else { throw unknown(word) }
      guard meaning.words.contains(word) else { throw .noValue(word, of: name, words: meaning.words) }
      (first, second) = (meaning.name, .text(word))
    case (.name(let a, _), .name(let b, _)) where !a.isNumber && !b.isNumber:
      (first, second) = (a.name, .name(b.name))
    default: return nil
    }
    guard relation == .equal || relation == .unequal else { throw .orderOfWords(relation) }
    return .same(first, second, isMeant: relation == .equal)
  }

  /// Numbers that are joined as closely as a strength says, or more closely.
  private mutating func numbers(binding strength: Int) throws(ExpressionFault) -> Piece {
    guard strength <= 2 else { return try operand() }
    var piece = try numbers(binding: strength + 1)
    while let sign = next.flatMap(Operator.init), sign.strength == strength {
      position += 1
      let (a, b) = (try quantity(piece), try quantity(try numbers(binding: strength + 1)))
      if sign == .over, b == .number(0) { throw .dividesByZero }
      piece = .quantity(.arithmetic(a, sign, b))
    }
    return piece
  }

  private mutating func operand() throws(ExpressionFault) -> Piece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionFault.deepest else { throw .tooDeep }
    guard let token = next else { throw .ends }
    position += 1
    if token == "(" {
      let inner = try truths(binding: 1)
      guard take(")") else { throw .openBracket }
      return inner
    }
    if token == "-" {
      let quantity = try quantity(try operand())
      if case .number(let number) = quantity { return .quantity(.number(-number)) }
      return .quantity(.negative(quantity))
    }
    if ExpressionScanner.signs.contains(token) || Joint(rawValue: token) != nil { throw .misplaced(token) }
    guard ExpressionScanner.isNumber(token) else { return names[token].map { .name($0, token) } ?? .word(token) }
    guard let number = Number.parse(token) else { throw .noNumber(token) }
    return .quantity(.number(number))
  }

  // MARK: Kinds

  private func quantity(_ piece: Piece) throws(ExpressionFault) -> Tree.Quantity {
    switch piece {
    case .quantity(let quantity): return quantity
    case .name(let meaning, let name):
      guard meaning.isNumber else { throw .wordsForNumber(name, words: meaning.words) }
      return .name(meaning.name)
    case .word(let word): throw unknown(word)
    case .truth: throw .comparisonForNumber
    }
  }

  private func truth(_ piece: Piece, else fault: ExpressionFault) throws(ExpressionFault) -> Tree.Truth {
    if case .truth(let truth) = piece { return truth }
    if case .word(let word) = piece { throw unknown(word) }
    throw fault
  }

  private func unknown(_ word: String) -> ExpressionFault {
    let names = self.names.keys.sorted()
    return .unknown(
      word, near: names.nearest(to: word), wordOf: names.first { self.names[$0]?.words.contains(word) ?? false })
  }
}
