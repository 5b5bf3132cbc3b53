import Scenarios

/// What was probably meant, where a fault alone does not say it.
package enum Hint: Sendable, Equatable {
  case didYouMean(String)
  /// What to write, as it stands in a file.
  case write(String)
  /// A name that belongs elsewhere: `under group:`.
  case belongs(String, String)
  case blankAfterColon
  case decimalComma
  case nonBreakingSpace
  // Of keys.
  case bySession
  case oneSession
  case fromAndTo
  case tiesFromFile
  case indent
  case putBeforeList(String)
  case beginWithDash
  // Of numbers.
  case giveNumber
  case isFileName
  case numberTooLarge
  case percent(Double)
  case decimalDot(String)
  case numberForm
  case unitOfTime(Double)
  case howManyOrWho
  // Of settings.
  case option(String)
  case switchInFile(String)
  case doseInFile
  // Of what is varied.
  case whatCanBeVaried
  case ownLuck
  case placeOfDose
  // Of tables.
  case separator(String)
  case splitDecimals
  case decimalDotInTables

  /// A name near to another, and never that itself.
  package static func near(_ name: String, _ names: some Collection<String>) -> Hint? {
    names.filter { $0 != name }.nearest(to: name).map(Hint.didYouMean)
  }
}
