import Kernels

/// The six named drifts of sentiment, each n × n and per session. Their sum is dX/dt.
public struct SentimentDrift: Sendable {
  /// The drift from being addressed without negativity.
  public var support: Matrix
  /// The drift from similarity with the members heard.
  public var similarity: Matrix
  /// The drift from triads.
  public var balance: Matrix
  /// The drift from tension held.
  public var tensionCost: Matrix
  /// The drift toward the other's sentiment.
  public var reciprocity: Matrix
  /// The drift back to 0.
  public var decay: Matrix
}

/// The quantities that a tick computes between two states. The workspace is allocated once for a run and rewritten by
/// every tick.
///
/// Matrices are n × n with row i for the member who speaks, hears or feels, unless said otherwise.
public struct Workspace: Sendable {
  /// M as numbers.
  let contact: Matrix
  /// M among those present.
  public internal(set) var meet: Matrix
  /// Nᵢ: the number of others whom i meets, weighted by contact.
  public internal(set) var others: [Double]
  /// The number of members present.
  public internal(set) var count: Double
  /// F̄ᵢ: i's mean familiarity. This and the next two always belong to the current state.
  public internal(set) var meanFamiliarity: [Double]
  /// X̂ᵢ: the mean acceptance that i receives, over j of X⁺ⱼᵢ.
  public internal(set) var acceptance: [Double]
  /// T̄ᵢ: the mean tension that i holds.
  public internal(set) var meanTension: [Double]
  /// The surface similarity hₛ zᵢ·zⱼ / number of attributes.
  let surface: Matrix
  /// δ: disagreement of the current attitudes, 0 … 1.
  public internal(set) var disagreement: Matrix

  /// q: expression, 0 … 1.
  public internal(set) var expression: [Double]
  /// p: talk shares, sum 1.
  public internal(set) var share: [Double]
  /// Q: the shares of i's acts addressed to each member; rows sum to 1.
  public internal(set) var address: Matrix
  /// ν: the negativity of an act from i to j.
  public internal(set) var negativity: Matrix
  /// The acts of this tick; empty with acts in expectation.
  public internal(set) var acts: [Act]
  /// A: acts from i to j, in shares of a member's mean airtime.
  public internal(set) var interaction: Matrix
  /// p̂: talk shares as heard, sum 1 unless nobody spoke.
  public internal(set) var heardShare: [Double]
  /// H: the amount that i hears of j.
  public internal(set) var hearing: Matrix

  /// Drifts of sentiment per session.
  public internal(set) var sentimentDrift: SentimentDrift
  /// dT/dt per session.
  public internal(set) var tensionDrift: Matrix
  /// dF/dt per session.
  public internal(set) var familiarityDrift: Matrix
  /// dO/dt per session, n × K.
  public internal(set) var attitudeDrift: Matrix
  /// The change of each member's numbers per session.
  public internal(set) var drift: MemberNumbers
  /// X ∘ M and its square, for balance.
  var weighted: Matrix
  var triads: Matrix
  /// Running sums of talk shares, for the sampler.
  var cumulative: [Double]
  /// ε, 0 … 1.
  public internal(set) var ending = 0.0

  /// The number of square matrices of doubles in a group: three of state, contact, and those above. It serves to
  /// estimate memory before anything is allocated.
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

  /// Returns hₛ zᵢ·zⱼ / number of attributes.
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

/// One act: a speaker and a target, by index.
public struct Act: Sendable, Equatable {
  /// The index of the speaker.
  public let speaker: Int
  /// The index of the member addressed.
  public let target: Int

  /// Creates an act.
  public init(speaker: Int, target: Int) {
    self.speaker = speaker
    self.target = target
  }
}
