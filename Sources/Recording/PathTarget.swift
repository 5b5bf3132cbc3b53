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

/// The target of a path to be written. Links are followed, and nothing is opened.
public struct PathTarget: Sendable {
  /// The kind of file at the target.
  public enum Kind: Sendable, Equatable {
    case nothing, file, folder
    /// A device that takes text as it comes, or a pipe.
    case stream
    /// A file that the program was started with, by its number.
    case open(Int32)
    /// A disk or a socket.
    case unfit(String)
  }

  /// The path with all links followed.
  public let path: String
  /// The kind of file at the target.
  public let kind: Kind
  /// Its permissions, owner and group.
  let info: stat
  private static let mostLinks = 40

  /// Follows a path. Throws `OutputError.cannotCreate` if links form a circle, or if the system cannot look.
  public init(_ path: String) throws {
    func refuse(_ reason: String) -> OutputError {
      .cannotCreate(path: path, reason: reason, hint: "name another with --out")
    }
    var (place, info) = (path, stat())
    for _ in 0...Self.mostLinks {
      if let number = Self.descriptor(place) {
        (self.path, kind, self.info) = (place, .open(number), info)
        return
      }
      guard lstat(place, &info) == 0 else {
        guard errno == ENOENT || errno == ENOTDIR else { throw refuse(systemReason()) }
        (self.path, kind, self.info) = (place, .nothing, info)
        return
      }
      guard info.st_mode & S_IFMT == S_IFLNK else {
        (self.path, kind, self.info) = (place, Self.kind(info), info)
        return
      }
      let folder = parentFolder(ofPath: place)
      if Self.isPlanted(info, in: folder.isEmpty ? "." : folder) {
        throw refuse("\(place) is somebody else's link in a folder that everybody may write to")
      }
      var text = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(place, &text, text.count)
      guard count > 0 else { throw refuse(systemReason()) }
      let next = String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      place = next.hasPrefix("/") || folder.isEmpty ? next : folder + "/" + next
      while place.count > 1, place.hasSuffix("/") { place.removeLast() }
    }
    throw refuse("the links lead in a circle")
  }

  /// Returns the folder that a path leads to, or at which one can be made. Throws `OutputError.cannotCreate` for a
  /// device or a pipe, or if a component above it is not a folder.
  public static func folder(_ path: String) throws -> String {
    try requireWay(to: path)
    let target = try PathTarget(path)
    guard [.nothing, .folder, .file].contains(target.kind) else {
      throw OutputError.cannotCreate(
        path: path, reason: "this is a device or a pipe, and a folder is needed", hint: "name another with --out")
    }
    return target.path
  }

  /// Throws `OutputError.cannotCreate` if a component above the end of a path is not a folder. It also throws if `..`
  /// would lead up from a folder that does not exist.
  static func requireWay(to path: String, hint: String = "name another with --out") throws {
    func refuse(_ reason: String) -> OutputError {
      .cannotCreate(path: path, reason: reason, hint: hint)
    }
    var place = path.hasPrefix("/") ? "/" : ""
    var isThere = true
    let parts = path.split(separator: "/")
    for (number, part) in parts.enumerated() {
      if part == "..", !isThere {
        throw refuse("there is no folder \(place.inertLine), so .. leads nowhere")
      }
      place += (place.isEmpty || place == "/" ? "" : "/") + part
      guard isThere, number < parts.count - 1 || path.hasSuffix("/") else { continue }
      var info = stat()
      isThere = stat(place, &info) == 0
      guard isThere || errno == ENOENT || errno == ENOTDIR else { throw refuse(systemReason()) }
      if isThere, info.st_mode & S_IFMT != S_IFDIR, number < parts.count - 1 {
        throw refuse("\(place.inertLine) is no folder")
      }
    }
  }

  /// Returns whether something is mounted at a path, so that it can be neither moved nor replaced. Throws
  /// `OutputError.cannotRead`.
  static func isMounted(_ path: String) throws -> Bool {
    guard let real = realpath(path, nil) else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw OutputError.cannotRead(path: path, reason: systemReason())
    }
    defer { free(real) }
    guard let table = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
      var (here, above) = (stat(), stat())
      return stat(path, &here) == 0 && stat(path + "/..", &above) == 0 && here.st_dev != above.st_dev
    }
    // The fifth word is the path, with blanks as \040.
    let name = String(cString: real).replacing(" ", with: "\\040")
    return String(decoding: table, as: UTF8.self).split(separator: "\n").contains { line in
      let words = line.split(separator: " ", maxSplits: 5)
      return words.count > 4 && words[4] == name
    }
  }

  /// Returns whether bytes written to a path are gone at once, as through a pipe.
  public static func isStream(_ path: String) -> Bool {
    guard let target = try? PathTarget(path) else { return false }
    return ![.nothing, .file, .folder].contains(target.kind)
  }

  private static func kind(_ info: stat) -> Kind {
    switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFCHR, S_IFIFO: .stream
    case S_IFSOCK: .unfit("this is a socket")
    default: .unfit("this is a disk")
    }
  }

  /// Returns the number of an open file that a path names; `nil` for other paths. `/dev/stdout` leads to
  /// `/proc/self/fd/1`, whose target (`pipe:[4711]`) is not a path.
  private static func descriptor(_ path: String) -> Int32? {
    if path == "/dev/stdout" { return STDOUT_FILENO }
    if path == "/dev/stderr" { return STDERR_FILENO }
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      return Int32(path.dropFirst(folder.count))
    }
    return nil
  }

  /// Returns whether a link may be a trap that makes a user write to its target. Linux itself follows no such link.
  private static func isPlanted(_ link: stat, in folder: String) -> Bool {
    var above = stat()
    guard stat(folder, &above) == 0, above.st_mode & S_ISVTX != 0, above.st_mode & S_IWOTH != 0 else { return false }
    return link.st_uid != geteuid() && link.st_uid != above.st_uid
  }
}
