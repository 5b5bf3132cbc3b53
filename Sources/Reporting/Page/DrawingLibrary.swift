import Foundation

/// d3 (Bostock, Ogievetsky & Heer 2011), versions 5 to 7, which draws the moving charts. It is not a part of this program:
/// it is read where it is installed when a page is written, and put into the page.
package struct DrawingLibrary: Sendable {
  let code: String

  /// Where Debian and Ubuntu put it (package node-d3).
  private static let usual = ["/usr/share/nodejs/d3/dist/d3.min.js", "/usr/share/javascript/d3/d3.min.js"]

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
    let paths = environment["TUCKMAN_D3"].map { [$0] } ?? usual
    for path in paths {
      if let code = try? String(contentsOfFile: path, encoding: .utf8) { return DrawingLibrary(code: code) }
    }
    return nil
  }
}
