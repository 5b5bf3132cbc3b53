import CKernels

/// The steps of a tick that threads can share, and their parts.
///
/// The parts depend on the size of the group alone, never on the number of threads. Otherwise the numbers would depend
/// on it too: some of OpenBLAS's kernels give other last bits if a product is cut differently. A part is some 50 to 100
/// µs of work or more, many times the cost of taking one.
struct LargeGroupSteps: @unchecked Sendable {
  enum Step {
    case address, product, tiles, pairs
  }

  let group: UnsafeMutablePointer<tk_large>
  let rates: UnsafeMutablePointer<tk_rates>
  let isa: tk_isa

  /// Returns the number of parts of a step.
  func parts(_ step: Step) -> Int {
    let padded = Int(group.pointee.padded)
    let tiles = Int(tk_large_tile_count(group))
    switch step {
    case .address: return min(64, max(1, padded * padded / 200_000))
    case .product: return blocks.down * blocks.across
    case .tiles: return tiles < 16 ? 1 : min(64, tiles / 4)
    case .pairs: return min(64, max(1, tiles / 64))
    }
  }

  /// The number of blocks of the product, down and across.
  ///
  /// Each block packs the rows and columns that it needs, which takes some hundredths of its time. Larger and more
  /// nearly square blocks take less. Powers of two divide evenly among as many processors.
  /// and the larger it is, the less. Powers of two go evenly into as many processors.
  private var blocks: (down: Int, across: Int) {
    switch group.pointee.padded {
    case ..<512: (1, 1)
    case ..<1536: (2, 1)
    case ..<4096: (2, 2)
    default: (4, 2)
    }
  }

  /// Performs one part of a step.
  func perform(_ step: Step, part: Int) {
    switch step {
    case .address:
      let rows = range(of: Int(group.pointee.padded) / 16, part, of: parts(step))
      tk_large_address(group, Int32(rows.lowerBound), Int32(rows.upperBound), isa)
    case .product:
      multiply(part)
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

  /// Computes a block of the square of X∘M.
  private func multiply(_ part: Int) {
    let (n, stride) = (group.pointee.padded, group.pointee.stride)
    guard let x = group.pointee.weighted, let square = group.pointee.triads else { return }
    let rows = range(of: Int(n) / 16, part / blocks.across, of: blocks.down)
    let columns = range(of: Int(n) / 16, part % blocks.across, of: blocks.across)
    let (top, left) = (16 * rows.lowerBound * Int(stride), 16 * columns.lowerBound)
    let (order, plain) = (OpenBLAS.rowMajor, OpenBLAS.notTransposed)
    OpenBLAS.shared.call {
      $0.singleProduct(
        order, plain, plain, Int32(16 * rows.count), Int32(16 * columns.count), n,
        1, x + top, stride, x + left, stride, 0, square + top + left, stride)
    }
  }
}
