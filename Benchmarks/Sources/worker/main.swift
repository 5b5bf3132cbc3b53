import Foundation
import Kernels

// A contender of `Benchmarks/compare`: answers each line of JSON on standard input with one on standard output, for as
// long as there are any. Nothing is timed but what an answer calls seconds.

// With the kernels that the program takes for a large group.
Core.restartIfMistaken()

var worker = Worker()
let decoder = JSONDecoder()
decoder.keyDecodingStrategy = .convertFromSnakeCase
let encoder = JSONEncoder()
encoder.keyEncodingStrategy = .convertToSnakeCase

while let line = readLine() {
  var answer: Answer
  do { answer = try worker.answer(decoder.decode(Request.self, from: Data(line.utf8))) } catch {
    answer = Answer(error: "\(error)")
  }
  // The encoder refuses numbers that are not finite: then the other side gets to know, and does not wait.
  let bytes: Data = (try? encoder.encode(answer)) ?? Data(#"{"error": "a number that is not finite"}"#.utf8)
  FileHandle.standardOutput.write(bytes + Data("\n".utf8))
}
