import Foundation
import Recording

extension Workplace {
  /// Makes the manifest of a folder of results agree with what its files hold now, as that of a foreign program would: what is
  /// wrong in a table is found by reading it then. `rows`: whether it says how many there are.
  func agree(_ folder: String, rows: Bool = false) throws {
    try changeManifest(folder) { manifest in
      let files = manifest["files"] as? [[String: Any]] ?? []
      manifest["files"] = try files.map { file in
        var file = file
        let bytes = [UInt8](try self.bytes(folder + "/" + (file["path"] as? String ?? "")))
        file["sha256"] = sha256(bytes)
        if file["rows"] != nil { file["rows"] = rows ? bytes.count { $0 == 0x0A } - 1 : nil }
        return file
      }
    }
  }

  /// Changes what the manifest of a folder says.
  func changeManifest(_ folder: String, _ change: (inout [String: Any]) throws -> Void) throws {
    let name = folder + "/manifest.json"
    var manifest = try JSONSerialization.jsonObject(with: bytes(name)) as? [String: Any] ?? [:]
    try change(&manifest)
    try write(name, [UInt8](JSONSerialization.data(withJSONObject: manifest)))
  }
}
