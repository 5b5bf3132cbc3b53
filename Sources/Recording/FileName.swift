import Foundation

/// The names of files that are made from other names.
public enum FileName {
  /// The length in bytes of the longest name that file systems accept.
  private static let mostBytes = 255

  /// Returns a name with an ending. A name that is too long is cut and gets eight digits of its hash, so that two long
  /// names that differ stay distinct.
  public static func fitting(_ name: String, ending: String = "") -> String {
    guard name.utf8.count + ending.utf8.count > mostBytes else { return name + ending }
    let mark = "-" + sha256(Array(name.utf8)).prefix(8)
    var start = ""
    for character in name {
      guard start.utf8.count + String(character).utf8.count <= mostBytes - mark.utf8.count - ending.utf8.count else {
        break
      }
      start.append(character)
    }
    return start + mark + ending
  }

  /// Returns a path next to another: its name with an ending.
  public static func beside(_ path: String, ending: String) -> String {
    let name = (path as NSString).lastPathComponent
    return path.dropLast(name.count) + fitting(name, ending: ending)
  }
}
