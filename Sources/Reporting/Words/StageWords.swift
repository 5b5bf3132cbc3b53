import Scenarios

/// Words about the stages.
package enum StageWords {
  /// What the letters of stage paths stand for.
  package static let paths = "Stage paths (F forming, S storming, N norming, P performing, A adjourning)"

  /// A path of letters with its stages by name: `forming, storming, norming`.
  static func named(_ path: String) -> String {
    path.map { letter in Stage.allCases.first { $0.initial == String(letter) }?.rawValue ?? String(letter) }
      .joined(separator: ", ")
  }
}
