import Analytics
import Foundation
import Recording
import Scenarios

/// Where a comparison is written: `comparison.csv` and what its columns mean, each there whole or not at all.
struct CompareOutput {
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

  /// Writes; answers the folder. Throws `OutputError`.
  func write(_ csv: String) throws -> String {
    let path = folder + "/" + Comparison.table.file
    let header = String(decoding: Comparison.table.header, as: UTF8.self)
    // One of ours may be replaced; anything else of that name may not.
    let isOurs = Self.begins(path, with: header)
    if (try? Manifest.read(in: folder)) ?? nil != nil {
      throw OutputError.cannotCreate(
        path: folder, reason: "results of runs are here", hint: "name another folder with --out")
    }
    try StrictFolder.make(PathTarget.folder(folder))
    try OutputFile(path, force: force || isOurs).write(csv)
    let package = DataPackage(title: "Comparison", tables: [Comparison.table])
    let text = String(decoding: try json(package), as: UTF8.self)
    try OutputFile(folder + "/datapackage.json", force: force || isOurs).write(text)
    return folder
  }

  /// Whether a file begins with a text; a pipe is not asked.
  private static func begins(_ path: String, with text: String) -> Bool {
    guard (try? PathTarget(path))?.kind == .file else { return false }
    return (try? String(contentsOfFile: path, encoding: .utf8))?.hasPrefix(text) ?? false
  }
}
