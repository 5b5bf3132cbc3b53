import Foundation

/// Numbers in the signs of print, as they stand in figures and reports: never by locale.
package enum FigureNumber {
  /// A number of an axis: as few decimals as it needs.
  package static func tick(_ value: Double) -> String {
    for digits in 0...6 {
      let text = plain(value, digits)
      if let read = Double(text.replacing("−", with: "-")), abs(read - value) <= 1e-9 * max(abs(value), 1e-3) {
        return text
      }
    }
    return plain(value, 6)
  }

  /// A number in a sentence: two digits that count, `more` of them where it takes more; whole numbers as they are from 10 on, or of
  /// `whole` ones always. Halves go away from 0.
  package static func prose(_ value: Double, more: Int = 0, whole: Bool = false) -> String {
    guard value.isFinite, value != 0, abs(value) < 1e9 else { return plain(value, 0) }
    let digits = whole ? 0 : min(6, max(0, 1 - Int(log10(abs(value)).rounded(.down))))
    let scale = pow(10, Double(digits + more))
    return plain((value * scale).rounded() / scale, digits + more)
  }

  /// A number with so many decimals and a minus sign; never −0. Missing is –.
  package static func plain(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "–" }
    if abs(value) >= 1e9 { return (value < 0 ? "−" : "") + NumberText.significant(abs(value), 3) }
    let text = NumberText.fixed(abs(value), digits)
    return (value < 0 && text.contains { $0 != "0" && $0 != "." } ? "−" : "") + text
  }

  /// A number with a sign always, and with more decimals where it would be shown as 0 and is not.
  package static func difference(_ value: Double, _ digits: Int) -> String {
    let text = signed(value, digits)
    // Below that it is rounding.
    guard abs(value) > 1e-9, value.isFinite, !text.contains(where: { "123456789".contains($0) }) else { return text }
    return (value < 0 ? "−" : "+") + NumberText.significant(abs(value), 2)
  }

  /// A number with a sign always, but for 0.
  package static func signed(_ value: Double, _ digits: Int) -> String {
    let text = plain(value, digits)
    return value > 0 && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
  }

  /// A share in whole percent, but never 0 or 100 for some or not all.
  package static func percent(_ count: Int, of all: Int) -> String {
    all > 0 ? NumberText.percent(Double(count) / Double(all)) : "–"
  }

  /// A share in whole percent.
  package static func percent(_ share: Double) -> String {
    share.isFinite ? plain((100 * share).rounded(), 0) + "%" : "–"
  }
}
