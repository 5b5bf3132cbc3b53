/// Reads the text of a constraint.
struct ConstraintReader {
  /// Why a text is no constraint.
  struct Fault: Error {
    let what: String
    var allowed = ConstraintReader.form
    var hint: String?
  }

  /// What a name stands for, and which words it can be; none if it is a number.
  struct Meaning {
    let term: Constraint.Term
    var words: [String] = []
    var isNumber: Bool { words.isEmpty }
  }

  /// A piece of the text with what it is.
  private enum Piece {
    case truth(Constraint.Truth)
    case quantity(Constraint.Quantity)
    case name(Meaning, String)
    /// A name that is none: a word to compare with.
    case word(String)
  }

  static let form = "comparisons such as members * faultline < 12 or style != none, joined by and, or"
  static let longest = 500
  private static let deepest = 64

  private let names: [String: Meaning]
  private var tokens: [String] = []
  private var position = 0
  private var depth = 0

  private init(_ names: [String: Meaning]) { self.names = names }

  /// Takes a text of at most `longest` characters. Throws a `Fault`.
  static func read(_ text: String, names: [String: Meaning]) throws -> Constraint {
    var reader = ConstraintReader(names)
    reader.tokens = try reader.tokens(of: text)
    let piece = try reader.alternatives()
    if let rest = reader.next { throw Fault(what: "'\(rest.shortened)' stands where the constraint should end") }
    guard case .truth(let truth) = piece else {
      throw Fault(what: "'\(text.shortened)' compares nothing")
    }
    return Constraint(text, truth)
  }

  // MARK: Words

  private static let signs = ["<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")"]

  private func tokens(of text: String) throws -> [String] {
    var (rest, tokens) = (Substring(text), [String]())
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
        continue
      }
      if let sign = Self.signs.first(where: rest.hasPrefix) {
        tokens.append(sign)
        rest.removeFirst(sign.count)
        continue
      }
      guard character.isASCII, character.isLetter || character.isNumber || character == "_" else {
        throw Fault(
          what: "'\(String(character).shortened)' has no meaning in a constraint", hint: Self.hint(sign: character))
      }
      let word = word(at: rest)
      tokens.append(word)
      rest.removeFirst(word.count)
    }
    return tokens
  }

  private static func hint(sign: Character) -> String? {
    switch sign {
    case "=": "write == for equal"
    case "&": "write and"
    case "|": "write or"
    case "^": "write a * a for a square"
    case "!": "write != for unequal"
    case "\"", "'": "write words without quotes"
    case ",": "write decimals with a dot"
    default: nil
    }
  }

  /// The number or name that a text begins with. A minus belongs to it in `1e-3`, and in a name that is known so.
  private func word(at text: Substring) -> String {
    func run(_ isPart: (Character) -> Bool) -> String { String(text.prefix { $0.isASCII && isPart($0) }) }
    let short = run { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    let long = run { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "-" || $0 == "+" }
    if short.first?.isNumber == true {
      let isExponent = short.last == "e" || short.last == "E"
      guard isExponent, long.count > short.count else { return short }
      return short + text.dropFirst(short.count).prefix(1)
        + text.dropFirst(short.count + 1).prefix { $0.isASCII && $0.isNumber }
    }
    return long.contains("-") && names.values.contains { $0.words.contains(long) } ? long : short
  }

  private var next: String? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ token: String) -> Bool {
    guard next == token else { return false }
    position += 1
    return true
  }

  // MARK: Grammar

  private mutating func alternatives() throws -> Piece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Fault(what: "the constraint is nested too deep", allowed: "64 levels") }
    var piece = try conjunction()
    while take("or") { piece = .truth(.either(try truth(piece, "or"), try truth(try conjunction(), "or"))) }
    return piece
  }

  private mutating func conjunction() throws -> Piece {
    var piece = try comparison()
    while take("and") { piece = .truth(.both(try truth(piece, "and"), try truth(try comparison(), "and"))) }
    return piece
  }

  private mutating func comparison() throws -> Piece {
    let left = try sum()
    guard let relation = next.flatMap(Constraint.Relation.init) else { return left }
    position += 1
    let right = try sum()
    if let sign = next, Constraint.Relation(rawValue: sign) != nil {
      throw Fault(what: "two comparisons in a row: '\(sign)'", hint: "join comparisons by and, or")
    }
    if let truth = try sameness(left, relation, right) { return .truth(truth) }
    return .truth(.compare(try quantity(left), relation, try quantity(right)))
  }

  /// A comparison of words; nothing where numbers are compared.
  private func sameness(
    _ left: Piece, _ relation: Constraint.Relation, _ right: Piece
  ) throws -> Constraint.Truth? {
    let terms: (Constraint.Term, Constraint.Term)
    switch (left, right) {
    case (.name(let meaning, let name), .word(let word)), (.word(let word), .name(let meaning, let name)):
      guard !meaning.isNumber else { throw unknown(word) }
      guard meaning.words.contains(word) else {
        throw Fault(
          what: "'\(word.shortened)' is no value of \(name)", allowed: meaning.words.joined(separator: ", "),
          hint: meaning.words.nearest(to: word).map { "did you mean '\($0)'?" })
      }
      terms = (meaning.term, .constant(.text(word)))
    case (.name(let a, _), .name(let b, _)) where !a.isNumber && !b.isNumber: terms = (a.term, b.term)
    default: return nil
    }
    guard relation == .equal || relation == .unequal else {
      throw Fault(what: "words are compared by '\(relation.rawValue)'", allowed: "==, !=")
    }
    return .same(terms.0, terms.1, isMeant: relation == .equal)
  }

  private mutating func sum() throws -> Piece {
    var piece = try product()
    while let sign = next, sign == "+" || sign == "-" {
      position += 1
      let (a, b) = (try quantity(piece), try quantity(try product()))
      piece = .quantity(sign == "+" ? .sum(a, b) : .difference(a, b))
    }
    return piece
  }

  private mutating func product() throws -> Piece {
    var piece = try factor()
    while let sign = next, sign == "*" || sign == "/" {
      position += 1
      let (a, b) = (try quantity(piece), try quantity(try factor()))
      if sign == "/", b == .number(0) { throw Fault(what: "it divides by 0") }
      piece = .quantity(sign == "*" ? .product(a, b) : .quotient(a, b))
    }
    return piece
  }

  private mutating func factor() throws -> Piece {
    guard let token = next else { throw Fault(what: "the constraint ends where a number or a name should stand") }
    position += 1
    switch token {
    case "(":
      let inner = try alternatives()
      guard take(")") else { throw Fault(what: "a bracket is not closed") }
      return inner
    case "-":
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else { throw Fault(what: "the constraint is nested too deep", allowed: "64 levels") }
      return .quantity(.negative(try quantity(try factor())))
    case "and", "or": throw Fault(what: "'\(token)' stands where a number or a name should")
    default: break
    }
    if Self.signs.contains(token) { throw Fault(what: "'\(token)' stands where a number or a name should") }
    if token.first?.isNumber == true {
      guard let value = Number.parse(token) else {
        throw Fault(what: "'\(token.shortened)' is no number", hint: Hints.number(token))
      }
      return .quantity(.number(value))
    }
    return names[token].map { .name($0, token) } ?? .word(token)
  }

  // MARK: Kinds

  private func quantity(_ piece: Piece) throws -> Constraint.Quantity {
    switch piece {
    case .quantity(let quantity): return quantity
    case .name(let meaning, let name):
      guard meaning.isNumber else {
        throw Fault(what: "\(name) is no number", allowed: "\(name) == or != one of " + meaning.words.listed)
      }
      return .term(meaning.term)
    case .word(let word): throw unknown(word)
    case .truth: throw Fault(what: "a comparison stands where a number should")
    }
  }

  private func truth(_ piece: Piece, _ joint: String) throws -> Constraint.Truth {
    guard case .truth(let truth) = piece else { throw Fault(what: "'\(joint)' joins something that is no comparison") }
    return truth
  }

  private func unknown(_ word: String) -> Fault {
    Fault(
      what: "the constraint names '\(word.shortened)', which is neither varied nor a parameter",
      allowed: "names of what is varied, and of parameters",
      hint: names.keys.sorted().nearest(to: word).map { "did you mean '\($0)'?" })
  }
}

extension [String] {
  /// All of a few words, or the first of many.
  var listed: String { count <= 16 ? joined(separator: ", ") : prefix(16).joined(separator: ", ") + ", …" }
}
