import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Locking a folder, giving it another's path, and removing it.

extension StrictFolder {
  /// Locks the folder itself, until this object is released. Returns whether no other process holds its lock. Throws
  /// `OutputError`.
  func lock() throws -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
      return false
    }
    return true
  }

  /// Returns whether the path still leads to this folder. Throws `OutputError` if that cannot be determined.
  func isStillThere() throws -> Bool { try Self.isNamed(path, descriptor) }

  /// Returns whether a path leads to the file that a descriptor has open. Throws `OutputError` if that cannot be
  /// determined.
  static func isNamed(_ path: String, _ descriptor: Int32) throws -> Bool {
    var (named, opened) = (stat(), stat())
    guard lstat(path, &named) == 0 else {
      if errno == ENOENT { return false }
      throw OutputError.cannotWrite(path: path, reason: systemReason())
    }
    guard fstat(descriptor, &opened) == 0 else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
    return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }

  /// Swaps two names in one step. Returns false, without any change, if the system or the disk cannot. Throws
  /// `OutputError.cannotWrite`.
  func exchange(_ one: String, _ other: String) throws -> Bool {
    let (first, second) = (path + "/" + one, path + "/" + other)
    #if canImport(Darwin)
      let isDone = renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
    #else
      // The header hides the function.
      typealias Exchange = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let isDone = unsafeBitCast(symbol, to: Exchange.self)(AT_FDCWD, first, AT_FDCWD, second, 2) == 0
    #endif
    if isDone { return true }
    if [EINVAL, ENOSYS, ENOTSUP].contains(errno) { return false }
    throw OutputError.cannotWrite(path: second, reason: systemReason())
  }

  /// Removes a folder with all its contents, if it exists; links are not followed. Throws `OutputError`.
  func removeAll(_ name: String) throws {
    guard try kind(of: name) != nil else { return }
    try StrictFolder(opening: path + "/" + name).empty()
    try removeFolder(name)
  }

  /// Removes all contents. `last` is the name of a file that is removed after all others. Throws `OutputError`.
  func empty(last: String? = nil) throws {
    for entry in try entries() where entry.name != last {
      if entry.kind == .folder { try removeAll(entry.name) } else { try remove(entry.name) }
    }
    if let last { try remove(last) }
  }
}
