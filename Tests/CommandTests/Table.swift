import Foundation
import Testing

/// A CSV file as strangers read it (RFC 4180): the header, and rows by column name.
struct Table {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    var records: [[String]] = []
    var (record, cell, isQuoted) = ([String](), [UInt8](), false)
    let bytes = Array(text.utf8)
    var index = 0
    func taken() -> String {
      defer { cell = [] }
      return String(decoding: cell, as: UTF8.self)
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\"")
      switch (byte, isQuoted) {
      case (UInt8(ascii: "\""), true) where isDoubled:
        cell.append(byte)
        index += 1
      case (UInt8(ascii: "\""), _): isQuoted.toggle()
      case (UInt8(ascii: ","), false): record.append(taken())
      case (UInt8(ascii: "\n"), false):
        record.append(taken())
        records.append(record)
        record = []
      default: cell.append(byte)
      }
      index += 1
    }
    header = records.first ?? []
    rows = Array(records.dropFirst())
  }

  /// The cells of a column.
  subscript(column: String) -> [String] {
    guard let index = header.firstIndex(of: column) else { return [] }
    return rows.map { $0[index] }
  }

  /// The numbers of a column.
  func numbers(_ column: String) -> [Double] { self[column].map { Double($0) ?? .nan } }

  /// The replicate of each row, from `p0r4`.
  var replicates: [Int] { self["run_id"].map { Int($0.drop { $0 != "r" }.dropFirst()) ?? -1 } }
}

/// A small scenario that writes every table.
let smallScenario = """
  scenario: A small group
  group:
    members: [{name: Ana, assertiveness: 1.2}, {name: Ben, assertiveness: 1.1}, {name: Cleo}, {name: Dan}]
  parameters: {dropout_base: -3, acts_per_tick: 20}
  sessions: 4
  ticks_per_session: 3
  facilitator:
    schedule: [{technique: coaching, from: 2, to: 3, dose: 0.5}]
  seed: 5
  replicates: 6
  record: [runs, ticks, sessions, members, ties, acts, events]
  """

/// The tables of the small scenario.
let allTables = ["runs", "ticks", "sessions", "members", "ties", "acts", "events"]

/// A place in which the small scenario was run: its results are in the folder r.
func placeOfResults(
  _ record: String = "runs,ticks,sessions,members,ties,events", replicates: Int = 1
) async throws -> Workplace {
  let place = try Workplace()
  try place.write("s.yaml", smallScenario)
  let run = try await Tuckman.run(
    ["run", "s.yaml", "--replicates", "\(replicates)", "--quiet", "--out", "r", "--record", record], in: place)
  #expect(run.code == 0, "\(run)")
  return place
}

/// A sweep of two points that is done at once.
let tinySweep =
  "scenario: s\ngroup: {members: 4}\nsessions: 4\nreplicates: 2\ndesign: {vary: {faultline: [0, 0.5]}}\n"

extension Workplace {
  /// A place with the small scenario, and a sweep of it.
  static func small() throws -> Workplace {
    try Workplace([
      "s.yaml": smallScenario, "sweep.yaml": smallScenario + "\ndesign: {vary: {faultline: [0, 0.5]}}\n",
    ])
  }

  /// A place with two scenarios that differ in mediation.
  static func compared() throws -> Workplace {
    try Workplace(["plain.yaml": CommandTests.CompareTests.plain, "calmer.yaml": CommandTests.CompareTests.calmer])
  }
}
