import ArgumentParser
import Foundation
import GroupDynamics
import Models
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

  @Option(help: "Begin with this replicate, from 0.")
  var firstReplicate: UInt32 = 0

  @Option(help: "Print text or json at the end.")
  var format: FormatOption = .text

  subscript<Value>(dynamicMember option: KeyPath<CommonOptions, Value>) -> Value { common[keyPath: option] }
}

/// What `run` and `sweep` can be told, beside the scenario.
struct CommonOptions: ParsableArguments {
  @Option(
    help: "Write results to this folder (default: results/ and the file's name); run prints one table with -.",
    completion: .file())
  var out: String?

  @Option(help: "Replace the scenario's seed, 0 to 18446744073709551615.")
  var seed: UInt64?

  @Option(help: "Make so many runs that differ only by chance; replaces the scenario's number.")
  var replicates: Int?

  @Option(
    name: .customLong("set"), help: ArgumentHelp("Change a parameter; repeatable.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    help:
      "Write these tables, separated by commas: runs, ticks, sessions, members, ties, acts, events, follow_up."
  )
  var record: [String] = []

  @Option(help: "Make so many runs at a time (default: one a core); this changes no number.")
  var threads: Int?

  @Option(
    help: """
      Compute by the kernels (float) or the plain form (double), which is many times slower (default: float, or double \
      where single acts are drawn above 64 members).
      """)
  var arithmetic: ArithmeticOption?

  @Option(help: "Draw single acts (sampled) or take acts in expectation (default: sampled up to 64 members).")
  var acts: ActsMode?

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @Flag(help: "Move a folder that another program wrote aside, to NAME.old.")
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
