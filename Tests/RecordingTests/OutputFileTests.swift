import Foundation
import Recording
import Testing

/// Where a single file goes, and the names that are made for it.
final class OutputFileTests {
  private let path = FileManager.default.temporaryDirectory.path + "/tuckman-output-\(UUID().uuidString)"

  init() throws { try StrictFolder.make(path) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  @Test func aFileIsThereWholeOrNotAtAll() throws {
    struct Fault: Error {}
    let file = try OutputFile(path + "/x", force: false)
    #expect(throws: Fault.self) {
      try file.write {
        try $0.write("half")
        throw Fault()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
    try file.write("whole")
    #expect(try text("x") == "whole" && FileManager.default.contentsOfDirectory(atPath: path) == ["x"])
  }

  /// What somebody else puts there between the look and the end stays.
  @Test func whatComesMeanwhileIsNotReplaced() throws {
    for name in ["file", "link", "folder"] {
      let place = path + "/" + name
      let file = try OutputFile(place, force: false)
      switch name {
      case "file": try Data("theirs".utf8).write(to: URL(fileURLWithPath: place))
      case "link": try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "file")
      default: try StrictFolder.make(place)
      }
      #expect(throws: OutputError.self) { try file.write("ours") }
    }
    #expect(try text("file") == "theirs")
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 3)
  }

  @Test func oneOfItsKindIsReplacedWithoutForce() throws {
    let kind = OutputFile.Kind("list") { (try? String(contentsOfFile: $0, encoding: .utf8)) == "list" }
    try OutputFile(path + "/x", force: false, kind: kind).write("list")
    try OutputFile(path + "/x", force: false, kind: kind).write("mine")
    #expect(throws: OutputError.self) { try OutputFile(self.path + "/x", force: false, kind: kind) }
    // A pipe is not asked what it is: that would wait.
    #expect(mkfifo(path + "/pipe", 0o600) == 0)
    #expect(throws: OutputError.self) { try OutputFile(self.path + "/pipe", force: true, kind: kind) }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can plant a link of somebody else")) func aPlantedLinkIsNotFollowed()
    throws
  {
    try FileManager.default.setAttributes([.posixPermissions: 0o1777], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(atPath: path + "/x", withDestinationPath: "theirs")
    #expect(try PathTarget(path + "/x").kind == .nothing)
    try #require(lchown(path + "/x", 65534, 65534) == 0)
    #expect(throws: OutputError.self) { try PathTarget(self.path + "/x") }
  }

  @Test func kindsAreSeenBehindLinks() throws {
    try OutputFile(path + "/file", force: false).write("")
    #expect(mkfifo(path + "/pipe", 0o600) == 0)
    for (link, to, kind) in [
      ("a", "file", PathTarget.Kind.file), ("b", "a", .file), ("c", "pipe", .stream), ("d", ".", .folder),
      ("e", "none", .nothing),
      ("f", "/dev/null", .stream), ("g", "/dev/stdout", .open(1)),
      ("h", "../" + (path as NSString).lastPathComponent + "/a", .file),
    ] {
      try FileManager.default.createSymbolicLink(atPath: path + "/" + link, withDestinationPath: to)
      #expect(try PathTarget(path + "/" + link).kind == kind, "\(link)")
    }
    #expect(try PathTarget(path + "/b").path == path + "/file")
  }

  @Test(arguments: [
    (1, "-report.html"), (240, "-report.html"), (244, "-report.html"), (300, ""), (255, ""), (128, "é"),
  ]) func namesFit(_ length: Int, _ ending: String) {
    for letter in ["x", "é", "👩‍👩‍👧"] {
      let name = String(repeating: letter, count: length)
      let fitting = FileName.fitting(name, ending: ending)
      #expect(fitting.utf8.count <= 255 && fitting.hasSuffix(ending))
      #expect((fitting == name + ending) == ((name + ending).utf8.count <= 255))
      // Long names that differ at their end alone stay apart.
      #expect(fitting != FileName.fitting(name + "y", ending: ending))
      #expect(FileName.beside("a/b/" + name, ending: ending) == "a/b/" + fitting)
    }
  }
}
