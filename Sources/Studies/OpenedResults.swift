import Experiments
import GroupDynamics
import Kernels
import Models
import Recording
import Scenarios

extension ResultFolder {
  /// Opens a finished folder for a command. `note` receives the notes on it. Throws `FolderFault`, `UnfinishedSweep`.
  ///
  /// Only commands that make its runs again, or compare them with others, check what made them. The others just report
  /// it; for them `isRead` is true.
  package static func opened(
    _ path: String, force: Bool, isRead: Bool = true, note: @escaping @Sendable (FolderNote) -> Void
  ) throws -> ResultFolder {
    if try Manifest.read(in: path) == nil, ((try? SweepFolder.identity(in: path)) ?? nil) != nil {
      throw UnfinishedSweep(path: path)
    }
    let folder = try ResultFolder(path, takesAll: force, note: note)
    guard isRead else { return folder }
    _ = try folder.description
    if let obstacle = folder.obstacle { folder.add(.otherProgram(folder: path, obstacle, isRepeated: false)) }
    return folder
  }

  /// Opens a finished folder whose runs are made again. Throws `FolderFault`, `StudyFault`, `UnfinishedSweep`.
  package static func repeatable(
    _ path: String, force: Bool, note: @escaping @Sendable (FolderNote) -> Void
  ) throws -> ResultFolder {
    let folder = try opened(path, force: force, isRead: false, note: note)
    try folder.requireRepeatable()
    return folder
  }

  /// The reason why this program cannot make its runs again; `nil` if it can.
  private var obstacle: ArithmeticObstacle? {
    manifest.arithmetic.obstacle(version: Product.arithmeticVersion, model: ModelFingerprint.value)
  }

  /// Throws if this program would make other runs than those of the folder, unless that is accepted.
  private func requireRepeatable() throws(StudyFault) {
    guard let obstacle else { return }
    guard takesAll else {
      let isOther = manifest.arithmetic.version != Product.arithmeticVersion
      throw .otherProgram(folder: path, obstacle, maker: isOther ? manifest.version : nil)
    }
    add(.otherProgram(folder: path, obstacle, isRepeated: true))
  }
}

extension Manifest.Arithmetic {
  /// Returns the arithmetic by which this program's kernels compute groups of a size.
  package static func present(members: Int) -> Manifest.Arithmetic {
    let isBatched = Arithmetic.kernels.isBatched(members: members)
    return .init(
      precision: Arithmetic.kernels.precision, kernel: Arithmetic.kernels.kernel(members: members),
      version: Product.arithmeticVersion, acts: GroupDevelopment.usualActs(members: members).rawValue,
      blas: isBatched ? "" : LinearAlgebra.library, model: ModelFingerprint.value)
  }
}
