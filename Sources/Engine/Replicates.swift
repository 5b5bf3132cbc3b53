/// Does the same work for many replicates, several at a time, and hands over the results in order of replicate.
///
/// - Parameters:
///   - replicates: which, a half-open range.
///   - threads: how many are worked on at the same time, from 1. The results do not depend on it.
///   - together: how many are done one after another before they are handed over; enough that starting costs little
///     beside them, and so few that nobody waits long.
///   - work: what is done for `together` replicates, or fewer at the end, serial within. Answers one result for each.
///   - consume: takes the results, one after another, in order.
/// Memory does not grow with the number of replicates: work runs ahead of `consume` by a fixed number of chunks.
/// Throws what `work` or `consume` throws, after cancelling the rest.
public func forEachReplicate<Result: Sendable>(
  _ replicates: Range<UInt64>, threads: Int, together: Int = 16,
  work: @escaping @Sendable ([UInt32]) throws -> [Result],
  consume: (Result) throws -> Void
) async throws {
  let chunks = Chunks(replicates, size: UInt64(max(together, 1)))
  try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
    var (submitted, finished, consumed, waiting) = (0, 0, 0, [Int: [Result]]())
    // No more than `threads` at the same time, however many cores there are: memory may have room for no more.
    func submit() {
      while submitted < chunks.count, submitted - finished < threads, submitted - consumed < 3 * threads {
        let index = submitted
        group.addTask { (index, try work(chunks[index].map { UInt32($0) })) }
        submitted += 1
      }
    }
    submit()
    while consumed < chunks.count, let (index, results) = try await group.next() {
      waiting[index] = results
      finished += 1
      submit()
      while let next = waiting.removeValue(forKey: consumed) {
        for result in next { try consume(result) }
        consumed += 1
      }
      submit()
    }
  }
}

/// A range of replicates in pieces.
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
