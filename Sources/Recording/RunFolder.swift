import Foundation
import ScenarioReading
import Scenarios

/// A folder of results that is there whole or not at all.
///
/// Everything is written into `.NAME.partial` beside the folder, put on the disk, and then takes the folder's place in
/// one step. A failure leaves what was there. A kernel lock on the partial folder keeps a second process out; what a
/// killed process left is found without a lock and cleared away. A link is followed, and all of this is done where it leads.
public final class RunFolder {
  /// Where the results will be.
  public let path: String
  /// The partial folder, locked.
  private let partial: StrictFolder
  /// The folder in which the results, the partial folder and, for a moment, earlier results stand.
  private let above: StrictFolder
  private let names: Names
  private let force: Bool
  /// Whether earlier results of ours stood there.
  public let replacesEarlier: Bool
  /// Folders above it that were made for it, the innermost first.
  private let madeAbove: [String]
  private var files: [String: CheckedFile] = [:]
  private var isOpen = true
  /// The name of the file that says what a folder is.
  public static let manifestName = "manifest.json"

  /// Names in the folder above.
  private struct Names {
    let results: String
    var partial: String { FileName.fitting("." + results, ending: ".partial") }
    /// Where earlier results stand while `commit` puts new ones in their place.
    var earlier: String { FileName.fitting("." + results, ending: ".partial.old") }
  }

  /// Opens a folder for writing. Throws `OutputError`.
  ///
  /// - Parameters:
  ///   - path: where the results will be. Results of ours that are there are replaced.
  ///   - force: with it, a foreign folder is moved aside (to NAME.old), without it refused.
  public init(_ path: String, force: Bool) throws {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    (self.path, self.force) = (trimmed, force)
    let target = try Self.target(of: trimmed)
    names = Names(results: (target as NSString).lastPathComponent)
    // As a folder, or Foundation would look at what is there.
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

  /// A new file of the folder. Throws `OutputError`.
  public func file(_ name: String) throws -> CheckedFile {
    if let file = files[name] { return file }
    try requireOurs()
    let file = try CheckedFile(creating: partial.path + "/" + name)
    files[name] = file
    return file
  }

  /// Puts a whole file into the folder. Returns its hash. Throws `OutputError`.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try requireOurs()
    return try partial.write(name, bytes)
  }

  /// Puts copies of the files that a scenario names into the folder. Returns what they are. Throws `OutputError`.
  public func write(_ inputs: [InputFile]) throws -> [Manifest.File] { try KeptInputs.write(inputs, into: partial) }

  /// Puts the finished folder in its place, in one step. Throws `OutputError`.
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
      // Earlier results have the partial name now, and at no time was the folder missing.
      try above.move(names.partial, to: names.earlier)
      try removeEarlier()
    } else {
      try replace(movingTo: names.earlier)
      try removeEarlier()
    }
    isOpen = false
    try above.sync()
  }

  /// Moves what stands there, and then the new results to its place.
  private func replace(movingTo old: String) throws {
    try above.move(names.results, to: old)
    do { try above.move(names.partial, to: names.results) } catch {
      try above.move(old, to: names.results)
      throw error
    }
  }

  /// Removes what was written so far. What was in the folder stays.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    files = [:]
    // Of a folder that is another's by now nothing is touched. What cannot be removed, the next run clears away.
    if (try? partial.isStillThere()) == true {
      try? partial.empty(last: Self.holderName)
      try? above.removeFolder(names.partial)
    }
    StrictFolder.removeEmpty(madeAbove)
  }

  /// Throws where the folder that we write into is not under its name any more: somebody has removed it, and another
  /// process may be writing into one that has its name now.
  private func requireOurs() throws {
    guard try partial.isStillThere() else {
      throw OutputError.cannotWrite(
        path: partial.path, reason: "the folder was removed or replaced while this wrote into it")
    }
  }

  /// Whether a file is one of results that are not in their place yet.
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

  /// Removes earlier results; what others have left among them goes along to the new ones.
  private func removeEarlier() throws {
    let earlier = above.path + "/" + names.earlier
    for name in try Self.leftBehind(in: earlier) where try StrictFolder.kind(of: target + "/" + name) == nil {
      try above.move(names.earlier + "/" + name, to: names.results + "/" + name)
    }
    try above.removeAll(names.earlier)
  }

  /// Files of the results that another program has open, as far as it says so. Throws `OutputError`.
  public var openElsewhere: [String] {
    get throws { Set(try Self.leftBehind(in: target).compactMap(LeftBehind.openFile)).sorted() }
  }
}
