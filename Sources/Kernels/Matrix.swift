/// A dense matrix of doubles, row after row in one array.
///
/// The shape `rows` × `columns` is fixed when the matrix is made. An index outside the shape stops the program, as with
/// an array.
@frozen
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, row after row: element (i, j) is at `i * columns + j`.
  public var elements: [Double]

  /// Creates a matrix with the same value everywhere.
  @inlinable
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.rows = rows
    self.columns = columns
    elements = Array(repeating: value, count: rows * columns)
  }

  /// Creates a square matrix of zeros.
  @inlinable
  public init(square size: Int) {
    self.init(rows: size, columns: size)
  }

  /// Creates a square matrix of `size`² elements, row after row.
  @inlinable
  public init(square size: Int, _ elements: [Double]) {
    precondition(elements.count == size * size, "a square matrix of \(size) has \(size * size) elements")
    (rows, columns, self.elements) = (size, size, elements)
  }

  /// The element in row `i` and column `j`.
  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get { elements[i * columns + j] }
    set { elements[i * columns + j] = newValue }
    _modify { yield &elements[i * columns + j] }
  }

  /// Sets every element, without allocating.
  @inlinable
  public mutating func fill(_ value: Double) {
    for k in elements.indices { elements[k] = value }
  }
}
