import Foundation
import Testing

extension CommandTests {
  /// The scenarios of practice, as they are shipped.
  @Suite struct PracticeTests {
    /// Swift & Greenberg (2012) found 19.7 % in 669 studies of psychotherapy; groups that somebody leads well lie below.
    @Test func dropoutLiesWhereItHasBeenFound() async throws {
      let place = try Workplace()
      let folder = Tuckman.scenarios + "/practice"
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        $0.hasSuffix(".yaml") && !$0.hasSuffix("without-facilitator.yaml")
      }
      #expect(names.count >= 8)
      var shares: [Double] = []
      for name in names.sorted() {
        let answer = try await Tuckman.run(
          [
            "run", folder + "/" + name, "--replicates", "300", "--seed", "7", "--out", "-", "--record", "runs",
            "--quiet",
          ], in: place)
        let lines = answer.out.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let column = try #require(lines[0].firstIndex(of: "left"))
        let left = lines.dropFirst().compactMap { Double($0[column]) }
        #expect(left.count == 300, "\(name)")
        shares.append(left.reduce(0, +) / Double(left.count))
      }
      let overall = shares.reduce(0, +) / Double(shares.count)
      #expect((0.1...0.3).contains(overall), "\(overall)")
    }
  }
}
