import Foundation
import Recording
import Testing

/// Files that are there whole or not at all, and locks that end with their holder.
final class StrictFolderTests {
  private let path = FileManager.default.temporaryDirectory.path + "/tuckman-strict-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @Test func foldersAreMadeWithThoseAbove() throws {
    try StrictFolder.make(path + "/a/b")
    #expect(try StrictFolder.kind(of: path + "/a/b") == .folder)
    try StrictFolder.make(path + "/a/b")
    #expect(throws: OutputError.self) { try StrictFolder(opening: self.path + "/none") }
  }

  @Test func aFileIsThereWhenItIsWhole() throws {
    try StrictFolder.make(path)
    let folder = try StrictFolder(opening: path)
    let file = try folder.begin("x")
    try file.write([1, 2])
    #expect(try folder.read("x") == nil)
    #expect(try folder.names().count == 1 && StrictFolder.isTemporary(folder.names()[0]))
    #expect(try file.commit() == sha256([1, 2]))
    #expect(try folder.names() == ["x"])
    #expect(try folder.read("x") == [1, 2])
    #expect(try folder.write("x", [3]) == sha256([3]))
    #expect(try folder.read("x") == [3])
  }

  @Test func aFileThatIsDroppedLeavesNothing() throws {
    try StrictFolder.make(path)
    let folder = try StrictFolder(opening: path)
    _ = try folder.begin("x")
    #expect(try folder.names().isEmpty)
    let other = try folder.begin("y")
    try other.abandon()
    #expect(try folder.names().isEmpty)
  }

  @Test func theFirstOfTwoFilesOfANameStays() throws {
    try StrictFolder.make(path)
    let folder = try StrictFolder(opening: path)
    let others = try StrictFolder(opening: path, writer: "another")
    let (one, two) = (try folder.begin("x"), try others.begin("x"))
    try one.write([1])
    try two.write([2])
    #expect(try two.commitIfFree())
    #expect(try !one.commitIfFree())
    #expect(try folder.read("x") == [2] && folder.names() == ["x"])
  }

  @Test func kindsAreTold() throws {
    try StrictFolder.make(path + "/sub")
    let folder = try StrictFolder(opening: path)
    try folder.write("file", [])
    try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: "file")
    let kinds = try folder.entries().map { "\($0.name) \($0.kind)" }
    #expect(kinds == ["file file", "link link", "sub folder"])
    #expect(throws: OutputError.self) { try folder.read("link") }
    #expect(throws: OutputError.self) { try folder.remove("sub") }
    try folder.remove("none")
  }

  @Test func aLockKeepsOthersOutAndNamesItsHolder() throws {
    try StrictFolder.make(path)
    let folder = try StrictFolder(opening: path)
    var lock: KernelLock? = try KernelLock("l", in: folder, exclusively: true)
    for exclusively in [true, false] {
      let fault = #expect(throws: OutputError.self) { try KernelLock("l", in: folder, exclusively: exclusively) }
      guard case .busy(_, let holder) = fault else {
        Issue.record("not busy")
        continue
      }
      #expect(holder.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier) on "))
    }
    #expect(try KernelLock.holder("l", in: folder) != nil)
    _ = lock
    lock = nil
    #expect(try KernelLock.holder("l", in: folder) == nil)
    let (one, two) = (
      try KernelLock("l", in: folder, exclusively: false), try KernelLock("l", in: folder, exclusively: false)
    )
    #expect(throws: OutputError.self) { try KernelLock("l", in: folder, exclusively: true) }
    _ = (one, two)
  }

  #if os(Linux)
    /// As in a process that is being started and is not yet another program.
    @Test func aCopyOfItsDescriptorDoesNotKeepALock() throws {
      try StrictFolder.make(path)
      let folder = try StrictFolder(opening: path)
      var lock: KernelLock? = try KernelLock("l", in: folder, exclusively: true)
      let own = "/proc/self/fd"
      let found = try FileManager.default.contentsOfDirectory(atPath: own).first {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: own + "/" + $0))?.hasSuffix("/l") == true
          && (try? FileManager.default.destinationOfSymbolicLink(atPath: own + "/" + $0))?.contains(path) == true
      }
      let copy = dup(try #require(found.flatMap { Int32($0) }))
      defer { close(copy) }
      #expect(copy >= 0)
      _ = lock
      lock = nil
      #expect(try KernelLock.holder("l", in: folder) == nil)
      _ = try KernelLock("l", in: folder, exclusively: true)
    }
  #endif
}

/// Locks and folders that are taken away while somebody holds them.
final class TakenAwayTests {
  private let path = FileManager.default.temporaryDirectory.path + "/tuckman-taken-\(UUID().uuidString)"

  init() throws { try StrictFolder.make(path) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @Test func aLockThatWasRemovedIsNotHeldAnyMore() throws {
    let folder = try StrictFolder(opening: path)
    let first = try KernelLock(".lock", in: folder, exclusively: true)
    try first.requireHeld()
    #expect(throws: OutputError.self) { try KernelLock(".lock", in: folder, exclusively: true) }
    try folder.remove(".lock")
    #expect(throws: OutputError.self) { try first.requireHeld() }
    let second = try KernelLock(".lock", in: folder, exclusively: true)
    try second.requireHeld()
    #expect(throws: OutputError.self) { try first.requireHeld() }
  }

  @Test func aLockInAFolderThatWasReplacedIsNotHeldAnyMore() throws {
    let first = try KernelLock(".lock", in: StrictFolder(opening: path), exclusively: false)
    try FileManager.default.moveItem(atPath: path, toPath: path + "-moved")
    defer { try? FileManager.default.removeItem(atPath: path + "-moved") }
    #expect(throws: OutputError.self) { try first.requireHeld() }
    try StrictFolder.make(path)
    try StrictFolder(opening: path).write(".lock", [])
    #expect(throws: OutputError.self) { try first.requireHeld() }
  }

  @Test func resultsWhosePartialFolderWasRemovedAreNotPutInPlace() throws {
    let first = try RunFolder(path + "/r", force: false)
    try first.write("a.csv", [1])
    try FileManager.default.removeItem(atPath: path + "/.r.partial")
    let second = try RunFolder(path + "/r", force: false)
    try second.write("a.csv", [2])
    #expect(throws: OutputError.self) { try first.commit() }
    #expect(throws: OutputError.self) { try first.write("b.csv", [3]) }
    first.abandon()
    try second.commit()
    #expect(try StrictFolder(opening: path + "/r").read("a.csv") == [2])
    #expect(try StrictFolder(opening: path).names() == ["r"])
  }

  @Test func aFolderThatWasReplacedByALinkOrAFileIsNot() throws {
    for kind in ["file", "link"] {
      let results = try RunFolder(path + "/" + kind, force: false)
      let partial = path + "/." + kind + ".partial"
      try FileManager.default.removeItem(atPath: partial)
      if kind == "file" {
        try StrictFolder(opening: path).write("." + kind + ".partial", [1])
      } else {
        try FileManager.default.createSymbolicLink(atPath: partial, withDestinationPath: path)
      }
      #expect(throws: OutputError.self) { try results.commit() }
      results.abandon()
      #expect(try StrictFolder.kind(of: partial) == (kind == "file" ? .file : .link))
    }
  }
}
