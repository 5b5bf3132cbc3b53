import ArgumentParser
import Foundation
import GroupDynamics
import Recording
import Scenarios

/// Numbers of the plain form, or of the kernels.
enum ArithmeticOption: String, ExpressibleByArgument, CaseIterable {
  case double, float

  /// What computes.
  var arithmetic: Arithmetic { self == .float ? .kernels : .plainForm }
}

extension ActsMode: ExpressibleByArgument {}

/// How the result is shown.
enum FormatOption: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// What `run` can be told, beside the scenario.
@dynamicMemberLookup
struct RunOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @OptionGroup var halfWidths: HalfWidthOptions

  @Option(help: "The first replicate, from 0: runs k to k + replicates - 1 are made.")
  var firstReplicate: UInt32 = 0

  @Option(help: "What is shown at the end: text or json.")
  var format: FormatOption = .text

  subscript<Value>(dynamicMember option: KeyPath<CommonOptions, Value>) -> Value { common[keyPath: option] }
}

/// What `run` and `sweep` can be told, beside the scenario.
struct CommonOptions: ParsableArguments {
  @Option(
    help: "Folder for the results (default: results/ and the file's name); of run, - for one table on standard output.",
    completion: .file())
  var out: String?

  @Option(help: "Key of all random draws, 0 to 18446744073709551615; replaces the scenario's.")
  var seed: UInt64?

  @Option(help: "How many runs that differ only in luck, from 1; replaces the scenario's.")
  var replicates: Int?

  @Option(
    name: .customLong("set"), help: ArgumentHelp("A parameter to change; may be given again.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    help:
      "Tables to write, with commas: runs, ticks, sessions, members, ties, acts, events, follow_up; may be given again."
  )
  var record: [String] = []

  @Option(help: "How many runs at the same time, 1 to 1024 (default: as many as there are cores). Changes no number.")
  var threads: Int?

  @Option(
    help: """
      float: the kernels; double: the plain form, many times slower (default: float, but double where single acts are \
      drawn above 64 members).
      """)
  var arithmetic: ArithmeticOption?

  @Option(help: "sampled or mean-field (default: sampled up to 64 members).")
  var acts: ActsMode?

  @Flag(help: "Show nothing but errors.")
  var quiet = false

  @Flag(help: "Take the place of a folder that is not ours; it is moved aside, to NAME.old.")
  var force = false

  func validate() throws {
    if let replicates, !(1...1_000_000_000).contains(replicates) {
      throw ValidationError(.outOfRange(option: "--replicates", String(replicates), allowed: 1...1_000_000_000))
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(.outOfRange(option: "--threads", String(threads), allowed: 1...1024))
    }
    _ = try tables()
  }

  /// The tables that `--record` names; nothing where it is not given.
  func tables() throws -> [RecordedTable]? {
    guard !record.isEmpty else { return nil }
    let names = record.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let tables = try names.map { name in
      guard let table = RecordedTable(rawValue: name) else {
        throw ValidationError(.notOneOf(.tableToRecord, name, known: RecordedTable.allCases.map(\.rawValue)))
      }
      return table
    }
    return RecordedTable.allCases.filter(tables.contains)
  }
}
