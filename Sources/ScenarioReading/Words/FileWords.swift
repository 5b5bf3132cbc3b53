import Scenarios

extension InputFile {
  /// What is said of a file that is not there.
  package static let missing = InputFault.missing().sentence.what
}

extension InputFault {
  var sentence: Sentence {
    switch self {
    case .missing(let path): Sentence("there is no such file", hint: path.map { "it was looked for at \($0)" })
    case .notKept: Sentence("the results have no copy of this file")
    case .folder: Sentence("this is a folder and not a file")
    case .notOrdinary: Sentence("this is not an ordinary file")
    case .noPermission: Sentence("the file cannot be read: no permission")
    case .unreadable(let reason): Sentence("the file cannot be read" + (reason.map { ": " + $0 } ?? ""))
    case .inputUnreadable: Sentence("it cannot be read")
    case .tooLarge(let most): Sentence("the file is too large", allowed: "at most \(max(1, most / 1_000_000)) MB")
    case .utf16: Sentence("the file is in UTF-16", allowed: "UTF-8", hint: "save it again as UTF-8")
    case .nulByte: Sentence("there is a NUL byte", allowed: "text in UTF-8")
    case .notUTF8: Sentence("this is not UTF-8", allowed: "UTF-8", hint: "save the file again as UTF-8")
    }
  }
}

extension YAMLFault {
  var sentence: Sentence {
    switch self {
    case .noMemory: return Sentence("no memory to read it")
    case .empty: return Sentence("the file is empty", hint: "`tuckman new` writes a scenario to begin with")
    case .secondDocument: return Sentence("a second document begins here", allowed: "one document in a file")
    case .anchor:
      return Sentence(
        "anchors and aliases (&name, *name) cannot be used here", allowed: "the value itself",
        hint: "if text is meant, put it in quotes")
    case .tag: return Sentence("tags (!name) cannot be used here", allowed: "the value itself")
    case .key: return Sentence("a key must be plain text", allowed: "name: value")
    case .tooDeep(let most): return Sentence("nested too deep", allowed: "at most \(most) levels")
    case .controlCharacter: return Sentence("a control character stands here", allowed: "text")
    case .unreadable(let reason, let context, let line, let cause):
      let why = reason.map { ": " + $0 } ?? ""
      let piece = context.map { " (\($0) that begins on line \(line))" } ?? ""
      return Sentence("this cannot be read as YAML" + why + piece, hint: cause.words)
    }
  }
}

extension YAMLFault.Cause {
  fileprivate var words: String {
    switch self {
    case .tabs: "indent with spaces and not with tabs"
    case .noBlank(let line): "on line \(line): \(Hint.blankAfterColon.words)"
    case .comment(let comment, let line):
      "on line \(line) YAML takes '\(comment.shortened)' for a comment; put text in quotes that holds ' #'"
    case .unknown:
      "look at the indentation and at brackets and quotes that are not closed; put text in quotes that holds ': ' "
        + "or begins with a sign such as * & ! % @"
    }
  }
}

extension CSVFault {
  func sentence(_ guess: Hint?) -> Sentence {
    switch self {
    case .empty(let header):
      return Sentence(
        "the file is empty", allowed: header.map { "the header " + $0.joined(separator: ",") } ?? "a header with names")
    case .header(let cells, let wanted):
      return Sentence(
        "the header is \(cells.joined(separator: ",").shortened)",
        allowed: wanted?.joined(separator: ",") ?? "names separated by commas", hint: guess?.words)
    case .row(let cells, let columns):
      return Sentence(
        cells == [""] ? "an empty line" : counted(cells.count, "cell"),
        allowed: "\(counted(columns, "cell")) in each row", hint: guess?.words)
    case .quoteInCell: return Sentence("a quote inside a cell", allowed: "quotes around the whole cell")
    case .textAfterQuote: return Sentence("text after a closing quote", allowed: "a comma or the end of the line")
    case .openQuote: return Sentence("a quote that is not closed")
    case .unknownMember(let name, let names):
      let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
      return Sentence("no member is named '\(name.shortened)'", allowed: listed, hint: guess?.words)
    case .selfTie(let name): return Sentence("a tie of '\(name.shortened)' to themselves", allowed: "two members")
    case .tieValue(let cell, let bounds):
      return Sentence(
        "the value is \(Given.text(cell).words)", allowed: Wanted.number(bounds).words, hint: guess?.words)
    case .noPoints: return Sentence("the file has no points", allowed: "one row or more below the header")
    case .noFactors: return Sentence("no column is one that can be varied", allowed: FactorTarget.allowed)
    }
  }
}
