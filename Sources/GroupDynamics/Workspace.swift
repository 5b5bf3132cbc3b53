import Kernels

/// The sentiment's six named drifts, each n × n and per session. Their sum is dX/dt.
public struct SentimentDrift: Sendable {
  /// From being addressed without negativity.
  public var support: Matrix
  /// From similarity with whom one hears.
  public var similarity: Matrix
  /// From triads.
  public var balance: Matrix
  /// What tension costs.
  public var tensionCost: Matrix
  /// From what the other feels.
  public var reciprocity: Matrix
  /// Decay by itself.
  public var decay: Matrix
}

/// What a tick computes between two states. It is allocated once for a run, and every tick writes it anew.
///
/// Matrices are n × n with row i the one who speaks, hears or feels, unless said otherwise.
public struct Workspace: Sendable {
  /// M, as numbers.
  let contact: Matrix
  /// M among those present.
  public internal(set) var meet: Matrix
  /// Nᵢ: how many others i meets.
  public internal(set) var others: [Double]
  /// n present.
  public internal(set) var count: Double
  /// F̄ᵢ: i's mean familiarity. This and the next two are always those of the state as it is.
  public internal(set) var meanFamiliarity: [Double]
  /// X̂ᵢ: the mean acceptance i receives, over j of X⁺ⱼᵢ.
  public internal(set) var acceptance: [Double]
  /// T̄ᵢ: the mean tension i holds.
  public internal(set) var meanTension: [Double]
  /// hₛ zᵢ·zⱼ / number of attributes.
  let surface: Matrix
  /// δ: disagreement, 0 … 1, of the attitudes as they are now.
  public internal(set) var disagreement: Matrix

  /// q: expression, 0 … 1.
  public internal(set) var expression: [Double]
  /// p: talk shares, sum 1.
  public internal(set) var share: [Double]
  /// Q: whom i addresses, rows sum to 1.
  public internal(set) var address: Matrix
  /// ν: negativity of an act from i to j.
  public internal(set) var negativity: Matrix
  /// The acts of this tick; empty with acts in expectation.
  public internal(set) var acts: [Act]
  /// A: acts from i to j, in shares of a member's mean airtime.
  public internal(set) var interaction: Matrix
  /// p̂: talk shares as heard, sum 1 unless nobody spoke.
  public internal(set) var heardShare: [Double]
  /// H: how much i hears of j.
  public internal(set) var hearing: Matrix

  /// Drifts of sentiment per session.
  public internal(set) var sentimentDrift: SentimentDrift
  /// dT/dt per session.
  public internal(set) var tensionDrift: Matrix
  /// dF/dt per session.
  public internal(set) var familiarityDrift: Matrix
  /// dO/dt per session, n × K.
  public internal(set) var attitudeDrift: Matrix
  /// How the state of each member changes per session.
  public internal(set) var drift: MemberNumbers
  /// X ∘ M and its square, for balance.
  var weighted: Matrix
  var triads: Matrix
  /// Running sums of talk shares, for the sampler.
  var cumulative: [Double]
  /// ε, 0 … 1.
  public internal(set) var ending = 0.0

  /// Square matrices of doubles that a group holds: three of state, contact, and those above. For the estimate of
  /// memory before anything is allocated.
  static let squareMatrices = 4 + 17

  init(traits: Traits, issues: Int, acts: Int, surfaceSimilarity: Double) {
    let n = traits.names.count
    let square = Matrix(square: n)
    contact = traits.contact.matrix
    let zeros = [Double](repeating: 0, count: n)
    (meet, disagreement, address, negativity, interaction, hearing) = (square, square, square, square, square, square)
    (tensionDrift, familiarityDrift, weighted, triads) = (square, square, square, square)
    sentimentDrift = SentimentDrift(
      support: square, similarity: square, balance: square, tensionCost: square, reciprocity: square, decay: square)
    attitudeDrift = Matrix(rows: n, columns: issues)
    (others, meanFamiliarity, acceptance, meanTension) = (zeros, zeros, zeros, zeros)
    (expression, share, heardShare, cumulative) = (zeros, zeros, zeros, zeros)
    drift = MemberNumbers(members: n)
    count = Double(n)
    self.acts = []
    self.acts.reserveCapacity(acts)
    surface = Self.surface(traits.attributes, weight: surfaceSimilarity)
  }

  /// hₛ zᵢ·zⱼ / number of attributes.
  static func surface(_ z: Matrix, weight: Double) -> Matrix {
    var surface = Matrix(square: z.rows)
    for i in 0..<z.rows {
      for j in 0..<z.rows {
        var product = 0.0
        for k in 0..<z.columns { product += z[i, k] * z[j, k] }
        surface[i, j] = weight * product / Double(z.columns)
      }
    }
    return surface
  }
}

/// One act: who spoke, to whom. Members by index.
public struct Act: Sendable, Equatable {
  /// Who spoke.
  public let speaker: Int
  /// To whom.
  public let target: Int

  /// An act.
  public init(speaker: Int, target: Int) {
    self.speaker = speaker
    self.target = target
  }
}
