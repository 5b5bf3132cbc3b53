import Scenarios

extension InputFile {
  /// What is said of a file that is not there.
  package static let missing = InputFault.missing().sentence.what
}

extension InputFault {
  var sentence: Sentence {
    switch self {
    case .missing(let path): Sentence("no such file", hint: path.map { "put it at \($0), or correct its name" })
    case .notKept: Sentence("the results have no copy of this file")
    case .folder: Sentence("this is a folder, not a file")
    case .notOrdinary: Sentence("this is not an ordinary file")
    case .noPermission: Sentence("no permission to read the file")
    case .unreadable(let reason): Sentence("the file cannot be read" + (reason.map { ": " + $0 } ?? ""))
    case .inputUnreadable: Sentence("it could not be read")
    case .tooLarge(let most): Sentence("the file is too large", allowed: "at most \(max(1, most / 1_000_000)) MB")
    case .utf16: Sentence("the file is in UTF-16", allowed: "UTF-8", hint: "save the file again as UTF-8")
    case .nulByte: Sentence("the file contains a NUL byte", allowed: "text in UTF-8")
    case .notUTF8: Sentence("the text is not UTF-8", allowed: "UTF-8", hint: "save the file again as UTF-8")
    }
  }
}

extension YAMLFault {
  var sentence: Sentence {
    switch self {
    case .noMemory: return Sentence("not enough memory to read the file")
    case .empty: return Sentence("the file is empty", hint: "`tuckman new` writes a scenario to begin with")
    case .secondDocument: return Sentence("a second document begins here", allowed: "one document in a file")
    case .anchor:
      return Sentence(
        "anchors and aliases (&name, *name) cannot be used here",
        hint: "write the value itself, or put text in quotes")
    case .tag: return Sentence("tags (!name) cannot be used here", hint: "leave out the tag")
    case .key: return Sentence("a key must be plain text", allowed: "name: value")
    case .tooDeep(let most): return Sentence("the file is nested too deeply", allowed: "at most \(most) levels")
    case .controlCharacter: return Sentence("there is a control character here", hint: "delete it")
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
    case .tabs: "indent with spaces, not tabs"
    case .noBlank(let line): "on line \(line): \(Hint.blankAfterColon.words)"
    case .comment(let comment, let line):
      "on line \(line) YAML reads '\(comment.shortened)' as a comment; put text that contains ' #' in quotes"
    case .unknown:
      "check the indentation; close brackets and quotes. Quote any text that contains ': ' or begins with a sign such as "
        + "* & ! % @"
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
        "the header cannot be \(cells.joined(separator: ",").shortened)",
        allowed: wanted?.joined(separator: ",") ?? "names separated by commas", hint: guess?.words)
    case .row(let cells, let columns):
      return Sentence(
        cells == [""] ? "the line is empty" : "the row has \(counted(cells.count, "cell"))",
        allowed: "\(counted(columns, "cell")) in each row", hint: guess?.words)
    case .quoteInCell:
      return Sentence(
        "there is a quote inside a cell", hint: "put quotes around the whole cell and double those inside")
    case .textAfterQuote:
      return Sentence("there is text after a closing quote", allowed: "a comma or the end of the line")
    case .openQuote: return Sentence("a quote is not closed")
    case .unknownMember(let name, let names):
      let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
      return Sentence("unknown member '\(name.shortened)'", allowed: listed, hint: guess?.words)
    case .selfTie(let name):
      return Sentence("'\(name.shortened)' cannot have a tie to themselves", allowed: "two different members")
    case .tieValue(let cell, let bounds):
      return Sentence(
        "the value cannot be \(Given.text(cell).words)", allowed: Wanted.number(bounds).words, hint: guess?.words)
    case .noPoints: return Sentence("the file has no points", hint: "add at least one row below the header")
    case .noFactors: return Sentence("no column of the header can be varied", allowed: FactorTarget.allowed)
    }
  }
}
