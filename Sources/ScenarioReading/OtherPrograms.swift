import Foundation
import Scenarios

/// What other programs make of names in a table of results: of NA a missing value, of 007 the number 7, of SEP1 a date.
///
/// Sources: pandas 2 and 3, `read_csv`, `na_values`; R 4, `read.csv` and `type.convert`; Excel, cells of the format General.
enum OtherPrograms {
  /// Words that pandas reads as a missing value unless `keep_default_na` is false. R reads NA alone so.
  static let missing: Set = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA",
    "NULL",
    "NaN", "None", "n/a", "nan", "null",
  ]

  /// Whether a word is one of these, however its letters are written: none should be a level of a factor.
  static func looksMissing(_ word: String) -> Bool {
    missing.contains { $0.lowercased() == word.lowercased() } || word.lowercased() == "n-a"
  }

  /// What must be known of a column of names; nothing where every program reads them as they are. `owner`: whose they are, such as
  /// `members`.
  static func note(_ names: [String], of owner: String) -> Note? {
    // The apostrophe that is put before a formula keeps such a name text.
    let cells = names.map(FormulaGuard.written)
    let rest = cells.filter { !missing.contains($0) }
    var readings: [OtherReading] = [.missing(cells.filter(missing.contains))]
    if !rest.isEmpty, rest.allSatisfy(isNumber) {
      readings.append(
        .numbers(changed: rest.first { $0.first == "0" && $0.count > 1 || Number.parse($0).map { plain($0) } != $0 }))
    } else if rest.allSatisfy(logical.contains) {
      readings.append(.truthValues(rest))
    }
    readings += [
      .dates(cells.filter(isDate)), .changed(cells.filter { isChangedByExcel($0) && !isDate($0) }),
      .amounts(cells.filter(isAmount)),
    ]
    readings.removeAll(where: \.isOfNothing)
    return readings.isEmpty ? nil : .names(of: owner, readings)
  }

  private static let logical: Set = ["T", "F", "TRUE", "FALSE", "True", "False", "true", "false"]

  private static func isNumber(_ name: String) -> Bool {
    if ["inf", "infinity", "-inf"].contains(name.lowercased()) { return true }
    return Double(name) != nil && name.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// Whether Excel shows something else than what the file says.
  private static func isChangedByExcel(_ name: String) -> Bool {
    if ["TRUE", "FALSE"].contains(name.uppercased()) { return true }
    let digits = name.utf8.count { (0x30...0x39).contains($0) }
    guard digits > 0, let value = Double(name), !name.lowercased().hasPrefix("0x") else { return false }
    return plain(value) != name || digits > 15
  }

  /// What Excel takes for a number with a sign of its own: 1:30, 9 pm, 5%, $5, (5), 1,000, 1 1/2.
  private static func isAmount(_ name: String) -> Bool {
    let number = #"(\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+"#
    let forms = [
      #"\d{1,4}:\d{1,2}(:\d{1,2}(\.\d+)?)?( ?[ap]m?)?"#, #"\d{1,2} [ap]m?"#, "(\(number)) ?%", "% ?(\(number))",
      "[$£€¥] ?(\(number))", "(\(number)) ?[£€¥]", #"\([$£€¥]?("# + number + #")\)"#, #"\d{1,3}(,\d{3})+(\.\d*)?"#,
      #"\d+ \d{1,3}/\d{1,3}"#,
    ]
    return forms.contains { name.range(of: "^(\($0))$", options: [.regularExpression, .caseInsensitive]) != nil }
  }

  /// A day and a month as Excel knows them: SEP1, 1-Sep, 1-2, 3/4, 2024-01-02.
  private static func isDate(_ name: String) -> Bool {
    let parts = name.uppercased().split { "-/. ".contains($0) }.map(String.init).flatMap(pieces)
    let isSeparated = name.contains { "-/".contains($0) }
    guard (2...3).contains(parts.count) else { return false }
    let months = parts.filter(isMonth)
    let numbers = parts.compactMap { Int($0) }
    guard months.count + numbers.count == parts.count, months.count < 2 else { return false }
    if months.count == 1 { return numbers.allSatisfy { $0 <= 9999 } && numbers.contains { $0 >= 1 } }
    guard isSeparated, parts.allSatisfy({ $0.count <= 4 }) else { return false }
    // A year may stand first or last; of the rest, one is a month.
    let short = numbers.filter { $0 <= 31 }
    return short.contains { (1...12).contains($0) } && !numbers.contains(0)
      && numbers.count(where: { $0 > 31 }) <= 1 && (numbers.count == 2 || short.count >= 2)
  }

  /// SEP1 is SEP and 1.
  private static func pieces(_ text: String) -> [String] {
    let letters = text.prefix { $0.isLetter }
    let digits = text.dropFirst(letters.count)
    guard !letters.isEmpty, !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return [text] }
    return [String(letters), String(digits)]
  }

  private static func isMonth(_ word: String) -> Bool {
    let names = [
      "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
      "DECEMBER",
    ]
    return names.contains { word == $0 || word == $0.prefix(3) } || word == "SEPT"
  }
}

extension OtherReading {
  fileprivate var isOfNothing: Bool {
    switch self {
    case .numbers: false
    case .missing(let names), .truthValues(let names), .dates(let names), .changed(let names), .amounts(let names):
      names.isEmpty
    }
  }
}
