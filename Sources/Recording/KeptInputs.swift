import Foundation
import ScenarioReading
import Scenarios

/// Copies of the files that a scenario names, in a folder of results: with them it can be moved, and its runs made again.
public enum KeptInputs {
  /// The folder in the folder of results.
  static let folder = "inputs"
  static let prefix = folder + "/"
  private static let ending = ".copy"

  /// The files of a manifest: each with its hash and the name of its copy. A file that is named twice has one copy.
  public static func described(_ inputs: [InputFile]) -> [Manifest.File] {
    var names: [String: String] = [:]
    return inputs.map { input in
      let name = names[input.path] ?? Self.name(names.count + 1, of: input.path)
      names[input.path] = name
      return .init(path: input.path, sha256: sha256(input.bytes), copy: name)
    }
  }

  /// The copies with what is in them, each once.
  public static func copies(of inputs: [InputFile]) -> [(file: Manifest.File, bytes: [UInt8])] {
    var seen: Set<String> = []
    return zip(inputs, described(inputs)).compactMap { input, described in
      guard let copy = described.copy, seen.insert(copy).inserted else { return nil }
      return (.init(path: copy, sha256: described.sha256), input.bytes)
    }
  }

  /// The name of a copy. It begins with a number, so that two of a name differ, and no name leads out of the folder; it does
  /// not end in `.csv`, since it is no table of the results.
  private static func name(_ number: Int, of path: String) -> String {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let kept = last.unicodeScalars.suffix(60).map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains(scalar))
        ? Character(scalar) : "_"
    }
    return "\(prefix)\(number)-\(String(kept))\(ending)"
  }

  /// Whether a file that a manifest lists is a copy.
  static func isPath(_ path: String) -> Bool { path.hasPrefix(prefix) }

  /// Whether a name in the folder of inputs is one that a copy may have.
  static func isCopy(_ name: String) -> Bool { name.hasSuffix(ending) && name.first?.isNumber ?? false }

  /// Why a folder of inputs in a folder may not be written into; `nil` where it may, or is not there. Throws
  /// `OutputError`.
  public static func foreign(in root: StrictFolder) throws -> String? {
    guard let kind = try root.kind(of: folder) else { return nil }
    guard kind == .folder else { return "\(folder) in it is not a folder" }
    let other = try StrictFolder(opening: root.path + "/" + folder).entries().first { $0.kind != .file }
    return other.map { "\(prefix)\($0.name) in it is not a file" }
  }

  /// Writes the copies into a folder that is written in place, in place of those that are there. Throws `OutputError`.
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
