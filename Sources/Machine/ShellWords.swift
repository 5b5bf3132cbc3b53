/// Words as a shell takes them.
public enum ShellWords {
  /// A text that cannot be taken apart: a quotation mark that is never closed.
  public struct Unclosed: Error, Sendable, Equatable {
    /// The mark.
    public let mark: Character
  }

  /// A word with quotation marks where a shell needs them.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "./_-+@%,:=".utf8.contains(byte)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The words of a text: parted by blanks, which quotation marks and a backslash keep. Throws `Unclosed`.
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
        // Between double marks a backslash means itself, but before these.
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
