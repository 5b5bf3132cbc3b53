import Foundation
import ScenarioReading
import Scenarios

/// Copies of a scenario's input files in a result folder. With them the folder can be moved, and its runs can be made
/// again.
public enum KeptInputs {
  /// The folder of the copies in the result folder.
  static let folder = "inputs"
  static let prefix = folder + "/"
  private static let ending = ".copy"

  /// Returns the files of a manifest, each with its hash and the name of its copy. A file that is named twice has one
  /// copy.
  public static func described(_ inputs: [InputFile]) -> [Manifest.File] {
    var names: [String: String] = [:]
    return inputs.map { input in
      let name = names[input.path] ?? Self.name(names.count + 1, of: input.path)
      names[input.path] = name
      return .init(path: input.path, sha256: sha256(input.bytes), copy: name)
    }
  }

  /// Returns the copies with their contents, each once.
  public static func copies(of inputs: [InputFile]) -> [(file: Manifest.File, bytes: [UInt8])] {
    var seen: Set<String> = []
    return zip(inputs, described(inputs)).compactMap { input, described in
      guard let copy = described.copy, seen.insert(copy).inserted else { return nil }
      return (.init(path: copy, sha256: described.sha256), input.bytes)
    }
  }

  /// Returns the name of a copy. It begins with a number, so two copies never share a name, and no name leads out of
  /// the folder. It does not end in `.csv`, since it is not a table of the results.
  private static func name(_ number: Int, of path: String) -> String {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let kept = last.unicodeScalars.suffix(60).map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains(scalar))
        ? Character(scalar) : "_"
    }
    return "\(prefix)\(number)-\(String(kept))\(ending)"
  }

  /// Returns whether a file that a manifest lists is a copy.
  static func isPath(_ path: String) -> Bool { path.hasPrefix(prefix) }

  /// Returns whether a name in the folder of inputs can be that of a copy.
  static func isCopy(_ name: String) -> Bool { name.hasSuffix(ending) && name.first?.isNumber ?? false }

  /// Returns the reason why a folder's folder of inputs cannot be written into; `nil` if it can, or does not exist.
  /// Throws `OutputError`.
  public static func foreign(in root: StrictFolder) throws -> String? {
    guard let kind = try root.kind(of: folder) else { return nil }
    guard kind == .folder else { return "\(folder) in it is not a folder" }
    let other = try StrictFolder(opening: root.path + "/" + folder).entries().first { $0.kind != .file }
    return other.map { "\(prefix)\($0.name) in it is not a file" }
  }

  /// Writes the copies into a folder that is written in place, and replaces those that are there. Throws `OutputError`.
  public static func write(_ inputs: [InputFile], into root: StrictFolder) throws -> [Manifest.File] {
    let copies = copies(of: inputs)
    let path = root.path + "/" + folder
    guard try !copies.isEmpty || root.kind(of: folder) == .folder else { return [] }
    try StrictFolder.make(path)
    let kept = try StrictFolder(opening: path, writer: "alone")
    try kept.clearTemporaries(ofAll: true)
    for (file, bytes) in copies { try kept.write(String(file.path.dropFirst(prefix.count)), bytes) }
    let names = Set(copies.map { $0.file.path.dropFirst(prefix.count) })
    for name in try kept.names() where isCopy(name) && !names.contains(name[...]) { try kept.remove(name) }
    return copies.map(\.file)
  }
}
