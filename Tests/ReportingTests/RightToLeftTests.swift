import Reporting
import Testing

@Suite struct RightToLeftTests {
  /// Each letter by its form: i alone, f final, b initial, m medial; from left to right as it is drawn.
  @Test(arguments: [
    ("Ana Ñandú", "Ana Ñandú"),
    // Mim, ha, mim, dal: initial, medial, medial, final, from the right.
    ("محمد", "\u{FEAA}\u{FEE4}\u{FEA4}\u{FEE3}"),
    // Alef and dal never join what follows.
    ("دار", "\u{FEAD}\u{FE8D}\u{FEA9}"),
    // Lam and alef are one letter, joined to the sin before it; mim stands alone after it.
    ("سلام", "\u{FEE1}\u{FEFC}\u{FEB3}"), ("לאה", "האל"),
    // Vowel signs are left out, and do not keep letters apart.
    ("بَب", "\u{FE90}\u{FE91}"),
    // Numbers keep their order, and stand where they are read.
    ("גל 12", "12 לג"), ("Dr. גל (12)", "Dr. לג (12)"), ("גל (אב)", "(בא) לג"), ("גל…", "…לג"), ("", ""), ("😀", "😀"),
  ])
  func drawnOrder(text: String, drawn: String) {
    #expect(RightToLeft.visual(text) == drawn)
  }
}
