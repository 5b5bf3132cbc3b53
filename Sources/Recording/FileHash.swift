import Crypto
import Foundation

/// Returns the SHA-256 of data in Base64, by which a page's policy names the scripts that may run (CSP Level 3).
package func sha256Base64(of data: Data) -> String {
  Data(SHA256.hash(data: data)).base64EncodedString()
}
