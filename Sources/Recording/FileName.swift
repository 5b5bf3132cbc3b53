import Foundation

/// Names of files that are made from other names.
public enum FileName {
  /// Bytes of the longest name that file systems take.
  private static let mostBytes = 255

  /// A name with an ending. One that is too long loses its end, and gets eight digits of its hash, so that two long names
  /// that differ stay apart.
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

  /// The path of what stands beside a path: its name with an ending.
  public static func beside(_ path: String, ending: String) -> String {
    let name = (path as NSString).lastPathComponent
    return path.dropLast(name.count) + fitting(name, ending: ending)
  }
}
