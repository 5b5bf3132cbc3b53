/// Does the same work for many replicates, several at a time, and hands over the results in order of replicate.
///
/// Memory does not grow with the number of replicates: work runs ahead of `consume` by a fixed number of chunks.
///
/// - Parameters:
///   - replicates: the replicates, a half-open range.
///   - threads: the number of chunks worked on at the same time, from 1. The results do not depend on it.
///   - together: the number of replicates in a chunk. Larger chunks cost less overhead; smaller ones are handed over
///     sooner.
///   - work: makes one result for each replicate of a chunk.
///   - consume: takes the results, one after another, in order.
/// - Throws: what `work` or `consume` throws, after cancelling the rest.
public func forEachReplicate<Result: Sendable>(
  _ replicates: Range<UInt64>, threads: Int, together: Int = 16,
  work: @escaping @Sendable ([UInt32]) throws -> [Result],
  consume: (Result) throws -> Void
) async throws {
  let chunks = Chunks(replicates, size: UInt64(max(together, 1)))
  try await forEachInOrder(0..<chunks.count, threads: threads) { index in
    try work(chunks[index].map { UInt32($0) })
  } consume: { results in
    for result in results { try consume(result) }
  }
}

/// Does work for each index of a range, several at a time, and hands over the results in order.
///
/// Memory does not grow with the range: work runs ahead of `consume` by three times `threads`.
///
/// - Parameters:
///   - indices: the range.
///   - threads: the number of indices worked on at the same time, from 1. The results do not depend on it.
///   - work: makes the result of an index.
///   - consume: takes the results, one after another, in order.
/// - Throws: what `work` or `consume` throws, after cancelling the rest.
public func forEachInOrder<Result: Sendable>(
  _ indices: Range<Int>, threads: Int, work: @escaping @Sendable (Int) throws -> Result,
  consume: (Result) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var (submitted, finished, consumed, waiting) = (indices.lowerBound, 0, indices.lowerBound, [Int: Result]())
    // At most `threads` at the same time, however many cores there are, since memory may not suffice for more.
    func submit() {
      while submitted < indices.upperBound, submitted - indices.lowerBound - finished < threads,
        submitted - consumed < 3 * threads
      {
        let index = submitted
        group.addTask { (index, try work(index)) }
        submitted += 1
      }
    }
    submit()
    while consumed < indices.upperBound, let (index, result) = try await group.next() {
      waiting[index] = result
      finished += 1
      submit()
      while let next = waiting.removeValue(forKey: consumed) {
        try consume(next)
        consumed += 1
      }
      submit()
    }
  }
}

/// A range of replicates in chunks.
private struct Chunks: Sendable {
  private let replicates: Range<UInt64>
  private let size: UInt64
  let count: Int

  init(_ replicates: Range<UInt64>, size: UInt64) {
    self.replicates = replicates
    self.size = size
    count = (replicates.count + Int(size) - 1) / Int(size)
  }

  subscript(index: Int) -> Range<UInt64> {
    let start = replicates.lowerBound + UInt64(index) * size
    return start..<min(start + size, replicates.upperBound)
  }
}
