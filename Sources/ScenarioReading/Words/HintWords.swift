import Scenarios

extension Hint {
  /// As it goes behind `hint:`.
  package var words: String {
    switch self {
    case .didYouMean(let name): "did you mean '\(name)'?"
    case .write(let text): "write \(text)"
    case .belongs(let name, let home): "'\(name)' belongs \(home)"
    case .blankAfterColon: "put a blank after the colon, as in name: value"
    case .decimalComma: "write decimals with a dot, such as 0.6; a comma begins the next entry"
    case .nonBreakingSpace: "there is a non-breaking space; use ordinary ones"
    case .bySession: "a technique by session stands in schedule:"
    case .oneSession: "an event has one session"
    case .fromAndTo: "use from: and to:, as in from: 3, to: 6"
    case .tiesFromFile: "ties come from a CSV file, named under group:"
    case .indent: "indent the lines that belong to it, by two blanks more"
    case .putBeforeList(let key): "put \(key): before the list"
    case .beginWithDash: "begin each with a dash: - {name: Ana}"
    case .giveNumber: "give a number after the colon"
    case .isFileName: "this is the name of a file; \(Self.files)"
    case .numberTooLarge: "no number above 1.8e308 can be held"
    case .percent(let value): "as a share of 1: \(plain(value))% is \(plain(value / 100))"
    case .decimalDot(let number): "write decimals with a dot: \(number)"
    case .numberForm: "write numbers as digits with a dot for decimals, such as 8 or -0.25"
    case .unitOfTime(let amount): TimeSpan.hint(amount) ?? ""
    case .howManyOrWho: "write how many, or a list such as [{name: Ana}, {name: Ben}]; \(Self.files)"
    case .option(let name): "it is an option of its own: --\(name)"
    case .switchInFile(let name): "switch it in the file: mechanisms: {\(name): off}"
    case .doseInFile: "give its dose in the file, under facilitator: schedule:"
    case .whatCanBeVaried: FactorTarget.allowed
    case .ownLuck: "every replicate has its own luck; luck: independent gives every point its own"
    case .placeOfDose: "write the place of its dose, as in facilitator.schedule.1.dose"
    case .separator(let name): "\(name) separate the columns here; \(Self.remedy)"
    case .splitDecimals: "decimal commas may split numbers here; \(Self.remedy)"
    case .decimalDotInTables: Self.remedy
    }
  }

  /// Which keys take a file.
  private static let files =
    "files of ties stand under group: as sentiment, familiarity or tension, files of points under design: as points"

  private static let remedy = "separate with commas, and use a decimal dot"
}

// Conditions and constraints have their hints in words.
extension Hints {
  static func number(_ text: String) -> String { (number(text) as Hint).words }

  static func outside(_ value: Double, _ bounds: Bounds) -> String? { (outside(value, bounds) as Hint?)?.words }
}
