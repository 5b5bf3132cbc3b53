import Foundation
import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A single output file, checked before the work, so that a path that cannot be written is known at once.
///
/// A file is there whole or not at all. It is written next to its path and moved there in one step, with the
/// permissions of the file it replaces. Links are followed. A device or a pipe is written directly, and never replaced
/// or read.
public final class OutputFile {
  /// A kind of file that another of its kind may replace without `force`.
  public struct Kind {
    let name: String
    let isOne: (_ path: String) -> Bool

    /// Creates a kind with its name and a test for it.
    public init(_ name: String, isOne: @escaping (_ path: String) -> Bool) { (self.name, self.isOne) = (name, isOne) }
  }

  private enum Way {
    case stream(CheckedFile)
    case file(PathTarget)
  }

  private let path: String
  private let way: Way

  /// Checks the path, and opens it if it is a stream. Throws `OutputError`.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard output.
  ///   - force: whether an existing file is replaced.
  ///   - kind: the kind of file that is replaced even without `force`.
  public init(_ path: String, force: Bool, kind: Kind? = nil) throws {
    self.path = path
    if path == "-" {
      way = .stream(CheckedFile(standardOutput: ()))
      return
    }
    func refuse(_ reason: String, _ hint: String) -> OutputError {
      .cannotCreate(path: path, reason: reason, hint: hint)
    }
    let target = try PathTarget(path)
    switch target.kind {
    case .open(let number): way = .stream(try CheckedFile(open: number, path: path))
    case .stream: way = .stream(try CheckedFile(streaming: path))
    case .unfit(let reason): throw refuse(reason, "name a file, or - for standard output")
    case .folder: throw refuse("this is a folder", "name a file in it")
    case .nothing, .file:
      let folder = parentFolder(ofPath: target.path)
      guard !path.hasSuffix("/") else { throw refuse("this names a folder", "name a file in it") }
      guard folder.isEmpty || RunFolder.isFolder(folder) else {
        try PathTarget.requireWay(to: target.path, hint: "name another file")
        throw refuse("there is no folder \(folder.inertLine)", "make it first")
      }
      try Self.requireForeign(folder.isEmpty ? "." : folder, named: path)
      if target.kind == .file, !force, !(kind?.isOne(target.path) ?? false) {
        let what = kind.map { ", and is no \($0.name)" } ?? ""
        throw refuse("the file is there already" + what, "name another, or use --force")
      }
      guard access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else {
        throw refuse(systemReason(), "name a file in another folder")
      }
      way = .file(target)
    }
  }

  /// Throws `OutputError.cannotCreate` for a path among results, with and without `force`. The results would no longer
  /// match their manifest, and a run replaces them only if nothing else is among them.
  private static func requireForeign(_ folder: String, named path: String) throws {
    let above = (folder as NSString).lastPathComponent == KeptInputs.folder ? folder + "/.." : folder
    guard try Manifest.isIn(above) || StrictFolder.kind(of: above + "/sweep.json") != nil else { return }
    throw OutputError.cannotCreate(
      path: path, reason: "this is in a folder of results",
      hint: "name a file in another folder; nothing is added to results")
  }

  /// Whether written bytes are gone at once: standard output, a device or a pipe.
  public var isStream: Bool { if case .stream = way { true } else { false } }

  /// Writes all of the output. Throws `OutputError`, and what `body` throws; then there is no new file.
  @discardableResult
  public func write<Result>(_ body: (CheckedFile) throws -> Result) throws -> Result {
    switch way {
    case .stream(let file):
      let result = try body(file)
      try file.finish()
      return result
    case .file(let target):
      let name = (target.path as NSString).lastPathComponent
      let pending = try StrictFolder(opening: Self.folder(of: target)).begin(name)
      if target.kind == .file { pending.file.takeOver(target.info) }
      let result = try body(pending.file)
      try place(pending, at: target)
      return result
    }
  }

  /// Writes a text. Throws `OutputError`.
  public func write(_ text: String) throws { try write { try $0.write(text) } }

  /// Gives the finished file its name, unless something else has taken the name meanwhile.
  private func place(_ pending: PendingFile, at target: PathTarget) throws {
    if target.kind == .nothing, try pending.commitIfFree() { return }
    guard target.kind == .file, case let now = try PathTarget(target.path), now.kind == .file, now.path == target.path
    else {
      throw OutputError.cannotCreate(
        path: path, reason: "something else has been put there meanwhile", hint: "name another, or use --force")
    }
    try pending.commit()
  }

  private static func folder(of target: PathTarget) -> String {
    let folder = parentFolder(ofPath: target.path)
    return folder.isEmpty ? "." : folder
  }
}
