import Scenarios

extension Hint {
  /// As it goes behind `hint:`.
  package var words: String {
    switch self {
    case .didYouMean(let name): "did you mean '\(name)'?"
    case .write(let text): "write \(text)"
    case .belongs(let name, let home): "'\(name)' belongs \(home)"
    case .blankAfterColon: "put a space after the colon, as in name: value"
    case .decimalComma: "write decimals with a dot, such as 0.6, because a comma begins the next entry"
    case .nonBreakingSpace: "replace the non-breaking space by an ordinary one"
    case .bySession: "give a technique its sessions under 'schedule'"
    case .oneSession: "give one 'session'"
    case .fromAndTo: "write 'from' and 'to', as in from: 3, to: 6"
    case .tiesFromFile: "name a CSV file of ties under 'group'"
    case .indent: "indent the lines that belong to it by two more spaces"
    case .putBeforeList(let key): "put '\(key):' before the list"
    case .beginWithDash: "begin each with a dash, as in - {name: Ana}"
    case .giveNumber: "give a number after the colon"
    case .isFileName: "this looks like a file name, but \(Self.files)"
    case .numberTooLarge: "give a number below 1.8e308"
    case .percent(let value): "write a share of 1: \(plain(value))% is \(plain(value / 100))"
    case .decimalDot(let number): "write decimals with a dot: \(number)"
    case .numberForm: "write numbers as digits with a dot for decimals, such as 8 or -0.25"
    case .unitOfTime(let amount): TimeSpan.hint(amount) ?? ""
    case .howManyOrWho: "write a number, or a list such as [{name: Ana}, {name: Ben}]. Note that \(Self.files)"
    case .option(let name): "use the option --\(name)"
    case .switchInFile(let name): "switch it in the file, with mechanisms: {\(name): off}"
    case .doseInFile: "give its dose in the file, under 'facilitator.schedule'"
    case .whatCanBeVaried: FactorTarget.allowed
    case .ownLuck: "replicates differ already; to give each point its own random numbers, write luck: independent"
    case .placeOfDose: "write where its dose is, as in facilitator.schedule.1.dose"
    case .separator(let name): "\(name) separate the columns here; \(Self.remedy)"
    case .splitDecimals: "decimal commas may have split numbers; \(Self.remedy)"
    case .decimalDotInTables: Self.remedy
    }
  }

  /// Which keys take a file.
  private static let files =
    "only ties (sentiment, familiarity or tension under 'group') and points (under 'design') are read from files"

  private static let remedy = "use commas between columns and a dot for decimals"
}
