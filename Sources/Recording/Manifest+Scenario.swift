import ScenarioReading
import Scenarios

extension Manifest {
  /// Creates a manifest from what is known before anything runs.
  public init(
    _ file: ScenarioFile, settings: [String], seed: UInt64, replicates: Int, record: [RecordedTable],
    arithmetic: Manifest.Arithmetic
  ) {
    self.init(
      version: Product.version, platform: Product.platform,
      scenario: .init(path: file.source.path, sha256: sha256(file.source.bytes)), scenarioText: file.text,
      inputs: KeptInputs.described(file.inputs), set: settings, seed: seed,
      replicates: replicates, record: record.map(\.rawValue), arithmetic: arithmetic)
    program = .current
  }
}
