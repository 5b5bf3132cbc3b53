import Foundation
import Machine

/// d3 (Bostock, Ogievetsky & Heer 2011), versions 5 to 7, which draws the moving charts. It is not a part of this program:
/// it is read where it is installed when a page is written, and put into the page.
package struct DrawingLibrary: Sendable {
  let code: String

  /// The paths to which `./tuckman install`, and Debian and Ubuntu (package node-d3) install it.
  private static let usual =
    ["/usr/share/nodejs/d3/dist/d3.min.js", "/usr/share/javascript/d3/d3.min.js"]
    + [Installed.path("d3.min.js")].compactMap(\.self)

  /// Code as it is; nothing where it could not stand inside a script element.
  package init?(code: String) {
    let lower = code.lowercased()
    if code.isEmpty || lower.contains("</script") || lower.contains("<!--") { return nil }
    self.code = code
  }

  /// The installed library, or the file that the environment names in `TUCKMAN_D3`; nothing where there is none.
  package static func installed(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> DrawingLibrary? {
    for path in environment[variable].map({ [$0] }) ?? usual {
      guard let code = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      // What d3 says of itself, or the name under which it is found.
      return ["d3js.org", ".d3="].contains(where: code.contains) ? DrawingLibrary(code: code) : nil
    }
    return nil
  }

  /// The reason why there is none, and what to do.
  package static func missing(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    if let path = environment[variable] {
      return "\(variable) names \(path), which cannot be read, or is not d3.min.js of d3 5 to 7"
    }
    return "d3 is not installed (Debian and Ubuntu: apt install node-d3; elsewhere name d3.min.js in \(variable))"
  }

  private static let variable = "TUCKMAN_D3"
}
