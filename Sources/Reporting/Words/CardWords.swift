import Scenarios

/// What a member's card says.
enum CardWords {
  static let likedMost = "liked most by", likedLeast = "liked least by", strained = "most tension with"

  static func talk(_ share: Double, rank: Int, of members: Int) -> (label: String, text: String) {
    ("talk in all", "\(FigureNumber.percent(share)), rank \(rank) of \(members)")
  }

  static func member(_ name: String, _ value: Double) -> String { "\(name.isolated) (\(FigureNumber.plain(value, 2)))" }

  static func course(_ first: Double, _ last: Double) -> String {
    "\(FigureNumber.plain(first, 2)) to \(FigureNumber.plain(last, 2))"
  }
}
