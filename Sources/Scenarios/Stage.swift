/// Tuckman's stages. Raw values are the names in files.
public enum Stage: String, Listed, Sendable {
  case forming, storming, norming, performing, adjourning

  /// The letter in a stage path: FSNPA.
  public var initial: String { String(UnicodeScalar(letter)) }

  /// The letter in a stage path, as a byte.
  public var letter: UInt8 {
    switch self {
    case .forming: UInt8(ascii: "F")
    case .storming: UInt8(ascii: "S")
    case .norming: UInt8(ascii: "N")
    case .performing: UInt8(ascii: "P")
    case .adjourning: UInt8(ascii: "A")
    }
  }

  /// The index in the sequence, from 0.
  public var order: Int { position }
}
