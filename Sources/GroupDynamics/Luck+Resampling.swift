import Kernels

extension Luck {
  /// A place from 0 to below a count (at most 2³²), each as likely as another to 2⁻³², for statistics that draw again from data.
  ///
  /// The address is (index, turn): draws of one turn do not depend on those of another. The replicate tells apart uses.
  public func place(below count: Int, index: Int, turn: Int) -> Int {
    let words = Philox.words(
      counter: SIMD4(UInt32(index), UInt32(turn), Purpose.resampling.rawValue &+ offset, replicate), key: seed)
    return Int((UInt64(words.x) * UInt64(count)) >> 32)
  }

  /// The numbers from 0 to below a count in random order, each order as likely as another (Fisher & Yates 1938).
  public func order(of count: Int, turn: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, place(below: last + 1, index: last, turn: turn))
    }
    return order
  }
}
