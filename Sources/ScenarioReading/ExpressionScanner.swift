import Scenarios

/// Takes the text of an expression apart into signs, numbers and words.
struct ExpressionScanner {
  static let signs =
    ["<=", ">=", "==", "!=", "(", ")"] + Relation.allCases.map(\.rawValue).filter { $0.count == 1 }
    + Operator.allCases.map(\.rawValue)

  /// Words that are known; those with a minus are no differences.
  let known: Set<String>

  /// Whether a token is meant for a number.
  static func isNumber(_ token: String) -> Bool { token.first.map { $0.isNumber || $0 == "." } ?? false }

  func tokens(of text: String) throws(ExpressionFault) -> [String] {
    var (rest, tokens) = (text[...], [String]())
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
        continue
      }
      var token = Self.signs.first(where: rest.hasPrefix)
      if token == nil, Self.isPart(character) { token = word(at: rest) }
      guard let token else {
        throw .noMeaning(rest.hasPrefix("=>") || rest.hasPrefix("=<") ? rest.prefix(2).description : String(character))
      }
      tokens.append(token)
      rest.removeFirst(token.count)
    }
    return tokens
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == ".")
  }

  /// The number or name that a text begins with. A minus belongs to it in `1e-3`, and in a word that is known so.
  private func word(at text: Substring) -> String {
    let short = String(text.prefix(while: Self.isPart))
    let long = String(text.prefix { Self.isPart($0) || $0 == "-" || $0 == "+" })
    guard Self.isNumber(short) else { return known.contains(long) ? long : short }
    guard short.last == "e" || short.last == "E", long.count > short.count else { return short }
    return short + long.dropFirst(short.count).prefix(1)
      + long.dropFirst(short.count + 1).prefix { $0.isNumber }
  }
}
