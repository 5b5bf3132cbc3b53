/// Something that happened in a run, as the page tells it.
package struct ExplainedPassage: Sendable, Equatable {
  /// The event, in a sentence.
  package let heading: String
  /// The causes, a sentence each.
  package let causes: [String]

  package init(heading: String, causes: [String]) { (self.heading, self.causes) = (heading, causes) }
}
