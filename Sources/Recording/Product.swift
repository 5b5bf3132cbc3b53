import Foundation

/// The program as manifests name it.
public enum Product {
  /// The version of the program and of its results.
  public static let version = "0.1.0"
  /// A version that changes whenever the same scenario and seed give other numbers.
  public static let arithmeticVersion = 4

  /// The system and the processor, since the mathematics library is a part of the arithmetic.
  public static var platform: String {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "other"
    #endif
    return ProcessInfo.processInfo.operatingSystemVersionString + ", " + processor
  }
}
