import Foundation
import Scenarios

/// Numbers in plain characters, never by locale.
package enum NumberText {
  /// A number with so many decimals.
  package static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
  package static func two(_ value: Double) -> String { fixed(value, 2) }
  package static func three(_ value: Double) -> String { fixed(value, 3) }

  /// A number with so many digits that count.
  package static func significant(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)g", value) }

  /// A number with its sign and so many decimals.
  package static func signed(_ value: Double, _ digits: Int) -> String { String(format: "%+.\(digits)f", value) }

  /// A number with its sign, to four places; very small and very large ones by digits, so that none is shown as 0.
  package static func signed(_ value: Double) -> String {
    guard abs(value) < 1e9, value == 0 || abs(value) >= 0.00095 else { return String(format: "%+.2g", value) }
    let text = signed(value, 4)
    return text == "-0.0000" ? "+0.0000" : text
  }

  /// A share in whole percent, but never 0 or 100 for some or not all.
  package static func percent(_ share: Double) -> String {
    if share > 0, share < 0.01 { return "<1%" }
    if share < 1, share > 0.99 { return ">99%" }
    return "\(Int(bounded: (100 * share).rounded()))%"
  }

  /// A share as a percentage without its sign, whole from 10 on, to one place below.
  package static func percentage(_ share: Double) -> String {
    let text = fixed(100 * share, abs(share) < 0.0995 ? 1 : 0)
    return text == "-0.0" ? "0.0" : text
  }

  /// P to three places; below that `<0.001`.
  package static func p(_ p: Double) -> String { p < 0.001 ? "<0.001" : three(p) }

  /// An amount of memory: 12 kB, 3.4 MB.
  package static func bytes(_ count: Double) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    let step = count < 1000 ? 0 : min(units.count - 1, Int(log10(count) / 3))
    let value = count / pow(1000, Double(step))
    return (value < 10 && step > 0 ? fixed(value, 1) : String(Int(value.rounded()))) + " " + units[step]
  }
}
