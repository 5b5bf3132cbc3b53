import Analytics
import Foundation
import Machine
import Recording
import Scenarios

/// The folder of a sweep, taken for work in it.
///
/// `sweep.json` says what is swept, `cells/PLAN/` holds the runs, and the tables are made from these. Nothing is touched
/// before it is certain that the folder is that of a sweep, or new.
public final class SweepFolder: Sendable {
  /// Where it is.
  public let root: StrictFolder
  /// The cells of the plan.
  public let cells: StrictFolder
  /// What is swept.
  public let identity: SweepIdentity
  private let lock: KernelLock
  private let shardLock: KernelLock?
  private static let lockName = ".lock"
  static let cellsName = "cells"

  /// What somebody wants to do there.
  public enum Use: Sendable {
    /// Alone: everything.
    case alone
    /// Alone, and the design may have changed.
    case extending
    /// Alone, with what is there: a folder is not made for it.
    case merging
    /// With others that make other shards.
    case shard(Shard)
    /// With others, making nothing.
    case together

    /// Whether runs or tables are made.
    public var makesResults: Bool { if case .together = self { false } else { true } }

    // Names of files on their way: the same each time, so that what a killed process left is known again.
    fileprivate var writer: String {
      switch self {
      case .alone, .extending, .merging: "alone"
      case .shard(let shard): "shard-\(shard.index)-of-\(shard.count)"
      case .together: "\(StrictFolder.host)-\(ProcessInfo.processInfo.processIdentifier)"
      }
    }
  }

  /// Takes the folder. Throws `OutputError`, `OtherSweep` where another sweep is in it, and `NothingBegun`.
  ///
  /// `force`: a folder that is not of a sweep is moved aside, to NAME.old.
  public init(_ path: String, for use: Use, _ identity: SweepIdentity, force: Bool) throws {
    let path = try Self.place(path)
    if case .merging = use, try Self.identity(in: path) == nil {
      if let reason = try Self.foreign(path) { try Self.moveAside(path, because: reason, force: false) }
      throw NothingBegun(path: path)
    }
    if let reason = try Self.foreign(path) { try Self.moveAside(path, because: reason, force: force) }
    // A sweep that is not this one is refused before its lock is taken, which would say who took it.
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

  /// Throws where the locks are not ours any more: their files were removed under us, and others may be at work here.
  /// To be asked before anything gets its name.
  public func requireHeld() throws {
    try lock.requireHeld()
    try shardLock?.requireHeld()
  }

  /// Whether the tables are written and as they were written while the cells are gone, which nothing needs any more. Throws
  /// `OutputError`.
  public var isFinishedWithoutCells: Bool {
    get throws {
      guard try CellLayout.names(in: cells).isEmpty, try root.kind(of: RunFolder.manifestName) != nil else {
        return false
      }
      return try SweepProgress.results(in: root.path).map { SweepProgress.unfitFiles(of: $0).isEmpty } ?? false
    }
  }

  /// Why no sweep can begin in a folder; `nil` where one can. Throws `OutputError`.
  public static func obstacle(in path: String) throws -> String? { try foreign(place(path)) }

  /// What is swept in a folder, if a sweep is in it. Throws `OutputError`.
  public static func identity(in path: String) throws -> SweepIdentity? {
    let path = try place(path)
    guard try StrictFolder.kind(of: path) == .folder else { return nil }
    guard let bytes = try StrictFolder(opening: path).read(SweepIdentity.fileName) else { return nil }
    return try? JSONDecoder().decode(SweepIdentity.self, from: Data(bytes))
  }

  /// How many runs of the sweep in a folder are there, and how many of them a plan would not have; none of a sweep that
  /// cannot become the plan's. Throws `OutputError`.
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

  /// Folders of cells of earlier plans.
  func earlierCells() throws -> [StrictFolder] {
    let all = try StrictFolder(opening: root.path + "/" + Self.cellsName)
    return try Self.plans(in: all).filter { $0 != identity.plan }
      .map { try StrictFolder(opening: all.path + "/" + $0) }
  }

  /// The plans of which there are cells.
  private static func plans(in cells: StrictFolder) throws -> [String] {
    try cells.entries().filter { $0.kind == .folder && SweepIdentity.isPlan($0.name) }.map(\.name)
  }

  /// Removes what a finished sweep does not need: cells of earlier plans, and what shards left.
  public func clearUp() throws {
    let all = try StrictFolder(opening: root.path + "/" + Self.cellsName)
    for folder in try earlierCells() {
      let entries = try folder.entries()
      let ours = entries.filter { CellLayout.isCell($0.name) || StrictFolder.isTemporary($0.name) }
      for entry in ours { try folder.remove(entry.name) }
      // What others put there stays.
      if ours.count == entries.count { try all.removeFolder((folder.path as NSString).lastPathComponent) }
    }
    for name in try root.names() where Shard(fileName: name) != nil { try root.remove(name) }
  }

  /// The shards that have been begun, by the files of their locks.
  public func shards() throws -> [Shard] { try root.names().compactMap { Shard(fileName: $0) } }

  /// Who is at work alone in a folder, if somebody is.
  public static func holder(of path: String) throws -> String? {
    try KernelLock.holder(lockName, in: StrictFolder(opening: place(path)))
  }
}

// MARK: - Taking the place

extension SweepFolder {
  /// Where a folder is, behind links.
  private static func place(_ path: String) throws -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return try PathTarget.folder(path)
  }

  /// Why a folder that is there is not that of a sweep; `nil` if it is, or is not there, or is empty.
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

  /// Whether a sweep may write a file of this name, which nothing else may have then.
  private static func isFile(ofSweeps name: String) -> Bool {
    (derived + [lockName, SweepIdentity.fileName, RunFolder.manifestName]).contains(name)
      || StrictFolder.isTemporary(name) || Shard(fileName: name) != nil
  }

  /// Files that are made from the cells.
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

  /// Puts down what is swept, or sees that it is what is swept there.
  private static func settle(_ identity: SweepIdentity, in root: StrictFolder, for use: Use) throws {
    guard let known = try Self.identity(in: root.path) else {
      let file = try root.begin(SweepIdentity.fileName)
      try file.write(try json(identity))
      // Another shard may have done it meanwhile.
      if try file.commitIfFree() { return }
      let first = try Self.identity(in: root.path) ?? identity
      return try require(identity, toBe: first, in: root.path, for: use)
    }
    if known.plan == identity.plan { return }
    try require(identity, toBe: known, in: root.path, for: use)
    // Tables of the sweep as it was would be taken for those of what it becomes.
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

/// Another sweep is in a folder.
public struct OtherSweep: Error, Sendable, Equatable {
  /// The folder.
  public let path: String
  /// What differs.
  public let changes: [SweepChange]
  /// Whether only the design or the replicates differ.
  public var areOfDesign: Bool { changes.allSatisfy(\.isDesign) }
}

/// There is no sweep in a folder.
public struct NothingBegun: Error, Sendable, Equatable {
  /// The folder.
  public let path: String
}
