import Scenarios

extension Problem.Fault {
  /// The fault in words.
  var sentence: Sentence {
    switch self {
    case .unknownKey(let name, let owner, let keys):
      Sentence("unknown key '\(name.shortened)' in \(owner.asOwner)", allowed: keys.asKeys, hint: guess?.words)
    case .missing(let key, let owner, let keys):
      Sentence("\(owner.asOwner) needs '\(key)'", allowed: keys.joined(separator: ", "))
    case .misplaced(let key, let owner, let keys):
      Sentence("\(owner.asOwner) takes no '\(key)'", allowed: keys.joined(separator: ", "))
    case .wrongKind(let owner, let given, let wanted):
      Sentence("\(owner.asOwner) cannot be \(given.words)", allowed: wanted.words, hint: guess?.words)
    case .inQuotes(let owner, let wanted):
      Sentence("\(owner.asOwner) is in quotes, which make it text", allowed: wanted.words, hint: "leave out the quotes")
    case .outOfBounds(let owner, let value, let wanted):
      Sentence(
        "\(owner.asOwner) cannot be \(value.shortened)", allowed: wanted.words, hint: hint(outside: wanted, value))
    case .notOneOf(let owner, let given, let names):
      Sentence(given.isNone(of: owner), allowed: names.joined(separator: ", "), hint: guess?.words)
    case .tooLong(let owner, let characters, let most):
      Sentence(
        "\(owner.asOwner) is too long: \(counted(characters, "character"))", allowed: Wanted.text(most: most).words)
    case .badText(let owner, let fault, let most):
      Sentence("\(owner.asOwner) \(fault.words)", allowed: Wanted.text(most: most).words + fault.wanted)
    case .repeated(let what, let line): what.sentence(line)
    case .tooMany(let amount, let most): amount.sentence(most)
    case .reversed(let owner, let from, let to):
      Sentence("\(owner.asOwner) ends (\(plain(to))) before it begins (\(plain(from)))")
    case .scenario(let fault): fault.sentence(guess)
    case .notTogether(let fault): fault.sentence
    case .people(let fault): fault.sentence(guess)
    case .design(let fault): fault.sentence(guess)
    case .factor(let fault): fault.sentence(guess)
    case .domain(let fault): fault.sentence
    case .file(let fault): fault.sentence
    case .yaml(let fault): fault.sentence
    case .table(let fault): fault.sentence(guess)
    case .setting(let fault): fault.sentence(guess)
    case .inFile(let path, let fault): fault.sentence.preceded(by: "\(path.shortened): ")
    case .atPoint(let point, let fault): point.sentence(fault)
    case .expression(let fault, let kind): fault.sentence(in: kind)
    }
  }

  private func hint(outside wanted: Wanted, _ value: String) -> String? {
    guard wanted == .powerOfTwo, let count = Int(value) else { return guess?.words }
    let power = count.powerOfTwo
    return "take \(power), or \(max(1, power / 2))"
  }
}

extension String {
  /// The owner of a fault in a sentence: a key in quotes, words as they are.
  package var asOwner: String { contains(" ") ? self : "'\(self)'" }
}

extension Given {
  /// That it is none of the names that an owner takes: `unknown style 'strict'`, `'second_order' cannot be 'some'`.
  fileprivate func isNone(of owner: String) -> String {
    guard let text = self.text, !text.isEmpty, let kind = owner.wholeMatch(of: #/(?:the|an?) (.+)/#)?.output.1 else {
      return "\(owner.asOwner) cannot be \(words)"
    }
    return "unknown \(kind) \(words)"
  }
}

extension Sentence {
  /// The same with words before it.
  package func preceded(by words: String) -> Sentence { Sentence(words + what, allowed: allowed, hint: hint) }
}
