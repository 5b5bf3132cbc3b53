import Experiments
import GroupDynamics
import Kernels
import Recording
import Scenarios

extension ResultFolder {
  /// Opens a finished folder for a command: `note` is told what has to be known of it. Throws `FolderFault`, `UnfinishedSweep`.
  ///
  /// Only commands that make its runs again, or put them beside others, ask what made them; the others say it: `isRead`.
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

  /// What keeps this program from making its runs again, if anything does.
  private var obstacle: ArithmeticObstacle? {
    manifest.arithmetic.obstacle(version: Product.arithmeticVersion, model: ModelFingerprint.value)
  }

  /// Throws where this program would make other runs than those of the folder, unless that is taken.
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
  /// How this program computes groups of a size by its kernels.
  package static func present(members: Int) -> Manifest.Arithmetic {
    let isBatched = Arithmetic.kernels.isBatched(members: members)
    return .init(
      precision: Arithmetic.kernels.precision, kernel: Arithmetic.kernels.kernel(members: members),
      version: Product.arithmeticVersion, acts: GroupDevelopment.usualActs(members: members).rawValue,
      blas: isBatched ? "" : LinearAlgebra.library)
  }
}
