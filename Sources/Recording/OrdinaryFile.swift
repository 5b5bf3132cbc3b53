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

/// A reader of files in folders that may come from others. It reads only ordinary files, so it never waits for a pipe
/// and never reads a device without end.
package enum OrdinaryFile {
  /// Opens a file. Throws if it does not exist, is not an ordinary file, or may not be read.
  package static func open(_ path: String) throws(FolderFault) -> FileHandle {
    // Opened without waiting; otherwise a pipe without a writer would block for ever.
    let descriptor = path.contains("\0") ? -1 : systemOpen(path)
    guard descriptor >= 0 else { throw fault(path, .notOpened(path.contains("\0") ? ENOENT : errno)) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw fault(path, .unreadable) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return file
    case S_IFDIR: throw fault(path, .folder)
    default: throw fault(path, .notOrdinary)
    }
  }

  /// Returns the size of a file in bytes. Throws if it cannot be read.
  static func size(_ path: String) throws(FolderFault) -> Int {
    let file = try open(path)
    var info = stat()
    let isKnown = withExtendedLifetime(file) { fstat(file.fileDescriptor, &info) == 0 }
    guard isKnown else { throw fault(path, .unreadable) }
    return Int(info.st_size)
  }

  /// Returns all bytes of a file. Throws a `FolderFault` if it cannot be read or has more than `most` bytes.
  package static func bytes(_ path: String, atMost most: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(of: path) { chunk in
      bytes.append(contentsOf: chunk)
      guard bytes.count <= most else { throw fault(path, .tooLarge(most: most)) }
    }
    return bytes
  }

  private static func fault(_ path: String, _ what: FileFault) -> FolderFault { .init(Place(path), .file(what)) }

  /// Calls `body` with the bytes of a file, chunk by chunk. Throws a `FolderFault` if it cannot be read, and what
  /// `body` throws.
  static func forEachChunk(of path: String, _ body: (Data) throws -> Void) throws {
    let file = try open(path)
    while true {
      let chunk: Data
      do { chunk = try file.read(upToCount: 1 << 20) ?? Data() } catch {
        throw fault(path, .unreadable)
      }
      if chunk.isEmpty { return }
      try body(chunk)
    }
  }
}

extension [UInt8] {
  /// The bytes without a byte order mark, which editors put before text.
  package var withoutMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }
}

/// Calls the system's `open`, whose name the function beside it has taken.
private func systemOpen(_ path: String) -> Int32 { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
