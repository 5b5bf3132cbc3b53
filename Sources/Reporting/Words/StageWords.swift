/// Words about the stages.
package enum StageWords {
  /// What the letters of stage paths stand for.
  package static let paths = "Stage paths (F forming, S storming, N norming, P performing, A adjourning)"
}
