import Scenarios

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

/// Something that is wrong with a scenario or a file it names. Its words are made from these facts in `Words`.
public struct Problem: Error, Sendable, Equatable {
  /// Where it is.
  public let place: Place
  /// What it is.
  package let fault: Fault
  /// Whether the fault is in the command line and not in a file.
  public let isInArguments: Bool

  package init(_ place: Place, _ fault: Fault, isInArguments: Bool = false) {
    self.place = place
    self.fault = fault
    self.isInArguments = isInArguments
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
}
