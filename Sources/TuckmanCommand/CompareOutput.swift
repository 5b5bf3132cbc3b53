import Analytics
import Foundation
import Recording
import ScenarioReading
import Scenarios

/// Where a comparison is written: `comparison.csv` and what its columns mean, each there whole or not at all.
struct CompareOutput {
  private static let mostEarlier = 100_000_000
  private let folder: String
  private let force: Bool

  /// A folder that was named, or one under results/ of the sides' names.
  init(_ out: String?, sides: [String], force: Bool) {
    let stems = sides.map { side in
      if side == InputFile.standardInput { return "stdin" }
      let name = URL(fileURLWithPath: side).lastPathComponent.replacing(":", with: "-")
      return [".yaml", ".yml", ".json"].first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
    }
    let rest = stems.count > 3 ? "-and-\(stems.count - 3)-more" : ""
    folder = out ?? "results/" + FileName.fitting("compare-" + stems.prefix(3).joined(separator: "-"), ending: rest)
    self.force = force
  }

  /// Other line ends and a byte order mark leave it ours.
  private static func begins(_ bytes: [UInt8], with header: String) -> Bool {
    String(decoding: bytes.withoutMark.prefix(2 * header.utf8.count), as: UTF8.self).replacing("\r\n", with: "\n")
      .hasPrefix(header)
  }

  /// Writes; answers the folder. Throws `OutputError`.
  func write(_ csv: String) throws -> String {
    let path = folder + "/" + ComparisonRow.table.file
    let header = String(decoding: ComparisonRow.table.header, as: UTF8.self)
    // One of ours may be replaced; anything else of that name may not.
    let earlier = try? OrdinaryFile.bytes(path, atMost: Self.mostEarlier)
    let isOurs = earlier.map { Self.begins($0, with: header) } ?? false
    if try Manifest.isIn(folder) {
      throw OutputError.cannotCreate(
        path: folder, reason: "results of runs are here", hint: "name another folder with --out")
    }
    try StrictFolder.make(PathTarget.folder(folder))
    // A link was named by nobody: what it leads to is not ours to write.
    for name in [ComparisonRow.table.file, "datapackage.json"]
    where try StrictFolder.kind(of: folder + "/" + name) == .link {
      throw OutputError.cannotCreate(
        path: folder + "/" + name, reason: "this is a link", hint: "remove it, or name another folder with --out")
    }
    try OutputFile(path, force: force || isOurs).write(csv)
    let package = DataPackage(title: "Comparison", tables: [ComparisonRow.table])
    let text = String(decoding: try json(package), as: UTF8.self)
    try OutputFile(folder + "/datapackage.json", force: force || isOurs).write(text)
    return folder
  }
}
