import Foundation
import ScenarioReading
import Scenarios
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder on the disk with checked system calls. Every failure is an error with the path, and a file is there whole
/// or not at all.
///
/// Bytes go to a temporary name and then to the disk. One rename gives the file its name, and the rename is flushed to
/// the disk too.
public final class StrictFolder: Sendable {
  /// The path of the folder.
  public let path: String
  let descriptor: Int32
  private let writer: String
  private static let temporary = ".partial-"
  private static let closingFault = Mutex<OutputError?>(nil)

  /// The kind of file that a name leads to.
  public enum Kind: Sendable {
    case file, folder, link, other
  }

  /// Opens an existing folder. Throws `OutputError.cannotCreate`.
  ///
  /// `writer` distinguishes the temporary names of several writers. Each name has one writer at a time.
  public init(opening path: String, writer: String = "\(host)-\(getpid())") throws {
    (self.path, self.writer) = (path, writer)
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name another with --out")
    }
  }

  deinit { Self.close(descriptor, path) }

  /// Closes a descriptor where an error cannot be thrown; `requireClosed` reports it later.
  static func close(_ descriptor: Int32, _ path: String) {
    guard systemClose(descriptor) != 0 else { return }
    let fault = OutputError.cannotWrite(path: path, reason: systemReason())
    closingFault.withLock { $0 = $0 ?? fault }
  }

  /// Throws the error of an earlier close, if there was one.
  public static func requireClosed() throws {
    if let fault = closingFault.withLock({ $0 }) { throw fault }
  }

  /// Makes a folder and the missing ones above it; all of them, or none. Returns those that it made, the innermost
  /// first. Throws `OutputError`.
  @discardableResult
  public static func make(_ path: String) throws -> [String] {
    var missing: [String] = []
    var folder = path
    while !folder.isEmpty, folder != "/", try kind(of: folder) == nil {
      missing.append(folder)
      folder = parentFolder(ofPath: folder)
    }
    var made: [String] = []
    do {
      for folder in missing.reversed() {
        if mkdir(folder, 0o777) == 0 {
          made.insert(folder, at: 0)
        } else if errno != EEXIST {
          throw OutputError.cannotCreate(path: folder, reason: systemReason(), hint: "name another with --out")
        }
        // Its name is on the disk once the folder above is.
        let parent = parentFolder(ofPath: folder)
        try StrictFolder(opening: parent.isEmpty ? "." : parent).sync()
      }
    } catch {
      removeEmpty(made)
      throw error
    }
    return made
  }

  /// Removes folders as far as they are empty.
  static func removeEmpty(_ folders: [String]) {
    for folder in folders { rmdir(folder) }
  }

  /// Returns the kind of file at a path, without following a link; `nil` if it does not exist. Throws
  /// `OutputError.cannotRead`.
  public static func kind(of path: String) throws -> Kind? {
    var info = stat()
    guard lstat(path, &info) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw OutputError.cannotRead(path: path, reason: systemReason())
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Returns the kind of file under a name; `nil` if it does not exist.
  public func kind(of name: String) throws -> Kind? { try Self.kind(of: path + "/" + name) }

  /// Returns all names in it, in order. Throws `OutputError.cannotRead`.
  public func names() throws -> [String] { try entries().map(\.name) }

  /// Returns all names in it with their kinds, in order. Throws `OutputError.cannotRead`.
  public func entries() throws -> [(name: String, kind: Kind)] {
    guard let stream = opendir(path) else { throw OutputError.cannotRead(path: path, reason: systemReason()) }
    var entries: [(name: String, type: Int)] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { entries.append((name, Int(entry.pointee.d_type))) }
      errno = 0
    }
    let fault = errno
    let isClosed = closedir(stream) == 0
    guard fault == 0, isClosed else {
      throw OutputError.cannotRead(path: path, reason: fault == 0 ? systemReason() : systemReason(fault))
    }
    return try entries.sorted { $0.name < $1.name }.compactMap { name, type in
      // Some file systems tell the type only on request.
      let kind: Kind? =
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): try self.kind(of: name)
        default: .other
        }
      return kind.map { (name, $0) }
    }
  }

  /// Returns the bytes of a file; `nil` if it does not exist. Links are not followed. Throws `OutputError.cannotRead`,
  /// also for a file with more than `most` bytes.
  public func read(_ name: String, atMost most: Int = .max) throws -> [UInt8]? {
    let whole = path + "/" + name
    // Opened without waiting, as a pipe would need.
    let file = open(whole, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw OutputError.cannotRead(path: whole, reason: systemReason())
    }
    defer { Self.close(file, whole) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw OutputError.cannotRead(path: whole, reason: systemReason()) }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw OutputError.cannotRead(path: whole, reason: "this is not an ordinary file")
    }
    var fault: Int32 = 0
    let size = Int(info.st_size)
    guard size <= most else { throw OutputError.cannotRead(path: whole, reason: "the file is too large") }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = pread(file, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard fault == 0 else { throw OutputError.cannotRead(path: whole, reason: systemReason(fault)) }
    return bytes
  }

  /// Writes a whole file into the folder, in place of one of the name. Returns its hash. Throws `OutputError`. It never
  /// replaces a link, a device or a pipe of the name.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8], hashes: Bool = true) throws -> String {
    if let kind = try kind(of: name), kind != .file {
      throw OutputError.cannotCreate(
        path: path + "/" + name, reason: "this is not a file", hint: "remove it, or name another folder")
    }
    let file = try begin(name, hashes: hashes)
    try file.write(bytes)
    return try file.commit()
  }

  /// Copies a program into the folder, in place of one of the name. Throws `OutputError`.
  public func writeProgram(_ name: String, from program: String) throws {
    guard let source = FileManager.default.contents(atPath: program) else {
      throw OutputError.cannotRead(path: program, reason: "it cannot be opened")
    }
    let bytes = Array(source)
    // A running program cannot be written to, and need not be.
    if try read(name) == bytes { return }
    try write(name, bytes)
    guard chmod(path + "/" + name, 0o755) == 0 else {
      throw OutputError.cannotWrite(path: path + "/" + name, reason: systemReason())
    }
  }

  /// Creates a file that gets its name once all of it is on the disk.
  public func begin(_ name: String, hashes: Bool = true) throws -> PendingFile {
    try PendingFile(
      in: self, name, temporary: FileName.fitting(name, ending: Self.temporary + writer), hashes: hashes)
  }

  /// Waits until the names in it are on the disk. Throws `OutputError.cannotWrite`.
  func sync() throws {
    guard fsync(descriptor) == 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
  }

  /// Renames a file or folder in it, in place of a file or an empty folder of the name. Throws
  /// `OutputError.cannotWrite`.
  func move(_ from: String, to name: String) throws {
    guard rename(path + "/" + from, path + "/" + name) == 0 else {
      throw OutputError.cannotWrite(path: path + "/" + name, reason: systemReason())
    }
  }

  /// Removes a file, if it exists.
  public func remove(_ name: String) throws {
    if unlink(path + "/" + name) != 0, errno != ENOENT {
      throw OutputError.cannotWrite(path: path + "/" + name, reason: systemReason())
    }
  }

  /// Removes an empty folder, if it exists.
  public func removeFolder(_ name: String) throws {
    if rmdir(path + "/" + name) != 0, errno != ENOENT {
      throw OutputError.cannotWrite(path: path + "/" + name, reason: systemReason())
    }
  }

  /// Removes what killed processes left under temporary names: all of it if no other process may be writing, or what a
  /// writer of this name left.
  public func clearTemporaries(ofAll: Bool) throws {
    for name in try names() where ofAll ? Self.isTemporary(name) : name.hasSuffix(Self.temporary + writer) {
      try remove(name)
    }
  }

  /// Returns whether a name is that of an unfinished file.
  public static func isTemporary(_ name: String) -> Bool { name.contains(temporary) }

  /// The name of this machine, as far as a file's name can contain it.
  public static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, 255) == 0 else { return "host" }
    let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return String(text.prefix(64).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") })
  }()
}

/// Calls the system's `close`, whose name the class has taken.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
