import Foundation
import ScenarioReading
import Scenarios

/// A result folder that is there whole or not at all.
///
/// Everything is written into `.NAME.partial` next to the folder and flushed to the disk. Then it takes the folder's
/// path in one step. A failure leaves what was there. A kernel lock on the partial folder keeps a second process out.
/// What a killed process left has no lock, so it is recognized and cleared away. A link is followed, and all of this
/// happens at its target.
public final class RunFolder {
  /// The path of the results.
  public let path: String
  /// The partial folder, locked.
  private let partial: StrictFolder
  /// The folder that contains the results, the partial folder and, for a moment, earlier results.
  private let above: StrictFolder
  private let names: Names
  private let force: Bool
  /// Whether earlier results of ours are replaced.
  public let replacesEarlier: Bool
  /// The folders above it that were made for it, the innermost first.
  private let madeAbove: [String]
  private var files: [String: CheckedFile] = [:]
  private var isOpen = true
  /// The name of the file that describes the folder.
  public static let manifestName = "manifest.json"

  /// The names in the folder above.
  private struct Names {
    let results: String
    var partial: String { FileName.fitting("." + results, ending: ".partial") }
    /// The name of earlier results while `commit` replaces them.
    var earlier: String { FileName.fitting("." + results, ending: ".partial.old") }
  }

  /// Opens a folder for writing. Throws `OutputError`.
  ///
  /// - Parameters:
  ///   - path: the path of the results. Earlier results of ours are replaced.
  ///   - force: whether a foreign folder is moved aside (to NAME.old). Without it, the folder is refused.
  public init(_ path: String, force: Bool) throws {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    (self.path, self.force) = (trimmed, force)
    let target = try Self.target(of: trimmed)
    names = Names(results: (target as NSString).lastPathComponent)
    // Given as a folder; otherwise Foundation would check the disk.
    let parent = URL(fileURLWithPath: target, isDirectory: true).deletingLastPathComponent().path
    madeAbove = try Self.makeFolder(parent, for: trimmed)
    do {
      above = try StrictFolder(opening: parent)
      try Self.requireReplaceable(target, named: trimmed, force: force)
      partial = try Self.takePartial(names.partial, in: above, for: trimmed)
      replacesEarlier = try Manifest.isIn(target)
      try recoverEarlier()
    } catch {
      StrictFolder.removeEmpty(madeAbove)
      throw error
    }
  }

  deinit { abandon() }

  private var target: String { above.path + "/" + names.results }

  /// Creates a new file in the folder. Throws `OutputError`.
  public func file(_ name: String) throws -> CheckedFile {
    if let file = files[name] { return file }
    try requireOurs()
    let file = try CheckedFile(creating: partial.path + "/" + name)
    files[name] = file
    return file
  }

  /// Writes a whole file into the folder. Returns its hash. Throws `OutputError`.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try requireOurs()
    return try partial.write(name, bytes)
  }

  /// Writes copies of the scenario's input files into the folder. Returns their descriptions. Throws `OutputError`.
  public func write(_ inputs: [InputFile]) throws -> [Manifest.File] { try KeptInputs.write(inputs, into: partial) }

  /// Moves the finished folder to its path, in one step. Throws `OutputError`.
  public func commit() throws {
    try requireOurs()
    try partial.remove(Self.holderName)
    try partial.sync()
    if try above.kind(of: names.results) == nil {
      try above.move(names.partial, to: names.results)
    } else if let obstacle = try Self.obstacle(in: target) {
      guard force else { throw Self.refusal(path, obstacle) }
      try replace(movingTo: (Self.freeName(target) as NSString).lastPathComponent)
    } else if try above.exchange(names.partial, names.results) {
      // Earlier results have the partial name now, and the folder was never missing.
      try above.move(names.partial, to: names.earlier)
      try removeEarlier()
    } else {
      try replace(movingTo: names.earlier)
      try removeEarlier()
    }
    isOpen = false
    try above.sync()
  }

  /// Moves aside what is at the path, and then moves the new results there.
  private func replace(movingTo old: String) throws {
    try above.move(names.results, to: old)
    do { try above.move(names.partial, to: names.results) } catch {
      try above.move(old, to: names.results)
      throw error
    }
  }

  /// Removes what was written so far. Earlier contents of the folder stay.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    files = [:]
    // A folder that belongs to another process by now is not touched. The next run clears away what cannot be removed.
    if (try? partial.isStillThere()) == true {
      try? partial.empty(last: Self.holderName)
      try? above.removeFolder(names.partial)
    }
    StrictFolder.removeEmpty(madeAbove)
  }

  /// Throws if the folder that we write into is no longer under its name. Then it has been removed, and another process
  /// may be writing into one of that name.
  private func requireOurs() throws {
    guard try partial.isStillThere() else {
      throw OutputError.cannotWrite(
        path: partial.path, reason: "the folder was removed or replaced while this wrote into it")
    }
  }

  /// Returns whether a file belongs to results that are not at their path yet.
  public static func isOnItsWay(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") && $0.hasSuffix(".partial") }
  }

  /// Clears up after a process that was killed in the middle of `commit`.
  private func recoverEarlier() throws {
    guard try above.kind(of: names.earlier) != nil else { return }
    if try above.kind(of: names.results) == nil {
      try above.move(names.earlier, to: names.results)
    } else {
      try removeEarlier()
    }
  }

  /// Removes earlier results. Files that others have left among them move along to the new ones.
  private func removeEarlier() throws {
    let earlier = above.path + "/" + names.earlier
    for name in try Self.leftBehind(in: earlier) where try StrictFolder.kind(of: target + "/" + name) == nil {
      try above.move(names.earlier + "/" + name, to: names.results + "/" + name)
    }
    try above.removeAll(names.earlier)
  }

  /// The files of the results that another program has open, as far as they can be recognized. Throws `OutputError`.
  public var openElsewhere: [String] {
    get throws { Set(try Self.leftBehind(in: target).compactMap(LeftBehind.openFile)).sorted() }
  }
}
