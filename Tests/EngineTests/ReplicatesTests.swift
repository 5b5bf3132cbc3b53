import Engine
import Synchronization
import Testing

/// Results come in order of replicate, whatever the threads and however long each takes.
@Suite struct ReplicatesTests {
  @Test(arguments: [1, 2, 3, 7], [0, 1, 2, 63, 64, 65, 500])
  func resultsComeInOrder(threads: Int, count: Int) async throws {
    var seen: [UInt32] = []
    try await forEachReplicate(5..<5 + UInt64(count), threads: threads) { replicates in
      // Uneven work, so that later ones end first.
      replicates.map { replicate in
        var sum = 0.0
        for k in 0..<(replicate / 16 % 3 == 0 ? 20_000 : 10) { sum += Double(k).squareRoot() }
        return (replicate: replicate, sum: sum)
      }
    } consume: {
      seen.append($0.replicate)
    }
    #expect(seen == (0..<UInt32(count)).map { $0 + 5 })
  }

  @Test func theLastReplicateThatCanBeNumberedIsMade() async throws {
    var seen: [UInt32] = []
    try await forEachReplicate((1 << 32) - 2..<1 << 32, threads: 2) {
      $0
    } consume: {
      seen.append($0)
    }
    #expect(seen == [UInt32.max - 1, UInt32.max])
  }

  @Test func workRunsAheadByAFixedNumberOfReplicates() async throws {
    let started = Atomic<Int>(0)
    var (consumed, furthest) = (0, 0)
    try await forEachReplicate(0..<20_000, threads: 2, together: 64) { replicates in
      started.add(replicates.count, ordering: .relaxed)
      return replicates
    } consume: { _ in
      consumed += 1
      furthest = max(furthest, started.load(ordering: .relaxed) - consumed)
    }
    #expect(consumed == 20_000)
    // Two chunks of at most 64 for each of two threads may be under way or wait, and one is being consumed.
    #expect(furthest <= 5 * 64)
  }

  struct Fault: Error, Equatable {
    let replicate: UInt32
  }

  @Test func aFaultInTheWorkEndsIt() async throws {
    await #expect(throws: Fault(replicate: 70)) {
      try await forEachReplicate(0..<1000, threads: 2) { replicates in
        if replicates.contains(70) { throw Fault(replicate: 70) }
        return replicates
      } consume: { _ in
      }
    }
  }

  @Test func aFaultInTheConsumerEndsIt() async throws {
    var seen = 0
    await #expect(throws: Fault(replicate: 3)) {
      try await forEachReplicate(0..<1000, threads: 2) {
        $0
      } consume: { replicate in
        if replicate == 3 { throw Fault(replicate: replicate) }
        seen += 1
      }
    }
    #expect(seen == 3)
  }
}
