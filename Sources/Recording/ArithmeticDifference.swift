import Scenarios

extension Manifest.Arithmetic {
  /// What keeps numbers of one arithmetic from being compared with those of another, in words; nothing where they may be.
  public func difference(from other: Manifest.Arithmetic) -> String? {
    var words: [String] = []
    if version != other.version { words.append("arithmetic version \(version) and \(other.version)") }
    if model != other.model { words.append("model \(model ?? Self.unsaid) and \(other.model ?? Self.unsaid)") }
    if precision != other.precision { words.append("\(precision) and \(other.precision) precision") }
    if acts != other.acts { words.append("\(Self.words(acts)) and \(Self.words(other.acts))") }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// What has to be known where numbers of both are compared, though they may be; nothing where all is alike.
  public func caution(with other: Manifest.Arithmetic) -> String? {
    guard kernel.contains("large group"), other.kernel.contains("large group"), blas != other.blas else { return nil }
    return "large groups were computed with \(blas) and with \(other.blas), which differ in the last digits"
  }

  /// What keeps this program from making the runs again; nothing where it can.
  public func obstacle(version present: Int, model presentModel: String) -> String? {
    if version != present {
      return "the numbers are of arithmetic version \(version), and this program has \(present)"
    }
    guard model != presentModel else { return nil }
    let maker = model.map { "were made by another build, whose model has the fingerprint \($0)" }
    return "the numbers \(maker ?? "are of a model that the manifest does not name"); this one has \(presentModel)"
  }

  /// What stands for a model that a manifest does not name, as those of early folders, or changed ones.
  private static let unsaid = "(not named)"

  private static func words(_ acts: String) -> String {
    switch acts {
    case ActsMode.sampled.rawValue: "acts drawn"
    case ActsMode.meanField.rawValue: "acts in expectation"
    default: "acts drawn or in expectation by size"
    }
  }
}
