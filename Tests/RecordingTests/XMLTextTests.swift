import Recording
import Testing

/// What networks are written with.
@Suite struct XMLTextTests {
  @Test(arguments: [
    ("Ana", "Ana"), ("a & b <c> \"d\" 'e' ]]>", "a &amp; b &lt;c&gt; &quot;d&quot; 'e' ]]&gt;"),
    ("two\nlines\tand\r\nmore", "two&#10;lines&#9;and&#13;&#10;more"), ("Zoë 张伟 😀", "Zoë 张伟 😀"), ("", ""),
  ])
  func textComesBackAsItWas(text: String, written: String) {
    #expect(XMLText.escaped(text) == written)
  }

  @Test(arguments: ["\u{0}", "a\u{1}", "\u{1F}", "\u{B}z", "\u{FFFE}", "\u{FFFF}"])
  func whatXMLCannotHoldIsNotWritten(text: String) {
    #expect(XMLText.escaped(text) == nil)
  }

  @Test(
    arguments: [
      ([], []), ([3], [3...3]), ([1, 2, 3], [1...3]), ([1, 3, 4, 7], [1...1, 3...4, 7...7]),
    ] as [([Int], [ClosedRange<Int>])])
  func sessionsThatFollowEachOtherAreOneSpell(sessions: [Int], spells: [ClosedRange<Int>]) {
    #expect(GEXFExport.spells(ofSessions: sessions) == spells)
  }
}
