import Crypto
import Foundation
import Scenarios

/// SHA-256 of a file as hexadecimal digits, read piece by piece. Throws a `Problem` where it is not there or cannot be read.
public func sha256(ofFile path: String) throws -> String {
  guard let file = FileHandle(forReadingAtPath: path) else { throw Problem(Place(path), "there is no such file") }
  defer { try? file.close() }
  var hash = SHA256()
  do {
    while let data = try file.read(upToCount: 1 << 20), !data.isEmpty { hash.update(data: data) }
  } catch {
    throw Problem(Place(path), "the file cannot be read")
  }
  return hexadecimal(hash.finalize())
}

/// SHA-256 of data in Base64, as the policy of a page names the scripts that may run (CSP Level 3).
package func sha256Base64(of data: Data) -> String {
  Data(SHA256.hash(data: data)).base64EncodedString()
}
