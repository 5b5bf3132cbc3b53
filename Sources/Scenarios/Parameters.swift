/// The numbers of the model with their defaults. `ParameterTable` says of each what it means, its unit and its range.
///
/// Names in files are the same words with underscores: `tensionRate` is `tension_rate`. The defaults are for teaching
/// and for hypotheses; they are not estimates of any real group.
public struct Parameters: Sendable, Equatable {
  // Clock and group.
  /// How many members the group has.
  public var members: Int = 8
  /// How many sessions the group meets.
  public var sessions: Int = 12
  /// Time steps of a session.
  public var ticksPerSession: Int = 12
  /// Acts drawn in a tick; 0 stands for the larger of 20 and 2.5 n.
  public var actsPerTick: Int = 0
  /// Issues of how the group should work on which members have an attitude.
  public var issues: Int = 4
  /// Background attributes that a member shows.
  public var attributes: Int = 3
  /// Teams of an organisation; members meet mostly inside their own (at most as many as members).
  public var teams: Int = 1
  /// Share of sessions to which a member comes.
  public var attendance: Double = 1
  /// Share of a member's contact that lies outside the team.
  public var mixing: Double = 0.05
  // Composition.
  /// Spread of assertiveness over members.
  public var assertivenessSd: Double = 0.50
  /// Spread of attitudes before they are squashed into −1 … 1.
  public var attitudeSd: Double = 0.55
  /// 0 none; 1 two sub-groups that agree inside and differ outside.
  public var faultline: Double = 0.0
  /// Mean skill in handling conflict at the start.
  public var regulationMean: Double = 0.15
  /// Mean anxiety at the start.
  public var anxietyMean: Double = 0.65
  /// Mean skill in the group's task at the start.
  public var skillMean: Double = 0.50
  /// Spread of skill over members.
  public var skillSd: Double = 0.15
  /// Mean sentiment at the start.
  public var sentimentMean: Double = 0.05
  /// Spread of sentiment over ordered pairs at the start.
  public var sentimentSd: Double = 0.10
  // Mechanisms; rates are per session.
  /// How much a member hears of what is said to others; 1 as much as of what is said to them.
  public var overhearing: Double = 0.5
  /// How fast hearing somebody makes them familiar.
  public var familiarityRate: Double = 2.65
  /// How sharply members open up around the threshold.
  public var expressionGain: Double = 7.0
  /// Safety needed to open up.
  public var expressionThreshold: Double = 0.1
  /// How open the most reserved member still is.
  public var expressionFloor: Double = 0.05
  /// Negativity out of disagreement.
  public var negativityDisagreement: Double = 0.65
  /// Negativity out of tension held.
  public var negativityTension: Double = 0.55
  /// Negativity between two who both want the lead.
  public var negativityContest: Double = 0.75
  /// How far regulation restrains negativity.
  public var negativityRestraint: Double = 0.77
  /// Cause that passes without negativity.
  public var negativityOffset: Double = 0.11
  /// How much more sharply the anxious react.
  public var negativityAnxiety: Double = 0.6
  /// Tension that a negative act leaves.
  public var tensionRate: Double = 28.0
  /// Decay of tension by itself.
  public var tensionDecay: Double = 0.50
  /// Decay of tension by the regulation of both.
  public var tensionRepair: Double = 1.9
  /// Sentiment gained from being addressed without negativity.
  public var supportRate: Double = 1.7
  /// Worth of support from someone who holds back; 1 from someone open.
  public var supportReserve: Double = 0.25
  /// Sentiment gained from similarity to whom one hears.
  public var similarityRate: Double = 0.5
  /// Weight of visible attributes in similarity.
  public var surfaceSimilarity: Double = 0.50
  /// Disagreement at which similarity of attitudes turns into dissimilarity.
  public var disagreementTolerance: Double = 0.45
  /// Pull toward balanced triads.
  public var balanceRate: Double = 0.20
  /// Sentiment that tension costs.
  public var tensionCost: Double = 0.68
  /// Pull toward the sentiment that is returned.
  public var reciprocity: Double = 0.30
  /// Decay of sentiment by itself.
  public var sentimentDecay: Double = 0.05
  /// How fast attitudes follow liked members who are heard.
  public var influenceRate: Double = 0.63
  /// Pull back to one's first attitude.
  public var anchoring: Double = 0.05
  /// Weight of disliked members, from whom attitudes move away.
  public var repulsion: Double = 0.3
  /// Status gained by talk above an equal share and by skill above the mean.
  public var statusRate: Double = 0.60
  /// Decay of status.
  public var statusDecay: Double = 0.30
  /// How long others remember who talked (at least one tick).
  public var airtimeMemory: Double = 1.0
  /// How much status adds to talk.
  public var statusToTalk: Double = 0.15
  /// How much tension held takes from talk.
  public var tensionToSilence: Double = 0.8
  /// How small a difference in status settles who leads.
  public var contestWidth: Double = 1.5
  /// Regulation learned by working through tension.
  public var regulationLearning: Double = 0.92
  /// Regulation learned from members who have more.
  public var regulationModelling: Double = 0.60
  /// Decay of regulation.
  public var regulationDecay: Double = 0.02
  /// Anxiety lost through familiarity and acceptance.
  public var anxietyRelief: Double = 0.5
  /// Anxiety gained from tension.
  public var anxietyStress: Double = 0.50
  /// Skill learned from members who have more.
  public var skillLearning: Double = 0.50
  /// Efficacy gained from support by open, liked members.
  public var efficacyRate: Double = 0.60
  /// Efficacy lost through tension.
  public var efficacyDecay: Double = 0.10
  /// Log-odds of leaving after a session, before the terms below.
  public var dropoutBase: Double = -4.5
  /// What tension held adds to them.
  public var dropoutTension: Double = 6.0
  /// What acceptance received takes from them.
  public var dropoutBelonging: Double = 4.0
  /// What efficacy above 0.3 takes from them.
  public var dropoutEfficacy: Double = 1.7
  /// How long before the last session the end is felt (below the number of sessions).
  public var endingSessions: Double = 2.0
  // What techniques do, events and what can be seen.
  /// Share of the talk that a facilitator holds who directs.
  public var directingTalk: Double = 0.5
  /// Share of expression that directing takes.
  public var directingExpression: Double = 0.5
  /// Share of the decay of tension that directing takes.
  public var directingTensionDecay: Double = 0.5
  /// Share of surface dissimilarity that cultural sensitivity takes away.
  public var sensitivitySurface: Double = 0.6
  /// What cultural sensitivity adds to the safety of a member who is in the minority on every attribute.
  public var sensitivityExpression: Double = 0.25
  /// Share of the harm of a breach that ground rules take away.
  public var groundRulesBreach: Double = 0.5
  /// Share of what is missing to full anxiety that a breach adds.
  public var breachAnxiety: Double = 0.3
  /// Share of the way to the lowest sentiment that a breach takes others toward who did it.
  public var breachSentiment: Double = 0.4
  /// Share of what is missing to full tension that a crisis adds.
  public var crisisTension: Double = 0.15
  /// Share of what is missing to full anxiety that a crisis adds.
  public var crisisAnxiety: Double = 0.2
  /// Spread of what a facilitator sees around what is, as a share of it.
  public var observationError: Double = 0.2
  /// Spread of a response around a member's state, as a share of the instrument's length.
  public var responseNoise: Double = 0.1
  /// Mean tension held that a member rates as most conflict.
  public var conflictFull: Double = 0.5
  // The helping process: before, goals, after.
  /// Share of starting anxiety that a pre-group interview takes.
  public var interviewAnxiety: Double = 0.3
  /// Share of missing regulation that a pre-group interview adds.
  public var interviewRegulation: Double = 0.1
  /// Share of productivity that clear goals add.
  public var goalProductivity: Double = 0.3
  /// Share of negativity out of disagreement that clear goals take.
  public var goalDisagreement: Double = 0.2
  /// Decay of efficacy toward its beginning after the end, per week.
  public var efficacyFading: Double = 0.06
  /// Decay of skill toward its beginning after the end, per week.
  public var skillFading: Double = 0.03
  /// Decay of ties after the end, per week.
  public var tiesFading: Double = 0.1
  /// Share of these decays that a prepared ending takes.
  public var endingHold: Double = 0.5
  /// Share of these decays that an aftercare session takes in its week.
  public var aftercareHold: Double = 0.8
  /// Log-odds of a relapse in a week, before the terms below.
  public var relapseBase: Double = -1.8
  /// What efficacy above 0.3 takes from them.
  public var relapseEfficacy: Double = 1.5
  /// What ties kept take from them.
  public var relapseTies: Double = 1.0
  /// What relapse prevention takes from them.
  public var relapsePreventionEffect: Double = 1.0
  /// Share of efficacy that a relapse takes.
  public var relapseSetback: Double = 0.2
  // Thresholds by which stages are read off.
  /// A group is forming while expression is below this.
  public var formingExpression: Double = 0.5
  /// A group storms from this negativity on.
  public var stormingNegativity: Double = 0.12
  /// A group storms from this tension on.
  public var stormingTension: Double = 0.12
  /// A group that performs has at least this consensus.
  public var performingConsensus: Double = 0.6
  /// And at least this cohesion.
  public var performingCohesion: Double = 0.3
  /// And less tension than this.
  public var performingTension: Double = 0.08
  /// A group has settled whose cohesion, over the third and second session from the end, is above this.
  public var settledCohesion: Double = 0.3
  /// And whose tension is below this.
  public var settledTension: Double = 0.1

  /// The defaults.
  public init() {}
}
