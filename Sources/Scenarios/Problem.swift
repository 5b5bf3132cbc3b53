/// Where something stands.
public struct Place: Sendable, Equatable {
  /// The file, or the argument of the command line.
  public let file: String
  /// Line, from 1; 0 where the whole file is meant.
  public let line: Int
  /// Column in characters, from 1; 0 where the whole line is meant.
  public let column: Int

  package init(_ file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Something that is wrong with a scenario or a file it names: facts first, words second.
public struct Problem: Error, Sendable, Equatable {
  /// Where it is.
  public let place: Place
  /// What is wrong.
  public let what: String
  /// What is allowed there.
  public let allowed: String?
  /// What was probably meant, or how to mend it.
  public let hint: String?
  /// Whether the fault is in the command line and not in a file.
  public let isInArguments: Bool

  package init(
    _ place: Place, _ what: String, allowed: String? = nil, hint: String? = nil, isInArguments: Bool = false
  ) {
    self.place = place
    self.what = what
    self.allowed = allowed
    self.hint = hint
    self.isInArguments = isInArguments
  }

  /// `file:line:column: what`, then what is allowed, then a hint.
  public var text: String {
    var text = place.file == InputFile.standardInput ? "standard input" : place.file.inertLine
    if place.line > 0 { text += ":\(place.line)" }
    if place.line > 0, place.column > 0 { text += ":\(place.column)" }
    text += ": " + what
    if let allowed { text += "\n    allowed: " + allowed }
    if let hint { text += "\n    hint: " + hint }
    return text
  }
}

/// All that is wrong with a scenario.
public struct Problems: Error, Sendable, Equatable {
  /// In the order of their places.
  public let all: [Problem]

  /// At most so many are told; a file with more is not a scenario.
  static let most = 50

  package init(_ problems: [Problem]) {
    // The scenario comes before the files that it names.
    var files: [String: Int] = [:]
    for problem in problems where files[problem.place.file] == nil { files[problem.place.file] = files.count }
    func order(_ item: (offset: Int, element: Problem)) -> (Int, Int, Int, Int, Int) {
      let place = item.element.place
      return (item.element.isInArguments ? 0 : 1, files[place.file] ?? 0, place.line, place.column, item.offset)
    }
    all = problems.enumerated().sorted { order($0) < order($1) }.map(\.element)
  }

  /// Whether the fault is in the command line alone.
  public var areInArguments: Bool { all.allSatisfy(\.isInArguments) }

  /// Every problem, each on its own lines.
  public var text: String {
    let told = all.prefix(Self.most).map(\.text).joined(separator: "\n")
    return all.count > Self.most ? told + "\n… and at least \(all.count - Self.most) more" : told
  }
}
