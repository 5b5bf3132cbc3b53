import Scenarios

/// What a message says.
package struct Sentence: Sendable {
  /// What is wrong.
  package let what: String
  /// What is allowed there.
  package let allowed: String?
  /// What was probably meant, or how to mend it.
  package let hint: String?

  package init(_ what: String, allowed: String? = nil, hint: String? = nil) {
    (self.what, self.allowed, self.hint) = (what, allowed, hint)
  }

  /// What is wrong, what to do, and what is allowed. A question follows what is wrong; the others have a line each.
  package var text: String {
    let advice = hint.map { hint in
      hint.hasSuffix("?") ? ". " + hint.sentenceCased : "\n    hint: " + hint
    }
    return what + (advice ?? "") + (allowed.map { "\n    allowed: " + $0 } ?? "")
  }
}

extension Problem {
  /// What is wrong.
  public var what: String { fault.sentence.what }
  /// What is allowed there.
  public var allowed: String? { fault.sentence.allowed }
  /// What was probably meant, or how to mend it.
  public var hint: String? { fault.sentence.hint }

  /// The problem in words.
  package var placed: PlacedSentence { PlacedSentence(place, fault.sentence, isInArguments: isInArguments) }

  /// `file:line:column: what`, then a hint, then what is allowed.
  public var text: String { placed.text }
}

extension Problems {
  /// Every problem, each on its own lines.
  public var text: String { all.map(\.placed).text }
}

/// What a message says of a place.
package struct PlacedSentence: Sendable {
  package let place: Place
  package let sentence: Sentence
  /// Whether the fault is in the command line and not in a file.
  package let isInArguments: Bool

  package init(_ place: Place, _ sentence: Sentence, isInArguments: Bool = false) {
    (self.place, self.sentence, self.isInArguments) = (place, sentence, isInArguments)
  }

  package init(
    _ place: Place, _ what: String, allowed: String? = nil, hint: String? = nil, isInArguments: Bool = false
  ) {
    self.init(place, Sentence(what, allowed: allowed, hint: hint), isInArguments: isInArguments)
  }

  /// `file:line:column: what`, then a hint, then what is allowed.
  package var text: String {
    var text = place.file == InputFile.standardInput ? "standard input" : place.file.inertLine
    if place.line > 0 { text += ":\(place.line)" }
    if place.line > 0, place.column > 0 { text += ":\(place.column)" }
    return text + ": " + sentence.text
  }
}

extension [PlacedSentence] {
  /// Each on its own lines; of very many the first.
  package var text: String {
    let told = prefix(Problems.most).map(\.text).joined(separator: "\n")
    return count > Problems.most ? told + "\n… and at least \(count - Problems.most) more" : told
  }
}
