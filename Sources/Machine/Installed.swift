import Foundation

/// Where `./tuckman install` puts what belongs to the program.
public enum Installed {
  /// The path of a resource beside the program: `share/tuckman/NAME` where the program is `bin/tuckman`. Nothing need be
  /// there.
  public static func path(_ name: String) -> String? {
    let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    return folder?.deletingLastPathComponent().appending(path: "share/tuckman/" + name).path
  }
}
