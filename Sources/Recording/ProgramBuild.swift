import Foundation

extension Manifest.Program {
  /// The running program. `TUCKMAN_COMMIT` is the start script's knowledge of its sources.
  public static var current: Manifest.Program {
    let commit = ProcessInfo.processInfo.environment["TUCKMAN_COMMIT"] ?? ""
    let isCommit = (7...64).contains(commit.utf8.count) && commit.utf8.allSatisfy { $0 == 0x2D || isWordLike($0) }
    return .init(build: build, commit: isCommit ? commit : nil)
  }

  private static func isWordLike(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The id that the linker put into the program, hexadecimal: a hash of its contents. It is `nil` if there is none.
  static let build: String? = {
    #if os(Linux)
      guard let file = FileHandle(forReadingAtPath: "/proc/self/exe") else { return nil }
      defer { try? file.close() }
      let head = (try? file.read(upToCount: 1 << 16)) ?? nil
      return buildID([UInt8](head ?? Data()))
    #else
      return nil
    #endif
  }()

  /// Returns the id in the head of a 64-bit ELF program, where linkers put notes: the description of NT_GNU_BUILD_ID.
  package static func buildID(_ head: [UInt8]) -> String? {
    func number(_ place: Int, bytes: Int) -> Int? {
      guard place >= 0, place + bytes <= head.count else { return nil }
      return head[place..<place + bytes].reversed().reduce(0) { $0 << 8 & 0xFF_FFFF_FFFF_FFFF | Int($1) }
    }
    guard head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let table = number(32, bytes: 7),
      let size = number(54, bytes: 2), let count = number(56, bytes: 2)
    else { return nil }
    for segment in 0..<count {
      let start = table + segment * size
      guard number(start, bytes: 4) == 4, var place = number(start + 8, bytes: 7),
        let room = number(start + 32, bytes: 7)
      else { continue }
      let end = min(place + room, head.count)
      while let name = number(place, bytes: 4), let bytes = number(place + 4, bytes: 4), place + 12 <= end {
        let from = place + 12 + (name + 3) / 4 * 4
        if number(place + 8, bytes: 4) == 3, name == 4, from + bytes <= end {
          return hexadecimal(head[from..<from + bytes])
        }
        place = from + (bytes + 3) / 4 * 4
      }
    }
    return nil
  }
}
