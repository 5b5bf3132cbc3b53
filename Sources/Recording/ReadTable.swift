import Scenarios

/// Columns of a table that was read whole: 8 bytes a number, 4 a text (each distinct text is kept once).
public struct ReadTable: Sendable {
  /// The file.
  public let path: String
  /// The columns that were read, in the order of the file.
  public let columns: [String]
  /// How many rows.
  public private(set) var rowCount = 0
  private var stored: [String: Cells] = [:]

  private struct Texts {
    var codes: [Int32] = []
    var distinct: [String] = []
    var places: [String: Int32] = [:]

    mutating func append(_ text: String) {
      if let code = places[text] { return codes.append(code) }
      let code = Int32(distinct.count)
      places[text] = code
      distinct.append(text)
      codes.append(code)
    }
  }

  private enum Cells {
    case numbers([Double])
    case texts(Texts)
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - columns: those that are wanted; nothing for all.
  ///   - texts: those of them that are words and not numbers. The usual ones are those of our own tables.
  /// Throws `Problem` (with file and line) for a column that is not there, or text where a number should be.
  public init(
    reading path: String, columns wanted: [String]? = nil,
    texts: Set<String> = ["run_id", "status", "stage", "stage_path", "message", "member", "source", "target"]
  ) throws {
    let reader = try TableReader(reading: path)
    self.path = path
    let places = try wanted.map { try $0.map(reader.place) }?.sorted() ?? Array(reader.columns.indices)
    columns = places.map { reader.columns[$0] }
    var numbers: [(place: Int, values: [Double])] = []
    var words: [(place: Int, values: Texts)] = []
    for place in places {
      if texts.contains(reader.columns[place]) { words.append((place, Texts())) } else { numbers.append((place, [])) }
    }
    while try reader.next() {
      for index in numbers.indices { numbers[index].values.append(try reader.number(numbers[index].place)) }
      for index in words.indices { words[index].values.append(reader.text(words[index].place)) }
      rowCount += 1
    }
    for column in numbers { stored[reader.columns[column.place]] = .numbers(column.values) }
    for column in words { stored[reader.columns[column.place]] = .texts(column.values) }
  }

  /// A column of numbers; missing ones are not a number. Throws `Problem` where there is no such column, or it is words.
  public func numbers(_ column: String) throws -> [Double] {
    if case .numbers(let values) = try cells(column) { return values }
    throw Problem(Place(path, line: 1), "the column '\(column)' holds words", allowed: "a column of numbers")
  }

  /// A column of words. Throws `Problem` where there is no such column, or it is numbers.
  public func texts(_ column: String) throws -> [String] {
    if case .texts(let texts) = try cells(column) { return texts.codes.map { texts.distinct[Int($0)] } }
    throw Problem(Place(path, line: 1), "the column '\(column)' holds numbers", allowed: "a column of words")
  }

  private func cells(_ column: String) throws -> Cells {
    if let cells = stored[column] { return cells }
    throw Problem(
      Place(path, line: 1), "there is no column '\(column)'", allowed: columns.joined(separator: ", "),
      hint: columns.nearest(to: column).map { "did you mean '\($0)'?" })
  }
}
