import Analytics
import Foundation
import Machine
import Recording
import Scenarios

/// The folder of a sweep, locked for work in it.
///
/// `sweep.json` describes the sweep, `cells/PLAN/` contains the runs, and the tables are made from these. Nothing
/// changes before it is certain that the folder belongs to a sweep, or is new.
public final class SweepFolder: Sendable {
  /// The folder itself.
  public let root: StrictFolder
  /// The cells of the plan.
  public let cells: StrictFolder
  /// The identity of the sweep.
  public let identity: SweepIdentity
  private let lock: KernelLock
  private let shardLock: KernelLock?
  private static let lockName = ".lock"
  static let cellsName = "cells"

  /// The uses of the folder.
  public enum Use: Sendable {
    /// Exclusive: everything.
    case alone
    /// Exclusive, and the design may have changed.
    case extending
    /// Exclusive, with existing runs; a folder is not made for it.
    case merging
    /// Shared with processes that make other shards.
    case shard(Shard)
    /// Shared, without making anything.
    case together

    /// Whether runs or tables are made.
    public var makesResults: Bool { if case .together = self { false } else { true } }

    // The writer in names of unfinished files. It is the same each time, so that the files of a killed process are
    // recognized.
    fileprivate var writer: String {
      switch self {
      case .alone, .extending, .merging: "alone"
      case .shard(let shard): "shard-\(shard.index)-of-\(shard.count)"
      case .together: "\(StrictFolder.host)-\(ProcessInfo.processInfo.processIdentifier)"
      }
    }
  }

  /// Locks the folder. Throws `OutputError`, `OtherSweep` if another sweep is in it, and `NothingBegun`.
  ///
  /// `force` moves a folder without a sweep aside, to NAME.old.
  public init(_ path: String, for use: Use, _ identity: SweepIdentity, force: Bool) throws {
    let path = try Self.place(path)
    if case .merging = use, try Self.identity(in: path) == nil {
      if let reason = try Self.foreign(path) { try Self.moveAside(path, because: reason, force: false) }
      throw NothingBegun(path: path)
    }
    if let reason = try Self.foreign(path) { try Self.moveAside(path, because: reason, force: force) }
    // Another sweep is refused before its lock is taken, which would name the one who took it.
    if let known = try Self.identity(in: path) {
      try Self.require(identity, toBe: known, in: path, for: use)
    }
    try StrictFolder.make(path)
    let writer = use.writer
    root = try StrictFolder(opening: path, writer: writer)
    self.identity = identity
    switch use {
    case .alone, .extending, .merging:
      lock = try KernelLock(Self.lockName, in: root, exclusively: true)
      shardLock = nil
      try root.clearTemporaries(ofAll: true)
    case .shard(let shard):
      lock = try KernelLock(Self.lockName, in: root, exclusively: false)
      shardLock = try KernelLock(shard.fileName, in: root, exclusively: true)
      try root.clearTemporaries(ofAll: false)
    case .together:
      lock = try KernelLock(Self.lockName, in: root, exclusively: false)
      shardLock = nil
    }
    try Self.settle(identity, in: root, for: use)
    let folder = path + "/" + Self.cellsName + "/" + identity.plan
    try StrictFolder.make(folder)
    cells = try StrictFolder(opening: folder, writer: writer)
    switch use {
    case .alone, .extending, .merging: try cells.clearTemporaries(ofAll: true)
    case .shard: try cells.clearTemporaries(ofAll: false)
    case .together: break
    }
  }

  /// Throws if the locks are no longer ours. Then their files were removed, and other processes may be at work here. It
  /// is called before any file gets its name.
  public func requireHeld() throws {
    try lock.requireHeld()
    try shardLock?.requireHeld()
  }

  /// Whether the tables are complete and as they were written while the cells are gone, which nothing needs any more.
  /// Throws `OutputError`.
  public var isFinishedWithoutCells: Bool {
    get throws {
      guard try CellLayout.names(in: cells).isEmpty, try root.kind(of: RunFolder.manifestName) != nil else {
        return false
      }
      return try SweepProgress.results(in: root.path).map { SweepProgress.unfitFiles(of: $0).isEmpty } ?? false
    }
  }

  /// Returns the reason why no sweep can begin in a folder; `nil` if one can. Throws `OutputError`.
  public static func obstacle(in path: String) throws -> String? { try foreign(place(path)) }

  /// Returns the identity of the sweep in a folder; `nil` if there is none. Throws `OutputError`.
  public static func identity(in path: String) throws -> SweepIdentity? {
    let path = try place(path)
    guard try StrictFolder.kind(of: path) == .folder else { return nil }
    guard let bytes = try StrictFolder(opening: path).read(SweepIdentity.fileName) else { return nil }
    return try? JSONDecoder().decode(SweepIdentity.self, from: Data(bytes))
  }

  /// Returns the number of runs of the sweep in a folder, and of those that a plan would not have. Both are 0 for a
  /// sweep that cannot become the plan's. Throws `OutputError`.
  public static func dropped(by plan: SweepPlan, in path: String) throws -> (all: Int, dropped: Int) {
    let path = try place(path)
    guard let known = try identity(in: path), known.plan != plan.identity.plan,
      plan.identity.changes(since: known).allSatisfy(\.isDesign),
      try StrictFolder.kind(of: path + "/" + cellsName) == .folder
    else { return (0, 0) }
    let all = try StrictFolder(opening: path + "/" + cellsName)
    let folders = try plans(in: all).map { try StrictFolder(opening: all.path + "/" + $0) }
    let keys = Set((0..<plan.points.count).map(plan.key))
    return try EarlierCells(folders).count(droppedBy: keys.contains, replicates: plan.replicates)
  }

  /// Returns the folders of earlier plans' cells.
  func earlierCells() throws -> [StrictFolder] {
    let all = try StrictFolder(opening: root.path + "/" + Self.cellsName)
    return try Self.plans(in: all).filter { $0 != identity.plan }
      .map { try StrictFolder(opening: all.path + "/" + $0) }
  }

  /// Returns the plans of which there are cells.
  private static func plans(in cells: StrictFolder) throws -> [String] {
    try cells.entries().filter { $0.kind == .folder && SweepIdentity.isPlan($0.name) }.map(\.name)
  }

  /// Removes files that a finished sweep does not need: cells of earlier plans, and locks of shards.
  public func clearUp() throws {
    let all = try StrictFolder(opening: root.path + "/" + Self.cellsName)
    for folder in try earlierCells() {
      let entries = try folder.entries()
      let ours = entries.filter { CellLayout.isCell($0.name) || StrictFolder.isTemporary($0.name) }
      for entry in ours { try folder.remove(entry.name) }
      // Files that others put there stay.
      if ours.count == entries.count { try all.removeFolder((folder.path as NSString).lastPathComponent) }
    }
    for name in try root.names() where Shard(fileName: name) != nil { try root.remove(name) }
  }

  /// Returns the shards that have begun, by their lock files.
  public func shards() throws -> [Shard] { try root.names().compactMap { Shard(fileName: $0) } }

  /// Returns the exclusive user of a folder; `nil` if there is none.
  public static func holder(of path: String) throws -> String? {
    try KernelLock.holder(lockName, in: StrictFolder(opening: place(path)))
  }
}

// MARK: - Taking the path

extension SweepFolder {
  /// Returns the target of a path, behind links.
  private static func place(_ path: String) throws -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return try PathTarget.folder(path)
  }

  /// Returns the reason why an existing folder is not that of a sweep; `nil` if it is, or does not exist, or is empty.
  private static func foreign(_ path: String) throws -> String? {
    guard let kind = try StrictFolder.kind(of: path) else { return nil }
    guard kind == .folder else { return "this is not a folder" }
    let folder = try StrictFolder(opening: path)
    let entries = try folder.entries().filter { !LeftBehind.has($0.name, $0.kind) }
    if let link = entries.first(where: { $0.kind == .link }) { return "\(link.name.inertLine) in it is a link" }
    if let other = entries.first(where: { $0.kind != .file && isFile(ofSweeps: $0.name) }) {
      return "\(other.name) in it is not a file"
    }
    if entries.allSatisfy({
      $0.name == lockName || StrictFolder.isTemporary($0.name) || Shard(fileName: $0.name) != nil
    }) {
      return nil
    }
    guard try identity(in: path)?.format == SweepIdentity.formatName else {
      if entries.contains(where: { $0.name == SweepIdentity.fileName || $0.name == cellsName })
        || ((try? Manifest.read(in: path)) ?? nil)?.sweep != nil
      {
        return "the folder holds a sweep whose \(SweepIdentity.fileName) is missing or damaged"
      }
      return try Manifest.isIn(path) ? "the folder holds results of `tuckman run`" : "the folder holds no sweep"
    }
    return try linkAmongCells(folder) ?? KeptInputs.foreign(in: folder)
  }

  /// Returns whether a sweep may write a file of this name, which nothing else may then have.
  private static func isFile(ofSweeps name: String) -> Bool {
    (derived + [lockName, SweepIdentity.fileName, RunFolder.manifestName]).contains(name)
      || StrictFolder.isTemporary(name) || Shard(fileName: name) != nil
  }

  /// The files made from the cells.
  private static let derived =
    RecordedTable.allCases.map { $0.rawValue + ".csv" }
    + [
      FailureRow.table.file, SummaryRow.table.file, SweepPointTable.file, "datapackage.json", SensitivityRow.table.file,
      SensitivityRow.description,
    ]

  private static func linkAmongCells(_ folder: StrictFolder) throws -> String? {
    guard let kind = try folder.kind(of: cellsName) else { return nil }
    guard kind == .folder else { return "\(cellsName) in it is not a folder" }
    let all = try StrictFolder(opening: folder.path + "/" + cellsName)
    for entry in try all.entries() where !LeftBehind.has(entry.name, entry.kind) {
      if entry.kind == .link { return "\(cellsName)/\(entry.name) in it is a link" }
      guard entry.kind == .folder else { continue }
      let cells = try StrictFolder(opening: all.path + "/" + entry.name)
      if let other = try cells.entries().first(where: { $0.kind != .file && !LeftBehind.has($0.name, $0.kind) }) {
        return "\(cellsName)/\(entry.name)/\(other.name.inertLine) in it is not a file"
      }
    }
    return nil
  }

  private static func moveAside(_ path: String, because reason: String, force: Bool) throws {
    guard force else {
      throw OutputError.cannotCreate(
        path: path, reason: reason, hint: "name another folder with --out, or use --force, which moves it aside")
    }
    try RunFolder.moveAside(path)
  }

  /// Records the identity of the sweep, or checks it against the recorded one.
  private static func settle(_ identity: SweepIdentity, in root: StrictFolder, for use: Use) throws {
    guard let known = try Self.identity(in: root.path) else {
      let file = try root.begin(SweepIdentity.fileName)
      try file.write(try json(identity))
      // Another shard may have recorded it meanwhile.
      if try file.commitIfFree() { return }
      let first = try Self.identity(in: root.path) ?? identity
      return try require(identity, toBe: first, in: root.path, for: use)
    }
    if known.plan == identity.plan { return }
    try require(identity, toBe: known, in: root.path, for: use)
    // Tables of the former sweep would be taken for those of the new one.
    for name in [RunFolder.manifestName] + derived where try root.kind(of: name) == .file { try root.remove(name) }
    try root.write(SweepIdentity.fileName, try json(identity))
  }

  private static func require(
    _ identity: SweepIdentity, toBe known: SweepIdentity, in path: String, for use: Use
  ) throws {
    let other = OtherSweep(path: path, changes: identity.changes(since: known))
    if other.changes.isEmpty { return }
    if case .extending = use, other.areOfDesign { return }
    throw other
  }
}

/// A fault: another sweep is in a folder.
public struct OtherSweep: Error, Sendable, Equatable {
  /// The folder.
  public let path: String
  /// The changes between the two.
  public let changes: [SweepChange]
  /// Whether only the design or the replicates differ.
  public var areOfDesign: Bool { changes.allSatisfy(\.isDesign) }
}

/// A fault: there is no sweep in a folder.
public struct NothingBegun: Error, Sendable, Equatable {
  /// The folder.
  public let path: String
}
