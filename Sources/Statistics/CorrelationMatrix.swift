/// The inverse of a matrix of correlations, by its Cholesky factor.
struct InverseCorrelations {
  /// Row after row.
  let values: [Double]

  /// Share of a factor's variance that others must leave unexplained: with less it cannot be told from them.
  private static let leastRest = 1e-10

  /// Creates one from a symmetric matrix with ones in its diagonal; `nil` where a row is a combination of others.
  init?(_ matrix: [Double], size: Int) {
    guard let lower = Self.factor(matrix, size).lower else { return nil }
    // The inverse of the factor, column by column, then its transpose times itself.
    var inverse = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      for row in column..<size {
        var rest = row == column ? 1.0 : 0
        for k in column..<row { rest -= lower[row * size + k] * inverse[k * size + column] }
        inverse[row * size + column] = rest / lower[row * size + row]
      }
    }
    var values = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0...i {
        var sum = 0.0
        for k in i..<size { sum += inverse[k * size + i] * inverse[k * size + j] }
        (values[i * size + j], values[j * size + i]) = (sum, sum)
      }
    }
    self.values = values
  }

  /// The first row that is a combination of those before it; `nil` where there is none.
  static func dependentRow(_ matrix: [Double], size: Int) -> Int? { factor(matrix, size).dependent }

  private static func factor(_ matrix: [Double], _ size: Int) -> (lower: [Double]?, dependent: Int?) {
    var lower = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0...i {
        var rest = matrix[i * size + j]
        for k in 0..<j { rest -= lower[i * size + k] * lower[j * size + k] }
        if i == j {
          guard rest > leastRest else { return (nil, i) }
          lower[i * size + i] = rest.squareRoot()
        } else {
          lower[i * size + j] = rest / lower[j * size + j]
        }
      }
    }
    return (lower, nil)
  }
}

/// A column of numbers as a regression takes it: the numbers themselves, or their ranks.
struct RegressionColumn {
  private let values: [Double]
  /// The places in the order of the numbers; none where numbers are taken as they are.
  private let order: [Int]

  init(_ values: [Double], ranked: Bool) {
    self.values = values
    order = ranked ? values.indices.sorted { (values[$0], $0) < (values[$1], $1) } : []
  }

  /// Numbers or mean ranks, less their mean and over their standard deviation times √n, each place as often as its weight
  /// says; `nil` where they do not vary.
  func standard(_ weights: [Double]) -> [Double]? {
    var numbers = order.isEmpty ? values : ranks(weights)
    var (all, sum) = (0.0, 0.0)
    for place in numbers.indices {
      all += weights[place]
      sum += weights[place] * numbers[place]
    }
    let mean = sum / all
    var squares = 0.0
    for place in numbers.indices {
      numbers[place] -= mean
      squares += weights[place] * numbers[place] * numbers[place]
    }
    // Of equal numbers the mean is off by rounding alone.
    guard squares > 1e-24 * max(1, mean * mean) * all else { return nil }
    let scale = 1 / squares.squareRoot()
    for place in numbers.indices { numbers[place] *= scale }
    return numbers
  }

  /// Ranks from 1, equal numbers each their mean.
  private func ranks(_ weights: [Double]) -> [Double] {
    var (ranks, before, start) = (values, 0.0, 0)
    while start < order.count {
      var (end, count) = (start, 0.0)
      while end < order.count, values[order[end]] == values[order[start]] {
        count += weights[order[end]]
        end += 1
      }
      for place in start..<end { ranks[order[place]] = before + (count + 1) / 2 }
      before += count
      start = end
    }
    return ranks
  }
}
