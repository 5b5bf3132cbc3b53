import Foundation

/// The files that `./tuckman install` installs beside the program.
public enum Installed {
  /// Returns the path of a resource beside the program: `share/tuckman/NAME` if the program is `bin/tuckman`. The file
  /// need not exist.
  public static func path(_ name: String) -> String? {
    let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    return folder?.deletingLastPathComponent().appending(path: "share/tuckman/" + name).path
  }
}
