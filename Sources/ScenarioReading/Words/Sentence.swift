import Scenarios

/// What a message says.
struct Sentence {
  /// What is wrong.
  let what: String
  /// What is allowed there.
  var allowed: String?
  /// What was probably meant, or how to mend it.
  var hint: String?

  init(_ what: String, allowed: String? = nil, hint: String? = nil) {
    (self.what, self.allowed, self.hint) = (what, allowed, hint)
  }
}

extension Problem {
  /// What is wrong.
  public var what: String { fault.sentence.what }
  /// What is allowed there.
  public var allowed: String? { fault.sentence.allowed }
  /// What was probably meant, or how to mend it.
  public var hint: String? { fault.sentence.hint }

  /// A problem in words. Its facts are not known.
  package init(
    _ place: Place, _ what: String, allowed: String? = nil, hint: String? = nil, isInArguments: Bool = false
  ) {
    self.init(place, .said(what: what, allowed: allowed, hint: hint), isInArguments: isInArguments)
  }

  /// `file:line:column: what`, then what is allowed, then a hint.
  public var text: String {
    let sentence = fault.sentence
    var text = place.file == InputFile.standardInput ? "standard input" : place.file.inertLine
    if place.line > 0 { text += ":\(place.line)" }
    if place.line > 0, place.column > 0 { text += ":\(place.column)" }
    text += ": " + sentence.what
    if let allowed = sentence.allowed { text += "\n    allowed: " + allowed }
    if let hint = sentence.hint { text += "\n    hint: " + hint }
    return text
  }
}

extension Problems {
  /// Every problem, each on its own lines.
  public var text: String {
    let told = all.prefix(Self.most).map(\.text).joined(separator: "\n")
    return all.count > Self.most ? told + "\n… and at least \(all.count - Self.most) more" : told
  }
}
