import CKernels
import COpenBLAS

/// The steps of a tick that can be divided, and their parts.
///
/// What a part is depends on the size of the group alone, never on the number of threads, so that neither do the numbers.
/// A part is some 50 to 100 µs of work or more, many times what it costs to take one.
struct LargeGroupSteps: @unchecked Sendable {
  enum Step: Int {
    case address, product, tiles, pairs
  }

  let group: UnsafeMutablePointer<tk_large>
  let rates: UnsafeMutablePointer<tk_rates>
  let isa: tk_isa

  /// How many parts a step has.
  func parts(_ step: Step) -> Int {
    let padded = Int(group.pointee.padded)
    let tiles = Int(tk_large_tile_count(group))
    switch step {
    case .address: return min(64, max(1, padded * padded / 200_000))
    // A part packs the whole matrix again, for about one twentieth of the time of 512 rows.
    case .product: return padded < 1024 ? (padded < 512 ? 1 : 2) : max(min(padded / 512, 4), padded / 1024)
    case .tiles: return tiles < 16 ? 1 : min(64, tiles / 4)
    case .pairs: return min(64, max(1, tiles / 64))
    }
  }

  /// Does one part of a step.
  func perform(_ number: Int, part: Int) {
    guard let step = Step(rawValue: number) else { return }
    switch step {
    case .address:
      let rows = range(of: Int(group.pointee.padded) / 16, part, of: parts(step))
      tk_large_address(group, Int32(rows.lowerBound), Int32(rows.upperBound), isa)
    case .product:
      multiply(range(of: Int(group.pointee.padded) / 16, part, of: parts(step)))
    case .tiles:
      let tiles = range(of: Int(tk_large_tile_count(group)), part, of: parts(step))
      tk_large_tiles(group, rates, Int32(tiles.lowerBound), Int32(tiles.upperBound), isa)
    case .pairs:
      let tiles = range(of: Int(tk_large_tile_count(group)), part, of: parts(step))
      tk_large_pairs(group, Int32(tiles.lowerBound), Int32(tiles.upperBound), isa)
    }
  }

  private func range(of count: Int, _ part: Int, of parts: Int) -> Range<Int> {
    count * part / parts..<count * (part + 1) / parts
  }

  /// Rows of the square of X∘M, given in sixteens.
  private func multiply(_ blocks: Range<Int>) {
    LinearAlgebra.holdOneThread()
    let (n, stride) = (group.pointee.padded, group.pointee.stride)
    guard let x = group.pointee.weighted, let square = group.pointee.triads else { return }
    let first = 16 * blocks.lowerBound * Int(stride)
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(16 * blocks.count), n, n, 1, x + first, stride, x, stride, 0,
      square + first, stride)
  }
}
