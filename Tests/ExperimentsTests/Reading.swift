import Experiments
import Foundation
import ScenarioReading
import Scenarios

/// The design of a scenario that holds nothing else, read as a user's is.
func design(_ text: String, scenario: String = "scenario: s\n") throws -> Design {
  let path = NSTemporaryDirectory() + "tuckman-designs-" + UUID().uuidString + ".yaml"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try Data((scenario + "design:\n" + text).utf8).write(to: URL(fileURLWithPath: path))
  guard let design = try ScenarioReader.read(path).design else { throw CocoaError(.fileReadUnknown) }
  return design
}

/// A design of factors f1, f2 … over 0 … 1.
func unitDesign(_ method: Design.Method, factors: Int) -> Design {
  var design = Design()
  design.method = method
  design.factors = (0..<factors).map { Factor(name: "f\($0)", domain: .range(from: 0, to: 1, isInteger: false)) }
  return design
}

/// All coordinates of all points, point after point.
func coordinates(_ points: any DesignPoints) -> [[Double]] {
  (0..<points.count).map { point in
    points[point].map { value in
      if case .number(let number) = value { number } else { .nan }
    }
  }
}

/// FNV-1a over numbers of 64 bits: each taken times 2³², which Sobol's numbers are whole in.
struct Fingerprint {
  private(set) var value: UInt64 = 14_695_981_039_346_656_037
  mutating func add(_ numbers: [Double]) {
    for number in numbers { value = (value ^ UInt64(number * 4_294_967_296)) &* 1_099_511_628_211 }
  }
}
