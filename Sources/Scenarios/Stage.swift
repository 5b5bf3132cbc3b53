/// Tuckman's stages. Raw values are the names in files.
public enum Stage: String, CaseIterable, Sendable {
  case forming, storming, norming, performing, adjourning

  /// The letter in a stage path: FSNPA.
  public var initial: String {
    switch self {
    case .forming: "F"
    case .storming: "S"
    case .norming: "N"
    case .performing: "P"
    case .adjourning: "A"
    }
  }

  /// Place in the sequence, from 0.
  public var order: Int {
    switch self {
    case .forming: 0
    case .storming: 1
    case .norming: 2
    case .performing: 3
    case .adjourning: 4
    }
  }
}
