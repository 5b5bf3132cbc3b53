#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that gets its name once all of it is on the disk. Without `commit` it leaves nothing behind.
public final class PendingFile {
  /// The file that takes the bytes.
  let file: CheckedFile
  private let folder: StrictFolder
  private let name: String
  private let temporary: String
  private var isPending = true

  /// Creates the file under its temporary name. Throws `OutputError.cannotWrite`.
  init(in folder: StrictFolder, _ name: String, temporary: String, hashes: Bool) throws {
    (self.folder, self.name, self.temporary) = (folder, name, temporary)
    file = try CheckedFile(creating: folder.path + "/" + temporary, hashes: hashes)
  }

  deinit { if isPending { unlink(folder.path + "/" + temporary) } }

  /// Writes bytes, some of them later.
  public func write(_ bytes: [UInt8]) throws { try file.write(bytes) }

  /// Removes the file. Throws `OutputError.cannotWrite`.
  public func abandon() throws {
    try folder.remove(temporary)
    isPending = false
  }

  /// Gives the file its name. Returns its hash.
  @discardableResult
  public func commit() throws -> String {
    let hash = try file.finish()
    try folder.move(temporary, to: name)
    try folder.sync()
    isPending = false
    return hash
  }

  /// Gives the file its name unless that is taken. Returns whether it did. The temporary name is gone in any case.
  public func commitIfFree() throws -> Bool {
    try file.finish()
    let isNew: Bool
    if link(folder.path + "/" + temporary, folder.path + "/" + name) == 0 {
      isNew = true
    } else if [EPERM, ENOTSUP, ENOSYS].contains(errno) {
      // Some disks lack such links, so checking the name has to suffice.
      isNew = try folder.kind(of: name) == nil
      if isNew { try folder.move(temporary, to: name) }
    } else {
      guard errno == EEXIST else {
        throw OutputError.cannotWrite(path: folder.path + "/" + name, reason: systemReason())
      }
      isNew = false
    }
    try folder.remove(temporary)
    try folder.sync()
    isPending = false
    return isNew
  }
}
