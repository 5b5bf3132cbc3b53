import ScenarioReading
import Scenarios

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A lock of the kernel on a file. It ends with the process that holds it, however that ends. The existence of the file
/// means nothing; its text names the last holder.
public final class KernelLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock of a file in a folder.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - folder: the folder of the file.
  ///   - exclusively: whether the lock is exclusive; if not, it is shared with others. The file names an exclusive
  ///     holder.
  /// - Throws: `OutputError.busy` if another process has it.
  public convenience init(_ name: String, in folder: StrictFolder, exclusively: Bool) throws {
    let holder = "process \(getpid()) on \(StrictFolder.host)" + (exclusively ? "" : ", a worker of a shard,")
    try self.init(name, in: folder, exclusively: exclusively, flags: O_RDWR | O_CREAT, holder: holder)
  }

  private init(
    _ name: String, in folder: StrictFolder, exclusively: Bool, flags: Int32, holder: String?
  ) throws {
    path = folder.path + "/" + name
    var descriptor: Int32
    repeat {
      // Opened without waiting, as a pipe would need.
      descriptor = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        throw OutputError.cannotCreate(path: path, reason: systemReason(), hint: "name another folder with --out")
      }
      do {
        try Self.take(descriptor, path, folder, exclusively: exclusively)
        // Between the two calls the file may have been removed, and another process may have created one of its name.
        if try StrictFolder.isNamed(path, descriptor) { break }
      } catch {
        StrictFolder.close(descriptor, path)
        throw error
      }
      StrictFolder.close(descriptor, path)
      descriptor = -1
    } while descriptor < 0
    self.descriptor = descriptor
    // From here on, releasing the object closes the descriptor.
    if let holder { try write(Array(holder.utf8), path) }
  }

  /// Throws if the lock is no longer under its name. Then the file or its folder has been removed, and another process
  /// may hold a lock of that name.
  public func requireHeld() throws {
    guard try StrictFolder.isNamed(path, descriptor) else {
      throw OutputError.cannotWrite(path: path, reason: "the lock was removed or replaced while it was held")
    }
  }

  private static func take(_ descriptor: Int32, _ path: String, _ folder: StrictFolder, exclusively: Bool) throws {
    while flock(descriptor, (exclusively ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw OutputError.cannotWrite(path: path, reason: systemReason()) }
      var text = [UInt8](repeating: 0, count: 200)
      let count = max(0, pread(descriptor, &text, text.count, 0))
      let holder = String(decoding: text[..<count], as: UTF8.self).inertLine
      throw OutputError.busy(path: folder.path, holder: holder.isEmpty ? "another process" : holder)
    }
  }

  private func write(_ holder: [UInt8], _ path: String) throws {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, holder, holder.count, 0) == holder.count else {
      throw OutputError.cannotWrite(path: path, reason: systemReason())
    }
  }

  deinit {
    // Released explicitly. A process that is just being started has a copy of the descriptor until it becomes another
    // program. Closing ours alone would leave the lock with it for that long.
    _ = flock(descriptor, LOCK_UN)
    StrictFolder.close(descriptor, path)
  }

  /// Returns the exclusive holder of a file's lock; `nil` if there is none.
  public static func holder(_ name: String, in folder: StrictFolder) throws -> String? {
    guard try folder.kind(of: name) != nil else { return nil }
    do {
      _ = try KernelLock(name, in: folder, exclusively: false, flags: O_RDONLY, holder: nil)
      return nil
    } catch OutputError.busy(_, let holder) {
      return holder
    }
  }
}
