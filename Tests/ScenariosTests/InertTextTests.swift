import Scenarios
import Testing

/// Text of strangers with everything spelled out that a terminal acts on.
@Suite struct InertTextTests {
  @Test(arguments: [
    ("plain, and not: äöü, עברית, 日本, 👩‍👩‍👧", "plain, and not: äöü, עברית, 日本, 👩‍👩‍👧"),
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{9B}2J", "\\u{9B}2J"), ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"),
    ("\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}"), ("\r", "\\r"), ("\r\n", "\\r\n"),
    ("\0\u{7F}", "\\u{0}\\u{7F}"),
  ]) func inTextLinesStay(_ text: String, _ expected: String) { #expect(text.inert == expected) }

  @Test(arguments: [
    ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("a\tb", "a\\tb"), ("a\u{2028}b", "a\\u{2028}b"), ("a b", "a b"),
    ("", ""),
  ]) func aNameIsOneLine(_ text: String, _ expected: String) { #expect(text.inertLine == expected) }
}
