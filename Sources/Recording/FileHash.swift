import Crypto
import Foundation

/// SHA-256 of data in Base64, as the policy of a page names the scripts that may run (CSP Level 3).
package func sha256Base64(of data: Data) -> String {
  Data(SHA256.hash(data: data)).base64EncodedString()
}
