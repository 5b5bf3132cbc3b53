/// The words of a shell.
public enum ShellWords {
  /// An error: the text cannot be split because a quotation mark is never closed.
  public struct Unclosed: Error, Sendable, Equatable {
    /// The quotation mark.
    public let mark: Character
  }

  /// Returns a word with quotation marks if a shell needs them.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "./_-+@%,:=".utf8.contains(byte)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Returns the words of a text. Blanks separate them, except after a backslash or within quotation marks. Throws
  /// `Unclosed`.
  public static func split(_ text: String) throws(Unclosed) -> [String] {
    var words: [String] = []
    var word: String?
    var mark: Character?
    var characters = text.makeIterator()
    while let character = characters.next() {
      switch (character, mark) {
      case ("'", nil), ("\"", nil):
        mark = character
        word = word ?? ""
      case (let end, mark?) where end == mark:
        mark = nil
      case ("\\", nil), ("\\", "\""):
        let next = characters.next() ?? "\\"
        // Between double marks a backslash means itself, except before these.
        let isKept = mark != nil && !"\"\\$`".contains(next)
        word = (word ?? "") + (isKept ? "\\" : "") + String(next)
      case (" ", nil), ("\t", nil), ("\n", nil):
        if let word { words.append(word) }
        word = nil
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let mark { throw Unclosed(mark: mark) }
    return words + (word.map { [$0] } ?? [])
  }
}
