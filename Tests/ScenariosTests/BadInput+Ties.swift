import ScenarioReading
import Scenarios

extension BadInput {
  /// Observed ties.
  static let ties: [BadInput] = [
    // The test takes the folder away from all paths.
    .init("no such file", csv: nil, "4:14", .inFile("likes.csv", .file(.missing(lookedAt: "likes.csv")))),
    .init(
      "an empty file", csv: "", "4:14", .inFile("likes.csv", .table(.empty(header: ["source", "target", "value"])))),
    .init(
      "another header", csv: "from,to,value\nAna,Ben,0.5\n", "likes.csv:1",
      .table(.header(["from", "to", "value"], wanted: ["source", "target", "value"]))),
    .init(
      "semicolons and decimal commas", csv: "source;target;value\nAna;Ben;0,5\n", "likes.csv:1",
      .table(.header(["source;target;value"], wanted: ["source", "target", "value"]))),
    .init(
      "tabs between the columns", csv: "source\ttarget\tvalue\nAna\tBen\t0.5\n", "likes.csv:1",
      .table(.header(["source\ttarget\tvalue"], wanted: ["source", "target", "value"]))),
    .init(
      "a decimal comma in quotes", csv: "source,target,value\nAna,Ben,\"0,5\"\n", "likes.csv:2",
      .table(.tieValue("0,5", .from(-1, to: 1)))),
    .init(
      "semicolons below a right header", csv: "source,target,value\nAna;Ben;0.5\n", "likes.csv:2",
      .table(.row(["Ana;Ben;0.5"], columns: 3))),
    .init(
      "a ragged row", csv: "source,target,value\nAna,Ben,0.5\nBen,Ana\n", "likes.csv:3",
      .table(.row(["Ben", "Ana"], columns: 3))),
    .init(
      "a row too long", csv: "source,target,value\nAna,Ben,0,5\n", "likes.csv:2",
      .table(.row(["Ana", "Ben", "0", "5"], columns: 3))),
    .init(
      "an empty line", csv: "source,target,value\nAna,Ben,0.5\n\nBen,Ana,0.5\n", "likes.csv:3",
      .table(.row([""], columns: 3))),
    .init(
      "an unknown member", csv: "source,target,value\nAna,Bem,0.5\n", "likes.csv:2",
      .table(.unknownMember("Bem", names: ["Ana", "Ben", "Cleo"]))),
    .init("a self tie", csv: "source,target,value\nAna,Ana,0.5\n", "likes.csv:2", .table(.selfTie("Ana"))),
    .init(
      "a pair twice", csv: "source,target,value\nAna,Ben,0.5\nBen,Ana,0.5\nAna,Ben,0.1\n", "likes.csv:4",
      .repeated(.pair, line: 2)),
    .init(
      "a value out of range", csv: "source,target,value\nAna,Ben,1.5\n", "likes.csv:2",
      .table(.tieValue("1.5", .from(-1, to: 1)))),
    .init("NaN", csv: "source,target,value\nAna,Ben,NaN\n", "likes.csv:2", .table(.tieValue("NaN", .from(-1, to: 1)))),
    .init(
      "no digit before the point", csv: "source,target,value\nAna,Ben,.5\n", "likes.csv:2",
      .table(.tieValue(".5", .from(-1, to: 1)))),
    .init(
      "a plus", csv: "source,target,value\nAna,Ben,+0.5\n", "likes.csv:2", .table(.tieValue("+0.5", .from(-1, to: 1)))),
    .init(
      "a long minus", csv: "source,target,value\nAna,Ben,\u{2212}.5\n", "likes.csv:2",
      .table(.tieValue("−.5", .from(-1, to: 1)))),
    .init("no value", csv: "source,target,value\nAna,Ben,\n", "likes.csv:2", .table(.tieValue("", .from(-1, to: 1)))),
    .init(
      "an unclosed quote", csv: "source,target,value\nAna,Ben,0.5\n\"Ben,Ana,0.5\n", "likes.csv:3", .table(.openQuote)),
    .init("a quote inside a cell", csv: "source,target,value\nAn\"a,Ben,0.5\n", "likes.csv:2", .table(.quoteInCell)),
    .init(
      "text behind a closing quote", csv: "source,target,value\n\"Ana\"a,Ben,0.5\n", "likes.csv:2",
      .table(.textAfterQuote)),
    .init(
      "negative familiarity", "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  familiarity: likes.csv\n",
      csv: "source,target,value\nAna,Ben,-0.5\n", "likes.csv:2", .table(.tieValue("-0.5", .from(0, to: 1)))),
    .init(
      "no header", csv: "Ana,Ben,0.5\n", "likes.csv:1",
      .table(.header(["Ana", "Ben", "0.5"], wanted: ["source", "target", "value"]))),
    .init(
      "a list for the file", "group:\n  members: [{name: Ana}, {name: Ben}, {name: Cleo}]\n  sentiment: [likes.csv]\n",
      csv: "", "4:14", .wrongKind("sentiment", .list, wanted: .text(most: 1000))),
    .init(
      "an escape sequence in a name", csv: "source,target,value\n\u{1B}[31mAna,Ben,0.5\n", "likes.csv:2",
      .table(.unknownMember("\u{1B}[31mAna", names: ["Ana", "Ben", "Cleo"]))),
    .init(
      "a blank of no width in a name", csv: "source,target,value\nAna\u{200B},Ben,0.5\n", "likes.csv:2",
      .table(.unknownMember("Ana\u{200B}", names: ["Ana", "Ben", "Cleo"]))),
  ]
}
